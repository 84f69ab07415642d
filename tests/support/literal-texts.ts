/** Words in a page's source that no translation reaches. */
import { parseAst } from 'vite';

/** Of our components and of HTML: what a person reads or hears. */
const SPOKEN_PROPS = new Set(
  'aria-description aria-label aria-placeholder aria-roledescription aria-valuetext alt placeholder title confirm hint label legend question'.split(
    ' ',
  ),
);
const WORDS = /\p{L}{2}/u;
const SENTENCE = /^\p{Lu}.*\s.*[.?!…]$/su;

interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const childrenOf = (node: Node): readonly Node[] => Object.values(node).flat().filter(isNode);

/** Texts between tags and in attributes that are read out, and sentences anywhere, of a .ts or .tsx file. */
export function literalTexts(source: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: Node): void => {
    if (node.type === 'ImportDeclaration' || isThrown(node)) return;
    if (node.type === 'JSXText') found.push(String(node['value']));
    if (node.type === 'JSXAttribute' && SPOKEN_PROPS.has(nameOf(node['name'])) && isNode(node['value'])) {
      found.push(...stringsOf(node['value']));
    }
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
      found.push(...(node['children'] as readonly Node[]).filter(isContainer).flatMap(stringsOf));
    }
    if (node.type === 'Literal' && SENTENCE.test(String(node['value']))) found.push(String(node['value']));
    for (const child of childrenOf(node)) visit(child);
  };
  visit(parseAst(source, { lang: 'tsx' }) as unknown as Node);
  return [...new Set(found.map((text) => text.trim()).filter((text) => WORDS.test(text)))];
}

const isThrown = ({ type, callee }: Node): boolean =>
  type === 'NewExpression' && isNode(callee) && callee['name'] === 'Error';

const isContainer = ({ type }: Node): boolean => type === 'JSXExpressionContainer';

const nameOf = (node: unknown): string => (isNode(node) ? String(node['name']) : '');

/** What an expression may come to, where it says so itself. */
function stringsOf(node: Node): readonly string[] {
  const of = (...fields: readonly string[]) =>
    fields.flatMap((field) => (isNode(node[field]) ? stringsOf(node[field]) : []));
  switch (node.type) {
    case 'Literal':
      return typeof node['value'] === 'string' ? [node['value']] : [];
    case 'TemplateLiteral':
      return (node['quasis'] as readonly { readonly value: { readonly raw: string } }[]).map(({ value }) => value.raw);
    case 'ConditionalExpression':
      return of('consequent', 'alternate');
    case 'LogicalExpression':
      return node['operator'] === '&&' ? of('right') : of('left', 'right');
    case 'BinaryExpression':
      return node['operator'] === '+' ? of('left', 'right') : [];
    case 'JSXExpressionContainer':
      return of('expression');
    default:
      return [];
  }
}

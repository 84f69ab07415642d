/**
 * JSON schemas as Claude's structured outputs take them: a small part of the language, and a made-up value for any such schema.
 *
 * @see https://platform.claude.com/docs/en/build-with-claude/structured-outputs
 */

export type JsonSchema = Readonly<Record<string, unknown>>;
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** What `transformJSONSchema` of @anthropic-ai/sdk leaves in a schema; all else the API refuses. */
const KEYWORDS = new Set(
  '$defs $ref enum const type anyOf allOf description title properties additionalProperties required items minItems format'.split(
    ' ',
  ),
);
const FORMATS = new Set('date-time time date duration email hostname uri ipv4 ipv6 uuid'.split(' '));

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Why the API refuses this schema, naming the place; undefined when it takes it. */
export function faultInSchema(schema: unknown, path = 'schema'): string | undefined {
  if (!isRecord(schema)) return `${path}: must be an object`;
  const unknown = Object.keys(schema).find((keyword) => !KEYWORDS.has(keyword));
  if (unknown !== undefined) return `${path}: keyword '${unknown}' is not supported`;
  if (schema.type === 'object' && schema.additionalProperties !== false) {
    return `${path}: for 'object' type, 'additionalProperties' must be explicitly set to false`;
  }
  if (schema.minItems !== undefined && schema.minItems !== 0 && schema.minItems !== 1) {
    return `${path}: for 'array' type, 'minItems' values other than 0 or 1 are not supported`;
  }
  if (schema.format !== undefined && !(typeof schema.format === 'string' && FORMATS.has(schema.format))) {
    return `${path}: string format is not supported`;
  }
  for (const [place, part] of partsOf(schema)) {
    const fault = faultInSchema(part, `${path}.${place}`);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function* partsOf(schema: JsonSchema): Generator<readonly [string, unknown]> {
  for (const named of ['properties', '$defs']) {
    const parts = schema[named];
    if (isRecord(parts)) for (const [name, part] of Object.entries(parts)) yield [`${named}.${name}`, part];
  }
  for (const listed of ['anyOf', 'allOf']) {
    const parts = schema[listed];
    if (Array.isArray(parts)) for (const [i, part] of parts.entries()) yield [`${listed}.${String(i)}`, part];
  }
  if (schema.items !== undefined) yield ['items', schema.items];
}

/** Chooses the text of one string; `name` is the property that it is for. */
export type Writer = (name: string, choices: readonly string[] | undefined) => string;

/** A value that fits a schema which {@link faultInSchema} took. Numbers are 80 and lists hold one item. */
export function fillSchema(schema: JsonSchema, write: Writer): Json {
  const fill = (part: unknown, name: string): Json => {
    if (!isRecord(part)) return null;
    if (typeof part.$ref === 'string') return fill(resolve(schema, part.$ref), name);
    if (part.const !== undefined) return part.const as Json;
    if (Array.isArray(part.enum)) {
      const texts = part.enum.filter((value): value is string => typeof value === 'string');
      return texts.length > 0 ? write(name, texts) : (part.enum[0] as Json);
    }
    if (Array.isArray(part.anyOf))
      return fill(
        part.anyOf.find((one) => isRecord(one) && one.type !== 'null'),
        name,
      );
    if (Array.isArray(part.allOf)) return fill(part.allOf[0], name);
    switch (part.type) {
      case 'object':
        return Object.fromEntries(
          Object.entries(isRecord(part.properties) ? part.properties : {}).map(([key, value]) => [
            key,
            fill(value, key),
          ]),
        );
      case 'array':
        return [fill(part.items, name)];
      case 'string':
        return write(name, undefined);
      case 'integer':
      case 'number':
        return 80;
      case 'boolean':
        return false;
      default:
        return null;
    }
  };
  return fill(schema, '');
}

const resolve = (root: JsonSchema, ref: string): unknown =>
  ref
    .split('/')
    .slice(1)
    .reduce<unknown>((part, name) => (isRecord(part) ? part[name] : undefined), root);

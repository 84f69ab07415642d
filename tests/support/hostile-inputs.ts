/** Inputs that nobody asked for: anything at all, and valid ones with something changed. Cheap, so that there can be many. */
import * as fc from 'fast-check';

/** As messages arrive: through JSON or structured clone, without functions. */
export const anything: fc.Arbitrary<unknown> = fc.anything({
  maxDepth: 2,
  maxKeys: 4,
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
});

const ABSENT = Symbol('absent');

/** What people put where it hurts: names that every object has, numbers at the ends, markup, nothing. */
const NASTY: readonly unknown[] = [
  ABSENT,
  null,
  undefined,
  '',
  ' ',
  '__proto__',
  'constructor',
  '<script>window.hacked=1</script>',
  '\u0000',
  '\ud800',
  '\u202e',
  'x'.repeat(10_000),
  -1,
  0.5,
  NaN,
  Infinity,
  -Infinity,
  2 ** 53,
  1e308,
  true,
  [],
  {},
  [[]],
  ['x'],
  { type: 'start-session' },
  JSON.parse('{"__proto__":{"polluted":true}}'),
];

interface Spot {
  readonly path: readonly string[];
}

/** A valid message with one to three fields, at any depth, changed, added or taken away; seldom still valid. */
export function mutated(messages: readonly object[]): fc.Arbitrary<unknown> {
  const spots = messages.map((message) => [...spotsIn(message), { path: ['unheardOf'] }, { path: ['constructor'] }]);
  const change = fc.tuple(fc.nat(500), fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...NASTY) }, anything));
  return fc
    .tuple(fc.nat(messages.length - 1), fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([which, changes]) => {
      const copy = structuredClone(messages[which]) as Record<string, unknown>;
      const paths = spots[which] ?? [];
      for (const [nth, value] of changes) set(copy, paths[nth % paths.length]?.path ?? [], value);
      return copy;
    });
}

function set(root: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let owner: unknown = root;
  for (const name of path.slice(0, -1)) {
    // An earlier change may have taken the place away.
    if (typeof owner !== 'object' || owner === null) return;
    owner = (owner as Record<string, unknown>)[name];
  }
  const name = path.at(-1);
  if (typeof owner !== 'object' || owner === null || name === undefined) return;
  if (value === ABSENT) Reflect.deleteProperty(owner, name);
  // A copy: a later change may go into it, and it may be put in twice.
  else {
    const own = { value: structuredClone(value), enumerable: true, configurable: true, writable: true };
    Object.defineProperty(owner, name, own);
  }
}

/** Every field of an object, at any depth. */
const spotsIn = (owner: object, under: readonly string[] = []): readonly Spot[] =>
  Object.entries(owner).flatMap(([name, value]) => [
    { path: [...under, name] },
    ...(typeof value === 'object' && value !== null ? spotsIn(value as object, [...under, name]) : []),
  ]);

/** A valid text with a stretch cut out, doubled or put in: JSON and what was JSON. */
export const mutatedText = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...texts),
      fc.nat(5_000),
      fc.nat(60),
      fc.oneof(fc.constant(''), fc.string({ maxLength: 12 })),
    )
    .map(([text, at, length, put]) => {
      const from = at % (text.length + 1);
      return text.slice(0, from) + put + text.slice(from + length);
    });

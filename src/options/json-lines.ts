/** Where in a JSON text something stands. */

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

type Path = readonly (string | number)[];

interface Open {
  /** The key or the index being read; a key is undefined between two. */
  at: string | number | undefined;
  readonly isList: boolean;
}

/**
 * The line (from 1) at which the value of a path begins, or of the nearest that is there: for a field that is missing,
 * where it should be. The text must be JSON.
 */
export function lineOf(text: string, path: Path): number {
  const starts = valueStarts(text);
  for (let length = path.length; length >= 0; length -= 1) {
    const start = starts.get(JSON.stringify(path.slice(0, length)));
    if (start !== undefined) return text.slice(0, start).split('\n').length;
  }
  return 1;
}

/** Where each value begins, by its path. */
function valueStarts(text: string): ReadonlyMap<string, number> {
  const starts = new Map<string, number>();
  const open: Open[] = [];
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const inside = open.at(-1);
    if (token === ':') continue;
    if (token === ',') {
      if (inside) inside.at = inside.isList ? Number(inside.at) + 1 : undefined;
    } else if (token === '}' || token === ']') open.pop();
    else if (inside && inside.at === undefined) inside.at = String(JSON.parse(token));
    else {
      starts.set(JSON.stringify(open.map(({ at }) => at)), index);
      if (token === '{') open.push({ at: undefined, isList: false });
      if (token === '[') open.push({ at: 0, isList: true });
    }
  }
  return starts;
}

/** The line (from 1) at which a text stops being JSON, if it does; undefined too where the browser doesn't tell. */
export function brokenLineOf(text: string): number | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const line = /\(line (\d+) column \d+\)/.exec(message)?.[1];
    if (line !== undefined) return Number(line);
    const position = /at position (\d+)/.exec(message)?.[1];
    if (position !== undefined) return text.slice(0, Number(position)).split('\n').length;
    return /end of JSON input/.test(message) ? text.split('\n').length : undefined;
  }
}

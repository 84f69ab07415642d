/** Looking for a key wherever text can be: whole, in the forms it may be written in, and in pieces. */

/** Shorter pieces turn up by chance (a vendor's prefix has 13), and a key's last four characters are shown on purpose. */
const MIN_PIECE_CHARS = 16;

/** Somewhere a key could be, and what was found there. */
export interface Place {
  readonly where: string;
  readonly text: string;
}

/** A key as a leak would write it. */
export function formsOf(key: string): readonly string[] {
  const half = Math.floor(key.length / 2);
  const pieces = [key, key.slice(0, half), key.slice(half)].filter(({ length }) => length >= MIN_PIECE_CHARS);
  const forms = pieces.flatMap((piece) => [
    piece,
    encodeURIComponent(piece),
    JSON.stringify(piece).slice(1, -1),
    Buffer.from(piece).toString('hex'),
    ...base64Of(piece),
  ]);
  const windows = Array.from({ length: key.length - MIN_PIECE_CHARS + 1 }, (_, at) =>
    key.slice(at, at + MIN_PIECE_CHARS),
  );
  return [...new Set([...forms, ...windows, [...key].toReversed().join('')])];
}

/** Inside a longer text a piece has three base64 forms, by where it begins; the characters its neighbours share are left out. */
const base64Of = (piece: string): readonly string[] =>
  [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.from(`${'\0'.repeat(offset)}${piece}`)
      .toString('base64')
      .replaceAll('=', '');
    const own = encoded.slice(offset === 0 ? 0 : offset + 1, -2);
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });

/** Where a key was found, in words that don't repeat it. */
export function leaksOf(keys: Readonly<Record<string, string>>, places: readonly Place[]): readonly string[] {
  const leaks = Object.entries(keys).flatMap(([name, key]) => {
    const forms = formsOf(key);
    return places.flatMap(({ where, text }) =>
      forms
        .filter((form) => text.includes(form))
        .slice(0, 1)
        .map((form) => `${name} in ${where}: ${around(text, form)}`),
    );
  });
  return [...new Set(leaks)];
}

/** The words around it, so that a leak can be found in the code; the key itself isn't printed by a test either. */
function around(text: string, form: string): string {
  const at = text.indexOf(form);
  return `${text.slice(Math.max(0, at - 60), at)}[KEY]${text.slice(at + form.length, at + form.length + 40)}`;
}

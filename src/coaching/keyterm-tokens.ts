/** How much of the recogniser's room for expected words a list of them takes. */

/** Deepgram takes 500 tokens in all and, beyond, stops transcribing without a word: stay well below. */
export const MAX_KEYTERM_TOKENS = 450;

/** Tokens of a term, counted on the safe side: names split into pieces of two characters and more. */
export const tokensOf = (term: string): number => Math.ceil(utf8LengthOf(term) / 2) + 1;

/** Bytes in UTF-8; the core has no TextEncoder. */
const utf8LengthOf = (text: string): number => {
  let bytes = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x8_00 ? 2 : code < 0x1_00_00 ? 3 : 4;
  }
  return bytes;
};

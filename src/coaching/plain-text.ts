/** Text from outside (speech, a model, a title) as it may be shown and sent: nothing in it reorders, hides or piles up. */

/** Marks on one letter: living scripts stack five at most; a flood of them paints over the lines around it. */
const MAX_MARKS = 8;
const MARK_FLOOD = new RegExp(`([\\p{M}\\u200c\\u200d]{${String(MAX_MARKS)}})[\\p{M}\\u200c\\u200d]+`, 'gu');

/**
 * One line of plain text: white space and control characters are single spaces, direction overrides and other invisible
 * characters are gone but for the joiners that some scripts spell with, and so are halves of surrogate pairs.
 */
export const plainText = (text: string): string =>
  text
    .replace(/(?![\u200c\u200d])[\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(MARK_FLOOD, '$1')
    .trim();

/** The first characters of a text, at most `maxChars`, and no half of a surrogate pair at the end. */
export const headOf = (text: string, maxChars: number): string =>
  text.slice(0, maxChars).replace(/[\ud800-\udbff]$/, '');

/** The last characters of a text, at most `maxChars`, and no half of a surrogate pair at the start. */
export const tailOf = (text: string, maxChars: number): string =>
  text.slice(Math.max(0, text.length - maxChars)).replace(/^[\udc00-\udfff]/, '');

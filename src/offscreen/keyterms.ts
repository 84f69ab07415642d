/** Which of the playbook's terms are sent to the recogniser. */

import { MAX_KEYTERM_TOKENS, tokensOf } from '../coaching/keyterm-tokens';

/** So many at most; a longer list also blurs what each is meant to sharpen. */
const MAX_KEYTERMS = 100;

/** The terms from the first on that fit Deepgram's limit, trimmed, each once. */
export function boundedKeyterms(terms: readonly string[]): readonly string[] {
  const kept: string[] = [];
  const seen = new Set<string>();
  let tokens = 0;
  for (const raw of terms) {
    // Commas and line breaks separate nothing on this wire: they would become part of the term.
    const term = raw.replace(/[\s,;]+/g, ' ').trim();
    if (term === '' || seen.has(term.toLowerCase())) continue;
    tokens += tokensOf(term);
    if (tokens > MAX_KEYTERM_TOKENS || kept.length === MAX_KEYTERMS) break;
    seen.add(term.toLowerCase());
    kept.push(term);
  }
  return kept;
}

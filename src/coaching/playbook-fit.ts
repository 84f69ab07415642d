/**
 * Whether a playbook speaks of what this call is about: its questions sound odd in another trade. One that the rep chose does;
 * the one that every install starts with was chosen by nobody, and must be borne out by the talk.
 */
import type { Utterance } from './conversation';
import { compilePhrases, wordsOf } from './phrases';
import type { Playbook } from './playbook';

const UNCHOSEN = 'default';
/** Utterances searched, from the last. */
const WITHIN = 120;
/** Words of a title that any trade uses. */
const COMMON = new Set(
  'a an and the for of to in on with by your our small big new ai app software service services business businesses company companies sales call calls team teams inbound outbound enquiry enquiries discovery renewal retention customer customers default playbook'.split(
    ' ',
  ),
);

const known = new WeakMap<Playbook, readonly string[]>();

/** The playbook's questions can be asked as they stand: it was chosen, or either side used its product's or its trade's own words. */
export function speaksOfTrade(heard: readonly Utterance[], playbook: Playbook): boolean {
  if (playbook.id !== UNCHOSEN) return true;
  const matcher = compilePhrases(tradePhrases(playbook));
  return heard.slice(-WITHIN).some(({ text }) => matcher.matches(text) > 0);
}

function tradePhrases(playbook: Playbook): readonly string[] {
  const before = known.get(playbook);
  if (before) return before;
  const title = wordsOf(playbook.title).filter((word) => word.length > 3 && !COMMON.has(word));
  const phrases = [...playbook.keyterms, ...title];
  known.set(playbook, phrases);
  return phrases;
}

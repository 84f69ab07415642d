/**
 * Whether a playbook speaks of what this call is about: its questions sound odd in another trade. One that the rep chose does;
 * the one that every install starts with was chosen by nobody, and must be borne out by the talk.
 */
import type { Utterance } from './conversation';
import type { Moment } from './moment';
import { compilePhrases, wordsOf } from './phrases';
import type { Playbook } from './playbook';

const UNCHOSEN = 'default';
/** Utterances searched, from the last. */
const WITHIN = 120;
/** Lines that must speak of it: "voicemail" is said once in any trade. */
const BORNE_OUT_BY = 2;
/** Words of a title that any trade uses. */
const COMMON = new Set(
  'a an and the for of to in on with by your our small big new ai app software service services business businesses company companies sales call calls team teams inbound outbound enquiry enquiries discovery renewal retention customer customers default playbook'.split(
    ' ',
  ),
);

/** What a playbook's trade is known by, and which utterances were found to speak of it: each is read once. */
interface Trade {
  readonly phrases: readonly string[];
  readonly spoken: WeakMap<Utterance, boolean>;
}
const trades = new WeakMap<Playbook, Trade>();

/**
 * The playbook's questions can be asked as they stand: it was chosen, what the rep wrote of the product says so, or both sides' talk
 * used its product's or its trade's own words.
 */
export function speaksOfTrade({
  heard,
  playbook,
  product = '',
}: Pick<Moment, 'heard' | 'playbook' | 'product'>): boolean {
  if (playbook.id !== UNCHOSEN) return true;
  const { phrases, spoken } = tradeOf(playbook);
  const matcher = compilePhrases(phrases);
  if (product !== '') return matcher.matches(product) > 0;
  const speaks = (utterance: Utterance): boolean => {
    const known = spoken.get(utterance);
    if (known !== undefined) return known;
    const found = matcher.matches(utterance.text) > 0;
    spoken.set(utterance, found);
    return found;
  };
  return heard.slice(-WITHIN).filter(speaks).length >= BORNE_OUT_BY;
}

function tradeOf(playbook: Playbook): Trade {
  const known = trades.get(playbook);
  if (known) return known;
  const title = wordsOf(playbook.title).filter((word) => word.length > 3 && !COMMON.has(word));
  const trade = { phrases: [...playbook.keyterms, ...title], spoken: new WeakMap<Utterance, boolean>() };
  trades.set(playbook, trade);
  return trade;
}

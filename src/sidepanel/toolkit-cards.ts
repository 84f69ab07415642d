/**
 * The toolkit as it lies before the rep: scripts and battle cards, those for this moment first.
 *
 *   competitor just named ▸ scripts that fit now ▸ competitors named earlier ▸ the other scripts ▸ the other competitors
 */
import type { CardStanding } from '../coaching/card-standing';
import type { TranscriptLine } from '../coaching/panel-view';
import { compilePhrases, type PhraseMatcher } from '../coaching/phrases';
import type { Competitor, ToolkitCategory, ToolkitEntry } from '../coaching/playbook';
import type { Suggestion } from '../coaching/suggestion';

/** Words to say, and when; a battle card has one answer. */
export interface CardLine {
  readonly name: string;
  readonly text: string;
  readonly when: string;
}

/** The customer's words that named a competitor. */
export interface Naming {
  readonly lineId: string;
  readonly text: string;
}

export interface ToolkitCard {
  /** Unique among the cards. */
  readonly id: string;
  readonly kind: 'scripts' | 'competitor';
  readonly title: string;
  /** Beside the title, what it is found by. */
  readonly keywords: readonly string[];
  readonly lines: readonly CardLine[];
  /** It is for this moment. */
  readonly fits: boolean;
  /** Where the customer named this competitor last. */
  readonly named: Naming | undefined;
}

export interface ToolkitMoment {
  readonly toolkit: readonly ToolkitEntry[];
  readonly competitors: readonly Competitor[];
  /** As spoken. */
  readonly lines: readonly TranscriptLine[];
  readonly highlighted: readonly ToolkitCategory[];
}

/** Lines back in which a competitor's name still counts as of this moment. */
const JUST_NAMED_LINES = 12;

/** Which scripts fit now, in either mode: the one that came up with the card, then those that the suggestion highlights. */
export const highlightedNow = (
  card: CardStanding | undefined,
  suggestion: Suggestion | undefined,
): readonly ToolkitCategory[] => [
  ...new Set([...(card?.toolkit === undefined ? [] : [card.toolkit]), ...(suggestion?.highlight_toolkit ?? [])]),
];

/** Every card, those for this moment first. */
export function toolkitCards({ toolkit, competitors, lines, highlighted }: ToolkitMoment): readonly ToolkitCard[] {
  const battle = competitors.map((competitor) => battleCard(competitor, lines));
  const named = battle.filter((card) => card.at >= 0).toSorted((a, b) => b.at - a.at);
  const scripts = toolkit.map((entry) => scriptCard(entry, highlighted.includes(entry.category)));
  const fitting = highlighted.flatMap((category) => scripts.find(({ id }) => id === category) ?? []);
  return [
    ...named.filter(({ card }) => card.fits).map(({ card }) => card),
    ...fitting,
    ...named.filter(({ card }) => !card.fits).map(({ card }) => card),
    ...scripts.filter(({ fits }) => !fits),
    ...battle.filter(({ at }) => at < 0).map(({ card }) => card),
  ];
}

const scriptCard = ({ category, title, scripts, triggers }: ToolkitEntry, fits: boolean): ToolkitCard => ({
  id: category,
  kind: 'scripts',
  title,
  keywords: [category.replaceAll('_', ' '), ...triggers.objections, ...triggers.cues],
  lines: scripts.map(({ name, text, when_to_use: when }) => ({ name, text, when })),
  fits,
  named: undefined,
});

function battleCard(competitor: Competitor, lines: readonly TranscriptLine[]) {
  const { name, says, answer } = competitor;
  const at = lines.findLastIndex((line) => isNamedIn(competitor, line));
  const line = lines[at];
  const card: ToolkitCard = {
    id: `competitor ${name}`,
    kind: 'competitor',
    title: name,
    keywords: says,
    lines: [{ name: '', text: answer, when: '' }],
    fits: at >= 0 && at >= lines.length - JUST_NAMED_LINES,
    named: line && { lineId: line.id, text: line.text },
  };
  return { at, card };
}

const matchers = new WeakMap<Competitor, PhraseMatcher>();
/** A line is read once for each competitor, however long the call. */
const readings = new WeakMap<TranscriptLine, Map<Competitor, boolean>>();

/** The customer says the competitor's name, in a line that won't change any more. */
function isNamedIn(competitor: Competitor, line: TranscriptLine): boolean {
  if (line.speaker !== 'customer' || line.status !== 'final') return false;
  const known = readings.get(line) ?? new Map<Competitor, boolean>();
  const answer = known.get(competitor) ?? matcherOf(competitor).matches(line.text) > 0;
  readings.set(line, known.set(competitor, answer));
  return answer;
}

function matcherOf(competitor: Competitor): PhraseMatcher {
  const known = matchers.get(competitor) ?? compilePhrases([competitor.name, ...competitor.says]);
  matchers.set(competitor, known);
  return known;
}

/** What the call's own plan has next at a stage, taking up what the customer has just told. */
import { askedForFact, askedPlainlyForFact, isAgreed, isEarly, seeksConfirming, UNSURE } from './call-sense';
import { isInbound } from './call-words';
import { isSore } from './hear-trouble';
import { praises } from './judgement';
import { lastTurn } from './last-turn';
import type { AdviceMaker, Choice } from './make-advice';
import { HEDGES, WARMS } from './mood-cues';
import { hasOffered, isMet, openObjectives, raise, STAGE_URGENCY, urgencyOf } from './open-objectives';
import { wordsOf } from './phrases';
import type { Objective, Stage } from './playbook';
import { hasPriced } from './price-talk';
import { lastLineOf } from './resistance';
import { quoteOf } from './spoken-quote';
import { turnAdvice, type TurnKind } from './turn-advice';
import { AGAINST } from './turn-cues';

/** Words of a quote that tells enough to ask more of it. */
const TELLING = 5;
/** Words of a turn that tells enough though nothing in it is fit to be quoted. */
const LONG = 12;
/** How what they have told is taken up, by stage; the other stages go on with their plan. */
const TAKEN_UP: Partial<Record<Stage, TurnKind>> = { discovery: 'follow-up', pitch: 'respond', objection: 'concern' };

/** What to do at that stage, best first. @param lead what to say before the question. */
export function* plansOf(make: AdviceMaker, at: Stage, lead: string): Generator<Choice, Choice, undefined> {
  const { moment, turn } = make;
  if (
    turn?.does === 'doubt' &&
    !askedForFact(moment) &&
    !isAgreed(moment) &&
    (at === 'pitch' || at === 'close' || moment.stage.current === 'objection')
  ) {
    yield make.now(turnAdvice('doubt', turn.quote), 'high');
  }
  if (at === 'opening' && isInbound(moment.heard)) {
    if (turn?.does === 'say' && wordsOf(make.said).length > TELLING) yield* takenUp(make, 'discovery', undefined);
    else yield make.settle(turnAdvice('inbound'), { urgency: 'medium', stays: true });
  }
  const open = worthPursuing(make, at);
  if (at === 'opening' && moment.repHeard && open[0]?.stage !== 'opening') {
    if (make.complains) yield* takenUp(make, 'discovery', undefined);
    const next = hasSaidEnough(make) ? turnAdvice('bridge') : make.stagePlan('opening');
    yield make.settle(next, { urgency: 'medium', after: make.advices('discovery'), stays: true });
  }
  if (seeksConfirming(moment, turn))
    yield make.now(turnAdvice('confirm', turn && 'quote' in turn ? turn.quote : undefined), 'medium');
  if (at === 'objection' && turn?.does === 'say' && comesRound(make))
    yield make.now(turnAdvice('thaw', turn.quote), 'medium');
  const answers = askedPlainlyForFact(moment) && (at === 'objection' || isAnsweringUnderDoubt(make));
  // "Guess" is no fact to use.
  const tells = at === 'objection' && askedForFact(moment) && wordsOf(make.said).length > 1;
  if ((answers || tells) && turn?.does === 'say') yield make.now(turnAdvice('use'), 'high');
  if (at === 'pitch' && turn?.does === 'say' && praises(make.said)) yield make.now(turnAdvice('warm'), 'medium');
  yield* takenUp(make, at, open[0]);
  // Where its own questions would speak of another trade, a playbook knows too few facts to ask for.
  const isKnown = at === 'discovery' ? open[0]?.stage === 'discovery' : at !== 'pitch' || open[0]?.id === 'value_prop';
  if (!make.fits && !isKnown) {
    yield make.settle(make.stagePlan(at), {
      urgency: 'medium',
      after: open.map((next) => make.advice(next)),
      stays: true,
    });
  }
  for (const [n, objective] of open.entries()) {
    yield make.settle(make.advice(objective), {
      urgency: urgencyOf(objective, moment),
      after: [make.stagePlan(at), ...open.slice(n + 1).map((later) => make.advice(later))],
      lead,
      stays: true,
    });
  }
  if (at === 'close') yield make.settle(make.wrapUp(), { urgency: 'medium' });
  const plan = make.settle(make.stagePlan(at), { urgency: raise(STAGE_URGENCY[at], -1) });
  yield plan;
  return plan;
}

/** Says what they want: that is taken up however often something was before. */
const WISHES = /\b(?:i(?:'?d| would) (?:like|love|want)|i wish|(?:we|i) (?:really )?(?:need|want))\b/i;
/** Words of somebody who weighs one thing against another. */
const COMPARING =
  /\b(?:others?|another|anyone|someone|somebody|everyone|instead|compar\w*|versus|already|currently|competitor\w*)\b/;

/** The stage's open objectives, without those that would sound odd just now. */
function worthPursuing(make: AdviceMaker, at: Stage): readonly Objective[] {
  const { moment, turn, fits, said } = make;
  const isOdd = ({ id, stage }: Objective): boolean => {
    switch (id) {
      // A yes just given isn't asked for again, and a price that was named isn't brought up.
      case 'get_commitment':
        return turn?.does === 'agree' && at === 'close';
      case 'address_budget':
        return hasPriced(moment) || at !== 'pitch';
      case 'differentiate':
        return !fits && !COMPARING.test(said);
      case 'value_received':
        return isSore(moment);
      case 'qualify_volume':
        return !fits;
      case 'current_solution':
        return !fits && (at === 'pitch' || isInbound(moment.heard));
      default:
        // What was missed earlier isn't gone back for in a trade that the playbook doesn't know.
        return (at === 'discovery' && stage === 'close') || (at === 'pitch' && stage === 'discovery' && !fits);
    }
  };
  return make.inOrder(openObjectives(moment, at)).filter((objective) => !isOdd(objective));
}

/** What they told is taken up before the next thing on the list, but not twice running: that would be an interrogation. */
function* takenUp(make: AdviceMaker, at: Stage, next: Objective | undefined): Generator<Choice, void, undefined> {
  const { turn, moment } = make;
  const kind = at !== 'opening' && at !== 'objection' && soundsAgainst(make) ? 'concern' : TAKEN_UP[at];
  if (
    kind === undefined ||
    turn?.does !== 'say' ||
    (isRunning(make, kind) && !WISHES.test(make.said) && !isBitter(make))
  )
    return;
  const told = kind === 'concern' && at === 'objection' ? 2 : turn.quote === undefined ? LONG : TELLING;
  if (wordsOf(turn.quote ?? make.said).length < told) return;
  // What it is about is what they have just said, not what they said longest.
  const advice = turnAdvice(kind, quoteOf(lastTurn(moment.heard).at(-1)?.text ?? '') ?? turn.quote);
  const [first, ...rest] = advice.questions;
  const mixed = kind === 'follow-up' && !isSore(moment) && first !== undefined && next?.stage === at;
  yield make.settle(
    mixed ? { ...advice, questions: [first, ...make.advice(next).questions.slice(0, 2), ...rest] } : advice,
    {
      urgency: next ? urgencyOf(next, moment) : 'medium',
      after: make.advices(at),
      stays: true,
    },
  );
}

/** Whoever complains is heard, however often something was taken up before. */
const isBitter = ({ moment, said, complains }: AdviceMaker): boolean =>
  moment.signals.sentiment === 'negative' && (complains || AGAINST.test(wordsOf(said).join(' ')));

/** The rep has said more than a greeting: they can know why they were called. Without a microphone nobody knows. */
function hasSaidEnough({ moment }: AdviceMaker): boolean {
  const said = moment.heard.slice(0, FIRST_LINES).filter(({ speaker }) => speaker === 'rep');
  return !moment.repHeard || said.length === 0 || said.flatMap(({ text }) => wordsOf(text)).length >= REASON_WORDS;
}
const FIRST_LINES = 12;
const REASON_WORDS = 12;

/** Kind words, and none against: the mood alone may be misread. */
function comesRound({ moment, said }: AdviceMaker): boolean {
  const spoken = wordsOf(said).join(' ');
  return (
    AT_LEAST.test(said) ||
    (moment.signals.sentiment === 'positive' && WARMS.test(spoken) && !AGAINST.test(spoken) && !HEDGES.test(spoken))
  );
}
const AT_LEAST = /\b(?:at least (?:you|ye|that)|that'?s (?:so|true|fair|honest)|(?:so )?you did|fair play)\b/i;

/** Something was offered, and their line before this one was against it: the rep's question was about that. */
function isAnsweringUnderDoubt({ moment, about }: AdviceMaker): boolean {
  const { heard, stage } = moment;
  if (!hasOffered(moment) || stage.belief.objection < HARDLY) return false;
  const at = heard.findLastIndex(({ id }) => id === about);
  const before = lastLineOf(heard.slice(Math.max(0, at - BEFORE), Math.max(0, at)), 'customer');
  return before !== undefined && AGAINST.test(wordsOf(before.text).join(' '));
}
const BEFORE = 5;

/** In case of doubt it is heard as a concern: whoever has only told a fact is asked nothing odd by that. */
function soundsAgainst({ moment, said }: AdviceMaker): boolean {
  const { belief } = moment.stage;
  const isAgainst = AGAINST.test(wordsOf(said).join(' ').replaceAll(NEWS_TO_THEM, ''));
  // Before anybody knows what the call is about nothing can be against it.
  if (moment.repHeard && isEarly(moment) && !isMet(moment, 'establish_reason') && !isInbound(moment.heard))
    return false;
  if (askedForFact(moment)) return isAgainst && belief.objection > LIKELY;
  if (moment.signals.sentiment === 'positive' || !hasOffered(moment)) return belief.objection > LIKELY;
  return belief.objection > (isAgainst ? HARDLY : UNSURE);
}
/** "The other one never even asked" speaks for whoever did. */
const NEWS_TO_THEM =
  /\b(?:nobody|no one|(?:the|that) (?:other|last) (?:\w+ )?(?:guy|one|lot|crowd|fella|man|woman|lady|company|people)|they|he|she) (?:(?:has|had|have|ever|even|never|did|not) )*(?:told|tell|asked|ask|mentioned|mention|said|explained|explain|showed)\b/g;
/** How likely it must be that an objection stands where a word is said against it. */
const HARDLY = 0.12;
/** Where nothing was offered yet, they are in good spirits, or "nobody" was the answer to a question. */
const LIKELY = 0.5;

/** The card before this turn was of the same kind; a concern may be followed by another. */
function isRunning({ moment }: AdviceMaker, kind: TurnKind): boolean {
  const turn = new Set<string | undefined>(lastTurn(moment.heard).map(({ id }) => id));
  return kind !== 'concern' && moment.cards?.shown.findLast(({ about }) => !turn.has(about))?.kind === kind;
}

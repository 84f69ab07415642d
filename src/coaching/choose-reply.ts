/** What to say to what the customer has just done: an objection met, a question answered, a day held, a feeling heard. */
import { askedForStep, isEarly, seeksConfirming } from './call-sense';
import { isInbound } from './call-words';
import { figureIn, worthOf } from './figures';
import { isSore } from './hear-trouble';
import { holdsNumber, lastTurn } from './last-turn';
import type { AdviceMaker, Choice } from './make-advice';
import { CONCEDES } from './mood-cues';
import { OBJECTION_WORDS, type Objection } from './neutral-words';
import { isCalledFor, isMet, openObjectives, urgencyOf } from './open-objectives';
import { isPriced } from './other-price';
import { compilePhrases, wordsOf } from './phrases';
import { isAboutMoney } from './price-talk';
import type { Moment } from './moment';
import { lastLineOf } from './resistance';
import { plainKinds } from './signal-cues';
import { spoken } from './signal-words';
import { asksQuestion } from './speech-acts';
import { quoteOf } from './spoken-quote';
import { answerAdvice, turnAdvice, type Advice, type Opened, type TurnKind } from './turn-advice';
import { DAYS } from './turn-cues';

type Choices = Generator<Choice, void, undefined>;

/** What to say first, so that the customer feels heard, before the question. */
const ACKNOWLEDGING: Readonly<Record<Objection, string>> = {
  price: 'I hear you, it has to be worth the money.',
  timing: 'Of course, I called out of the blue.',
  authority: 'That makes sense, it should not be decided alone.',
  need: 'That is fair, thanks for saying so straight.',
  trust: 'I do not blame you for being careful.',
  ai_concerns: 'That is a fair worry, nobody likes talking to a machine that does not listen.',
  technical: 'Good that you ask now rather than later.',
};

/** An objection of that kind stands. Where their words don't bear the kind out, it is met as any concern; figures are none. */
export function* meets(make: AdviceMaker, type: Objection): Choices {
  const { moment, turn } = make;
  if (isSure(type, make)) yield meetsKind(make, type);
  else if (turn?.does !== 'ask' && type !== 'price') {
    const quote = quoteOf(make.said);
    if (seeksConfirming(moment, turn)) yield make.now(turnAdvice('confirm', quote), 'medium');
    yield make.now(turnAdvice('concern', quote), 'high');
  }
}

/** Words one of which is said with an objection of the kind; the kinds that aren't here have too many. */
const BORNE_OUT: Partial<Record<Objection, RegExp>> = {
  price:
    /[$£€₹₦]|\b(?:\d+|hundred|thousand|grand|money|price\w*|pric(?:ey|ing)|cost\w*|pay\w*|paid|budget\w*|afford|expensive|dear|cheap\w*|fees?|worth|free|discount|much|steep|cash|figure|rate|lot|broke|spend\w*|tight|charg\w+|quid|bucks|neck|joke|fund\w*)\b/i,
  authority:
    /\b(?:ask|check|speak|talk|run|runs|decid\w+|decision\w*|sign\w*|approv\w+|boss|owner|manager|wife|husband|missus|partner|head|board|committee|director|team|son|daughter|brother|sister|mum|mom|dad|mother|father|family|accountant|procurement|legal|up to|convince|trustees|landlord|not (?:me|mine)|not my)\b/i,
  timing:
    /\b(?:time|busy|later|back|now|today|weeks?|months?|years?|quarter|moment|think|season|until|after|till|before|next|soon|wait|rush|hurry|driving|meeting|e?mail|january|february|march|april|may|june|july|august|september|october|november|december|christmas|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|ready|yet|pause|rushed)\b/i,
  trust:
    /\b(?:trust|scams?|legit|genuine|real|believe|promis\w+|guarantee\w*|last (?:time|one|man|lot|fella|fellow|guy)|burn\w*|heard|catch|honest|number|data|safe|con|cheat\w*|lie[sd]?|lying|bank|stole|steal|robbed|writing|paper|proof|reviews?|contract|locked|sign|they all|you people|you lot|who are you|know you|never heard|afraid|fear\w*|scared|rip|sure)\b/i,
  technical:
    /\b(?:works?|working|connect\w*|integrat\w*|system\w*|software|apps?|phones?|internet|wifi|signal|set ?up|install\w*|switch\w*|migrat\w*|data|computers?|screens?|tablets?|port|api|servers?|networks?|devices?|compatible|handles?|supports?|size|fits?|power|desktop|windows|lines?|numbers?|move|change|training|learn|cope\w*|reads?)\b/i,
  ai_concerns: /\b(?:ai|robots?|machines?|bots?|humans?|persons?|real|automat\w*|voices?|talking to)\b/i,
};

function isSure(type: Objection, { said, moment }: AdviceMaker): boolean {
  if (type === 'price' && speaksOfTheirCosts(moment)) return plainKinds(spoken(said), false).includes('price');
  const words = BORNE_OUT[type];
  return words === undefined || words.test(said) || (type === 'price' && (holdsNumber(said) || isAboutMoney(moment)));
}

/** What they pay somebody else, or lose by our fault, is no objection to a price that nobody has named. */
const speaksOfTheirCosts = (moment: Moment): boolean =>
  !isPriced(moment) &&
  (isSore(moment) ||
    moment.heard
      .slice(-JUST_NOW)
      .some(({ speaker, text }) => (speaker === 'rep' ? ASKS_COSTS : THEIR_COSTS).test(wordsOf(text).join(' '))));
const ASKS_COSTS = /\byou (?:\w+ ){0,3}(?:pay|paying|paid|spend|spending)\b/;
const JUST_NOW = 4;
const THEIR_COSTS =
  /\b(?:(?:i|we) (?:am |are |\w+ )?(?:pay|paying|paid)|still paying|costs? (?:me|us)|costing (?:me|us)|(?:my|our) (?:\w+ )?(?:bill|contract)|(?:on|into|in) (?:an? |this |my |our )?contract)\b/;

function meetsKind(make: AdviceMaker, type: Objection): Choice {
  const { moment } = make;
  const { what, why, questions, talkingPoints } = make.fitting(moment.playbook.objections[type], OBJECTION_WORDS[type]);
  const quote = quoteOf(make.said);
  const [next] = openObjectives(moment, 'objection').filter(({ stage }) => stage === 'objection');
  const advice: Advice = {
    kind: `objection:${type}`,
    what,
    why: quote === undefined ? why : `They said: “${quote}”. ${why}`,
    questions: [...(type === 'price' ? make.worth() : []), ...questions],
    talkingPoints,
  };
  return make.settle(advice, {
    urgency: moment.signals.sentiment === 'negative' ? 'critical' : 'high',
    after: [...(next ? [make.advice(next)] : []), make.stagePlan('objection')],
    lead: ACKNOWLEDGING[type],
    stays: true,
  });
}

const STARTS =
  /\b(?:how|when|where|what) (?:\w+ ){0,4}?(?:start\w*|begin|sign up|set (?:it |me |us )?up|get going|go ahead|next|order|book)\b/i;

/** Acts that few words call for; of "what is it now?" nobody knows what it means. */
const PLAIN_ACTS: ReadonlySet<string> = new Set(['establish_reason', 'address_budget']);
const CLEAR_WORDS = 5;

/** What they ask for with "what would you recommend" and "when are you free" isn't an answer but the step itself. */
const ASKS_FOR_STEP: readonly (readonly [string, RegExp])[] = [
  [
    'schedule',
    /\b(?:your (?:calendar|diary|availability)|when (?:are you|would you be) (?:free|available|around)|what (?:days?|times?|slots?) (?:do you have|have you got|works? for you|are you free))\b/,
  ],
  [
    'propose_next',
    /\bwhat (?:are you|do you|would you) (?:proposing|propose|suggesting|suggest|recommend\w*)\b|\bwhat (?:is|would be|are) (?:the |our )?next(?: steps?)?$|\bwhere do we go from here\b|\bhow do we (?:move forward|proceed)\b/,
  ],
];

function stepAskedFor(said: string): string | undefined {
  const spoken = wordsOf(said).join(' ');
  return ASKS_FOR_STEP.find(([, pattern]) => pattern.test(spoken))?.[0];
}

/** A question of theirs goes before any plan of ours. */
export function* answersFirst(make: AdviceMaker, buying: boolean): Choices {
  const { moment, turn } = make;
  if (turn?.does !== 'ask') return;
  const { playbook, stage } = moment;
  const step = playbook.objectives.find(({ id }) => id === stepAskedFor(make.said));
  if (step && !isEarly(moment)) {
    yield make.settle(make.advice(step), { urgency: 'high', after: make.advices('close'), lead: '', stays: true });
  }
  const called = playbook.objectives.find(
    (objective) =>
      !isMet(moment, objective.id) &&
      moment.repHeard &&
      isCalledFor(objective, moment) &&
      (PLAIN_ACTS.has(objective.id) || wordsOf(turn.quote ?? '').length >= CLEAR_WORDS) &&
      (objective.stage !== 'opening' || isEarly(moment)),
  );
  if (called) {
    const answer = called.id === 'address_budget' ? answerAdvice({ ...turn, about: 'price' }) : make.advice(called);
    yield make.settle(
      {
        ...answer,
        kind: `answer:${called.id}`,
        why: turn.quote === undefined ? answer.why : `They asked: “${turn.quote}”`,
      },
      {
        urgency: urgencyOf(called, moment),
        after: make.advices(stage.current),
        lead: buying ? 'Glad it fits.' : '',
        stays: true,
      },
    );
  }
  // "How do we start?" is answered by the next step.
  if (buying && (called !== undefined || STARTS.test(make.said))) return;
  const opened = isEarly(moment) && stage.current === 'opening' && moment.repHeard ? openedBy(make) : undefined;
  const advice = answerAdvice(turn, opened);
  yield make.settle(advice, {
    urgency: stage.current === 'opening' ? 'medium' : 'high',
    after: make.advices(stage.current),
    lead: `${advice.what}.`,
    stays: true,
  });
}

const openedBy = ({ moment }: AdviceMaker): Opened => {
  if (isInbound(moment.heard)) return 'inbound';
  return isMet(moment, 'establish_reason') ? 'early' : 'first';
};

/** A day, an address: what was just fixed is said back. */
export function* holds(make: AdviceMaker): Choices {
  const { moment, turn } = make;
  if (turn?.does === 'give-contact') yield make.now(turnAdvice('contact'), 'high');
  if (turn?.does !== 'fix-time') return;
  const asked = lastLineOf(moment.heard, 'rep');
  // When somebody else is back fixes nothing.
  if (isEarly(moment) && /\bback\b/i.test(asked?.text ?? '')) yield make.now(turnAdvice('wrong-person'), 'medium');
  const isTimeAsked = asked !== undefined && compilePhrases(DAYS).matches(asked.text) > 0 && asksQuestion(asked.text);
  if (moment.stage.current !== 'close' && !isTimeAsked && !askedForStep(moment)) return;
  yield make.now(turnAdvice('fixed', turn.quote), 'high');
}

/** What the rep asks one question deeper about, most worth first; each is an objective's id. */
const DEEPER = ['identify_pain', 'qualify_volume', 'current_solution'] as const;

/** A fact they have just told is worth one question more, while facts are what the call is about. */
export function* goesDeeper(make: AdviceMaker): Choices {
  const { moment, said } = make;
  const { stage, playbook, heard, met } = moment;
  if (stage.current !== 'discovery' && stage.current !== 'opening') return;
  const turnIds = new Set(lastTurn(heard).map(({ id }) => id));
  for (const kind of DEEPER) {
    const objective = playbook.objectives.find(({ id }) => id === kind);
    if (!objective) continue;
    const told = met.some(
      ({ id, utteranceId }) => id === kind && utteranceId !== undefined && turnIds.has(utteranceId),
    );
    const again =
      kind === 'identify_pain' &&
      isMet(moment, kind) &&
      compilePhrases(objective.cues).matches(said) > 0 &&
      compilePhrases(objective.not).matches(said) === 0;
    if (!told && !again) continue;
    const quote = quoteOf(said, { about: objective.cues });
    const figure = kind === 'qualify_volume' ? figureIn(said) : undefined;
    if (kind === 'qualify_volume' ? !figure : quote === undefined) continue;
    const advice = turnAdvice(kind, quote);
    const counted = figure ? [worthOf(figure, playbook).replace(/^w/, 'W')] : [];
    yield make.settle(
      { ...advice, questions: [...counted, ...advice.questions] },
      { urgency: 'medium', after: make.advices(stage.current), stays: true },
    );
  }
}

/** What to do about what a turn shows of the customer, as `words/turns.json` names it. */
const SHOWN = {
  feel: 'feeling',
  upset: 'upset',
  lost: 'lost',
  decline: 'decline',
  deflect: 'deflected',
  guard: 'guarded',
  like: 'warm',
  'not-know': 'unknown',
} as const satisfies Readonly<Record<string, TurnKind>>;

/** What they have just shown of themselves goes before any plan. */
export function* shows(make: AdviceMaker): Choices {
  const { moment, turn } = make;
  if (!turn || !isShown(turn.does)) return;
  const stage = moment.stage.current;
  if (turn.does === 'like' && stage !== 'pitch' && stage !== 'objection') return;
  const isUrgent = turn.does === 'upset' || turn.does === 'lost' || turn.does === 'decline';
  // "I guess that's true" after an objection likes nothing yet: it gives a point.
  const hasObjected = stage === 'objection' || (moment.objections?.length ?? 0) > 0;
  const grants = stage === 'objection' || CONCEDES.test(wordsOf(make.said).join(' '));
  const kind = turn.does === 'like' && hasObjected && grants ? 'thaw' : SHOWN[turn.does];
  yield make.settle(turnAdvice(kind, 'quote' in turn ? turn.quote : undefined), {
    urgency: isUrgent ? 'high' : 'medium',
    after: turn.does === 'lost' ? [] : make.advices(stage),
    stays: true,
  });
}

const isShown = (does: string): does is keyof typeof SHOWN => does in SHOWN;

/**
 * What reps ask about most, and how it sounds on a call: a question says "budget" where the customer said "forty a month".
 * Questions are in the interface's languages (English, German), phrases of the call beside the playbook's own. As of phrases.ts.
 */
import type { ObjectionType, ToolkitCategory } from './playbook';

export interface Topic {
  /** Phrases of a question that ask for it. */
  readonly asked: readonly string[];
  /** Phrases of the call that are about it. */
  readonly said: readonly string[];
  /** Phrases that look like it and aren't: a line with one says nothing of it. */
  readonly not?: readonly string[];
  /** Objectives whose phrases and evidence are about it; known by their usual ids. */
  readonly objectives: readonly string[];
  readonly objections: readonly Exclude<ObjectionType, 'none'>[];
  /** The card of the toolkit whose triggers are about it. */
  readonly toolkit?: ToolkitCategory;
  /** It is about whom the customer compares with: the playbook names them. */
  readonly competitors?: true;
  /** Of what was said of it, the last counts most. */
  readonly lateCounts?: true;
}

const list = (text: string): readonly string[] => text.split(',').map((phrase) => phrase.trim());

export const TOPICS: readonly Topic[] = [
  {
    asked: list(
      'price*, pricing, cost*, budget*, expens*, cheap*, money, pay*, paid, afford*, spend*, fee, fees, discount*, how much, preis*, kost*, teuer*, geld, zahl*, bezahl*, rabatt*, ausgeben, wie teuer',
    ),
    said: list(
      'price*, pricing, cost*, budget*, expens*, cheap*, afford*, pay, pays, paying, paid, payment*, spend*, spent, fee, fees, discount*, dollar*, bucks, quid, euro*, pounds, grand, # grand, # hundred a, # thousand a, # a month, # a year, per month, per seat, per user, money, too much for, how much, invoice*, preis*, kost*, teuer*, bezahl*, rabatt*',
    ),
    objectives: ['address_budget'],
    objections: ['price'],
    toolkit: 'price',
  },
  {
    asked: list(
      'how many, volume*, how often, how big, how large, size, amount*, wie viel*, wieviel*, menge*, wie oft, wie groß',
    ),
    said: list('# a day, # a week, # a month, # a year, # every *, # people, # of us, # users, a couple of hundred'),
    objectives: ['qualify_volume'],
    objections: [],
  },
  {
    asked: list(
      'decid*, decision*, sign* off, signs, approv*, authority, in charge, final say, boss*, entscheid*, genehmig*, zustimm*, unterschr*, zuständig*',
    ),
    said: list(
      'decid*, decision*, sign off*, signs off, sign it off, approv*, my boss, our boss, my manager, the manager, my wife, my husband, my partner, business partner, the owner, our owner, i own, i am the owner, the board, committee*, director*, procurement, head office, run it by, run it past, run this by, talk to my, speak to my, ask my, check with, up to me, up to him, up to her, up to them, my call, not my call, i make the, my decision, the final say, holds the purse, signs the, entscheid*, chef*, genehmig*',
    ),
    objectives: ['decision_process'],
    objections: ['authority'],
  },
  {
    asked: list(
      'agree*, next step*, commit*, promis*, follow up*, arrang*, outcome, the deal, left it, vereinbar*, abgemacht, ausgemacht, zugesagt, versprochen, nächste schritt*, nächsten schritt*, verblieb*',
    ),
    said: list(
      'agreed, let us do, let us say, let us set, let us book, let us go, i will send, we will send, i will call, i will get, i will book, send me, send it over, send over, email me, sign me up, sounds good, that works, works for me, it is a deal, put me down, book*, schedul*, calendar*, invite*, next step*, follow up, talk then, speak then, see you, go ahead and, vereinbar*, abgemacht, termin*',
    ),
    objectives: ['get_commitment', 'schedule', 'propose_next', 'contact_details'],
    objections: [],
    lateCounts: true,
  },
  {
    asked: list(
      'competitor*, competition, compar*, alternativ*, who else, other provider*, other vendor*, other compan*, currently, current, today use, using now, they use, wettbewerb*, konkurren*, anbieter*, derzeit*, aktuell*, nutzen sie',
    ),
    said: list(
      'competitor*, other compan*, another compan*, other quote*, another quote*, second quote, other provider*, other vendor*, compar*, currently, we use, we are using, we have been using, we are with, i am with, switch* from, vendor*, provider*, supplier*, wettbewerb*, anbieter*',
    ),
    objectives: ['current_solution'],
    objections: [],
    competitors: true,
  },
  {
    asked: list(
      'problem*, pain*, challeng*, issue*, struggl*, trouble*, frustrat*, worr*, concern*, complain*, sorge*, schwierig*, ärger*',
    ),
    said: list('problem*, challeng*, issue*, struggl*, trouble*, frustrat*, worr*, concern*, complain*, headache*'),
    not: list('no worries, no problem*, not a problem, no trouble*, no issue*, keine sorge, kein problem'),
    objectives: ['identify_pain'],
    objections: [],
  },
  {
    asked: list(
      'when, timeline*, deadline*, urgen*, how soon, timing, by which, start date, wann, frist*, zeitplan*, termin*, dringend*, wie schnell',
    ),
    said: list(
      'deadline*, urgent*, asap, as soon as, by the end of, end of the *, in time for, this week, next week, this month, next month, next quarter, next year, this year, in a few, tomorrow, today, not before, until',
    ),
    objectives: ['timeline', 'urgency', 'schedule'],
    objections: ['timing'],
  },
  {
    asked: list(
      'objection*, object, objected, against, push back, pushed back, pushback, hesita*, doubt*, einwand*, einwänd*, bedenken, zweifel*',
    ),
    said: list('not sure, i doubt, hesita*, not convinced'),
    objectives: [],
    objections: ['price', 'timing', 'authority', 'need', 'trust', 'ai_concerns', 'technical'],
  },
];

/** Words that a question is made of and that say nothing of what it asks for. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the this that these those it its is are was were be been being am do does did done doing have has had having can could will would shall should may might must ' +
    'i me my mine we us our ours you your yours he him his she her hers they them their theirs who whom whose what which when where why how ' +
    'and or but if so than then as of at by for with about into to from in on off over under up down out not no nor any some all more most much many very just only also too ever ' +
    'say says said saying tell tells told mention mentions mentioned talk talks talked talking speak spoke discuss discussed call anything something thing things there here now yet again please get got give gave know need want wants wanted ' +
    'customer customers client prospect rep caller person people ' +
    'der die das den dem des ein eine einen einem einer und oder aber wenn ob als wie was wer wen wem wann wo warum wozu welche welcher welches ' +
    'ich wir ihr sie er es mir mich uns ihm ihn ihnen mein meine unser ist sind war waren wird wurde wurden werden hat haben hatte hatten kann können ' +
    'zu zum zur von vom mit bei im in am an auf aus für über nach vor nicht kein keine noch schon auch nur gesagt sagt sagte gesprochen erwähnt kunde kunden kundin'
  ).split(' '),
);

/**
 * How customers resist in plain words, in patterns over normalised speech (see spoken): the everyday ways of each kind. The learned
 * reader weighs them beside all else, and goes by them where a line says little more.
 */
import type { ObjectionType } from './playbook';
import { any, SHOCK, MACHINE, OTHERS, MY_WHO, WHO } from './signal-words';

const SPEAK = '(?:talk|talking|speak|speaking|spoke|chat|chatting|listen|listening|deal|dealing|explain|explaining)';

const AI_PLAIN = any(
  `(?:hate|hates|do not like|does not like|do not want|does not want|will not like|would hate|can not stand|sick of|no|not|annoy\\w*|creepy|weird|cold|worried about|nervous about|hang up on|trust|prefer|instead of|let|letting|leave it to|rely on) (?:\\w+ ){0,6}${MACHINE}`,
  `${MACHINE} (?:\\w+ ){0,8}(?:hate|hang up|hangs up|annoy\\w*|creepy|weird|wrong|mess\\w*|mistakes?|impersonal|cold|confus\\w*|stupid|terrible|awful|scare\\w*|replac\\w*|frustrat\\w*|not understand|can not|could not|never|make things up|hallucinat\\w*|mad|decide|tell me|voice)`,
  `(?:is|are|am) (?:this|it|that|you|i) (?:\\w+ ){0,5}(?:${MACHINE})`,
  `${SPEAK} (?:\\w+ )?(?:to|with) (?:a|an|some|one of those|those|your) (?:\\w+ )?(?:${MACHINE}|thing|answering)`,
  '(?:want|wants|need|needs|expect|expects|prefer|prefers|like|rather) (?:\\w+ ){0,4}(?:a|an|the) (?:real |actual |live |human )*(?:person|human|human being|human voice|human touch|personal touch|voice)',
  '(?:real|actual|live) (?:person|human|people|humans)',
  '(?:human|personal) touch',
  'sounds? (?:so |like a |too )?(?:robot\\w*|fake)',
);

const TRUST_PLAIN = any(
  'scams?',
  'scammers?',
  'never heard of (?:you|it|them|your)',
  '(?:how|where) did you (?:get|find) (?:my|this|our|me|us)',
  'how (?:do|would|can) (?:i|we) (?:even |actually |really )?(?:know|be sure|trust) (?:\\w+ )?(?:you|this|that|it|where|what|is)',
  'do not (?:\\w+ )?(?:trust|believe)(?! me i)',
  '(?:too|bit) good to be true',
  'what is the catch|always the catch|there is a catch',
  '(?:a )?(?:bit |little )?(?:skeptical|sceptical|suspicious|wary|leery|cynical)',
  '(?:been|got|gotten|was|were|getting|get) (?:\\w+ )?(?:burned|burnt|ripped off|scammed|stung|had|conned|robbed|bitten|screwed|done on|taken for)',
  '(?:heard|seen) (?:\\w+ ){0,3}(?:that|this|it|those|promises|them|the like) (?:before|one before|all before)',
  '(?:everyone|everybody|you all|they all|you guys all|every (?:salesman|rep|company|one of you)) (?:\\w+ )?(?:say|says|said|promise|promises|promised|claims?)',
  '(?:took|takes|take) (?:my|our|the|me|us) (?:deposit|money|for)(?: and)?',
  `(?:${OTHERS}|last|other|previous) (?:\\w+ ){0,4}(?:promised|disappeared|vanished|lied|never (?:showed|delivered|came|called|turned)|did not deliver|said (?:that|the same|so)|told (?:me|us) (?:that|the same|so))`,
  '(?:is|are) (?:this|you|it) (?:even |actually |really )?(?:legit|legitimate|for real|genuine)',
  'where (?:\\w+ ){0,2}money (?:\\w+ )?goes',
  'hidden (?:fees?|costs?|charges?|extras)',
  '(?:fine|small) print',
  'not convinced',
  'prove it',
  'locked? (?:me|us)? ?in(?:to)? (?:a|some|for)',
  '(?:bad|terrible|awful|poor) (?:experience|experiences|reviews)',
  'nobody (?:ended up|ever) us\\w+',
  'what (?:guarantee|proof|assurance)',
  'i doubt',
);

const AUTHORITY_PLAIN = any(
  `(?:ask|check with|talk to|talk with|speak to|speak with|consult|run (?:it|this|that|everything) (?:by|past)|clear (?:it|this) with|discuss (?:it |this |that )?with|go (?:back )?to|get (?:\\w+ )?past|bring (?:it|this) to|take (?:it|this|that) to|loop in|wait for|talk (?:it|this) over with) (?:${WHO})`,
  '(?:have|need|got|want|like|should|better|oughta|ought) to (?:ask|check with|run (?:it|this|that) (?:by|past)|consult with) \\w+',
  'should (?:\\w+ )?ask \\w+',
  `${MY_WHO} (?:\\w+ )?(?:makes|handles|decides|takes care of|deals with|has to (?:approve|sign|see|agree)|would have to|would (?:need|want|like) to|signs|needs to|does all|will want|must (?:see|agree|sign))(?: \\w+)?`,
  'not (?:up to me|my (?:call|decision|department|place|area)|the (?:one|person) (?:who|that|to)|the (?:right person|decision maker|owner))',
  '(?:do not|can not) (?:make|take) (?:\\w+ )?(?:decisions?|that call)',
  '(?:above|beyond) my (?:pay|level|station)',
  '(?:need|needs|requires?) (?:\\w+ ){0,2}(?:approval|sign off|signature|permission|the go ahead|a vote|consent)',
  '(?:owner|boss|manager|director|gaffer) (?:is not|is not here|is out|is away|is on vacation|is on holiday|is off)',
  'i am (?:just|only) (?:the|a|an|here) \\w+',
  'i (?:just|only) (?:work|answer|do|help|cover|fill)',
  'not (?:my|just my|only my) decision',
);

const PRICE_PLAIN = any(
  '(?:too|so|pretty|really|very|quite|bit|little|way|awfully|kind of|rather|more|is|sounds|seems|looks) (?:expensive|pricey|steep|costly|dear)',
  'expensive for (?:us|me|what)',
  '(?:a lot|lot) of (?:money|cash)',
  '(?:(?:more|higher) than|above|over) (?:what )?(?:i|we) (?:\\w+ )?(?:figur\\w+|expect\\w*|hop\\w+|plann?\\w*|think\\w*|thought|want\\w*|pay\\w*|paid|can|could|have|had|budget\\w*|spend\\w*)',
  '(?:can not|could not|can hardly|can barely|not able to|never) (?:\\w+ ){0,2}(?:afford|justify|swing|stretch)(?! to lose)(?: \\w+)?',
  '(?:not|nothing|no|do not have|zero|outside|out of|over|beyond|not in) (?:\\w+ ){0,4}budget',
  'budgets? (?:is|are|was|got) (?:\\w+ )?(?:tight|frozen|gone|spent|cut|set|limited|maxed)',
  '(?:money(?: s)?|cash(?: s)?|things|finances|funds) (?:is |are )?(?:\\w+ ){0,2}(?:tight|short|low)',
  '(?:do not|not) have (?:the |that |any |that kind of |that sort of )?(?:money|funds|cash)',
  'no money',
  '(?:price|cost|rate|rates|fee|premium|number|figure|quote) (?:is|are|seems|looks|sounds) (?:\\w+ )?(?:too )?(?:high|steep|crazy|a lot|a bit much|ridiculous)',
  '(?:that|it|this) (?:is|seems|sounds|feels) (?:\\w+ ){0,3}(?:too much|a lot|a bit much|too high|(?:a bit|kind of|pretty|very) high|awful lot)(?! (?:better|easier|of (?:calls|people|work|time)))',
  'too much (?:money|for (?:us|me))',
  '(?:cheaper|less) (?:elsewhere|somewhere|with|from|than (?:you|that)|online)',
  '(?:get|getting|found|find|got|have) (?:\\w+ ){0,4}(?:cheaper|for less|for half)',
  '(?:better|lower) (?:price|deal|rate|number)',
  '(?:come|go|coming) down (?:on|a|any|in)',
  `${SHOCK} (?:\\w+ ){0,6}(?:dollars|pounds|quid|euros|bucks|hundred|thousand|grand|month|\\d+)`,
  `(?:dollars|pounds|quid|euros|bucks|hundred|thousand|grand|month|\\d+) ${SHOCK}`,
  '(?:that|this) (?:kind|sort|much) (?:of )?money',
  '(?:on a|on my|fixed|limited) (?:pension|fixed income|income|social security)',
  '(?:total )?rip ?off',
  'an arm and a leg',
  '(?:costs?|is|charge|charging) (?:\\w+ )?a (?:small )?fortune',
  'not (?:paying|made of money|worth (?:it|that|the))',
  'charge (?:that|so|this) much',
);

const TECHNICAL_PLAIN = any(
  '(?:too|so|really|sounds|seems|looks|pretty) (?:complicated|complex|technical)',
  '(?:not|am not|are not) (?:\\w+ )?(?:tech savvy|technical|good with (?:computers|technology|tech))',
  '(?:will not|would not|does not|can not|not sure it|doubt it|never|do not think it|do not think (?:that|this)) (?:\\w+ ){0,3}(?:integrate|work with|sync|talk to|connect|plug into|be compatible|play nice)(?: \\w+)?',
  '(?:switching|migrating|migration|setup|set up|onboarding|implementation|learning curve|training everyone|changing (?:systems|numbers|over)) (?:\\w+ ){0,4}(?:nightmare|nightmares|headache|pain|hassle|hard|long|forever|scares?|worr\\w+|disrupt\\w*|a lot)',
  '(?:worr\\w+|concern\\w*|nervous|afraid|risk\\w*) (?:\\w+ ){0,5}(?:integrat\\w+|security|data|privacy|hipaa|gdpr|outage|downtime|goes down|breaks|crash\\w*|migrat\\w+|switching|setup)',
  'what (?:if|happens if|happens when) (?:\\w+ ){0,4}(?:goes down|crashes|breaks|fails|internet|wifi|power|drops|goes off|hacked)',
  '(?:system|phones?|software|equipment|computers?|machines?|kit|wiring) (?:is|are) (?:\\w+ )?(?:ancient|too old|really old|from the|older than|\\w+ years old|on its last|a dinosaur)',
  'learning curve',
);

const TIMING_PLAIN = any(
  'not (?:right )?(?:now|today|yet|at the moment|at this time|this (?:week|month|quarter|year))',
  '(?:bad|not a good|not a great|not the best|terrible|wrong|not really a good) (?:time|moment|day)',
  '(?:i am|we are) (?:\\w+ )?(?:really |too |so |pretty |super |kind of |a bit |very |quite |rather |absolutely )?(?:busy|slammed|tied up|swamped|snowed under|flat out|up to (?:my|our) (?:eyes|neck|ears|eyeballs))',
  'i am (?:\\w+ )?(?:driving|at work|eating|having dinner|on my way|about to (?:go|head|walk|leave)|late for|running (?:late|for))',
  'in the middle of (?:something|dinner|a|an|lunch|work|my|our|service|the|doing)',
  '(?:can|could|would|just|please|maybe|you|to|ll) (?:you )?(?:call|ring|try|phone) (?:me |us )?(?:back|again|later|another|next|in)(?: \\w+)?',
  '(?:call|ring|try) (?:me|us) (?:back|again|later|another|next|in (?:a|the|#|\\w+)|after|when|once)',
  '(?:do not|no|not|have not) (?:\\w+ ){0,2}(?:enough )?time (?!to (?:eat|breathe))',
  '(?:do not|no|not|have not) (?:\\w+ ){0,2}(?:enough )?time$',
  '(?:next|after the|after|until|till|once) (?:\\w+ ){0,2}(?:quarter|fiscal|season|holidays|summer|new year|year end|tax season|christmas)',
  'down the (?:road|line)',
  'not (?:\\w+ )?ready',
  '(?:revisit|circle back|come back to (?:this|it|me|us|you)|get back to you|reach back out|touch base)',
  '(?:hold|holding|put (?:it|this|everything)|wait) off',
  '(?:think|sleep|mull|pray|chew|dwell) (?:it )?(?:about (?:it|this|that)|over|on (?:it|that|this)|it over|about)(?! it and i (?:rang|called))',
  'need (?:some |more |a little |a bit of )?time',
  '(?:under|in|locked into|have) (?:a |our )?contract (?:\\w+ ){0,3}(?:until|till|through)',
  '(?:give me|need) a (?:few|couple) (?:\\w+ )?(?:days|weeks|months)',
  'some other time',
  'another time',
  '(?:just |can you |could you |please )(?:send|email|mail) (?:me|us|it|over|something|some)(?: \\w+){0,2}',
  '(?:send|email|mail) (?:me|us) (?:something|some info\\w*|an email|information|the info\\w*|a brochure|literature)',
  'got to (?:go|run|dash|get going)',
  'have to (?:go|run|dash)(?! (?:through|to|with|by|past|over))',
);

const NEED_PLAIN = any(
  'not (?:really |at all |that |actually |very )?interested',
  'no (?:thanks|thank you)',
  'thanks but no|hard pass|^nope$|no way|na+h? not for (?:me|us)',
  'do not (?:really |actually |think (?:we|i) )?(?:need|want) (?:it|that|this|one|any|your|another|anything|a|to|more|help|no)',
  'no (?:need|use|interest in|reason to|call for|demand for)(?! of it when)',
  'not (?:\\w+ )?(?:looking (?:for|to)|in the market|for (?:us|me)|a (?:priority|fit|good fit)|something (?:we|i)|after (?:any|one|a)|our (?:thing|kind|sort|cup)|my (?:thing|cup))',
  '(?:we|i) (?:are|am) (?:\\w+ )?(?:all set|all good|covered|set|fine (?:with|as|the way|for|thanks)|good (?:with|for now|on|thanks|thank)|sorted|okay for now|grand|alright thanks|all right(?: for that| thanks)?)',
  '(?:we|i) already (?:have|got|use|work|do|give|donate|pay)',
  'already (?:have|got) (?:a|an|one|some\\w*|that|something)',
  'happy with (?:what|our|who|them|the|my|how|it)',
  'do not (?:\\w+ )?see (?:the (?:point|value|need|benefit)|why|how|a need|us (?!find)|myself|it)',
  '(?:will|going to|have to) pass',
  'rather not(?! (?:give|say|tell|read|put))',
  'works? (?:just )?(?:fine|grand|a treat|well) (?:for us|for me|as it is|the way)',
  '(?:is not|ai?n ?t) broken?',
  'waste (?:of|my) (?:my |our )?time',
  'not worth',
  '(?:want|wanna|like|need|going|calling|here) to (?:\\w+ )?cancel(?:l)?',
  'wanna cancel|said cancel',
  'cancel (?:my|our|the|this)',
);

/** By kind; several can fit. */
const PLAIN: readonly (readonly [Exclude<ObjectionType, 'none'>, RegExp])[] = [
  ['ai_concerns', AI_PLAIN],
  ['trust', TRUST_PLAIN],
  ['authority', AUTHORITY_PLAIN],
  ['price', PRICE_PLAIN],
  ['technical', TECHNICAL_PLAIN],
  ['timing', TIMING_PLAIN],
  ['need', NEED_PLAIN],
];

/** What looks like resistance and is none: negated, reported of others, or about something in the past. Cut out before matching. */
const NOT_RESISTANCE = any(
  'not (?:that|saying|because) (?:it|i|we|you|no|yes)(?: \\w+){0,5}|not saying no',
  '(?:is|was|are) not (?:too|so|that|very|really|all that) (?:expensive|pricey|steep|busy|much|bad|high|worried|complicated|hard)',
  '(?:money|price|budget|cost|time) is(?: not|nt) (?:the|an|a|really) (?:\\w+ )?(?:issue|problem|concern)',
  '(?:money|price|budget|cost|time) is not (?:\\w+ ){0,2}(?:issue|problem|concern)',
  'not (?:the|about the) (?:money|price|cost)',
  '(?:say|says|said|tell|tells|told|think|thinks|complain\\w*|reckon) (?:\\w+ ){0,3}(?:i am|we are|i was|we were|it is) too \\w+',
  '(?:last|old|previous|other|former) (?:\\w+ ){1,3}(?:was|were|got|became) (?:\\w+ )?(?:too )?(?:expensive|pricey|steep|costly|dear)',
  '(?:they|he|she|it|that) (?:was|were) (?:\\w+ )?(?:too |so )?(?:expensive|pricey|steep|costly|dear|complicated)(?! (?:the|was))',
  '(?:too|so|pretty|really) busy (?:\\w+ )?(?:to|that we|that i|and|we miss|we lose|i miss) (?:\\w+ )?(?:answer|pick|get to|take|miss|lose|call)\\w*',
  '(?:do not|no|not|never|nobody) (?:\\w+ )?(?:need|have|need to|to|too busy)? ?to (?:ask|check|talk|run|speak)(?: \\w+){0,3}',
  'nobody to ask(?: \\w+){0,3}',
  '(?:no|not a) (?:problem|problems|worries|rush|hurry|need to apologi\\w+)(?: at all)?(?! (?:with|on|for|about|here|our))',
  '(?:money|cash|price|cost|budget) well spent',
  'why not',
  'too hot too expensive',
  'can not afford to (?:lose|miss|wait|keep|be)(?: \\w+){0,4}',
  'need(?:ed)? it yesterday',
  'trust me',
  '(?:fair|good|great) (?:price|prices|rates?|value)',
  'not interested in the (?:\\w+ )?(?:one|cheap\\w*|basic|small|old)(?: \\w+){0,4}',
  'cost (?:us|me|them) (?:\\w+ ){0,5}',
  '(?:goes|says|said|go|say|asks?|asked|told \\w+) (?:\\w+ )?(?:i am|i m) not interested(?: \\w+){0,5}',
);

/** "We already have someone" answers "who do you use?" as plainly as it resists. */
const PLAIN_IN_ANSWER = any(
  '(?:we|i) already (?:have|got|use|work|do|give|donate|pay)',
  'already (?:have|got) (?:a|an|one|some\\w*|that|something)',
  'happy with (?:what|our|who|them|the|my|how|it)',
  '(?:we|i) (?:are|am) (?:\\w+ )?(?:good (?:thanks|thank)|all good|set$|covered|grand|okay|alright thanks|all right)',
);

const everywhere = (pattern: RegExp): RegExp => new RegExp(pattern, 'g');
const ALL_NOT_RESISTANCE = everywhere(NOT_RESISTANCE);
const ALL_IN_ANSWER = everywhere(PLAIN_IN_ANSWER);

/** The kinds of objection that a line, normalised, says in plain words; fewer where a question for a fact stands before it. */
export function plainKinds(said: string, answersFact: boolean): readonly ObjectionType[] {
  const rest = said.replace(ALL_NOT_RESISTANCE, ' ');
  const told = answersFact ? rest.replace(ALL_IN_ANSWER, ' ') : rest;
  return PLAIN.filter(([, pattern]) => pattern.test(told)).map(([kind]) => kind);
}

/** Ready in plain words, however short: "do you have a trial", "how do we start", "that would be a huge help". */
const READY = any(
  '(?:do|can|could|may|is there|have) (?:you |i |we )?(?:have |offer |get |do |try )?(?:a|the|some) (?:\\w+ )?(?:trial|demo|pilot|taster)',
  '(?:how|where|when) (?:do|would|can|could|shall) (?:we|i) (?:get )?(?:start|started|begin|sign|sign up|go ahead|proceed|order)',
  'sign (?:me|us) up',
  'count (?:me|us) in',
  'where do i sign',
  '(?:i|we) (?:will |would like to |am happy to |hereby )?(?:commit to|pledge) \\w+',
  '(?:that|it|this) would (?:really )?(?:be (?:a |such a )?(?:huge|great|big|real|massive|enormous|godsend)(?: (?:help|relief))?|help (?:us|me) (?:a lot|so much|no end)|save (?:us|me) (?:so much|a lot|hours|a fortune))$',
);
const UNREADY = any('not', 'no', 'never', 'if', 'but', 'did', 'last', 'they', 'used to', 'stop', 'stopped');

/** Does a line say that they are ready to go on, in plain words and with nothing taken back? */
export const isPlainlyReady = (said: string): boolean => READY.test(said) && !UNREADY.test(said);

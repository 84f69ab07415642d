/**
 * How customers resist, in patterns over normalised speech (see wordsOf: lower case, no punctuation, "do not"
 * for "don't"). The first kind of objection that fits is taken, so the narrow ones stand before the broad ones.
 */
import type { ObjectionType } from './playbook';

type RealObjection = Exclude<ObjectionType, 'none'>;

const WHO =
  '(?:(?:my|our|the|his|her) )(?:\\w+ ){0,2}?(?:wife|husband|spouse|partner|partners|boss|manager|board|team|committee|accountant|lawyer|ceo|coo|cfo|cto|vp|director|owner|supervisor|son|daughter|brother|sister|dad|father|mother|mom|mum|family|office|people|landlord|agent|broker|head|principal|procurement|finance|legal|doctor|folks|guys)';
const DECIDER = `(?:${WHO}|dr \\w+|mr \\w+|mrs \\w+|ms \\w+)`;
const MACHINE = '(?:ai|robots?|bots?|chatbots?|robotic|computers?|automated|artificial|recordings?|algorithm)';

/** Any of these patterns, from one word's edge to another's. */
export const any = (...patterns: readonly string[]): RegExp => new RegExp(`\\b(?:${patterns.join('|')})\\b`);

/** What looks like resistance and is none: negated, reported of others, or about something in the past. Cut out before matching. */
export const NOT_RESISTANCE = any(
  'not (?:that|saying|because) (?:it|i|we|you)(?: \\w+){0,5}',
  '(?:is|was|are) not (?:too|so|that|very|really|all that) (?:expensive|pricey|steep|busy|much|bad|high|worried)',
  '(?:money|price|budget|cost|time) is(?: not|nt) (?:the|an|a|really) (?:\\w+ )?(?:issue|problem|concern)',
  'not (?:the|about the) (?:money|price|cost)',
  '(?:say|says|said|tell|tells|told|think|thinks|complain\\w*) (?:\\w+ ){0,3}(?:i am|we are|i was|we were) too \\w+',
  '(?:last|old|previous|other|former) (?:\\w+ ){1,3}(?:was|were|got|became) (?:\\w+ )?(?:too )?(?:expensive|pricey|steep|costly)',
  '(?:too|so|pretty|really) busy (?:\\w+ )?(?:to|that we|that i|and|we miss|we lose|i miss) (?:\\w+ )?(?:answer|pick|get to|take|miss|lose|call)\\w*',
  '(?:do not|no|not) (?:need|have) to (?:ask|check|talk|run|speak)(?: \\w+){0,3}',
  'no (?:problem|problems|worries|rush|hurry|need to apologi\\w+)',
  'why not',
);

export const OBJECTIONS: readonly (readonly [RealObjection, RegExp])[] = [
  [
    'ai_concerns',
    any(
      `(?:hate|hates|do not like|does not like|do not want|does not want|will not like|would hate|can not stand|sick of|no|not|annoy\\w*|creepy|weird|cold|worried about|nervous about|hang up on|trust|prefer|instead of) (?:\\w+ ){0,6}${MACHINE}`,
      `${MACHINE} (?:\\w+ ){0,8}(?:hate|hang up|hangs up|annoy\\w*|creepy|weird|wrong|mess\\w*|mistakes?|impersonal|cold|confus\\w*|stupid|terrible|awful|scare\\w*|replac\\w*|frustrat\\w*|not understand|can not|could not|never|make things up|hallucinat\\w*)`,
      `(?:is|are|am) (?:this|it|that|you|i) (?:\\w+ ){0,5}(?:${MACHINE})`,
      `(?:talk|talking|speak|speaking|spoke|listen\\w*) (?:\\w+ )?(?:to|with) (?:a|an|some|one of those|those) (?:\\w+ )?(?:${MACHINE}|machine)`,
      '(?:want|wants|need|needs|expect|expects|prefer|prefers|like|rather) (?:\\w+ ){0,4}(?:a|an|the) (?:real |actual |live |human )*(?:person|human|human being|human voice|human touch|personal touch)',
      '(?:real|actual|live) (?:person|human|people|humans)',
      '(?:human|personal) touch',
      'sounds? (?:so |like a |too )?(?:robot\\w*|fake)',
    ),
  ],
  [
    'trust',
    any(
      'scams?',
      'scammers?',
      'never heard of (?:you|it|them|your)',
      'how did you get (?:my|this|our)',
      'where did you get (?:my|this|our)',
      'how do (?:i|we) (?:even |actually |really )?know (?:\\w+ )?(?:you|this|that|it|where|what)',
      'do not (?:\\w+ )?(?:trust|believe)',
      '(?:too|bit) good to be true',
      'what is the catch',
      '(?:a )?(?:bit |little )?(?:skeptical|sceptical|suspicious|wary|leery)',
      '(?:been|got|gotten|was|were) (?:\\w+ )?(?:burned|burnt|ripped off|scammed|stung|had)',
      '(?:heard|seen) (?:\\w+ ){0,3}(?:that|this|it|those|promises) (?:before|one before|all before)',
      '(?:everyone|everybody|you all|they all|you guys all) (?:\\w+ )?(?:say|says|promise|promises)',
      '(?:took|takes) (?:my|our|the) (?:deposit|money) and',
      '(?:last|other|previous) (?:\\w+ ){1,4}(?:promised|disappeared|vanished|lied|never (?:showed|delivered|came|called)|did not deliver)',
      '(?:is|are) (?:this|you|it) (?:even |actually |really )?(?:legit|legitimate|for real)',
      'where (?:\\w+ ){0,2}money (?:\\w+ )?goes',
      'hidden (?:fees?|costs?|charges?)',
      '(?:fine|small) print',
      'not convinced',
      'prove it',
      'locked? (?:me|us)? ?in(?:to)? (?:a|some|for)',
      '(?:bad|terrible|awful|poor) (?:experience|experiences|reviews)',
      'nobody (?:ended up|ever) us\\w+',
      'what (?:guarantee|proof)',
      'i doubt',
    ),
  ],
  [
    'authority',
    any(
      `(?:ask|check with|talk to|talk with|speak to|speak with|consult|run (?:it|this|that|everything) (?:by|past)|clear (?:it|this) with|discuss (?:it |this |that )?with|go (?:back )?to|get (?:\\w+ )?past|bring (?:it|this) to|take (?:it|this) to|loop in|wait for|talk (?:it|this) over with) (?:${DECIDER})`,
      `(?:have|need|got|want|like) to (?:ask|check with|run (?:it|this|that) (?:by|past)|consult with) \\w+`,
      `${WHO} (?:\\w+ )?(?:makes|handles|decides|takes care of|deals with|has to (?:approve|sign)|would have to|signs|needs to)(?: \\w+)?`,
      'not (?:up to me|my (?:call|decision|department|place|area)|the (?:one|person) (?:who|that|to)|the (?:right person|decision maker|owner))',
      '(?:do not|can not) (?:make|take) (?:\\w+ )?(?:decisions?|that call)',
      '(?:above|beyond) my (?:pay|level)',
      '(?:need|needs|requires?) (?:\\w+ ){0,2}(?:approval|sign off|signature)',
      '(?:have|need) to (?:speak|talk) (?:to|with) (?:\\w+)',
      '(?:owner|boss|manager|director) (?:is not|is not here|is out|is away|is on vacation)',
      'i am (?:just|only) (?:the|a|an) \\w+',
      'i just (?:work|answer)',
      'not (?:my|just my) decision',
    ),
  ],
  [
    'price',
    any(
      '(?:too|so|pretty|really|very|quite|bit|little|way|awfully|kind of|rather|more|is|sounds|seems|looks) (?:expensive|pricey|steep|costly)',
      'expensive for (?:us|me|what)',
      '(?:a lot|lot) of money',
      '(?:more|higher) than (?:i|we) (?:\\w+ )?(?:figur\\w+|expect\\w*|hop\\w+|plann?\\w*|think\\w*|thought|want\\w*|pay\\w*|can|could|have|had|budget\\w*|spend\\w*)',
      '(?:can not|could not|can hardly|can barely|not able to) (?:\\w+ ){0,2}(?:afford|justify|stretch|swing)(?: \\w+)?',
      '(?:not|nothing|no|do not have|zero|outside|out of|over|beyond|not in) (?:\\w+ ){0,4}budget',
      'budget(?:s)? (?:is|are|was|got) (?:\\w+ )?(?:tight|frozen|gone|spent|cut|set|limited|maxed)',
      '(?:money|cash|things|finances) (?:is|are) (?:\\w+ ){0,2}tight',
      'do not have (?:the |that |any |that kind of )?(?:money|funds|cash)',
      'no money',
      '(?:price|cost|rate|rates|fee|premium|number) (?:is|are|seems|looks|sounds) (?:\\w+ )?(?:too )?(?:high|steep|crazy|a lot|a bit much|ridiculous)',
      '(?:that|it) is (?:\\w+ )?(?:too much|way too much|a lot|a bit much|a bit high|kind of high|pretty high|too high)',
      'too much (?:money|for (?:us|me))',
      '(?:cheaper|less) (?:elsewhere|somewhere|with|from|than (?:you|that))',
      '(?:get|getting|found|find|got|have) (?:\\w+ ){0,4}(?:cheaper|for less|for half)',
      '(?:better|lower) (?:price|deal|rate|number)',
      '(?:come|go) down (?:on|a|any)',
      '(?:wow|whoa|ouch|jeez|gosh|yikes|oof) (?:\\w+ ){0,6}(?:dollars|pounds|bucks|hundred|thousand|grand|month|\\d+)',
      '(?:dollars|pounds|bucks|hundred|thousand|grand|month|\\d+) (?:wow|whoa|ouch|jeez|yikes|oof)',
      '(?:that|this) kind of money',
      '(?:on a|on my|fixed|limited) (?:pension|fixed income|income|social security)',
      'rip ?off',
      'an arm and a leg',
      'a fortune',
      'not (?:paying|made of money|worth (?:it|that|the))',
      'charge (?:that|so|this) much',
    ),
  ],
  [
    'technical',
    any(
      '(?:too|so|really|sounds|seems|looks|pretty) (?:complicated|complex|technical)',
      '(?:not|am not|are not) (?:\\w+ )?(?:tech savvy|technical|good with (?:computers|technology|tech))',
      '(?:will not|would not|does not|can not|not sure it|doubt it|never|do not think it|do not think (?:that|this)) (?:\\w+ ){0,3}(?:integrate|work with|sync|talk to|connect|plug into|be compatible|play nice)(?: \\w+)?',
      '(?:switching|migrating|migration|setup|set up|onboarding|implementation|learning curve|training everyone|changing (?:systems|numbers|over)) (?:\\w+ ){0,4}(?:nightmare|headache|pain|hassle|hard|long|forever|scares?|worr\\w+|disrupt\\w*|a lot)',
      '(?:worr\\w+|concern\\w*|nervous|afraid|risk\\w*) (?:\\w+ ){0,5}(?:integrat\\w+|security|data|privacy|hipaa|gdpr|outage|downtime|goes down|breaks|crash\\w*|migrat\\w+|switching|setup)',
      'what (?:if|happens if|happens when) (?:\\w+ ){0,4}(?:goes down|crashes|breaks|fails|internet|wifi|power)',
      '(?:system|phones?|software|equipment) (?:is|are) (?:\\w+ )?(?:ancient|too old|really old|from the)',
      'learning curve',
    ),
  ],
  [
    'timing',
    any(
      'not (?:right )?(?:now|today|yet|at the moment|at this time|this (?:week|month|quarter|year))',
      '(?:bad|not a good|not a great|not the best|terrible|wrong|not really a good) (?:time|moment|day)',
      'i am (?:\\w+ )?(?:really |too |so |pretty |super |kind of |a bit |very |quite |rather )?(?:busy|slammed|tied up|swamped)',
      'i am (?:\\w+ )?(?:driving|at work|eating|having dinner|on my way|about to (?:go|head|walk|leave))',
      'in the middle of (?:something|dinner|a|an|lunch|work|my)',
      '(?:can|could|would|just|please|maybe|you|to|ll) (?:you )?(?:call|ring|try|phone) (?:me |us )?(?:back|again|later|another|next|in)(?: \\w+)?',
      '(?:call|ring|try) (?:me|us) (?:back|again|later|another|next|in (?:a|the|#|\\w+))',
      '(?:do not|no|not|have not) (?:\\w+ ){0,2}(?:enough )?time',
      '(?:next|after the|after|until|till|once) (?:\\w+ ){0,2}(?:quarter|fiscal|season|holidays|summer|new year|year end|tax season|christmas)',
      'down the (?:road|line)',
      'not (?:\\w+ )?ready',
      '(?:revisit|circle back|come back to (?:this|it|me|us|you)|get back to you|reach back out|touch base)',
      '(?:hold|holding|put (?:it|this|everything)|wait) off',
      '(?:think|sleep|mull|pray) (?:it )?(?:about (?:it|this|that)|over|on it|it over|about)',
      'need (?:some |more |a little |a bit of )?time',
      '(?:under|in|locked into|have) (?:a |our )?contract (?:\\w+ ){0,3}(?:until|till|through)',
      '(?:give me|need) a (?:few|couple) (?:\\w+ )?(?:days|weeks|months)',
      'some other time',
      'another time',
      '(?:just |can you |could you |please )(?:send|email|mail) (?:me|us|it|over|something|some)(?: \\w+){0,2}',
      '(?:send|email|mail) (?:me|us) (?:something|some info\\w*|an email|information|the info\\w*|a brochure|literature)',
      'got to (?:go|run)',
      'have to (?:go|run)',
    ),
  ],
  [
    'need',
    any(
      'not (?:really |at all |that |actually |very )?interested',
      'no (?:thanks|thank you)',
      'do not (?:really |actually |think (?:we|i) )?(?:need|want) (?:it|that|this|one|any|your|another|anything|a|to|more|help)',
      'no (?:need|use|interest|reason to)',
      'not (?:\\w+ )?(?:looking (?:for|to)|in the market|for (?:us|me)|a (?:priority|fit|good fit)|something (?:we|i))',
      '(?:we|i) (?:are|am) (?:\\w+ )?(?:all set|all good|covered|set|fine (?:with|as|the way|for)|good (?:with|for now|on that|thanks|thank)|sorted|okay for now)',
      '(?:we|i) already (?:have|got|use|work|do|give|donate|pay)',
      'already (?:have|got) (?:a|an|one|some\\w*|that|something)',
      'happy with (?:what|our|who|them|the|my|how|it)',
      'do not (?:\\w+ )?see (?:the (?:point|value|need|benefit)|why|how|a need|us|myself|it)',
      '(?:take|remove) (?:me|us|my name|my number) (?:off|from)',
      '(?<!\\b(?:i|we|they|he|she|who|people|customers|clients|callers|them|just|and) )stop calling',
      '(?<!\\b(?:i|we|they|you|he|she|it|who|people|customers|clients|callers|them|just|and) )do not (?:ever )?call',
      '(?:will|going to|have to) pass',
      'rather not',
      'works? (?:just )?fine (?:for us|for me|as it is|the way)',
      '(?:is not|ai?n ?t) broken?',
      'waste (?:of|my) (?:my |our )?time',
      'not worth',
      'leave (?:me|us) alone',
      '(?:want|like|need|going) to cancel',
      'cancel (?:my|our|the|this)',
    ),
  ],
];

/** "We already have someone" answers "who do you use?" as plainly as it resists. */
export const PLAIN_IN_ANSWER = any(
  '(?:we|i) already (?:have|got|use|work|do|give|donate|pay)',
  'already (?:have|got) (?:a|an|one|some\\w*|that|something)',
  'happy with (?:what|our|who|them|the|my|how|it)',
  '(?:we|i) (?:are|am) (?:\\w+ )?(?:good (?:thanks|thank)|all good)',
);

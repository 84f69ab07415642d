/** What customers say when they can't hear, doubt, balk, refuse or tell of a sorrow: patterns over normalised speech (see wordsOf). English. */

export const NOT_HEARD =
  /^(?:(?:hello|hi|sorry|oh|uh|um) )*(?:hello|pardon(?: me)?|can you hear me|are you (?:still )?there|you there|(?:sorry )?what(?: was that| is that)?|say (?:that )?again|come again|i (?:can not|could not|did not) (?:hear|catch)\b.*|you are (?:breaking|cutting|going|gone)\b.*|bad line|lost you|you cut out|(?:you will|you would) have to speak up|speak up\b.*|(?:a bit |a little )?(?:louder|slower)\b.*|slow down\b.*|what did you say)$|\b(?:can not hear you|you are breaking up|breaking up a bit|line is (?:bad|terrible))\b/;
export const WRONG_PERSON =
  /\b(?:wrong (?:number|person|department|guy|house|place)|(?:does not|do not) (?:work|live) here|no (?:longer|one) (?:works|lives|here)|not (?:here )?any ?more|(?:nobody|no one) (?:here )?(?:by|of|with) that name|(?:he|she) (?:has |is )?(?:left|retired|passed|died|dead|gone)|(?:he|she) is (?:out|away|not (?:in|here|available)|on holiday|at lunch|in a meeting)|not the (?:right )?(?:person|one|owner|guy)|(?:that is|i am) not (?:me|him|her)|there is no)\b(?! (?:rush|problem|way|point|need|reason|one))/;
export const WAIT =
  /\b(?:hang on|hold on|(?:just )?(?:one|a|two) (?:sec|secs|second|moment|minute|tick|mo)|bear with|give me a (?:sec|second|minute|moment)|wait a|let me (?:just )?(?:grab|get|find|check|look|see|write|open))\b/;
export const BALKS =
  /\b(?:jesus|christ|blimey|wow|phew|whoa|bloody hell|crikey|ouch|good grief|you are (?:joking|kidding|having a laugh)|a joke|(?:that is|it is|quite|still|bit) (?:a )?(?:lot|steep|dear|pricey|much|expensive)|too (?:much|dear|expensive|steep)|(?:more|double|twice) (?:than|what|of what) (?:i|we)|(?:i|we) (?:am |are )?(?:only )?pay(?:ing)? (?:\d+|only|less|half|\w+ty\b)|at the moment i pay|i can get|cheaper|for (?:like |just |only |about )?\w+ (?:minutes?|hours?) work|all that for)\b/;
export const DOUBTS =
  /\b(?:(?:it is|that is|this is)? ?(?:not|no) good|will not work|does not (?:work|suit)|not for (?:me|us)|put me off|do not like|not keen|waste of (?:money|time)|not happy|no use|i do not know|dunno|not sure|not so sure|i guess|maybe|i suppose|we will see|have to (?:think|see)|need to (?:think|see)|not convinced|sounds (?:too|complicated)|hard to say|depends)\b/;
export const INVITES =
  /(?:^|\b(?:okay|yes|yeah|well|alright|all right|wife|fine|then) )(?:tell me|go on|go ahead|shoot|let us (?:hear|see) it|i am listening|i am all ears|make it quick|be quick)(?: then| sir| quickly)?$|^(?:(?:okay|yeah|sure|oh|well) )*(?:go ahead|go on then|fire away|shoot)\b/;
export const LOST =
  /\b(?:(?:have |has |are )?already (?:signed|bought|decided|chosen|gone with|agreed with|booked)|(?:have|has) (?:signed|gone) with|(?:we|i) went with|gone with (?:someone|somebody|another|the other)|signed from|you are too late|it is too late|it has gone|has been sold|awarded to|(?:that|this) is that then)\b/;
export const DEFLECTS =
  /\b(?:(?:would|could|can) not (?:be able to )?(?:tell|say|give|discuss|put you)|not (?:able|allowed|supposed|going) to (?:tell|say|give|discuss)|rather not say|none of your|confidential|(?:do not|does not) (?:give|take|put) (?:out|through|calls|names|that)|not my (?:department|area|decision to))\b/;
export const GUARDS =
  /\b(?:(?:am )?not (?:telling|giving) you|none of your business|why do you (?:need|want|ask)|what do you (?:need|want) (?:that|it|to know) for|mind your own)\b/;
export const FEELING = [
  'my mother',
  'my father',
  'my mum',
  'my mom',
  'my dad',
  'my late',
  'passed away',
  'died',
  'funeral',
  'cancer',
  'hospital',
  'stroke',
  'in tears',
  'cried',
  'crying',
  'miss him',
  'miss her',
  'bless *',
  'lonely',
  'on my own now',
  'keeping me awake',
  'keeps me awake',
  'not sleeping',
  'scared',
  'frightened',
  'heartbroken',
  'widow',
  'hospice',
  'could not have coped',
  'i was one of them',
  'lost my',
  'lost his',
  'lost her',
  'grief',
  'divorc*',
  'laid off',
  'premature',
  'disabled',
  'diagnos*',
];
export const FEELS =
  /\b(?:passed away|(?:he|she|husband|wife|mother|father|mum|mom|dad|brother|sister|son|daughter|friend|dog|cat) died|since (?:\w+ )?died|funeral|cancer|my late|a stroke|in tears|cried|crying|miss (?:him|her) |bless (?:him|her|them)|lonely|keep(?:s|ing) me awake|not sleeping|scared|frightened|heartbroken|widow\w*|could not have coped|i was one of them|lost my (?:wife|husband|mum|mom|mother|father|dad|son|daughter|job)|(?:my|her|his) last (?:days|weeks)|laid off|diagnosed)\b/;
export const UPSET =
  /\b(?:(?:a|bloody|total|complete|absolute) (?:joke|disgrace|shambles|nightmare|disaster|rip off|con)|mad about|furious|so angry|livid|feel (?:stupid|cheated|robbed|let down)|ripped (?:me|us) off|for nothing|(?:absolute|complete|total) waste|ridiculous|disgusted|fed up|sick of|let (?:me|us) down|(?:nobody|no one) (?:told|called|rang|came|answers|turned)|never (?:once|turned up|called back|rang back|came))\b/;
const DAY =
  '(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|next week|this week|this afternoon|this evening|weekend';
export const TIME = new RegExp(
  `\\b(?:(?:${DAY})(?:s)?|(?:\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half past \\w+|quarter (?:past|to) \\w+) ?(?:oclock|o clock|am|pm|a m|p m|thirty|fifteen)|half past|noon|after (?:lunch|\\d+|two|three|four|five|six))\\b`,
);
export const PAST =
  /\b(?:last|yesterday|every|on (?:mon|tues|wednes|thurs|fri|satur|sun)days|was|were|had|been|usually|ago|came|went|broke|lost|until|since)\b/;
export const CONTACT = /@|\b\d{3}[\s-]?\d{3,4}[\s-]?\d{0,4}\b/;
export const SPELLS =
  /\b(?:at (?:gmail|hotmail|yahoo|outlook|icloud)|dot (?:com|co|org|net|de|ie|uk|au)|(?:email|address|postcode|number) is)\b|(?:\b[a-z] ){4,}/;

/** What customers say when they can't hear, doubt, balk, refuse or tell of a sorrow: patterns over normalised speech (see wordsOf). English. */

const HAILS = '(?:hello|hi|hey|sorry|oh|uh|um|ah|eh|er|yes|yeah|wait|huh|please|sir|madam|love|mate)';
const HAILED = '(?: (?:please|sir|madam|love|mate|now|there|again|sorry|hello|you know|a bit|a little|my friend))*';
const BAD_LINE =
  '(?:breaking|cutting|going(?! to\\b)|gone|getting (?:lost|faint|quiet|muffled|cut)|(?:very |too |so |all |a bit )?(?:faint|quiet|muffled|crackl\\w+|low|bad|far away|terrible|awful|weak)|not (?:very |so )?(?:clear|audible|coming through|good)|dropping|echoing)';
/** The whole of a short line; a doubled "hello" in the middle of a call is always about the line. */
export const NOT_HEARD = new RegExp(
  [
    `^(?:${HAILS} )*(?:${[
      'hello',
      'pardon(?: me)?',
      'can you hear me',
      '(?:are you|you) (?:still )?there',
      '(?<!\\b(?:yes|yeah) )what(?: was that| is that)?',
      'say (?:that )?again',
      'come again',
      '(?:can|could|would) you (?:please )?(?:repeat|say) (?:that|it)(?: again)?',
      'repeat (?:that|it)',
      'i (?:can not|could not|did not) (?:hear|catch)\\b.*',
      'i (?:am not|can not|could not|did not) (?:get|getting|hearing|catching) (?:you|what you (?:said|say|are saying|were saying))',
      'i (?:can |could )?(?:barely|hardly) hear\\b.*',
      'i (?:am|was) losing you',
      `you are ${BAD_LINE}\\b(?! in the (?:detail|weeds|end)).*`,
      `(?:your (?:voice|line|phone|mic|sound|network|audio)|the (?:line|sound)|this line) (?:is|keeps|was) ${BAD_LINE}\\b.*`,
      'bad line',
      'lost you',
      'you cut out',
      '(?:you will|you would) have to speak up',
      'speak up\\b.*',
      '(?:a bit |a little )?(?:louder|slower)\\b.*',
      'slow down\\b.*',
      'what did you say',
    ].join('|')})${HAILED}$`,
    '\\b(?:can not hear you|you are breaking up|breaking up a bit|line is (?:bad|terrible))\\b',
    '\\bhello are you (?:still )?there$',
  ].join('|'),
);
/** They would tell the number asked for, and don't have it: the whole of what they say. */
export const NOT_KNOWING =
  /^(?:(?:oh|well|um|uh|ah|hmm|ha|honestly|god|jesus|sorry|no|aye|yeah|look|to be honest) )*(?:(?:i )?(?:could not|couldnae|can not|cannae|would not(?: be able to)?) (?:even |really |honestly )?(?:tell|say|guess)(?: (?:you|ye|ya|yous))?|search me|(?:i )?(?:have |have got |have not |have not got )?(?:no|an?|not an?) (?:idea|clue|notion)|(?:god|lord|heaven|goodness|who) knows|beats me|your guess is as good as mine|(?:i )?(?:do not|dinnae|would not) know|(?:i )?dunno|(?:i )?(?:have )?never counted(?: them| it)?|(?:it is )?(?:hard|impossible) to say|(?:i am )?not sure)(?: (?:to be honest|honestly|exactly|off hand|offhand|off the top of my head|son|love|mate|pal|hen|bab|dear|man|bro|boss|sir|madam|sorry|that|now|really|at all|you know|i am afraid|how (?:many|much|often)))*$/;
/** The rep asks for a number. */
export const ASKS_NUMBER =
  /\b(?:how (?:many|much|often|long|big|far|bad)|roughly|(?:percentage|percent|number|figure|volume|cost|costs|worth|spend|spending|rate) (?:\w+ ){0,6}\w+$|what (?:does|would|do|did|is) (?:\w+ ){1,6}(?:cost|worth|come to|run)\b)/;
export const WRONG_PERSON =
  /\b(?:wrong (?:number|person|department|guy|house|place)|(?:does not|do not) (?:work|live) here|no (?:longer|one) (?:works|lives|here)|not (?:here )?any ?more|(?:nobody|no one) (?:here )?(?:by|of|with) that name|(?:he|she) (?:has |is )?(?:left|retired|passed (?:away|on)|died|dead|gone)|(?:he|she) is (?:out|away|not (?:in|here|available|around)|on holiday|at lunch|in a meeting|with a (?:patient|customer|client)|on the other line)|not the (?:right )?(?:person|one|owner|guy)|(?:that is|i am) not (?:me|him|her)|you (?:will|would) (?:want|need|have) (?:to (?:speak|talk) to )?(?:the|my) (?:\w+ )?(?:manager|owner|boss|office|secretary|landlord|wife|husband|son|daughter)|there is no (?:mr|mrs|ms|miss|\w+ (?:here|at this)))\b/;
export const WAIT =
  /\b(?:hang on|hold on|(?:just )?(?:one|a|two) (?:sec|secs|second|moment|minute|tick|mo)|bear with|give me a (?:sec|second|minute|moment)|wait a|let me (?:just )?(?:grab|get|find|check|look|see|write|open))\b/;
export const BALKS =
  /\b(?:jesus|christ|blimey|yikes|gerraway|get away|give over|having me on|my god|haba|ayyo|eina|sheesh|jeez|wow|phew|whoa|bloody hell|crikey|ouch|good grief|you are (?:joking|kidding|having a laugh)|a joke|(?:that is|it is|quite|still|bit) (?:a )?(?:lot|steep|dear|pricey|much|expensive)|too (?:much|dear|expensive|steep)|(?:more|double|twice) (?:than|what|of what) (?:i|we)|(?:i|we) (?:am |are )?(?:only )?pay(?:ing)? (?:\d+|only|less|half|\w+ty\b)|at the moment i pay|i can get|cheaper|for (?:like |just |only |about )?\w+ (?:minutes?|hours?) work|all that for)\b/;
export const DOUBTS =
  /\b(?:(?:it is|that is|this is)? ?(?:not|no) good|will not work|does not (?:work|suit)|not for (?:me|us)|put me off|do not like|not keen|waste of (?:money|time)|not happy|no use|i do not know|dunno|not sure|not so sure|i guess|maybe|i suppose|we will see|have to (?:think|see)|need to (?:think|see)|not convinced|sounds (?:too|complicated)|hard to say|depends)\b/;
export const INVITES =
  /(?:^|\b(?:okay|yes|yeah|well|alright|all right|wife|fine|then) )(?:tell me|go on(?: so)?|go ahead|shoot|let us (?:hear|see) it|i am listening|i am all ears|make it quick|be quick)(?: then| sir| quickly)?$|^(?:(?:okay|yeah|sure|oh|well) )*(?:go ahead|go on then|fire away|shoot|take your time)\b/;
/** "You've got two minutes": short, but the floor is the rep's. Not "only", which is pressed, nor a minute that they don't have. */
export const GRANTS_TIME =
  /(?<!\b(?:if|when|until|once|whenever|do|does|think|hope|not) (?:\w+ )?)\b(?:you (?:have|may have|can have)|(?:i|we) (?:have|can (?:give|spare) you)|i will give you)(?: got)?(?: about| maybe| like| exactly)? (?:a|one|two|three|four|five|ten|fifteen|twenty|thirty|sixty|a couple of|a few|\d+)(?: \w+)? ?(?:minutes?|mins?|seconds?|secs?|moment)\b(?! (?:ago|contract|late))/;
/** Short of time, whatever it is about. */
export const PRESSED =
  /\b(?:(?:in|into) a (?:rush|hurry|meeting)|i am (?:just |still )?(?:driving|on the (?:highway|motorway|road|bus|train)|at work|cooking|about to|running (?:late|for|out)|with a (?:customer|client|patient))|(?:got|have|need) to (?:go|run|dash|head)\b|(?:have )?only got|got till|you have had your|if you are quick|not a good time|bad time|hands (?:are )?full)\b/;
/** A plain no to all of it. */
export const DECLINES =
  /\b(?:(?:that|it) is a no|i am saying no|i said no|(?:i|we) (?:have )?(?:already )?told (?:\w+ ){1,8}?no(?: already| thanks| thank you)?$|no (?:thanks|thank you) (?:we|i) (?:are|am) (?:fine|good|grand|okay)|i (?:just )?want (?:it|this|you) (?:off|gone|stopped)|just want out|i am (?:just )?done(?: with (?:it|this|you))?|we are not going (?:to|ahead)|(?:i|we)(?: have)? decided against)\b/;
/** A kind no: "no we're all right thanks", which speech recognition hears as "where" and "were". */
export const NO_THANKS =
  /\bno (?:we are|we re|were|where|i am|im) (?:all right|alright|fine|good|grand|okay|happy|sorted|covered|set)(?: \w+){0,4}? (?:thanks|thank you|cheers|ta)(?: \w+)?$/;
/** A day named only to say that it is none. */
export const NOT_THEN = /\b(?:not|out|off|away|can not|no good|busy|closed|except|never|works?|working)\b/;
/** Might be said against something: in case of doubt it is heard as a concern. */
export const AGAINST =
  /\b(?:but|though|not|never|nobody|none|nothing|last (?:time|one)|too|lost|worse|worr\w+|afraid|scared|problem\w*|trouble|hard|without|stuck|ghosted|robbed|rubbish|useless)\b/;
/** They undo an order or a contract of theirs. */
export const CANCELS =
  /\b(?:(?:want|need|like|have|going|ringing|calling|decided) to (?:cancel|call it off|send it back)|i (?:am|will|would)? ?cancel(?:ling)? (?:it|the|my|our|this)|(?:wedding|party|event|whole thing|sale) is (?:all )?off|not going ahead (?:with|any)|want my (?:money|deposit) back)\b|^(?:just |please )*cancel(?: (?:it|the|my|our|me|this)\b|$)/;
export const LOST =
  /\b(?:(?:have |has |are )?already (?:signed|bought|decided|chosen|gone with|agreed with|booked)|(?:have|has) (?:signed|gone) with|(?:we|i) went with|gone with (?:someone|somebody|another|the other)|signed from|you are too late|it is too late|has been sold|awarded to|that is that then)\b/;
export const DEFLECTS =
  /\b(?:(?:would|could|can) not (?:be able to )?(?:tell|say|give|discuss|put you)|not (?:able|allowed|supposed|going) to (?:tell|say|give|discuss)|rather not say|none of your|confidential|(?:do not|does not) (?:give|take|put) (?:out|through|calls|names|that)|not my (?:department|area|decision to))\b/;
export const GUARDS =
  /\b(?:(?:am )?not (?:telling|giving) you|none of your business|(?:do not|not) (?:have|want|need|going) to (?:tell|say|discuss)|why do you (?:need|want|ask)|what do you (?:need|want) (?:that|it|to know) for|mind your own)\b/;
export const FEELING = [
  'my mother',
  'my father',
  'my mum',
  'my mom',
  'my dad',
  'my late',
  'passed away',
  'died',
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
  /\b(?:passed away|(?:he|she|husband|wife|mother|father|mum|mom|dad|brother|sister|son|daughter|friend|dog|cat) died|since (?:\w+ )?died|(?:his|her|their|my \w+) funeral|cancer|my late|a stroke|in tears|cried|crying|miss (?:him|her) |bless (?:him|her|them)|lonely|keep(?:s|ing) me awake|not sleeping|scared|frightened|heartbroken|widow\w*|could not have coped|i was one of them|lost my (?:wife|husband|mum|mom|mother|father|dad|son|daughter|job)|(?:my|her|his) last (?:days|weeks)|laid off|diagnosed)\b/;
export const UPSET =
  /\b(?:(?:a|bloody|total|complete|absolute) (?:joke|disgrace|shambles|nightmare|disaster|rip off|con)|mad about|furious|so angry|livid|feel (?:stupid|cheated|robbed|let down)|ripped (?:me|us) off|for nothing|(?:absolute|complete|total) waste|ridiculous|disgusted|fed up|sick of|let (?:me|us) down|(?:nobody|no one) (?:called|rang|came|answers|turned)|never (?:once|turned up|called back|rang back|came))\b/;
const DAY =
  '(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|next week|this week|this afternoon|this evening|weekend';
/** "After the twentieth", "by the 3rd". */
const DATE =
  '(?:on|after|before|by|from) the (?:\\d{1,2}(?:st|nd|rd|th)|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\\w+teenth|twentieth|twenty (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty first)(?= (?:of|so|then|please|but|and|if|is|at|i|we)\\b|$))';
export const TIME = new RegExp(
  `\\b(?:(?:${DAY})|(?:\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half past \\w+|quarter (?:past|to) \\w+) ?(?:oclock|o clock|am|pm|a m|p m|thirty|fifteen)|half past|noon|after (?:lunch|\\d+|two|three|four|five|six)|${DATE})\\b`,
);
export const PAST =
  /\b(?:last|yesterday|every|any|each|on (?:mon|tues|wednes|thurs|fri|satur|sun)days|was|were|had|been|usually|ago|came|went|broke|lost|until|since)\b/;
export const CONTACT = /@|\b\d{3}[\s-]?\d{3,4}[\s-]?\d{0,4}\b/;
export const SPELLS =
  /\b(?:at (?:gmail|hotmail|yahoo|outlook|icloud)|at (?:\w+ ){1,3}dot [a-z]{2,}|(?:email|address|postcode|number) is)\b|(?:\b[a-z] ){4,}/;
/** A site or an address, by what was asked. */
export const DOT_SOMETHING = /\bdot (?:com|co|org|net|[a-z]{2})\b/;
/** Phrases of a day or an hour. */
export const DAYS = [
  'monday*',
  'tuesday*',
  'wednesday*',
  'thursday*',
  'friday*',
  'saturday*',
  'sunday*',
  'tomorrow',
  'tonight',
  'next week',
  'what time',
  'what day',
  'which day',
  'when would',
  'when can',
  'when suits',
  'half past',
  '# oclock',
  '# thirty',
];

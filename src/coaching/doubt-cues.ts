/** Doubt of the seller (trust) and of machines that talk (ai_concerns). */
import { any, MACHINE, OTHERS } from './signal-words';

const SPEAK = '(?:talk|talking|speak|speaking|spoke|chat|chatting|listen|listening|deal|dealing|explain|explaining)';
const CALLERS =
  '(?:customers?|clients?|patients?|callers?|people|folks?|residents|members|tenants|guests|students|parents|families|anyone|somebody|someone|they|everyone|regulars|half|elderly|pensioners|old (?:people|folks|dears|ladies))';

export const AI_PLAIN = any(
  `(?:hate|hates|do not like|does not like|do not want|does not want|will not like|would hate|can not stand|sick of|no|not|annoy\\w*|creepy|weird|cold|worried about|nervous about|hang up on|trust|prefer|instead of|let|letting|leave it to|rely on) (?:\\w+ ){0,6}${MACHINE}`,
  `${MACHINE} (?:\\w+ ){0,8}(?:hate|hang up|hangs up|annoy\\w*|creepy|weird|wrong|mess\\w*|mistakes?|impersonal|cold|confus\\w*|stupid|terrible|awful|scare\\w*|replac\\w*|frustrat\\w*|not understand|can not|could not|never|make things up|hallucinat\\w*|mad|decide|tell me|voice)`,
  `(?:is|are|am) (?:this|it|that|you|i) (?:\\w+ ){0,5}(?:${MACHINE})`,
  `${SPEAK} (?:\\w+ )?(?:to|with) (?:a|an|some|one of those|those|your) (?:\\w+ )?(?:${MACHINE}|thing|answering)`,
  '(?:want|wants|need|needs|expect|expects|prefer|prefers|like|rather) (?:\\w+ ){0,4}(?:a|an|the) (?:real |actual |live |human )*(?:person|human|human being|human voice|human touch|personal touch|voice)',
  '(?:real|actual|live) (?:person|human|people|humans)',
  '(?:human|personal) touch',
  'sounds? (?:so |like a |too )?(?:robot\\w*|fake)',
);

export const AI_INDIRECT = any(
  `(?:sound|sounds|feel|feels|seem|come across|coming across|like) (?:\\w+ ){0,3}(?:${MACHINE}|fake|canned|mechanical|flat|scripted|tinny|stilted)`,
  `(?:so|would|will|do|does|are|my|our) (?:\\w+ ){0,5}${SPEAK} (?:\\w+ )?(?:to|with) (?:\\w+ )?(?:a|an|some) (?:\\w+ )?${MACHINE}`,
  `(?:tell|know|notice|realise|realize|suspect|spot|guess) (?:\\w+ ){0,4}(?:${MACHINE}|not (?:\\w+ )?(?:a )?(?:person|human|real|one of us|me|us)|is not (?:\\w+ )?(?:a )?(?:person|human|real|one of us|me|us)|the difference)`,
  `(?:tell|telling|have to (?:tell|say|disclose)) (?:${CALLERS}) (?:\\w+ ){0,4}(?:${MACHINE})`,
  `${CALLERS} (?:\\w+ ){0,5}(?:hang up|hangs up|on to a bot|put the phone down|ring off|would ring off|run a mile|go mad|freak|think we|think i|notice)`,
  '(?:put|slam|hang) (?:the |down the )?(?:phone|up) (?:down )?on (?:it|them|those)',
  `${CALLERS} (?:\\w+ ){0,4}(?:like|want|expect|know|come (?:to us|here)|need|love|value|trust) (?:\\w+ ){0,5}(?:voices?|somebody|someone|person|people|human|heart|face|warmth|me (?:personally|on the phone)|to (?:hear|talk|speak|deal))`,
  '(?:expect|want) (?:to (?:get|speak to|talk to) )?me$|name (?:is )?over the door|know (?:our|my|her|his|the) voices?|a (?:friendly|warm|familiar|human) voice|old school|(?:customers?|clients?|patients?|callers?|members|people) (?:are|is) (?:\\w+ )?(?:mostly |all |in their )?(?:in their |over |older|elderly|seventy|eighty|old)|(?:my|your|his|her) (?:grandma|grandmother|granny|nan|mother|mum|mom) (?:would|will|could)|know what a \\w+|know the difference between|somebody s? ?crying|read (?:a|the) room|people (?:person|business)|warm body|soul|uncanny|old fashioned|(?:we are a )?people business|relationship business|the personal (?:side|service|approach)|lose the (?:personal|human|warmth)|gone (?:all )?corporate|call cent(?:re|er)|heart and|need(?:s)? somebody with|human (?:being )?on the',
  'press (?:one|two|1|2)|phone tree|phone menu|recorded voice|voice ?mail jail|(?:like|as) (?:ringing|calling) the bank|chat ?bots? (?:never|always|are)|alexa|siri|chat ?gpt|skynet|terminator',
  '(?:understand|cope|handle|deal|follow|make out|get|pick up) (?:\\w+ ){0,4}(?:accents?|dialects?|mumbl\\w*|crying|upset|angry|distress\\w*|emotions?|slang|irish|scottish|scouse|swear\\w*|emergenc\\w*|odd|weird questions?)|accents?',
  `(?:it|that|the thing|that thing|this thing|one of (?:these|those)|these things|those things|a program|software) (?:\\w+ ){0,3}(?:tells|told|says|said|quotes?|gives?|gave|gets?|got|makes?|made|books?|promises?|saying) (?:\\w+ ){0,6}(?:wrong|mistakes?|rubbish|nonsense|i never said|the wrong|silly|daft|stupid)`,
  'wrong answer|makes? (?:something|things|stuff|it) up|goes? (?:rogue|haywire|off script)|(?:ask|asks|asked) (?:it )?(?:something|a question|anything) (?:\\w+ )?(?:odd|weird|strange|unusual|off|it does not|it can not)|whos? (?:is )?responsible (?:when|if)|says? (?:the wrong|something (?:stupid|wrong|daft))|saying things i|gets? it wrong',
  'what (?:would|happens to|about) (?!you |i |we )(?:\\w+ ){0,3}(?:then do|do then|her job|his job|their jobs?|my receptionist|the girls?|my staff|jobs)|(?:taking|takes?|lose|losing|cost|after|out of) (?:\\w+ ){0,2}(?:jobs?|a job|work)\\b(?: \\w+)? ?(?:from|off)?|get(?:ting)? rid of (?:them|her|him|people|staff|us)|(?:replace|replacing|replaced) (?:\\w+ ){0,3}(?:people|staff|her|him|them|us|me|girls|team|job|by)|(?:staff|writers|girls|team|union) (?:\\w+ ){0,3}(?:walk out|revolt|worried for|think (?:i am|we are))|listening to (?:everything|every|all|my)|train\\w* on (?:my|our)|(?:decide|decides|deciding) if',
);

export const TRUST_PLAIN = any(
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

export const TRUST_INDIRECT = any(
  `${OTHERS} (?:\\w+ ){0,4}(?:said|told|promised|swore|guaranteed|ran off|left|let|messed|stung|conned|was useless|were useless|were rubbish|never|took|sold|botched|made a)`,
  'that is what (?:the|they|you|every|he|she|the last|all) (?:\\w+ ){0,5}(?:said|told|promised|say|says|before)|(?:said|told me|promised|swore) (?:the same|exactly (?:that|the same)|all that|that (?:too|last time|as well))|(?:been|gone) (?:there|down that road|through (?:that|this))|once bitten|never again|fool me|heard it all|(?:have|had) (?:\\w+ )?a company like (?:you|yours)|(?:companies|people|crowd|guys|lads) like (?:you|yours)|your (?:lot|crowd|kind) (?:\\w+ )?(?:were|was|never|always|came|are|said)|nobody (?:turned up|showed|came|rang|called (?:me )?back)|could not (?:reach|get (?:hold|anyone|anybody|through))|packed in|fell apart|every one of them was|turned out to be|left (?:me|us) (?:high|with|in the lurch)|billed (?:twice|by|me twice)|find a way not to pay|never pay out|got it in writing|in writing$',
  '(?:sounds?|smells?|seems?|looks?|bit) (?:\\w+ )?(?:fishy|dodgy|suspicious|shady|off|sketchy|iffy|like a (?:con|trick|pyramid|scheme|scam))|smell a rat|(?:a )?(?:con|pyramid scheme|gimmick|trick|racket|hoax|fraud|phishing|cowboys?)$|is (?:this|it|that) (?:a|one of (?:those|these|them)) (?:\\w+ ){0,3}(?:con|things?|scheme|trick|calls?|pyramid|gimmick|timeshares?)|after my (?:bank|card|money|details)|pull(?:ing)? the other one|i will believe (?:it|that)|believe (?:it|that) when|easy (?:to say|for you to say)|anyone can (?:say|claim)|talk is cheap|on paper|(?:you|they) (?:say|claim|tell (?:me|us)) that now|(?:you|they|he|salesmen) (?:would|all|always) (?:\\w+ )?(?:say|said|claim|promise) (?:that|so|it)|of course you(?: would)? (?:say|are saying)|(?:there is )?always a (?:but|catch)|nothing (?:is|in life is) free|no such thing as|what is in it for you|what do you get out of|why (?:are you|is it|would you) (?:\\w+ )?(?:pushing|pushy|so cheap|giving|give)|sales (?:pitch|talk|patter|spiel)|snake oil|take (?:that )?with a (?:pinch|grain)|hype|too good|how come (?:i|we) have never',
  '(?:not|never|rather not|do not|no) (?:\\w+ ){0,4}(?:giv\\w+|read\\w*|hand\\w*|tell\\w*|shar\\w+|put\\w*) (?:\\w+ ){0,4}(?:over the phone|on the phone|out over|card|bank|details|my (?:number|address|date)|to a stranger|that out|stranger)|(?:give|giving|read|need|want) (?:\\w+ ){0,3}(?:my )?(?:bank|card|account|credit card|sort code|social) (?:details|number)?(?: over| to a)|why (?:do|would|are) you (?:\\w+ )?(?:need|want|ask|asking) (?:to know|that|my|for my|it)|not telling you (?:that|where|my)|none of your business|(?:look|check|google|phone) you (?:up|back)|(?:company|registration|licen[cs]e|charity) number|are you (?:\\w+ )?(?:licen[cs]ed|insured|registered|accredited|regulated|bonded|qualified|vetted)|who (?:is this|are you) (?:and|again|really|exactly)|never (?:mentioned|heard)|(?:really|actually) from (?:them|the|my)|so you are not|are you the same (?:people|crowd|ones)',
  '(?:how much|what|how many|and how much|any) (?:\\w+ ){0,5}(?:ends up|actually (?:goes|gets)|pocket|reaches|goes to admin|admin costs)|somebody s? ?pocket|overheads',
  '(?:any|got any|have you any|have you got any|can i (?:see|get|talk to|speak to|ring)|could i (?:see|get|talk to|speak to|ring)|show me|send me|do you have|got) (?:\\w+ ){0,3}(?:references?|reviews|testimonials|case stud\\w+|proof|numbers to back|evidence|customers (?:i|we)|clients (?:i|we)|credentials|accreditation|track record|someone who|examples of)|(?:single|any|your|the|bad|online|google) (?:\\w+ )?reviews?|until you read|no office|guinea pig|put (?:that|it) in writing|back (?:that|it|this) up|references? you picked|who else (?:\\w+ ){0,4}(?:is using|uses|using|have you|do you|has)|any ?(?:one|body) (?:i|we) (?:would |might )?know|how long have you (?:\\w+ )?(?:been|people been|lot been|guys been)|(?:if|when) you (?:go|went|all go|yall go|are) (?:\\w+ )?(?:bust|under|belly up|out of business|gone|bankrupt|sold|bought|disappear)|guinea ?pig|(?:no|an|where is your|have you) (?:\\w+ )?(?:office|address|premises|phone number|track record)(?: here| at all)?$|fly by night|never (?:been|met|seen) you|do not know you|(?:know|knew) you from|stranger|foreign|offshore|you are not (?:even )?(?:local|from)',
  '(?:not|no|never|do not|hate|hates) (?:\\w+ ){0,3}(?:tied down|being tied|tie myself|locked|lock ins?|signing (?:anything|long)|sign (?:long )?contracts|sign anything)|what (?:am i|are we) (?:agreeing|signing|letting myself)|(?:keep|keeps|just|start) (?:taking|charging|billing|taking money|charge)|impossible to (?:get out|cancel|leave)|try(?:ing)? (?:to )?(?:get out|cancel(?:l?ing)?)|on hold for|lost? my deposit|(?:jump|jumps|shoot|shoots|go|goes) (?:up )?to (?:after|afterwards|next)|what (?:does|will) it (?:\\w+ )?(?:jump|go up|become|change)|and then (?:you|it|they) (?:\\w+ )?(?:put|hike|double|jump|make|start|never|disappear|vanish|charge|get)|see (?:all |the )*(?:terms|contract|conditions|paperwork) (?:before|first|in)|never show up|makes? me (?:nervous|uneasy|uncomfortable)|uneasy|gotcha|(?:when|if) you (?:guys |people |lot )?(?:fold|go under|get bought|vanish|disappear)|down (?:this|that) road|(?:third|second|fourth|fifth|tenth) (?:one|call|person|company|guy) (?:\\w+ )?(?:this|today)|googled|looked you up|cherry pick\\w*|made up|(?:what is|where is) the (?:gotcha|downside|small print|asterisk)|asterisk|strings attached|sounds (?:almost )?too|if (?:it|that) (?:is|was|were) (?:that|so) (?:easy|good|great)|gut (?:feeling|says)|(?:bit|little|kind of) (?:nervous|uneasy|worried|unsure|iffy) (?:about|giving|of)|worst (?:company|decision)|burnt|burned|conned|cheated|mis ?sold|lied to|liars?|crooks?|sharks?|cowboys?|vultures',
);

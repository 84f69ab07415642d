/** Obstacles that are not the offer's: another time (timing), another's decision (authority). */
import { any, LATER, MY_WHO, WHO } from './signal-words';

export const TIMING_PLAIN = any(
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

export const TIMING_INDIRECT = any(
  // Busy this minute.
  '(?:i am|we are|am) (?:\\w+ )?(?:up (?:a|the) (?:ladder|roof)|on (?:a|the) (?:roof|ladder|job|site|train|bus|road|motorway|other line|tractor)|with a (?:customer|client|patient)|serving|in (?:a|the) (?:meeting|car|shop|queue)|elbow deep|heading|walking|just going|teaching|cooking)',
  '(?:have|has|got|there is|i have) (?:a|an|some|two|three) (?:\\w+ )?(?:patients?|customers?|clients?|people|queue|someone|meeting|delivery|class|baby|funeral|wedding) (?:in (?:the chair|a|front|five|ten|two|the)|standing|waiting|at (?:the|my)|here|on the|coming|starting|out the|to get)',
  '(?:hands?|arms?) (?:in|full|are full|are wet|are dirty|tied|covered)(?! but)|(?<!was )on the other line|someone (?:is )?at the (?:door|till|counter|desk)|(?:before|between) (?:my|a|the) (?:next )?(?:meeting|class|lesson|patient|client|shift|appointments?|jobs)|thirty seconds|two minutes(?: is| that)? all|caught me|screaming|dinner (?:is )?(?:on|burning|ready)|make it quick|be quick|walking into',
  // A busy season, or something else first.
  '(?:mid|middle of|height of|thick of|peak of) (?:\\w+ )?(?:season|harvest|term|semester|audit|lambing|calving|exams|move|renovation|merger|launch|christmas|summer|tax)',
  '(?:busiest|craziest|worst|maddest) (?:\\w+ )?(?:time|stretch|month|season|week|period|part)(?: of| for| in)?',
  'snow melts|tax returns|elbow deep|short staffed|(?:two|three|one) (?:people|guys|girls|staff|techs) (?:down|out|off sick|short)|still (?:training|unpacking|recovering|digging)|put out fires|putting out fires|fires to put out|no bandwidth|(?:after|once|when|until) (?:we|i) (?:have )?(?:moved?|open|opened|finish|finished|hire|hired|get back|got|get through|settle|sort|sorted|close|closed|retire|know)|flat out|all hands on deck|run off (?:my|our) feet|hands full|hands are full|plates? (?:is )?full|a lot on (?:my|our) plate|enough on (?:my|our) plate|nothing (?:\\w+ )?happens? (?:before|until|till)|a write off',
  'one thing at a time|first things first|(?:not|is not) (?:at |the )?(?:top|high) (?:of|on) (?:my|our|the) (?:list|agenda)|on (?:the )?back burner|bigger fish|other priorities|other things (?:on|going|to)|(?:not|is not) (?:a|our|the) priority (?:right now|at)',
  '(?:get|let me get|let us get|want to get|need to get|have to get|finish|need to finish|have to finish|wait for) (?:\\w+ ){1,6}(?:first|out of the way|over with|done with|settled|sorted|bedded in|finished|behind us|before (?:i|we))',
  '(?:let me|let us|we need to|i need to) get (?:through|past) ',
  '(?:just|only just|still) (?:put in|moved|opened|started|hired|taken on|switched|bought|come out of|been through|recovering|finding our feet|settling|getting over)(?! (?:the )?(?:phone|call))',
  '(?:move|moving) (?:house|offices?|premises|shop|buildings?)',
  'baby (?:is )?due|due any day|on (?:maternity|paternity)|(?:hiring|spending|budget) freeze|everything (?:is )?on hold|nobody (?:is )?signing|until things|when things|once things|things (?:calm|quiet\\w*|settle|slow|pick up)|calms? down|dust (?:settle|settles)|when (?:i am|we are|it is) (?:\\w+ )?(?:quiet\\w*|back|done|finished|through|less|not so)|up in the air|wait(?:ing)? (?:and see|to see)|see what (?:happens|the (?:election|market|landlord|year|new))',
  '(?:with|what with) (?:the|our|my) (?:\\w+ ){0,2}(?:audit|inspection|harvest|move|merger|exams|wedding|launch|renovation|holidays|baby|surgery|season) (?:coming|on|and|going|next|this)',
  // Later.
  `(?:ask|ring|call|try|talk|shout|come back|come|get|see|look|speak|catch|contact|check|pick (?:it|this) up|revisit) (?:\\w+ ){0,5}(?:in|after|until|till|once|when|around|come|closer to|nearer|before) (?:the |a )?(?:\\w+ )?(?:${LATER}|kids|school|boats?|couple|few|month|half year|term|weeks?|days)`,
  `(?:maybe|perhaps|probably|possibly|more like|not (?:until|till|before)|it would be|wait (?:until|till|for)|leave it (?:until|till|to)) (?:in |after |the )*(?:${LATER}|later)`,
  '(?:ask|try|catch|ring|call|talk to|come back to) (?:me|us) (?:again|later|at|another|when|once|after|in)',
  'give (?:me|us) a (?:shout|call|ring|bell|buzz) (?:in|after|when|once|next|later|again|around)',
  'no (?:great |big |particular )?(?:hurry|rush) (?:with|on|for|about|here|our)|(?:i am|we are) (?:in )?(?:no|not in (?:a|any)) (?:hurry|rush)|(?:bit|too|little) (?:soon|early)|not (?:quite )?there yet|leave it (?:a|for|till|until|with)|few (?:weeks|months) (?:off|away|time|yet)|not just yet|in due course|some day|eventually|one of these days|further down|another (?:day|month|year|occasion)|take (?:my|our) time',
  // Thinking.
  '(?:chew|sleep|reflect|ponder) (?:on|over)|mull|weigh (?:it|things|this|that)? ?up|let (?:it|that) sink in|sit (?:with|on) (?:it|this|that)|digest|think\\w* (?:about it|it through|time)|think (?:it )?over|i will think|never (?:decide|sign|buy|agree) (?:\\w+ ){0,3}(?:spot|phone|day|there and then)|(?:give|need|want) (?:me|us|it|a)? ?(?:the|a|until|till|some|few) (?:\\w+ )?(?:weekend|night|day or two|days?|evening|week|tonight|tomorrow)|before i (?:jump|commit|rush|decide)|(?:look|go|read) (?:at|over|through) (?:it|the (?:numbers|figures|details|papers?|terms|small print)|that|everything) (?:\\w+ )?(?:properly|first|again|tonight|over|later)|rush (?:into|me)|(?:feel|feeling|being|be) (?:pressured|rushed)|under pressure|do (?:my|some|a bit of|more) (?:homework|research|digging)|shop(?:ping)? around|other quotes|compare',
  // Fobbing off.
  '(?:pop|stick|put|drop|fire|shoot|send|text|post|mail|email|whatsapp) (?:me |us )?(?:something|a line|an email|an e ?mail|a leaflet|a brochure|a flyer|your details|the details|some details|some info\\w*|the info\\w*|info|a note|it) (?:in|over|through|across|by|with|to|and (?:i|we) (?:will|can|might)|to look)',
  '(?:have|got|send|leave) (?:\\w+ )?(?:a )?(?:leaflet|brochure|flyer|booklet|website i can|something i can read)|drop (?:me|us) a (?:line|note|email|text)|put (?:it|that|something) in (?:writing|an email|the post) and|leave (?:your|me your|us your) (?:number|details|card)|(?:we|i) (?:will|can) (?:be in touch|ring you|call you|let you know|contact you|get round to it|have a look)(?: if| when)?(?! (?:tomorrow|monday|tuesday|at))|do not call us|(?:we|i) will see',
  // Bound elsewhere.
  '(?:tied|locked) (?:in|into|up) (?:with|to|until|till|for|on)|(?:just|only) (?:\\w+ )?(?:renewed|signed)|(?:renewed|signed (?:up|on|with|a)) (?:\\w+ ){0,5}(?:ago|in (?:\\w+)|last|this|already)|(?:years?|months?) (?:left|to go|to run|still|remaining)|penalty|(?:contract|agreement|lease|term|deal|subscription) (?:\\w+ ){0,3}(?:runs|run|is up|ends|expires|finishes|until|till|to run|up in|out)(?! (?:last|already))|mid contract|under contract|early termination',
);

export const AUTHORITY_PLAIN = any(
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

export const AUTHORITY_INDIRECT = any(
  `(?:see|hear|know|find out|wait) (?:what|if|whether|how) (?:${WHO}|she|he|they) (?:\\w+ ){0,2}(?:says?|thinks?|reckons?|feels?|wants?|is|are|happy|okay|agrees?|makes of)`,
  `(?:without|before i) (?:\\w+ ){0,3}(?:talking|telling|asking|speaking|checking|consulting|discussing|talk|speak|ask|tell|consult|check|clearing|okay)\\w* (?:\\w+ ){0,2}?(?:${WHO}|it|them|her|him|anyone)`,
  `(?:go|goes|going|have to be|put|needs?|need to go|take it|bring it) (?:\\w+ ){0,3}(?:through|in front of|up to|before|to|past|by|via|over to) (?:${WHO})`,
  `(?:talk|speak|discuss|chat|sit down|have a (?:word|chat|talk)|a word|run (?:it|this)|go over (?:it|this|that)|show (?:it|this|that|her|him)) (?:\\w+ ){0,3}(?:with|to|by|past|at home)(?: (?:${WHO})|$)`,
  `(?:${MY_WHO}) (?:\\w+ )?(?:(?:still |really |actually |always )?(?:sign|signs|hold|holds|holding|control|controls|pay|pays|pick|picks|choose|chooses|approve|approves|look|looks) (?:after )?(?:off )?(?:all |on |the |every|our|my|that|those|it)|is the one (?:who|that|with|holding)|has (?:the|to|final)|have to|have the|wants? to|would (?:kill|want|never|say|have|need|not))`,
  '(?:holds?|holding|got|has|controls?) the (?:purse|cheque ?book|check ?book|money|wallet|final say|last word|company card|credit card)|purse strings',
  '(?:who|that|he|she) (?:still )?signs the (?:checks|cheques)|signs? off on|sign off on (?:anything|that|this)',
  `(?:get|need|want|needs|wait for|waiting on) (?:the |a |his |her |their )?(?:nod|green light|go ahead|blessing|okay|thumbs up|sign off|signature|approval|permission|say so)`,
  'convince|win over|persuade|buy in from|(?:two|three|four|five|several|couple) of us (?:\\w+ )?(?:directors?|partners|owners|brothers|decide|have to|who|and we all)|(?:we|they) (?:all |both )?(?:have to|need to) (?:all |both )?(?:agree|say yes|vote|decide)|(?:we )?(?:decide|discuss|talk about|do) (?:these things|everything|it all|that sort of thing) (?:together|as a)|joint decision|(?:committee|board|trustees|council) (?:\\w+ ){0,3}(?:meets?|meeting|vote|votes|sits)',
  'the franchise|franchisor|vote on|holding the fort|(?:dads|fathers|mothers|moms|brothers|husbands|wifes|somebody elses|someone elses|his|her|their) (?:company|business|shop|name|money|call|decision|baby|department|thing|budget|department)|(?:she|he|they) (?:handles?|does|runs|keeps|controls|deals with|looks after|holds?) (?:all )?(?:the|our|that|all) (?:books|money|finances|accounts|bills|purse|budget|contracts|purchasing|ordering|vendors|stuff|side)|name is not on|not on the lease|i (?:just|only) (?:run|manage|look after|mind) the|get in trouble|(?:kill|killed|shot|murdered|sacked|fired|lynched|strung up) (?:\\w+ )?(?:if|for)|step on (?:\\w+ )?toes|over my head|(?:no|any|a|much|the|real) (?:say|authority|power) (?:in|over|to|on|around|here|with)|above my pay|one for (?:the|my|our|head) \\w+|(?:in trouble|sacked) if|going to have questions|picks? (?:all )?(?:our|the) (?:software|suppliers?|systems?)|(?:when|if) the (?:gaffer|boss|manager|owner) s? ?(?:is )?(?:in|back|here)|it is the (?:\\w+ )?manager you|(?:would not|could not|can not|never) (?:\\w+ ){0,4}without (?:talking|asking|telling|checking|speaking)|have (?:the|any|no) authority|not (?:allowed|authori[sz]ed|at liberty|for me to|mine to|me you|down to me|in my (?:hands|gift|power|remit))|out of my hands|nothing to do with me|my hands are tied|not on me to|not me (?:who|that)',
  '(?:talk|talking|speak|speaking|ring|ringing|better off|want|need|have) (?:\\w+ ){0,3}(?:to|with|when|at|for)? ?(?:karen|accounts|the (?:owner|boss|manager|gaffer|practice manager|office manager|director|landlord|council|buyer|franchise)|head office|corporate|hq|procurement|purchasing)',
  '(?:all |is |are )?(?:dealt with|handled|decided|done|picked|chosen|run|managed|ordered|bought|signed) (?:\\w+ ){0,2}(?:by|at|from|through|in|over) (?:\\w+ )?(?:corporate|head office|hq|the (?:owner|board|council|group|franchise|head|manager|boss|office)|london|dublin|procurement|legal|someone else)',
  '(?:head office|corporate|hq|procurement|purchasing|the franchise|the group|legal|management|the council) (?:\\w+ )?(?:picks?|decides?|chooses?|does|do|handles?|has|have|would|wants?|needs?|owns?|buys?|orders?|sets?|makes?)',
  'i am (?:the|a|an) (?:temp|receptionist|assistant|apprentice|intern|trainee|secretary|cleaner|nanny|tenant|volunteer|babysitter|caretaker|student)|i only (?:work|started|cover)|(?:only|just) (?:the|a) (?:temp|receptionist|assistant|tenant|secretary|cleaner|volunteer|messenger|saturday)',
  '(?:account|name|contract|lease|bill|house|building|deed|policy) (?:is )?(?:in|under) (?:my|his|her|the) (?:\\w+ )?(?:name|husband|wife|ex|dad|mum|mother|father|son|daughter|landlord|company)|(?:landlord|council|church|diocese|bank) (?:\\w+ )?owns?|(?:it is|is) (?:the )?(?:landlord|council)s? ',
  '(?:somebody|someone) else s? ?(?:decision|call|department|job|budget)|a few people (?:involved|to ask)|chain of command|(?:politics|red tape|hoops)',
);

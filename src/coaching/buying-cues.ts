/** How customers show that they are ready to buy. English. */
import { any, NUM } from './signal-words';

export const BUYING = any(
  // How, when and where to begin.
  'how (?:do|can|would|could|soon|quick|quickly|fast|early) (?:we|i|you|can|could|would|do|is) (?:\\w+ ){0,2}?(?:get started|sign|start|go|pay|get|set|begin|order|buy|come|have|proceed|about|do (?:this|it)|be|move|install|deliver|ship|turn|arrive)',
  'how (?:soon|quick|quickly|fast)\\b',
  '(?:when|what day|what is the (?:earliest|soonest)|how early|earliest) (?:\\w+ )?(?:can|could|would|will|is|might) (?:\\w+ )?(?:you|we|i|it|they|he|she|someone|somebody|the \\w+) (?:\\w+ ){0,3}(?:start|come|get|set|begin|be|have|deliver|install|turn|do|arrive|fit|ship|out|up|live|ready|here)',
  'what (?:is|are|would be|do we do|happens|is the process|comes) (?:the )?(?:next(?: steps?)?|from here|now)|where do we go from here|what is the process|so what happens now',
  'what (?:do|would|will|did) (?:you|i|we) (?:\\w+ )?(?:need|want|have) (?:from (?:me|us|our)|to (?:do|sign|bring|send|fill)|off me|on (?:my|our) (?:end|side))|what (?:paperwork|forms?|details|documents|information) (?:\\w+ )?(?:do|would) (?:you|i)|what do i (?:got to|have to|need to) (?:do|sign)',
  'sign me up|sign us up|where (?:do|can|should|would|will|am) (?:you want me to |i |we )(?:\\w+ )?(?:sign|put my name|pay|send|order|buy|get one)|where (?:do|would) you want me|(?:will|am going to|going to|would|can|could) (?:\\w+ )?sign (?:it|that|up|today|tonight|now|this|a|the)',
  '(?:could|can|would|will) (?:\\w+ ){1,10}(?:by|before|in time for|for) (?:the )?(?:first|monday|tuesday|wednesday|thursday|friday|weekend|easter|christmas|summer|busy season|end of (?:the )?(?:week|month)|next (?:week|month)|opening)$',
  // Taking it.
  '(?:(?:i|we) (?:will |would )|well |(?:i|we) (?=take ))(?:take|have|try|go with|go for|do) (?:it|that|this|one|two|them|the (?:\\w+ )?(?:one|blue|red|large|small|middle|lot|deal|trial|demo)|a (?:couple|few|dozen|go)|half a dozen|\\d+|three|four|five|six|ten)',
  '(?:will|would) (?:\\w+ )?(?:give it a (?:go|try|shot|whirl)|give (?:that|this) a (?:go|try))|give it a (?:go|try|shot|whirl)',
  'let us (?:do|try|go|get|set|book|start|give it|crack|sign|move|make it)(?! (?:the|you|me|back to))',
  '(?:count|book|put|pencil|mark|sign) (?:me|us) (?:in|down|up)|(?:book|pencil) (?:it|that|him|them|her) in|put (?:it|that) (?:on|through) (?:the|my|our)|(?:send|bring) (?:it|him|them|her|one) (?:over|round|out|along|on)(?: then| so)?|(?:hold|keep|reserve|save|set aside|put aside) (?:one|it|that|them|two|some|me|us)(?: \\w+){0,3} (?:for|aside|till|until|me|us|by)',
  'you have (?:got )?(?:yourself a (?:deal|customer)|a deal|twisted my arm|convinced me|sold me|talked me into|got me)|(?:i am|we are|okay i am|right i am) (?:\\w+ )?(?:sold|convinced|in|having (?:it|one|that)|up for (?:it|that)|on board|all in|game)\\b(?! (?:the|my|a|an|and|here|no|not|on|at|two|our|about|with|it))|(?:it is|we have|you have got) a deal|(?:that is|okay|right|yeah) (?:done|settled)|deal then|go on then|go on so|go for it|go ahead (?:and|with) \\w+',
  'that (?:works|suits)|(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|tomorrow|morning|afternoon|\\d+|ten|nine|two|three|four) (?:(?:\\w+ )?(?:works|suits|is (?:fine|good|grand|perfect)|would (?:work|suit|do))|it is$)|(?:mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|tomorrows) (?:fine|good|grand|perfect)|(?:works|suits) (?:for )?(?:me|us)|(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday) (?:after|at|around|before|morning|afternoon) ',
  `(?:${NUM} )(?:i|we) (?:can|could) (?:do|manage|afford)|(?:i|we) (?:can|could) (?:do|manage) (?:that|${NUM})|(?:and )?bring the (?:samples?|contract|papers?|forms?|demo|machine)`,
  // Wanting it.
  'sounds (?:\\w+ )?(?:good|great|perfect|interesting|useful|brilliant|ideal|like (?:it could|what|exactly|something|a good)|reasonable|helpful|amazing|nice|fantastic)(?! but| though)',
  'i (?:really |quite |do |absolutely )?(?:like|love) (?:that|this|it|the (?:idea|sound|way|look))(?! better when)',
  '(?:that|it|this) (?:would|could|will|might) (?:\\w+ )?(?:help|save|solve|sort|take (?:such |a (?:lot|load|weight))|free up|fix|change (?:everything|my life|my)|work (?:for|well)|suit|be (?:\\w+ ){0,2}?(?:great|huge|nice|good|handy|perfect|useful|helpful|amazing|awesome|brilliant|lovely|ideal|fantastic|a (?:god ?send|life ?saver|game|dream|relief|big help|massive)))',
  '(?:just|exactly) (?:what|the thing|the kind) (?:\\w+ )?(?:we|i) (?:\\w+ ){0,3}(?:need|want|looking|are|after|asked)|what (?:i|we) (?:have )?been (?:looking for|after|waiting for|needing|wanting)|(?:been|on at me|nagging me|asking me|meaning|looking|wanting) (?:\\w+ )?to (?:get|buy|find|do) (?:\\w+ )?(?:something|one|some|a|that) (?:like (?:that|this)|for|sorted)|where have you been|speaking my language|paying for itself|pay for itself|(?:is|are|partners|wifes|boss|girls) going to love (?:this|that|it)|what is the (?:earliest|soonest)|so it would (?:\\w+ )?(?:put|go)|wish i (?:had|would have|have) (?:had )?(?:that|this|it)|god ?send|life ?saver|game ?changer|music to my ears|yes please|oh my days|i want (?:one|it|that|in|two|this|to (?:order|buy|sign|start|book|go ahead|get (?:one|it|started)))|if it (?:does|can do|really does) that|no brainer|that is it that is what|can not wait',
  // Paying.
  'do you (?:take|accept|do) (?:\\w+ )?(?:cards?|visa|checks?|cheques?|credit|paypal|amex|direct debit|finance|instalments|installments|cash|apple pay)',
  '(?:do you (?:\\w+ )?(?:need|want)|shall i (?:give|read)|have you (?:got )?a pen|should i give) (?:\\w+ ){0,5}(?:card|deposit|payment|my details|my address|account number|bank details|purchase order|po)|card number is|(?:have you|got) (?:got )?a pen|who do i (?:make|pay|send)|(?:can|could|do|may|should|would) (?:i|we) (?:\\w+ )?(?:pay|do (?:it|that)|put (?:it|that|this|them)|get (?:it|that)) (?:\\w+ ){0,3}(?:by|on|with|in|monthly|quarterly|yearly|annually|now|up front|today|over|card|direct debit|instal\\w+)|invoice me|will you invoice|do i pay now|how (?:does|do|would) (?:the )?(?:payments?|billing|invoicing) (?:\\w+ )?work',
  // Trying, or getting it in hand.
  '(?:is there|do you (?:have|offer|do)|can i get|could i get|can we (?:get|do)) (?:\\w+ ){0,2}(?:trial|demo|sample|pilot|free trial)|(?:a )?(?:trial|demo|sample) (?:would be|sounds|please)',
  '(?:can|could|may) (?:i|we) (?:\\w+ )?(?:try|test|see (?:it|one|a|that)|start|book|get (?:one|a few|some|it|two)|order|hear|come (?:and|in)|have (?:one|it|two|both|a go)|switch|upgrade|reserve|lock)(?! (?:back|rid|off))',
  'i am (?!not)(?:\\w+ )?(?:interested|keen|open to|up for)(?! (?:to know|in (?:knowing|why|how)))',
  '(?:i|we) (?:would|could|might) (?:\\w+ )?(?:be open|be interested|be willing|be up for|like to (?:try|see|do|start|get|donate|go|order|book|hear|come)|love (?:to|a|one|that|it)|use (?:that|something|this|one)|do that)',
  '(?:send|email|text|forward) (?:me|us|it|them|that)? ?(?:over )?(?:the |a |your |that )?(?:\\w+ )?(?:contract|invite|agreement|paperwork|link|quote|proposal|order form|calendar|invoice|form|forms|demo|samples?)|text it (?:to me|over|across)|send it (?:over|across) (?:and|so)|(?:send|give) (?:me|us) (?:a couple|some|two|one|half a dozen|\\d+)',
  'if (?:i|we) (?:went|signed|started|go|sign|start|do|did|wanted to|said yes|say yes|order|ordered|took|take|buy|bought|decide|decided|open|opened|paid|pay)(?: \\w+){0,5} (?:how|when|what|would|could|can|do|does|will)',
  // The details of an owner.
  '(?:would|does|will|is|can|could|do) (?:that|it|this|they|the (?:price|deal|plan|package|contract|guarantee|second \\w+|other \\w+)|both|you) (?:\\w+ )?(?:include|cover|come with|go (?:straight )?(?:in|into|on)|put|be (?:on|under|included|covered|in)|take (?:the|our|my) old|also|fit|extend|train)(?: \\w+)?(?! about)',
  '(?:can|could|would|do|will) (?:i|we|both of us|they|the (?:girls|lads|staff|team)) (?:\\w+ )?(?:add|keep|change|upgrade|use (?:it|them|that)|bring|share|get (?:logins?|access|training|both)|have (?:it|both|two|them|more))(?: \\w+)?',
  'how (?:many|long) (?:\\w+ ){0,2}(?:logins?|users?|licen[cs]es|people can (?:come|use)|seats|is the (?:guarantee|warranty|training|install\\w*|delivery)|does (?:delivery|it take to (?:install|deliver|arrive|set up|come))|would (?:it|delivery) take)|is (?:delivery|training|installation|fitting|the warranty|support) (?:\\w+ )?(?:included|free|extra)|who (?:would|do|will) i (?:ring|call|contact|ask) if|(?:have|get|come) (?:it )?in (?:green|red|blue|black|white|large|small|medium|oak|grey|gray|any other|different|another)|do you do (?:one|it|them|that) (?:for|in)|for (?:restaurants|two sites|both (?:shops|sites|offices))|what else have you got|(?:so|then) i (?:would |will )?just |forward my (?:line|calls|number)|the minimum term|(?:what does|how does) the (?:onboarding|set ?up|process|sign ?up|billing|training) (?:look|work|go)|which (?:plan|one|package|model) (?:would|do) you (?:put|recommend|suggest)|(?:grab|get|fetch|find) my (?:card|wallet|purse|diary|calendar|chequebook|checkbook)|if i (?:give|send|gave|sent) you|(?:both|all three|all our|the other|my other|our other|second) (?:locations?|shops?|sites?|offices?|branch\\w*|stores?)|live by|have (?:that|it|this) (?:in|up|done|running|ready|on) (?:\\w+ )?(?:by|before|for)|train my|is there a minimum|do you (?:cover|come out to|deliver to|ship to|work in|serve) (?:my|our)|(?:longer|bigger|larger|higher) (?:plan|package|one|size|term)|fill it in for me|(?:would|will) (?:we|i|it) be (?:up and running|live|on the same|ready|able to (?:start|use))',
  'the (?:middle|first|second|big|bigger|large|larger|blue|red|top|gold|silver|premium|annual|yearly|monthly) one(?: please| then| so)|(?:please do|do yeah|yes let us|yeah book|yes book|yeah put|yeah go|yes go|yeah do|yes do|okay do|okay send|yeah send|yes send)|(?:when|what time) will it (?:come|arrive|be)|show (?:this|it|that) to (?:my|the) \\w+ (?:he|she|they) (?:would|will) (?:want|love)',
);

/** Words that turn a warm phrase cold: "I'd be interested to know how you got my number". */
export const NOT_BUYING = any(
  'interested (?:to know|in knowing) (?:how|where|why) you',
  'if you (?:stopped|would stop|did not|never|left)',
  'in a meeting',
  'i am in (?:the|my|a)',
  '(?:great|good|nice) but',
  'what can (?:i|we) do for you',
  'how (?:can|may) (?:i|we) help',
  'if we ever',
  'get out of|out of the way|come down|in writing|would not do that|i would not|closing|better deal|go on then quickly|how many schools',
  'would be great if (?:you|they) (?:stopped|left|never)',
);

/** A question of one who pictures having it: "and would my other shop be on it too". Weighed when nothing in it resists. */
export const OWNER_QUESTION =
  /^(?:(?:and|so|okay|oh|but|right|well|yeah|alright|hm|um|uh|wait|great|cool|nice|then|now|just|one thing|last question|quick question) )*(?!(?:can i (?:help|ask)|can you (?:hear|repeat|say|hold|speak)|do (?:i|we) know|will i hold|does he|would you give)\b)(?:can|could|would|will|do|is there|how (?:many|long|soon|does|do|would|will)|which|who (?:would|will|do)|what (?:would i|do i|do we|is the (?:minimum|onboarding|shortest|process))|where (?:do|would|can))\b(?=.*\b(?:i|we|my|our|me|us|mine|ours)\b)/;

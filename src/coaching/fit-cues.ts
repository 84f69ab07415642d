/** No need of the offer, or it would not fit: need, technical. */
import { any, SYSTEM } from './signal-words';

export const TECHNICAL_PLAIN = any(
  '(?:too|so|really|sounds|seems|looks|pretty) (?:complicated|complex|technical)',
  '(?:not|am not|are not) (?:\\w+ )?(?:tech savvy|technical|good with (?:computers|technology|tech))',
  '(?:will not|would not|does not|can not|not sure it|doubt it|never|do not think it|do not think (?:that|this)) (?:\\w+ ){0,3}(?:integrate|work with|sync|talk to|connect|plug into|be compatible|play nice)(?: \\w+)?',
  '(?:switching|migrating|migration|setup|set up|onboarding|implementation|learning curve|training everyone|changing (?:systems|numbers|over)) (?:\\w+ ){0,4}(?:nightmare|nightmares|headache|pain|hassle|hard|long|forever|scares?|worr\\w+|disrupt\\w*|a lot)',
  '(?:worr\\w+|concern\\w*|nervous|afraid|risk\\w*) (?:\\w+ ){0,5}(?:integrat\\w+|security|data|privacy|hipaa|gdpr|outage|downtime|goes down|breaks|crash\\w*|migrat\\w+|switching|setup)',
  'what (?:if|happens if|happens when) (?:\\w+ ){0,4}(?:goes down|crashes|breaks|fails|internet|wifi|power|drops|goes off|hacked)',
  '(?:system|phones?|software|equipment|computers?|machines?|kit|wiring) (?:is|are) (?:\\w+ )?(?:ancient|too old|really old|from the|older than|\\w+ years old|on its last|a dinosaur)',
  'learning curve',
);

export const TECHNICAL_INDIRECT = any(
  `(?:does|do|will|would|can|could|is|are|did) (?:it|this|that|they|you|yours|the \\w+) (?:\\w+ ){0,3}(?:talk to|work (?:with|on|alongside|for|off|in)|run on|connect (?:to|with)|plug into|sync (?:with|to)?|link (?:to|with|up)|integrate|tie in|hook (?:up|into)|fit (?:with|on)|support|handle|pull from|read|feed into|import|export|interface|compatible|play nice\\w*|go with|get on with)(?: \\w+){0,3}(?: (?:${SYSTEM}))?`,
  'compatib\\w+|integrat(?:e|es|ion|ions|ing)|api',
  `(?:we are|i am|we|everything is|still|all|it is) (?:\\w+ )?(?:still )?(?:on|using|running|run on|stuck on|use) (?:an? |the )?(?:old |ancient |really )*(?:\\w+ )?(?:windows|paper|pen and paper|landlines?|copper|mac|macs|sage|xero|quickbooks|excel|access|google|fax|dos|as ?400|server|dial ?up|\\w+ ?\\d{2,4})\\b`,
  `(?:do not|does not|not|no|never|have not) (?:\\w+ ){0,4}(?:have|use|got|own|run|do|computers?) ?(?:an?|any|the|that)? ?(?:${SYSTEM}|computer|smart ?phone|signal|3 phase|e ?mail)\\b`,
  'no (?:\\w+ )?(?:signal|wifi|internet|broadband|coverage|reception|api|calendar|computer|mains|reception)\\b',
  '(?:signal|broadband|internet|wifi|connection|reception|coverage|bandwidth|power|electric) (?:\\w+ ){0,4}(?:hopeless|joke|patchy|terrible|awful|slow|drops?|cuts? out|goes|useless|bad|poor|spotty|shocking|rubbish|down|bars?|flaky)',
  '(?:lose|losing|loses|lost|drops?|cuts?) (?:the |our |my )?(?:internet|signal|power|wifi|connection|broadband|data|history|records|numbers?|everything)(?! (?:us|me))',
  'if the (?:power|internet|wifi|line|network|lights?|system) (?:\\w+ )?(?:goes|cuts|drops|is|fails)|and if the power|power cuts?|(?:load ?shedding|nepa|generator)|when it (?:falls over|goes down|breaks|crashes)|single point of failure|what is the (?:backup|back up|fallback|failover)',
  '(?:old|ancient|antique|prehistoric|legacy|outdated) (?:\\w+ ){0,3}(?:box|boxes|phones?|systems?|pcs?|computers?|nokia|thing|till|software|switchboard|server|kit|wiring|wires)',
  '(?:walls?|pipes?|roof|wiring|wires|fuse ?board|building|cables?|floors?) (?:\\w+ ){0,4}(?:thick|stone|concrete|listed|asbestos|from the|faces?|old|lead|original|phase)|(?:thick|stone|concrete) walls|planning permission|listed building|held together|mess with (?:my|our|the)|(?:change|swap|replace|rip out|redo|rewire) (?:my|our|the|all (?:my|our)) (?:\\w+ )?(?:number|phones?|system|wiring|lines?|setup)|forwarding|no clue how|(?:nephew|guy who) (?:set|wired|built|installed) (?:it|them|the|this|our)|(?:password|admin) (?:nobody|no one|left)|single phase|one phase',
  '(?:who|how|what) (?:\\w+ ){0,4}(?:going to|gonna|will|would|is to|do we|would we|to|do you)? ?(?:\\w+ ){0,3}(?:move|moves|migrate|transfer|import|train|trains|teach|retrain|set ?up|re ?enter|type|input) (?:\\w+ ){0,4}(?:it|all|them|everyone|everybody|data|history|records|staff|drivers|people|how|in)',
  '(?:years?|decade) (?:\\w+ )?of (?:\\w+ )?(?:data|history|records|files|notes|invoices|job|customer|patient|client|emails)',
  '(?:switching|changing|moving|swapping|migrating|transferring) (?:\\w+ ){0,3}(?:over|across|everything|systems?|software|providers?|all)\\b(?: \\w+){0,3} (?:nightmare|nightmares|scares|hassle|upheaval|headache|disaster|terrifies|pain)',
  '(?:last|when|first) (?:time )?(?:we|i) (?:\\w+ )?(?:changed|switched|moved|migrated|upgraded|swapped) (?:\\w+ ){0,4}(?:down|weeks?|months?|chaos|lost|disaster|nightmare|mess|days)',
  'how much (?:work|hassle|effort|upheaval|disruption|downtime|it time)|how (?:hard|difficult|long|complicated|disruptive) (?:\\w+ ){0,4}(?:set ?up|install|migrate|switch|changeover|move|learn|train|to get (?:used|the hang))|downtime|upheaval|steep learning|hassle to|teething',
  '(?:my|our|the) (?:guys|lads|girls|staff|team|people|crew|drivers|ladies|technicians|nurses|teachers) (?:\\w+ )?(?:can barely|can hardly|can not (?:even )?(?:use|work)|are not (?:\\w+ )?(?:good|computer|tech)|do not (?:do|know|use) (?:computers|technology|how)|would never (?:use|learn|figure)|will never (?:use|learn|figure)|struggle with (?:email|computers|their phones))',
  '(?:useless|hopeless|terrible|not great|no good|rubbish|bad|not (?:very )?good|dinosaur|technophobe) (?:with|at|when it comes to) (?:computers?|technology|tech|that stuff|gadgets|phones|apps|anything)|technophobe|luddite|computer illiterate',
  '(?:list|data|records|files|database|spreadsheets?) (?:\\w+ ){0,3}(?:mess|all over|bits of paper|shoe ?box|paper|handwritten|scattered)|all (?:on|in) (?:paper|a notebook|filing)|on paper here|everything (?:is )?on paper',
  'gdpr|hipaa|soc ?2|iso ?\\d+|pci|encrypt\\w*|firewall|vpn|single sign on|sso|two factor|pen(?:etration)? test|data protection|admin rights|cyber|compliant|ransomware|(?:get|got|gets|be|been) hacked|data (?:kept|stored|held|go|goes|live|lives|leak\\w*|breach\\w*|sit|sits|residency)|(?:where|who) (?:\\w+ ){0,4}(?:data|servers?|recordings?|records|files) (?:\\w+ ){0,3}(?:kept|stored|held|go|live|sit|hosted|see)|where are the servers|who (?:can|has|gets|would have) (?:\\w+ )?(?:access|see|listen)|it (?:people|guys?|team|department|lads?|security) (?:\\w+ ){0,3}(?:strict|never|will not|would not|would|have to|want|block\\w*|allow)|(?:security|it) would never|security (?:review|questionnaire|assessment|team)',
  '(?:lose|losing|keep|change|changing) (?:my|our|the) (?:\\w+ )?number(?:s)? (?:\\w+ )?(?:is|it is|they are|painted|on (?:all|the|every))|not losing (?:my|our) number|what (?:happens|about) (?:to |with )?(?:it |the |my |our )?(?:alarm|fax|card machine|lift|door entry|existing|old|extensions?)',
  '(?:two|both|them|they) (?:of them )?(?:would )?(?:clash|conflict|interfere)|(?:clash|interfere|conflict) with|only (?:the )?one (?:login|phase|socket|line|computer|port|screen|phone)|share (?:the|one) (?:\\w+ )?(?:login|computer|password)|everything we (?:run|use|have) is (?:on )?',
);

export const NEED_PLAIN = any(
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

export const NEED_INDIRECT = any(
  // Somebody or something does it already.
  '(?:my|our) (?:\\w+ )?(?:wife|husband|mum|mom|mother|dad|father|sister|brother|son|daughter|cousin|nephew|niece|friend|mate|accountant|bookkeeper|receptionist|secretary|it guy|neighbour|neighbor|girls?|lads?|partner|staff|team|office) (?:\\w+ )?(?:does|do|picks|answers?|handles?|built|made|takes|looks after|deals|covers?|sorts?|runs|manages|fixes)(?: \\w+){0,3}(?: (?:all|that|it|them|ours|brilliant|never|for (?:us|me|free)|phone|calls))',
  '(?:they|she|he|it|that|who) (?:have |has )?never (?:misses?|missed|lets?|lets? us down|failed|fails|let us|let me|gives? (?:us|me) (?:any )?trouble)',
  '(?:have|got|use|with|using|been (?:with|using)) (?:\\w+ ){0,4}(?:for|since) (?:\\w+ )?(?:years|ages|\\d+|day one|ninety|the start|forever|decades|donkeys)',
  '(?:done|does|doing|do) the (?:job|trick)|works? a treat|works? (?:well|fine|grand|perfectly|great)(?: for (?:us|me))?$|does (?:us|me) (?:fine|grand|well|nicely)|(?:no|never had any|had no) (?:complaints?|issues|problems|trouble) (?:with|so far|there)|well looked after|in good hands|loyal to|we get by|get(?:ting)? by (?:fine|okay|grand|without)|manage (?:fine|grand|okay|perfectly|myself|ourselves|it (?:my|our)sel)|managed (?:fine|this long|without|so far)|all in (?:my|his|her) head|(?:diary|notebook|pencil|whiteboard|wall calendar|system) (?:works|does|has done|is) (?:\\w+ )?(?:fine|grand|a treat|us|the)|suits? (?:us|me)|why (?:would|should) (?:i|we) (?:\\w+ )?(?:change|switch|pay|bother|need|want)|so why would (?:i|we)|if it is not|fully staffed|(?:the )?way (?:we|it) (?:are|is|have|do it)|as (?:we|it) (?:are|is)$|(?:doing|do|did|done) it (?:myself|ourselves|in house|that way)|in house|stay(?:ing)? (?:put|as we|with (?:who|what|them|our))|going to stay|stick(?:ing)? with (?:what|who|our|them)',
  'we have got a (?:dog|lad|girl|guy|fella|man|woman)|(?:have|got|there is) (?:a |an )?(?:lad|girl|guy|fella|man|woman|person|firm|company|crowd) (?:\\w+ )?(?:who|that|for|does|comes|delivers|on)(?: \\w+)?',
  '(?:just|only|recently) (?:\\w+ )?(?:bought|had|got|put in|replaced|done|fitted|installed|redone|changed|renewed)(?: \\w+){0,5} (?:new|last|done|fitted|in|redone|ones?|installed|recently)|(?:redone|replaced|fitted|new ones|a new one) (?:\\w+ ){0,3}(?:last|this|put in|only|a year|in) ?',
  // No use for it.
  '(?:i|we) (?:have )?(?:only |just )?(?:got |have |get |got |do )(?:only |just |about |maybe )?(?:the )?(?:one|two|three|a few|a couple|a handful|half a dozen)(?: \\w+){0,3} (?:a (?:week|month|day|year)|mate|here|van|shop|person|customer|of us)',
  'there is only (?:me|the one|two|one)|(?:just|only) me (?:here|and|on)|(?:nobody|no one|hardly anyone|none of (?:them|our|my)|people never|they never|clients never|customers never) (?:\\w+ ){0,4}(?:rings?|calls?|asks?|needs?|wants?|uses?|buys?|forgets?|comes?|phones?|emails?)',
  '(?:more|enough|plenty of|too much|all the) (?:work|business|customers|clients|jobs|patients|calls|orders|leads) (?:\\w+ ){0,2}(?:than|already|as it is|as is|on|i (?:can|need|want)|we (?:can|need|want)|to (?:last|keep))|(?:booked|full|fully booked) (?:\\w+ )?(?:out|up|solid|till|until|through)|turning (?:work|people|customers) away|(?:one|two|three|four|five|six|ten) (?:calls?|jobs?|orders?|customers?) a (?:day|week|month) (?:tops|max|at most|if that|maybe)|(?:tops|if that|at most)$|(?:thirty|twenty|forty|ten|\\d+|fifteen) years (?:without|doing it|and never|the same way)|like (?:our|my) (?:clipboard|notebook|diary|way|system|guy|paper)|voicemail (?:does|works|is fine|has|picks|catches)|(?:answering machine|voicemail) for that|gets? the job done|not (?:really )?a problem|(?:got|have) (?:that|it|all that) (?:covered|handled|sorted|taken care)|taken care of|(?:never|not) (?:really )?(?:lost|missed) (?:a|any|sleep)|(?:see|find) (?:myself|ourselves) using|collect(?:ing)? dust|in a drawer|nice to have|solution (?:looking|in search)|sounds like something for|word of mouth|waiting list|can not take (?:on )?any ?more',
  '(?:i am|we are|am) (?:\\w+ )?(?:retir\\w+|closing|shutting|selling up|winding down|packing it in|getting out|giving it up|moving away|leaving|past (?:it|all that)|too (?:old|small))|closing (?:down|the doors)|sold (?:the|my|our) (?:business|house|car|van|place|shop)|shut(?:ting)? (?:up shop|down)|out of business|went bust|i rent (?:the|this|my)|renting|handed in|do not (?:own|have) (?:a|the|any) (?:car|house|business|dog|pool|garden|pets?|kids|van|roof)',
  '(?:do not|does not|never|would not|will not|wouldn t) (?:\\w+ )?(?:bother (?:with)?|use (?:it|that|one|them|any)|apply to|do (?:any of )?(?:that|this|those)|go in for|have (?:that|any) (?:problem|use|call)|get (?:many|any|enough)|look at (?:them|it)|deal with that|really do)(?: \\w+)?',
  'never (?:had|have) (?:that|a|any) (?:problem|need|issue|trouble|bother)|(?:not|no|never) (?:\\w+ )?(?:a )?problem (?:for us|we have|i have)|no overflow|nothing to (?:handle|fix|cover)|what would (?:i|we) (?:want|do|need|use) (?:with|it|that|one|a)|what (?:use|good) (?:is|would|to)|can not see (?:what|why|us using|the (?:point|use|need)|where)|(?:i|we) know where|from where i am (?:standing|sitting)|can see (?:it|the \\w+) from|happy (?:staying|being|as we|the way|enough|how)|(?:more |really )?for (?:big|bigger|large|larger|younger) (?:companies|firms|outfits|places|people|businesses|boys)|likes of (?:us|me)|overkill|not (?:big|busy|large) enough|too small for|too big for|different (?:league|business|kind of)|does not (?:apply|concern|affect)|(?:time|patience) is the one thing|everyone (?:\\w+ )?knows us|ring back|they (?:always )?(?:do|ring|call) (?:back|again)|everyone (?:\\w+ ){0,3}knows us|not (?:really )?our thing|the one (?:shop|van|site) and|not (?:broken|bothered|fussed|pushed|keen|mad on|a fan|our style|necessary)|no appetite',
  // A plain no, and leaving.
  '(?:nah|naw|no|nope|na)(?: (?:mate|love|pal|thanks|buddy|dear|sir|man|hen|darling|thank you|you are (?:all right|okay|grand)|i am (?:all right|okay|grand|good)|we are (?:all right|okay|grand|good)))+$|i am (?:all right|alright|okay|grand|fine) (?:thanks|mate|love|for that|as i am)|(?:give|gave) (?:it|that|this) a miss|(?:save|wasting) (?:your|my) (?:breath|time)|do not want (?:it|any|none|one)|whatever (?:you are|it is) (?:\\w+ )?selling|what are you selling|(?:stop|cut) you (?:there|off)|(?:do not|no) (?:do |take )?(?:cold|sales) calls?|count me out|leave it (?:out|at that|there)|let us leave it|i think (?:i|we) will leave it|for (?:somebody|someone) else|barking up|not today thanks|(?:thanks|thank you) (?:anyway|all the same)',
  '(?:close|end|terminate|stop|finish|drop|quit) (?:my|our|the|this) (?:\\w+ )?(?:account|subscription|membership|plan|policy|service|contract|agreement|payments?|donations?)|get out of (?:this|my|the) (?:\\w+ )?(?:plan|contract|deal|subscription|agreement)|(?:off|out of) my card|not renewing|not (?:going to )?renew|wasn t going to renew|finish up with|leave (?:you|yous|ye)(?: (?:lot|guys))?$|moving to (?:another|a different)|signed with (?:the|another|someone|somebody)|gone with (?:the|another|someone|somebody)|going with (?:the other|another|someone else|them)',
);

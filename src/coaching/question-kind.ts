/** What a question is about, as far as its answer needs another way of answering. English, over normalised speech (see wordsOf). */
export type QuestionKind =
  'echo' | 'price' | 'what-if' | 'when' | 'who' | 'meaning' | 'proof' | 'exit' | 'compare' | 'terms' | 'can' | 'other';

/** @param question normalised speech (see wordsOf). The first kind that fits; `other` where none does. */
export function kindOf(question: string): QuestionKind {
  return KINDS.find(([, pattern]) => pattern.test(question))?.[0] ?? 'other';
}

const KINDS: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    'echo',
    /^(?:(?:oh|um|uh|and|but|so|well) )*(?:(?:is|are|am|was|were|do|does|did|have|has) (?:i|it|they|you|he|she|that|we|there)|(?:can|will) (?:i|it|they|he|she|that|we|there))(?: (?:not|really))?$|^(?:really|seriously|for real|since when)$/,
  ],
  [
    'meaning',
    /\bwhat (?:do you|does (?:that|it)|is that|did you) (?:even )?mean\b|\bmeaning\b|\bin (?:english|plain|simple)\b|\bwhat is an? \w+$|\bhow do you mean\b|\bwhats that\b/,
  ],
  [
    'who',
    /\bwho (?:is (?:this|that|calling)|are you|am i (?:speaking|talking))|\bwhere are you (?:calling|ringing|based|from)|\bhow did you get (?:my|this|our)|\bwhat is this (?:about|regarding)|\bwhat company\b|\bwhat is (?:up|this|it|it you want)$|what do you want\b(?! (?:for|off) )|\bare you (?:selling|a (?:robot|bot|real|recording|computer))/,
  ],
  [
    'price',
    /\bhow much\b(?! (?:time|longer|do you know|of (?:the|my|your)))|\bwhat (?:is|are|would|does|do) (?:it|that|this|they|the|your|you) (?:\w+ )?(?:cost|price|run|charge|rate|fee|damage|go for|set me back|come to)|\b(?:(?:is|are) (?:it|that|they|this) (?:\w+ )?free|do (?:i|we) (?:have to )?pay|(?:what|whats|which|tell me|and|or) (?:\w+ ){0,3}?(?:price|prices|pricing|cost|costs|fee|fees|rate|rates|budget|discount)|(?:do|would|will|does) (?:you|they|it|yous|ye) (?:charge|cost)|what (?:do|would|does) (?:you|they|yous|ye) charge|d you charge|call out charge|any discount|best price|what (?:would|do|will) (?:i|we) (?:be )?(?:pay|paying|owe)|what (?:are|were|is|do|does|did|would) (?:you|ye|yous|yall|they|he|she) (?:\w+ )?(?:want|wanting|asking|ask|after|looking (?:for|to get)) (?:for|off|on) (?:it|this|that|them|one|these|those|the|a|an)|(?:price|cost|rate|fee|charge)s? (?:is|are) (?:\w+ )*?or how)\b|\bwhat (?:are|is) (?:you|they|he|she) asking$|^(?:and |so )?(?:what about )?(?:the )?(?:price|cost|rate|rates|damage)$/,
  ],
  [
    'exit',
    /\b(?:cancel|cancellation|locked in|tied|tie me|get out of|refund|money back|(?:a|any|the|long|your) contract|how much notice|minimum term|change my mind|leave early|stuck with)\b/,
  ],
  [
    'proof',
    /\b(?:guarantee\w*|warranty|how do i know|how can i (?:be sure|trust)|insured|licen[sc]ed|certified|registered|references?|reviews?|proof|safe|secure|privacy|(?:my|our|the) data (?:go|safe|sit|end)|catch|legit|scam|genuine)\b/,
  ],
  [
    'compare',
    /\b(?:different|difference|better than|compared?|instead of|why (?:you|should|would)|why not|what makes|versus|cheaper than|same as)\b/,
  ],
  [
    'what-if',
    /\bwhat if\b|^(?:(?:and|but|so|okay|well|right|yes|yeah|oh|no|then|now|aye|ah|eh|hm|like|what|what about|how about|what happens|what do (?:you|we|i) do|what then) )*(?:if|when) (?!.*\b(?:when|how|who|which|what|can|could|will|would|do|does|is|are|am) (?:do|does|would|will|can|could|is|are|am|i|we|you|it|they|he|she|that|there)\b|(?:is|are|am|do|does|did|can|could|will|would|should|might|was|were|exactly)\b|(?:i|we) (?:sign\w*|order\w*|join\w*|commit\w*|said|say|pay|paid|took|take|buy|bought|came|come|send|sent|go ahead|book\w*)\b)\w+ |\bwhat happens\b(?! (?:next|now)\b| to (?!.*\bif\b))/,
  ],
  [
    'terms',
    /\b(?:includ\w*|extra|on top|inside|vat|tax|per (?:month|year|user|person|line|unit|seat|week)|a month|a year|each|all in|both|everything|free|delivery|setup|installation|training|who pays|finance|instal?ments|upfront|up front|monthly|yearly|annual\w*)\b/,
  ],
  [
    'when',
    /\bwhen (?:is|are|am|do|does|did|can|could|will|would|should|might|was|were|exactly|roughly)\b|\bwhen(?: (?:ah|lah|please|then|now|so))*$|\b(?:how (?:long|soon|fast|quick\w*|far|often)|what (?:day|time|date)|by (?:when|monday|tuesday|wednesday|thursday|friday)|how many (?:days|weeks|months))\b/,
  ],
  [
    'can',
    /^(?:(?:oh|um|uh|and|but|so|well|now|okay|then|or|hm|huh|right) )*(?:can|could|does|do|will|would|is|are) (?:it|you|that|this|they|there|your|the|i|we)\b|\bor not\b/,
  ],
];

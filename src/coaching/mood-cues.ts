/** How customers warm up and feel, in patterns over normalised speech (see wordsOf). */
import { any } from './signal-cues';

/** A list of short patterns, by commas. */
const anyOf = (list: string): RegExp => any(...list.split(',').map((pattern) => pattern.trim()));

export const BUYING = any(
  'how (?:do|can|would|could|soon) (?:we|i|you|can) (?:\\w+ )?(?:get started|sign|start|go|pay|get|set|begin|order|buy|come|have)',
  'how soon',
  'when (?:can|could|would) (?:you|we|i|it|they) (?:\\w+ )?(?:start|come|get|set|begin|be|have|deliver|install|turn|do)',
  'what (?:is|are|would be|do we do|happens) (?:the )?next(?: steps?)?',
  'what do (?:you|i) need (?:from (?:me|us)|to do)',
  'sounds (?:\\w+ )?(?:good|great|perfect|interesting|useful|like (?:it could|what|exactly|something|a good)|reasonable|helpful|amazing|nice)',
  'i (?:really |quite |do )?(?:like|love) (?:that|this|it|the (?:idea|sound|way))',
  '(?:that|it|this) (?:would|could|will|might) (?:\\w+ )?(?:help|save|solve|work (?:for|well)|be (?:\\w+ )?(?:great|huge|nice|good|handy|perfect|useful|helpful|amazing|awesome|a life ?saver|a game))',
  'let us (?:do|try|go|get|set|book|start|give)',
  'sign me up',
  '(?:i|we) will (?:take|try|do|go with|give it a|have) (?:it|that|this|one|two|try|go|them|a|the)?',
  '(?:count|book|put) me (?:in|down)',
  'where do i sign',
  'do you (?:take|accept) (?:\\w+ )?(?:cards?|visa|checks?|credit|paypal|amex)',
  '(?:is there|do you (?:have|offer|do)|can i get|could i get|can we (?:get|do)) (?:\\w+ ){0,2}(?:trial|demo|sample|pilot|free \\w+)',
  '(?:can|could|may) (?:i|we) (?:try|test|see|start|book|get one|order|do|pay|hear)',
  'i am (?:\\w+ )?(?:interested|in|keen|sold|open to|up for)',
  '(?:i|we) (?:would|could|might) (?:\\w+ )?(?:be open|be interested|be willing|be up for|like to (?:try|see|do|start|get|donate|go)|love to|use (?:that|something|this|one)|do that)',
  'exactly what (?:we|i) (?:\\w+ )?(?:need|want|looking|are)',
  '(?:send|email) (?:me|us|over|it|them) (?:over )?(?:the |a |your )?(?:\\w+ )?(?:contract|invite|agreement|paperwork|link|quote|proposal|order form|calendar|invoice)',
  '(?:monday|tuesday|wednesday|thursday|friday|tomorrow|that|morning|afternoon|\\d+) (?:\\w+ )?works',
  'works for (?:me|us)',
  'if (?:we|i) (?:went|signed|started|go|sign|start|do|did|wanted to)(?: \\w+){0,4} (?:how|when|what|would|could|can|do)',
  '(?:would|does) (?:that|it|the price) (?:include|cover) (?:me|us|my|our|all)',
  'go ahead (?:and|with) \\w+',
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
);

/** What the customer comes round with once an objection is answered. */
export const WARMS = any(
  '(?:that|it|this) (?:is|was|sounds|looks|seems|would be) (?:\\w+ ){0,2}?(?:better|good|great|fair|nice|helpful|reasonable|fine|cool|impressive|interesting|clever|handy|useful|lovely|amazing|perfect)(?! (?:question|price|deal than))',
  '(?:that|it) makes sense',
  '(?:good|nice|great|glad) to (?:hear|know)',
  'fair (?:enough|point)',
  'good (?:point|idea)',
  '(?:i guess |i suppose |well )?(?:that|it) is (?:actually |probably |very |quite )?(?:true|right)',
  'you are (?:probably |quite )?right',
  '(?:i|we) (?:\\w+ )?(?:like|love) (?:that|this|it|the)',
  '(?:had|have) not thought (?:of|about)',
  'did not (?:know|realise|realize)',
  'let us (?:hear|see|try|do|go|give)',
  'sounds (?:\\w+ )?(?:good|great|fair|fine|reasonable|interesting)',
  'tell me more',
  'not bad',
  'impressive',
  '(?:works|work) for (?:me|us)',
);

/** Takes back what warmed a line. */
export const HEDGES = any(
  'but',
  'though',
  'although',
  'except',
  'unless',
  'do not know',
  'not sure',
  'if (?:it|you|that)',
  'still',
);

export const POSITIVE = anyOf(String.raw`
  great, good, love, loved, like (?:that|this|it|the), perfect, awesome, nice, excellent, wonderful, fantastic,
  amazing, brilliant, lovely, interested, interesting, helpful, impressed, impressive, excited, happy, glad, cool,
  thank you, thanks, appreciate, keen, absolutely, definitely, exactly, sign me up, let us do, works for, not bad,
  no problem, sure, makes sense, fair enough, handy, huge, game changer, sold, neat, sweet, wow, better`);

export const NEGATIVE = anyOf(String.raw`
  not (?:\w+ )?(?:good|great|happy|interested|like|love|nice|impressed|helpful|convinced|sure|worth|fair|acceptable),
  hate\w*, terrible, awful, horrible, annoy\w*, frustrat\w*, waste\w*, stop (?:calling|it), scam\w*, angry,
  upset, mad, ridiculous, unfortunately, worst, worse, nightmare, headache, losing, lost, lose, cost us, useless,
  disappoint\w*, sick of, tired of, fed up, rip ?off, ripped, burned, burnt, skeptical, sceptical, worried, worry,
  afraid, nervous, problem, trouble, struggl\w*, pain, expensive, too much, leave (?:me|us) alone, no thanks,
  no thank you, do not (?:\w+ )?(?:like|want|trust|believe|need|care|call), can not afford, rude, pushy,
  bother\w*, complain\w*, mess, creepy, disappeared, a joke, mistake, sorry but, stress\w*, overwhelm\w*,
  killing`);

/** How customers warm up and feel, in patterns over normalised speech (see wordsOf). */
import { any } from './signal-words';

/** A list of short patterns, by commas. */
const anyOf = (list: string): RegExp => any(...list.split(',').map((pattern) => pattern.trim()));

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

/** How customers warm up and feel, in patterns over normalised speech (see wordsOf). */
import { any } from './signal-words';

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
  '(?:nobody|no one) (?:ever )?told (?:me|us) that(?: (?:no|before))?$',
  'let us (?:hear|see|try|do|go|give)',
  'sounds (?:\\w+ )?(?:good|great|fair|fine|reasonable|interesting)',
  'tell me more',
  'when you put it (?:like that|that way)',
  '^(?:oh|well|ah|huh|hm+|okay) that is (?:\\w+ )?different$',
  'not bad',
  'impressive',
  '(?:works|work) for (?:me|us)',
);

/** A whole line that grants a point, and says no more: no objection, whatever its words make one think of. */
export const CONCEDES =
  /^(?:(?:huh|oh|ah|well|okay|ok|yeah|yes|right|hm+|actually|i guess|i suppose|no) )*(?:that|it) (?:is|was|does) (?:\w+ ){0,2}(?<!too |no |not )(?:true|right|fair|good|great|better|helpful|interesting|clever|handy|nice|lovely|impressive|make sense)(?: to (?:hear|know))?$|^(?:(?:well|okay|yeah|oh) )*(?:(?:fair|good) (?:enough|point)|when you put it (?:like that|that way))$/;

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

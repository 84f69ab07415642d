/** What the rep's line asked of the customer, for it decides what an answer means. English, over normalised speech. */

/** A small courtesy question: "I'm good, thanks" answers it and declines nothing. */
const COURTESY = /\b(?:how are (?:you|things)|how is (?:it|your|everything)|how have you been|you doing)\b/;
/** The rep asks leave to go on, or says what this call is to be: a yes to it buys nothing. */
const ASKS_LEAVE =
  /\b(?:thought we would|(?:plan|agenda|goal) (?:for|of|is)|before we (?:start|begin|dive|get started|get into)|is (?:it|that) (?:okay|alright|all right) if i|mind if i|(?:have|got|spare|give me) (?:you )?(?:a|an|one|two|#|\w+ty|\w+een|five|ten) (?:\w+ )?(?:minutes?|moment|seconds?|sec)|(?:good|bad) (?:time|moment)|(?:can|could|may) i (?:just |quickly )?(?:ask|tell|explain)|ask you (?:a|some|one|two|three)|tell you why|today i (?:would|wanted|want)|sound fair|share my screen|speaking with)\b/;
const ASKS_WHO = /(?<!\b(?:is it|are) you )(?<!may i ask )\b(?:who|whom|decisions|approval|involved)\b/;
/** Asks what, who, how much, or whether something is so: about the customer's world. */
const FACT =
  /^(?:(?:and|so|but|okay|right|great|sorry|now|then|just|curious|tell me|may i ask|can i ask) )*(?:what|who|whom|whose|where|which|why|when|how (?:many|much|long|old|often|far|big|do|did|does|is|was|were|are|bad|would|soon|has|have)|(?:do|did|does|have|has|are|were|was|is|am) (?:you|they|he|she|it|your|the|there|we|i|some|that|this|people|customers|isn)|(?:is|are|was|did|do) not|you are (?:in|on|at|with)|tell me|any (?:issues|problems|trouble))\b/;
/** Asks for an opinion or a decision on the offer instead. */
const OPINION =
  /\b(?:what do you (?:think|say|reckon|want|make)|what would (?:stop|hold|you say|you like|make)|what (?:is|would be) (?:holding|stopping|your (?:worry|concern|hesitation)|next for you|the (?:worry|hesitation))|what is next|what did you (?:think|make)|how (?:does|did|do|would) (?:that|it|this|you feel)|how about|any thoughts|when (?:would|could|can|shall|should|will|do) (?:we|i|you|it|that)|how can i help|what can i do|what brings|where do (?:you|we) (?:stand|go)|are you (?:the one|ready|happy to|free|interested|okay with|in charge|good to|able|open|willing|up for|good for)|do (?:you|we) (?:want|fancy|mind|need|have a (?:deal|plan|yes)|like)|is (?:that|it|this) (?:something|okay|alright|a (?:yes|deal)|you|doable|fair)|have you (?:got )?(?:a|any) (?:minute|moment|questions|time)|are we good|is it (?:the )?(?:contract|price|cost)|who is this|how is that)\b/;

export const isCourtesy = (line: string): boolean => COURTESY.test(line);
export const asksLeave = (line: string): boolean => COURTESY.test(line) || ASKS_LEAVE.test(line);
export const asksWhoDecides = (line: string): boolean => ASKS_WHO.test(line);

/** Does a clause ask for a fact of the customer's world? */
export const asksForAFact = (clause: string): boolean => FACT.test(clause) && !OPINION.test(clause);

/** What an utterance does, whatever it is about: it asks, agrees, refuses. English. */
import { wordsOf, type Words } from './phrases';

/** Words at most in a clause of speech that came without punctuation. */
const CLAUSE_WORDS = 18;
/** "Sound fair?", "Right?": a tag this short belongs to the clause before it. */
const TAG_WORDS = 3;

const INTERROGATIVE =
  /^(?:(?:and|so|but|okay|well|now|then|just curious|um|uh|right|great|got it|oh) )*(?:what|how|who|when|where|why|which|do|does|did|are|is|am|was|were|can|could|would|will|shall|should|may|have|has|had) (?!(?:a|the|to|not|about|we do|i mean) )/;

/** "Tell me about your roof." asks, whatever its mark. */
const REQUEST =
  /^(?:\w+ ){0,4}?(?:tell me (?:about|more|a (?:little|bit)|what|how)|walk me through|talk me through|give me an idea|help me understand)\b/;

/** The clauses of an utterance, oldest first, each as words; a short tag is put to the clause before it. */
export function clausesOf(text: string): readonly Words[] {
  const clauses: Words[] = [];
  for (const sentence of text.split(/[.?!;]+(?=\s|$)/)) {
    const words = wordsOf(sentence);
    const before = clauses.at(-1);
    if (words.length <= TAG_WORDS && before) clauses[clauses.length - 1] = [...before, ...words];
    else for (let at = 0; at < words.length; at += CLAUSE_WORDS) clauses.push(words.slice(at, at + CLAUSE_WORDS));
  }
  return clauses;
}

/** It ends in a question: by its mark, by a request to tell, or, without punctuation, by its first word. */
export function asksQuestion(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed.endsWith('?')) return true;
  const ending = (clausesOf(trimmed).at(-1) ?? []).join(' ');
  return REQUEST.test(ending) || (!/[.!?]$/.test(trimmed) && INTERROGATIVE.test(ending));
}

/** "May I play you a call?", "Would that help?": an offer of an answer, or whether it answers. Asking a question is none. */
const LEAVE_TO_SHOW =
  /\b(?:(?:may|can|could|shall) (?:i|we) (?!(?:just )?ask)|would (?:that|it|this) (?:help|be|work|suit|make)|would you (?:like|mind)|do you want|want me to|how about|what if|why do not (?:i|we)|let me|(?:does|do) (?:that|it|this) (?:\w+ )?(?:help|make|answer|sound|work|seem|suit)|is that (?:better|fair|okay|alright|helpful|more like)|fair enough|sound (?:fair|good|okay|better)|if (?:we|i) could)\b/;

/** Does a question's last clause offer to show something, or ask whether the answer will do? */
export const asksLeaveToShow = (ending: string): boolean => LEAVE_TO_SHOW.test(ending);

const AGREES =
  /^(?:(?:oh|well|um|uh|okay|ah|yeah|hmm|i mean|i guess|so|and) )*(?:yes|yeah|yep|yup|sure|okay|alright|all right|absolutely|definitely|certainly|of course|fine|perfect|great|please|sounds|that sounds|that works|works|that would|that is (?:fine|great|perfect|good)|let us|i would (?:like|love|be)|i can|i could|i will|we can|we could|we will|why not|go ahead|deal|done|exactly|correct|i think so|i do|i am (?:in|happy|open|available|free)|no problem)\b/;
const REFUSES =
  /^(?:(?:oh|well|um|uh|ah|hmm|yeah|sorry|i am sorry|look|so|honestly) )*(?:no|nah|nope|not really|not at the moment|not today|not right now|not now|i do not think so|i would rather not|i can not|i could not|i do not want|never)\b(?! (?:problem|worries|no problem|doubt|yeah|rush))/;
const BARE_DENIAL =
  /^(?:(?:oh|well|um|uh|ah|hmm|honestly) )*(?:no|nah|nope|not really|none|never|not that i know of|not at all|i do not know|do not know|not sure|i am not sure|no idea|hard to say|no not really|no thanks|no thank you)(?: (?:sir|ma am|maam|really|no|we do not|i do not|sorry|to be honest))*$/;

/** An answer that says yes to a proposal. */
export const agrees = (words: Words): boolean => AGREES.test(words.join(' '));

/** An answer that says no to a proposal. */
export const refuses = (words: Words): boolean => REFUSES.test(words.join(' '));

/** An answer that tells nothing: "no", "not really", "I don't know". */
export const isBareDenial = (words: Words): boolean => BARE_DENIAL.test(words.join(' '));

/** Classes of words that the patterns of objections and buying signals are made of, and how speech is written for them. English. */
import { wordsOf } from './phrases';

/** Words read of one utterance: far above a spoken turn, so that a monologue can't slow the call. */
const MAX_WORDS = 200;
/** Enough of a text to hold that many words, so that a wall of text isn't split to its last word. */
const MAX_CHARACTERS = 2_400;

export const SHOCK =
  '(?:wow|whoa|woah|ouch|jeez|jesus|christ|god|gosh|blimey|yikes|oof|phew|crikey|sheesh|holy|heavens|goodness|eish|flipping|bloody)';
const KIN =
  'wife|husband|spouse|missus|partners?|business partner|brother|sister|son|daughter|dad|father|mum|mom|mother|family|fiancee?|girlfriend|boyfriend|other half|in laws|kids|parents|hubby|uncle|cousin';
const SUPERIOR =
  'boss|bosses|manager|managers|owners?|directors?|ceo|coo|cfo|cto|cio|vp|president|chair|chairman|board|committee|council|trustees|governors|head|principal|treasurer|procurement|purchasing|legal|lawyers?|solicitor|attorney|accountant|bookkeeper|finance|finance \\w+|corporate|hq|head office|franchisor|landlord|supervisor|gaffer|upstairs|leadership|management|team|shareholders|investors|office|people|folks|guys|doctor|agent|broker|department|co ?founders?|compliance|union|pastor|vicar|priest|superintendent|md|buyer';
/** Whoever else may decide, with or without "my". */
export const WHO = `(?:(?:my|our|the|his|her|your|a) (?:\\w+ ){0,2}?(?:${KIN}|${SUPERIOR})|(?:head office|corporate|hq|legal|procurement|purchasing|finance|accounts|management|compliance|mum|mom|dad|dr \\w+|mr \\w+|mrs \\w+|ms \\w+|himself|herself|upstairs))`;
export const MY_WHO = `(?:(?:my|our|the|his|her) (?:\\w+ ){0,2}?(?:${KIN}|${SUPERIOR})|head office|corporate|upstairs|procurement|himself|herself|dr \\w+|mr \\w+|mrs \\w+)`;
export const MACHINE =
  '(?:ai|robots?|bots?|chat ?bots?|robotic|computers?|computeri[sz]ed|automated|automation|artificial|recordings?|recorded voice|algorithms?|machines?|siri|alexa|chat ?gpt|program)';
/** Those from whom better or worse was had before. */
export const OTHERS =
  '(?:(?:the|our|my|your|every|a) (?:\\w+ )?(?:last|previous|other|former|first) (?:\\w+ )?(?:company|companies|guys?|fella|lot|crowd|ones?|people|firm|outfit|agency|vendors?|supplier|provider|place|time|salesman|rep|bunch|three|two|few))';

/** Any of these patterns, from one word's edge to another's. */
export const any = (...patterns: readonly string[]): RegExp => new RegExp(`\\b(?:${patterns.join('|')})\\b`);

/**
 * Speech as the patterns see it: as of wordsOf, and "we're", "they'll", "she'd" written out. They lose their meaning
 * with the apostrophe ("were", "theyll", "shed"); where a speech service left it out, "were" is told by what stands before it.
 */
export function spoken(text: string): string {
  const written = text
    .slice(-MAX_CHARACTERS)
    .replace(/\b(we|they|he|she|you|who|there)['’]re\b/gi, '$1 are')
    .replace(/\b(we|they|he|she|you|who|that|it|there)['’]ll\b/gi, '$1 will')
    .replace(/\b(we|they|he|she|you|who|that|it|there)['’]d\b/gi, '$1 would');
  return wordsOf(written)
    .slice(-MAX_WORDS)
    .join(' ')
    .replace(
      /(^|\b(?:so|no|but|yeah|yes|nah|naw|and|because|honestly|sorry|thanks|look|well|think|now|actually) )were (?!you|we|they|there|the|it\b)/g,
      '$1we are ',
    )
    .replace(/\bwed (?=\w)/g, 'we would ')
    .replace(/\btheyd\b/g, 'they would')
    .replace(/\bshed (?=(?:have|kill|say|want|never|need|be|like)\b)/g, 'she would ')
    .replace(/\bhed (?=\w)/g, 'he would ');
}

/** The call's latest words as a block of data that its own content can't break out of. */
import { inSpokenOrder, speakerLabel, type Utterance } from './conversation';
import type { Moment } from './moment';
import { plainText, tailOf } from './plain-text';

/** Utterances sent: some two to three minutes, enough for the question being answered and what led to it. */
export const MAX_PROMPT_UTTERANCES = 24;
/** Characters of conversation sent, about 2,000 tokens: keeps the first token early whatever was said. */
export const MAX_PROMPT_CHARS = 8_000;
/** Characters of one utterance; a longer one keeps its end, which is what needs answering. */
export const MAX_PROMPT_UTTERANCE_CHARS = 1_200;

/** The latest utterances as `[rep-3] Rep: text`, oldest first, within the limits above, with what nobody heard between them. */
export function conversationLines({ heard, gaps }: Pick<Moment, 'heard' | 'gaps'>): readonly string[] {
  const latest = inSpokenOrder(heard).slice(-MAX_PROMPT_UTTERANCES);
  const kept: { startMs: number; text: string }[] = [];
  let room = MAX_PROMPT_CHARS;
  for (const utterance of latest.toReversed()) {
    const text = line(utterance);
    if (text.length > room) break;
    room -= text.length;
    kept.push({ startMs: utterance.startMs, text });
  }
  if (kept.length === 0) return ['(nothing was said yet)'];
  const fromMs = Math.min(...kept.map(({ startMs }) => startMs));
  const unheard = gaps
    .filter((gap) => gap.startMs >= fromMs)
    .slice(-MAX_PROMPT_UTTERANCES)
    .map(({ startMs, endMs }) => ({
      startMs,
      text: `(${String(Math.max(1, Math.round((endMs - startMs) / 1000)))} s that nobody heard: rest nothing on them)`,
    }));
  return [...kept, ...unheard].toSorted((a, b) => a.startMs - b.startMs).map(({ text }) => text);
}

const line = (utterance: Utterance): string =>
  `[${utterance.id}] ${speakerLabel(utterance)}: ${lastWords(neutralise(utterance.text), MAX_PROMPT_UTTERANCE_CHARS)}`;

/** Text with nothing in it that could close its block, or pass for a line or an id of its own: one plain line, brackets of other kinds. */
export const neutralise = (text: string): string =>
  plainText(text)
    .replace(/[<＜﹤]/g, '‹')
    .replace(/[>＞﹥]/g, '›')
    .replace(/[[［]/g, '(')
    .replace(/[\]］]/g, ')');

function lastWords(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const tail = tailOf(text, maxChars - 1);
  const space = tail.indexOf(' ');
  return `…${space !== -1 && space < maxChars / 2 ? tail.slice(space + 1) : tail}`;
}

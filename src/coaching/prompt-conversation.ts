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

/** Where the conversation sent begins, and what went before it; both in spoken order. */
export interface PromptWindow {
  readonly lines: readonly Utterance[];
  readonly older: readonly Utterance[];
}

/** The latest utterances, as many as the limits above allow. */
export function promptWindow(heard: readonly Utterance[]): PromptWindow {
  const spoken = inSpokenOrder(heard);
  let room = MAX_PROMPT_CHARS;
  let from = spoken.length;
  while (from > Math.max(0, spoken.length - MAX_PROMPT_UTTERANCES)) {
    const before = spoken[from - 1];
    const length = before ? line(before).length : 0;
    if (length > room) break;
    room -= length;
    from -= 1;
  }
  return { lines: spoken.slice(from), older: spoken.slice(0, from) };
}

/** A window's utterances as `[rep-3] Rep: text`, oldest first, with what nobody heard between them. */
export function conversationLines({ lines }: Pick<PromptWindow, 'lines'>, gaps: Moment['gaps']): readonly string[] {
  if (lines.length === 0) return ['(nothing was said yet)'];
  const fromMs = Math.min(...lines.map(({ startMs }) => startMs));
  const unheard = gaps
    .filter((gap) => gap.startMs >= fromMs)
    .slice(-MAX_PROMPT_UTTERANCES)
    .map(({ startMs, endMs }) => ({
      startMs,
      text: `(${String(Math.max(1, Math.round((endMs - startMs) / 1000)))} s that nobody heard: rest nothing on them)`,
    }));
  const said = lines.map((utterance) => ({ startMs: utterance.startMs, text: line(utterance) }));
  return [...said, ...unheard].toSorted((a, b) => a.startMs - b.startMs).map(({ text }) => text);
}

const line = (utterance: Utterance): string =>
  `${nameOf(utterance)}: ${lastWords(neutralise(utterance.text), MAX_PROMPT_UTTERANCE_CHARS)}`;

/** Which utterance, and whose: `[rep-3] Rep`. */
export const nameOf = (utterance: Utterance): string => `[${utterance.id}] ${speakerLabel(utterance)}`;

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

/** The focus of an answer that is still being written. */
import { Allow, parse } from 'partial-json';
import { z } from 'zod';
import { MAX_FOCUS_CHARS, cut } from '../coaching/guidance';

const Streamed = z.object({ focus: z.object({ what: z.string(), why: z.string().default('') }) });

/**
 * What and why of the focus as far as they have come, or undefined before there is a word to show.
 *
 * @param partialJsonText the answer's text so far: the beginning of a JSON object, or anything else.
 */
export function readStreamedFocus(partialJsonText: string): { what: string; why: string } | undefined {
  const streamed = Streamed.safeParse(parsePartly(partialJsonText));
  if (!streamed.success) return undefined;
  const what = cut(streamed.data.focus.what, MAX_FOCUS_CHARS);
  return what === '' ? undefined : { what, why: cut(streamed.data.focus.why, MAX_FOCUS_CHARS) };
}

/** The beginning of a JSON value as far as it has come; undefined where there is none. */
export function parsePartly(text: string): unknown {
  try {
    return parse(text, Allow.STR | Allow.OBJ | Allow.ARR);
  } catch {
    return undefined;
  }
}

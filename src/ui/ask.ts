/** Requests to the worker as the pages send them: typed by what each is answered with, and never thrown. */
import type { PageRequest, Replies, Reply, RequestError } from '../protocol/messages';

/** Sends one request and resolves to its reply; a lost worker is a reply too, with words for it. */
export type Ask = <R extends PageRequest>(request: R) => Promise<Reply<Replies[R['type']]>>;

/** `browser.runtime.sendMessage`, or a fake. */
export type SendMessage = (request: PageRequest) => Promise<unknown>;

/** Longer than the slowest answer, a key tried against a service that doesn't reply; a page must not wait for ever. */
export const ANSWER_WITHIN_MS = 30_000;

/** Makes {@link Ask} of a bare sender. */
export function askThrough(send: SendMessage): Ask {
  return async <R extends PageRequest>(request: R): Promise<Reply<Replies[R['type']]>> => {
    try {
      const reply = await within(ANSWER_WITHIN_MS, send(request));
      // From our own bundle: its shape is checked only as far as telling an answer from none.
      return isReply(reply) ? (reply as Reply<Replies[R['type']]>) : { ok: false, error: NO_ANSWER };
    } catch (error) {
      return { ok: false, error: isOrphaned(error) ? UPDATED : NO_ANSWER };
    }
  };
}

const NO_ANSWER: RequestError = {
  code: 'no-answer',
  message: { key: 'error_no_answer' },
};
const UPDATED: RequestError = {
  code: 'extension-updated',
  message: { key: 'error_updated' },
};

/** Chrome's word for a page whose extension was updated or reloaded under it. */
export const isOrphaned = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('context invalidated');

/** The value, or undefined when it takes too long. */
async function within<T>(limitMs: number, value: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), limitMs);
  });
  try {
    return await Promise.race([value, late]);
  } finally {
    clearTimeout(timer);
  }
}

const isReply = (value: unknown): value is Reply<unknown> =>
  typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean';

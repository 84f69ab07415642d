/** The learned reader of stage and objectives, from the extension's own package. */
import { parseCallReader, type CallReader } from '../coaching/reader/call-reader';
import { browser } from './browser';
import { errorName } from './error-name';

const READER_PATH = 'models/call-reader.json';

/** @returns undefined where it can't be had, which is logged: the hand-made rules read alone then. */
export async function loadCallReader(): Promise<CallReader | undefined> {
  try {
    const answer = await fetch(browser.runtime.getURL(READER_PATH));
    if (!answer.ok) throw new Error(`status ${String(answer.status)}`);
    return parseCallReader(await answer.json());
  } catch (error) {
    console.warn('no call reader, the rules read alone:', errorName(error));
    return undefined;
  }
}

import type { Message } from '../coaching/message';

/** A request that can't be done; `said` is for the rep. */
export class RequestRefused extends Error {
  readonly code: string;
  readonly said: Message;
  constructor(code: string, said: Message, cause?: unknown) {
    super(code, { cause });
    this.code = code;
    this.said = said;
  }
}

/** What storage answers. @throws RequestRefused with `said` where it refuses or doesn't answer. */
export async function fromStorage<T>(work: Promise<T>, said: Message): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new RequestRefused('storage', said, error);
  }
}

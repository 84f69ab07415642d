/** Kept calls, for options: listed, opened, erased. */
import { exportCall } from '../coaching/call-export';
import type { CallExport, KeptCall } from '../protocol/messages';
import type { Coach } from './coach';
import { RequestRefused } from './start-session';

const NOT_READABLE =
  'Chrome’s storage on this device didn’t answer. Close other windows of this browser, then try again.';
const GONE = 'That call isn’t kept any more.';
const NEWER = 'A newer version of Sales Coach AI wrote this call. Update the extension to open it.';
const DAMAGED = 'This call can’t be read any more. It can still be deleted.';

/** The calls kept on this device, newest first. @throws RequestRefused */
export async function keptCalls({ kept, sessions }: Coach): Promise<readonly KeptCall[]> {
  const calls = await reading(kept.list());
  return calls.map((call) => {
    const running = sessions.get(call.sessionId);
    return { ...call, isRunning: running !== undefined && !running.isOver };
  });
}

/** A kept call as a file holds it. @throws RequestRefused */
export async function keptCall({ kept, playbooks }: Coach, sessionId: string): Promise<CallExport> {
  const stored = await reading(kept.read(sessionId));
  if (!stored) throw new RequestRefused('gone', GONE);
  if (stored.journal.length === 0) {
    throw stored.isNewer ? new RequestRefused('newer', NEWER) : new RequestRefused('damaged', DAMAGED);
  }
  const started = stored.journal.find((event) => event.type === 'session-started');
  return exportCall(stored.journal, playbooks.of({ sessionId, playbookId: started?.playbookId ?? '' }));
}

/** Erase a call's every trace. @throws RequestRefused */
export async function forgetCall(coach: Coach, sessionId: string): Promise<null> {
  await reading(coach.forgetCall(sessionId));
  return null;
}

async function reading<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new RequestRefused('storage', NOT_READABLE, error);
  }
}

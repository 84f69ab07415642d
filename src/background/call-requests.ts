/** Kept calls, for options: listed, opened, erased. */
import { wholeCall } from '../coaching/call-export';
import type { Message } from '../coaching/message';
import type { WholeCall, KeptCall } from '../protocol/messages';
import type { Coach } from './coach';
import { fromStorage, RequestRefused } from './request-refused';

const NOT_READABLE: Message = { key: 'error_calls_not_readable' };

/** The calls kept on this device, newest first. @throws RequestRefused */
export async function keptCalls({ kept, sessions }: Coach): Promise<readonly KeptCall[]> {
  const calls = await fromStorage(kept.list(), NOT_READABLE);
  return calls.map((call) => {
    const running = sessions.get(call.sessionId);
    return { ...call, isRunning: running !== undefined && !running.isOver };
  });
}

/** A kept call whole. @throws RequestRefused */
export async function keptCall({ kept, playbooks }: Coach, sessionId: string): Promise<WholeCall> {
  const stored = await fromStorage(kept.read(sessionId), NOT_READABLE);
  if (!stored) throw new RequestRefused('gone', { key: 'error_call_gone' });
  if (stored.journal.length === 0) {
    throw stored.isNewer
      ? new RequestRefused('newer', { key: 'error_call_newer' })
      : new RequestRefused('damaged', { key: 'error_call_damaged' });
  }
  const started = stored.journal.find((event) => event.type === 'session-started');
  return wholeCall(stored.journal, playbooks.of({ sessionId, playbookId: started?.playbookId ?? '' }));
}

/** Erase a call's every trace. @throws RequestRefused */
export async function forgetCall(coach: Coach, sessionId: string): Promise<null> {
  await fromStorage(coach.forgetCall(sessionId), NOT_READABLE);
  return null;
}

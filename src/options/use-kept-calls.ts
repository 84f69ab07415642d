import { useCallback, useEffect, useState } from 'preact/hooks';
import type { WholeCall, KeptCall } from '../protocol/messages';
import type { Ask } from '../ui/ask';
import { say } from '../ui/messages';

/** The kept calls as the worker last told, and what can be asked of one. */
export interface KeptCallsAccess {
  /** Newest first; undefined until the worker answered. */
  readonly calls: readonly KeptCall[] | undefined;
  /** What the worker could not do, in a sentence. */
  readonly problem: string | undefined;
  /** The whole call, or undefined if it couldn't be had. */
  readonly read: (sessionId: string) => Promise<WholeCall | undefined>;
  /** Erase calls one after the other, and stop at the first that can't be. */
  readonly forget: (sessionIds: readonly string[]) => Promise<void>;
}

/** Lists the kept calls, and again whenever the page comes back into sight: calls happen in other tabs. */
export function useKeptCalls(ask: Ask): KeptCallsAccess {
  const [calls, setCalls] = useState<readonly KeptCall[]>();
  const [problem, setProblem] = useState<string>();

  const list = useCallback(async () => {
    const reply = await ask({ to: 'background', type: 'get-kept-calls' });
    if (reply.ok) setCalls(reply.value.toSorted((a, b) => b.startedAtMs - a.startedAtMs));
    return reply.ok ? undefined : say(reply.error.message);
  }, [ask]);

  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void list().then(setProblem);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [list]);

  const read = useCallback(
    async (sessionId: string) => {
      const reply = await ask({ to: 'background', type: 'get-kept-call', sessionId });
      setProblem(reply.ok ? undefined : say(reply.error.message));
      return reply.ok ? reply.value : undefined;
    },
    [ask],
  );

  const forget = useCallback(
    async (sessionIds: readonly string[]) => {
      let failure: string | undefined;
      for (const sessionId of sessionIds) {
        // oxlint-disable-next-line no-await-in-loop -- what couldn't be erased must be seen before more is
        const reply = await ask({ to: 'background', type: 'forget-call', sessionId });
        if (!reply.ok) failure = say(reply.error.message);
        if (!reply.ok) break;
      }
      const unlisted = await list();
      setProblem(failure ?? unlisted);
    },
    [ask, list],
  );

  return { calls, problem, read, forget };
}

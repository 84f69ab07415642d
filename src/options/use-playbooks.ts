import { useCallback, useEffect, useState } from 'preact/hooks';
import type { PlaybooksReply, Reply } from '../protocol/messages';
import type { Ask } from '../ui/ask';
import { say } from '../ui/messages';

/** The playbooks as the worker last told, and what can be asked of one. */
export interface PlaybooksAccess {
  /** Undefined until the worker answered. */
  readonly library: PlaybooksReply | undefined;
  /** What the worker could not do, in a sentence. */
  readonly problem: string | undefined;
  readonly choose: (id: string) => Promise<void>;
  /** A playbook's text, or undefined if it couldn't be had. */
  readonly open: (id: string) => Promise<string | undefined>;
  /** @returns undefined once stored, else why it wasn't. */
  readonly save: (text: string, replace: boolean) => Promise<string | undefined>;
  readonly remove: (id: string) => Promise<void>;
}

export function usePlaybooks(ask: Ask): PlaybooksAccess {
  const [library, setLibrary] = useState<PlaybooksReply>();
  const [problem, setProblem] = useState<string>();

  const take = useCallback((reply: Reply<PlaybooksReply>) => {
    if (reply.ok) setLibrary(reply.value);
    return reply.ok ? undefined : say(reply.error.message);
  }, []);

  useEffect(() => {
    void ask({ to: 'background', type: 'get-playbooks' }).then((reply) => setProblem(take(reply)));
  }, [ask, take]);

  const choose = useCallback(
    async (playbookId: string) => {
      const chosen = await ask({ to: 'background', type: 'update-settings', patch: { playbookId } });
      const listed = take(await ask({ to: 'background', type: 'get-playbooks' }));
      setProblem(chosen.ok ? listed : say(chosen.error.message));
    },
    [ask, take],
  );

  const open = useCallback(
    async (id: string) => {
      const reply = await ask({ to: 'background', type: 'get-playbook', id });
      setProblem(reply.ok ? undefined : say(reply.error.message));
      return reply.ok ? reply.value.text : undefined;
    },
    [ask],
  );

  const save = useCallback(
    async (text: string, replace: boolean) => {
      const failure = take(await ask({ to: 'background', type: 'save-playbook', text, replace }));
      if (failure === undefined) setProblem(undefined);
      return failure;
    },
    [ask, take],
  );

  const remove = useCallback(
    async (id: string) => setProblem(take(await ask({ to: 'background', type: 'delete-playbook', id }))),
    [ask, take],
  );

  return { library, problem, choose, open, save, remove };
}

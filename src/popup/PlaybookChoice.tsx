import { useEffect, useState } from 'preact/hooks';
import type { PlaybooksReply } from '../protocol/messages';
import type { Ask } from '../ui/ask';
import { say, t } from '../ui/messages';

/** Which playbook the next call is coached by. Nothing while there is no choice. */
export function PlaybookChoice({ ask, onProblem }: { ask: Ask; onProblem: (text: string) => void }) {
  const [library, setLibrary] = useState<PlaybooksReply>();

  useEffect(() => {
    // Without an answer there is no choice to show; the popup's other requests say what went wrong.
    void ask({ to: 'background', type: 'get-playbooks' }).then((reply) => reply.ok && setLibrary(reply.value));
  }, [ask]);

  if (!library || library.playbooks.length < 2) return null;

  const choose = async (playbookId: string) => {
    setLibrary({ ...library, chosen: playbookId });
    const reply = await ask({ to: 'background', type: 'update-settings', patch: { playbookId } });
    if (reply.ok) return;
    setLibrary(library);
    onProblem(say(reply.error.message));
  };

  return (
    <label class="playbook">
      <span class="small muted">{t('popup_playbook')}</span>
      <select value={library.chosen} onChange={(event) => void choose(event.currentTarget.value)}>
        {library.playbooks.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

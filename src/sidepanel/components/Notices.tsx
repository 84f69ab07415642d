import type { PanelView } from '../../coaching/panel-view';
import { Icon } from '../../ui/Icon';
import type { PanelLink } from '../panel-feed';

type Notice = PanelView['notices'][number];

const LINK_TEXT: Partial<Record<PanelLink, string>> = {
  lost: 'The connection to the coach was lost. Trying again; what you see may be old.',
  orphaned: 'The extension was updated. Close this panel and open it again.',
};

/** What is wrong with the panel's own line, if anything is. */
export function LinkNotice({ link }: { link: PanelLink }) {
  const text = LINK_TEXT[link];
  return text === undefined ? null : <NoticeLine kind="problem" text={text} />;
}

const NoticeLine = ({ kind, text }: Pick<Notice, 'kind' | 'text'>) => (
  <p class={`notice ${kind}`}>
    <Icon name={kind} />
    <span>{text}</span>
  </p>
);

/** What wants doing something about, said at once by a screen reader and first on the page. */
export const Problems = ({ notices, link }: { notices: readonly Notice[]; link: PanelLink }) => (
  <div class="problems" role="alert">
    <LinkNotice link={link} />
    {notices
      .filter(({ kind }) => kind === 'problem')
      .map(({ id, text }) => (
        <NoticeLine key={id} kind="problem" text={text} />
      ))}
  </div>
);

/** What is good to know, quietly. */
export function Notes({ notices }: { notices: readonly Notice[] }) {
  const notes = notices.filter(({ kind }) => kind === 'note');
  return notes.length === 0 ? null : (
    <div class="notes">
      {notes.map(({ id, text }) => (
        <NoticeLine key={id} kind="note" text={text} />
      ))}
    </div>
  );
}

import type { PanelView } from '../../coaching/panel-view';
import type { PlainKey } from '../../coaching/message';
import { Icon } from '../../ui/Icon';
import { say } from '../../ui/messages';
import type { PanelLink } from '../panel-feed';

type Notice = PanelView['notices'][number];

const LINK_TEXT: Partial<Record<PanelLink, PlainKey>> = {
  lost: 'panel_link_lost',
  orphaned: 'panel_link_orphaned',
};

/** What is wrong with the panel's own line, if anything is. */
export function LinkNotice({ link }: { link: PanelLink }) {
  const key = LINK_TEXT[link];
  return key === undefined ? null : <NoticeLine kind="problem" text={{ key }} />;
}

const NoticeLine = ({ kind, text }: Pick<Notice, 'kind' | 'text'>) => (
  <p class={`notice ${kind}`}>
    <Icon name={kind} />
    <span>{say(text)}</span>
  </p>
);

/** What wants doing something about: said at once by a screen reader, and over the panel's foot, where it moves nothing that is being read. */
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

/** Playbooks, for options and the popup: listed, opened, stored, deleted. */
import type { Message } from '../coaching/message';
import type { Playbook } from '../coaching/playbook';
import { firstProblemOf, readPlaybookText } from '../playbooks/read-playbook';
import { isShipped, SHIPPED_IDS, shippedFile } from '../playbooks/shipped';
import type { PlaybookEntry, PlaybooksReply } from '../protocol/messages';
import type { Coach } from './coach';
import { dropOwn, MAX_OWN, storeOwn } from './playbook-store';
import { updateSettings } from './settings-store';
import { fromStorage, RequestRefused } from './request-refused';

const NO_STORAGE: Message = { key: 'error_playbook_storage' };

/** All playbooks, shipped ones first, and which the next call is coached by. @throws RequestRefused */
export async function listPlaybooks({ playbooks, settings }: Coach): Promise<PlaybooksReply> {
  const { own, unreadable } = await fromStorage(playbooks.refresh(), NO_STORAGE);
  const toEntry = ({ id, title, description, version }: Playbook): PlaybookEntry => ({
    id,
    title,
    description,
    version,
    shipped: isShipped(id),
  });
  return {
    chosen: playbooks.byId(settings.settings.playbookId).id,
    playbooks: [
      ...SHIPPED_IDS.map((id) => toEntry(shippedFile(id))),
      ...[...own.values()].map(({ file }) => toEntry(file)).toSorted((a, b) => (a.title < b.title ? -1 : 1)),
    ],
    unreadable,
  };
}

/** A playbook as a file has it. @throws RequestRefused */
export async function openPlaybook({ playbooks }: Coach, id: string): Promise<{ readonly text: string }> {
  const file = isShipped(id) ? shippedFile(id) : (await fromStorage(playbooks.refresh(), NO_STORAGE)).own.get(id)?.file;
  if (!file) throw new RequestRefused('gone', { key: 'error_playbook_gone' });
  const { $schema, ...content } = file;
  // A path in our repository leads nowhere on the rep's disk.
  const toKeep = $schema === undefined || $schema.startsWith('.') ? content : { $schema, ...content };
  return { text: `${JSON.stringify(toKeep, undefined, 2)}\n` };
}

/**
 * Store a playbook. One that takes another's place gets a version above its.
 *
 * @throws RequestRefused where it can't be read, or would take a place that it wasn't told to.
 */
export async function savePlaybook(
  coach: Coach,
  { text, replace }: { readonly text: string; readonly replace: boolean },
): Promise<PlaybooksReply> {
  const found = readPlaybookText(text);
  if (!found.ok) {
    // The first: the editor lists all.
    throw new RequestRefused('bad-playbook', {
      key: 'error_playbook_faults',
      values: { fault: firstProblemOf(found) },
    });
  }
  const { file } = found;
  if (isShipped(file.id)) {
    throw new RequestRefused('shipped', { key: 'error_playbook_id_shipped', values: { id: file.id } });
  }
  const { own, unreadable } = await fromStorage(coach.playbooks.refresh(), NO_STORAGE);
  const before = own.get(file.id);
  if (before && !replace) throw new RequestRefused('exists', { key: 'error_playbook_exists', values: { id: file.id } });
  if (!before && own.size + unreadable.length >= MAX_OWN) {
    throw new RequestRefused('full', { key: 'error_playbook_full', values: { count: MAX_OWN } });
  }
  const version = before ? Math.max(file.version, before.file.version + 1) : file.version;
  await fromStorage(storeOwn({ ...found, file: { ...file, version } }), NO_STORAGE);
  return listPlaybooks(coach);
}

/** Delete one of the rep's own; a call that began with it keeps it. @throws RequestRefused */
export async function deletePlaybook(coach: Coach, id: string): Promise<PlaybooksReply> {
  if (isShipped(id)) throw new RequestRefused('shipped', { key: 'error_playbook_shipped' });
  await fromStorage(dropOwn(id), NO_STORAGE);
  if (coach.settings.settings.playbookId === id) {
    await fromStorage(updateSettings({ playbookId: 'default' }), NO_STORAGE);
    await coach.refreshSettings();
  }
  return listPlaybooks(coach);
}

/** Playbooks, for options and the popup: listed, opened, stored, deleted. */
import type { Playbook } from '../coaching/playbook';
import { readPlaybookText, toProblemLine } from '../playbooks/read-playbook';
import { isShipped, SHIPPED_IDS, shippedFile } from '../playbooks/shipped';
import type { PlaybookEntry, PlaybooksReply } from '../protocol/messages';
import type { Coach } from './coach';
import { dropOwn, MAX_OWN, storeOwn } from './playbook-store';
import { updateSettings } from './settings-store';
import { RequestRefused } from './start-session';

const NO_STORAGE = 'Chrome’s storage on this device didn’t take it. Free some disk space, then try again.';
const GONE = 'That playbook isn’t there any more.';
/** As many problems as a sentence bears; the editor lists all. */
const PROBLEMS_TOLD = 3;

/** All playbooks, shipped ones first, and which the next call is coached by. @throws RequestRefused */
export async function listPlaybooks({ playbooks, settings }: Coach): Promise<PlaybooksReply> {
  const { own, unreadable } = await reading(playbooks.refresh());
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
  const file = isShipped(id) ? shippedFile(id) : (await reading(playbooks.refresh())).own.get(id)?.file;
  if (!file) throw new RequestRefused('gone', GONE);
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
    const told = found.problems.slice(0, PROBLEMS_TOLD).map(toProblemLine);
    throw new RequestRefused('bad-playbook', `Not saved. ${told.join('; ')}.`);
  }
  const { file } = found;
  if (isShipped(file.id)) {
    throw new RequestRefused(
      'shipped',
      `“${file.id}” is the id of a playbook that is built in: give yours another id.`,
    );
  }
  const { own, unreadable } = await reading(coach.playbooks.refresh());
  const before = own.get(file.id);
  if (before && !replace) throw new RequestRefused('exists', `There is a playbook “${file.id}” already.`);
  if (!before && own.size + unreadable.length >= MAX_OWN) {
    throw new RequestRefused('full', `There is room for ${String(MAX_OWN)} playbooks: delete one first.`);
  }
  const version = before ? Math.max(file.version, before.file.version + 1) : file.version;
  await reading(storeOwn({ ...found, file: { ...file, version } }));
  return listPlaybooks(coach);
}

/** Delete one of the rep's own; a call that began with it keeps it. @throws RequestRefused */
export async function deletePlaybook(coach: Coach, id: string): Promise<PlaybooksReply> {
  if (isShipped(id)) throw new RequestRefused('shipped', 'A playbook that is built in can’t be deleted.');
  await reading(dropOwn(id));
  if (coach.settings.settings.playbookId === id) {
    await reading(updateSettings({ playbookId: 'default' }));
    await coach.refreshSettings();
  }
  return listPlaybooks(coach);
}

async function reading<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new RequestRefused('storage', NO_STORAGE, error);
  }
}

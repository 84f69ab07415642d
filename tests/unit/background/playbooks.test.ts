import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Playbook } from '../../../src/coaching/playbook';
import { shippedFile } from '../../../src/playbooks/shipped';
import { fakeBrowser } from '../../support/fake-browser';
import { startWorker, type Worker } from '../../support/worker';
import { inWords } from '../../support/said';

vi.mock('../../../src/background/browser', async () => (await import('../../support/fake-browser')).browserModule);

let worker: Worker;
beforeEach(async () => {
  worker = await startWorker({ deepgramKey: 'key' });
});

describe('the playbooks', () => {
  it('should be the shipped ones, the default chosen, until the rep has others', async () => {
    expect(await ask({ type: 'get-playbooks' })).toMatchObject({
      ok: true,
      value: {
        chosen: 'default',
        playbooks: ['default', 'saas-discovery', 'inbound-enquiry', 'renewal'].map((id) => ({ id, shipped: true })),
        unreadable: [],
      },
    });
  });

  it('should take one of the rep’s own, give it back as it was written, and let it be chosen and deleted', async () => {
    expect(await save(own())).toMatchObject({ ok: true });
    const opened = await ask({ type: 'get-playbook', id: 'own' });
    expect(JSON.parse((opened as { value: { text: string } }).value.text)).toEqual(own());
    await ask({ type: 'update-settings', patch: { playbookId: 'own' } });
    expect(await ask({ type: 'get-playbooks' })).toMatchObject({ value: { chosen: 'own' } });
    expect(await ask({ type: 'delete-playbook', id: 'own' })).toMatchObject({
      value: { chosen: 'default', playbooks: expect.not.arrayContaining([expect.objectContaining({ id: 'own' })]) },
    });
    expect(worker.coach.settings.settings.playbookId).toBe('default');
  });

  it('should give a shipped one as a file without a path into our repository', async () => {
    const opened = await ask({ type: 'get-playbook', id: 'renewal' });
    const { $schema: _, ...file } = shippedFile('renewal');
    expect(JSON.parse((opened as { value: { text: string } }).value.text)).toEqual(file);
  });

  it('should take no other’s place unasked, and raise the version when told to', async () => {
    await save(own());
    expect(await save(own({ title: 'Other' }))).toMatchObject({ ok: false, error: { code: 'exists' } });
    expect(await save(own({ title: 'Other' }), true)).toMatchObject({ ok: true });
    expect(await ask({ type: 'get-playbooks' })).toMatchObject({
      value: {
        playbooks: expect.arrayContaining([expect.objectContaining({ id: 'own', title: 'Other', version: 2 })]),
      },
    });
  });

  it('should keep the built-in ones as they are', async () => {
    expect(await save(own({ id: 'default' }), true)).toMatchObject({ error: { code: 'shipped' } });
    expect(await ask({ type: 'delete-playbook', id: 'default' })).toMatchObject({ error: { code: 'shipped' } });
  });

  it('should refuse one with faults and say where they are', async () => {
    const refused = await save({ ...own(), title: '' });
    expect(inWords(refused)).toMatchObject({ error: { code: 'bad-playbook', message: 'Not saved. title: is empty.' } });
    expect(fakeBrowser.local.items['playbooks']).toBeUndefined();
  });

  it('should have room for twenty, and say so', async () => {
    for (let i = 0; i < 20; i += 1) expect(await save(own({ id: `own-${String(i)}` }))).toMatchObject({ ok: true });
    expect(await save(own())).toMatchObject({ error: { code: 'full' } });
    expect(await save(own({ id: 'own-3', title: 'Other' }), true)).toMatchObject({ ok: true });
  });

  it('should lose none of two stored at once', async () => {
    await Promise.all([save(own({ id: 'a' })), save(own({ id: 'b' }))]);
    expect(Object.keys(fakeBrowser.local.items['playbooks'] as object).toSorted()).toEqual(['a', 'b']);
  });

  it('should name a stored one that can’t be read, use the others, and let it be deleted', async () => {
    await fakeBrowser.local.set({ playbooks: { bad: { id: 'bad' }, own: own(), moved: own(), 'No Id': own() } });
    expect(inWords(await ask({ type: 'get-playbooks' }))).toMatchObject({
      value: {
        playbooks: expect.arrayContaining([expect.objectContaining({ id: 'own' })]),
        unreadable: [
          { id: 'bad', problem: 'version: this is missing' },
          { id: 'moved', problem: 'is stored under another id' },
        ],
      },
    });
    expect(await ask({ type: 'delete-playbook', id: 'bad' })).toMatchObject({
      value: { unreadable: [{ id: 'moved' }] },
    });
  });

  it.each([[null], ['x'], [7], [[own()]]])('should go on where storage holds %j', async (playbooks) => {
    await fakeBrowser.local.set({ playbooks });
    expect(await ask({ type: 'get-playbooks' })).toMatchObject({ ok: true, value: { unreadable: [] } });
  });
});

describe('a call', () => {
  it('should be coached by the chosen playbook, and the recogniser told its words', async () => {
    await save(own());
    await choose('own');
    const offscreen = await startCall();
    expect(state()).toMatchObject({ playbookId: 'own' });
    expect(sent(offscreen, 'start')).toMatchObject({ deepgram: { keyterms: ['Quillmark'] } });
    expect(worker.coach.context(state().sessionId).playbook.title).toBe('My own');
  });

  it('should keep the playbook it began with through an edit, another choice, and its deletion', async () => {
    await save(own());
    await choose('own');
    await startCall();
    await save(own({ title: 'Edited', keyterms: ['Edited'] }), true);
    await choose('renewal');
    expect(inUse()).toBe('My own');
    await ask({ type: 'delete-playbook', id: 'own' });
    expect(inUse()).toBe('My own');
  });

  it('should keep a shipped one through another choice', async () => {
    await choose('renewal');
    await startCall();
    await choose('saas-discovery');
    expect(inUse()).toBe('Renewal and retention');
  });

  it('should keep it when the worker starts again', async () => {
    await save(own());
    await choose('own');
    await startCall();
    await save(own({ title: 'Edited' }), true);
    const { Coach } = await import('../../../src/background/coach');
    const again = new Coach();
    await again.restore();
    expect(again.context(state().sessionId).playbook.title).toBe('My own');
  });

  it('should tell a running capture the words of its own playbook when the key changes', async () => {
    await save(own());
    await choose('own');
    const offscreen = await startCall();
    await choose('renewal');
    await ask({ type: 'update-settings', patch: { deepgramKey: 'other' } });
    expect(sent(offscreen, 'access')).toMatchObject({ deepgram: { key: 'other', keyterms: ['Quillmark'] } });
  });

  it('should leave no playbook behind once it is forgotten', async () => {
    await save(own());
    await choose('own');
    await startCall();
    const { sessionId } = state();
    expect(fakeBrowser.session.items[`session-playbook:${sessionId}`]).toBeDefined();
    await ask({ type: 'forget-call', sessionId });
    await vi.waitFor(() => expect(fakeBrowser.session.items[`session-playbook:${sessionId}`]).toBeUndefined());
  });

  it('should be coached by the default where the chosen one is gone', async () => {
    await choose('never-there');
    await startCall();
    expect(state()).toMatchObject({ playbookId: 'default' });
  });
});

// Helpers

const own = (changes: Partial<Playbook> = {}) => {
  const { $schema: _, ...file } = shippedFile('saas-discovery');
  return { ...file, id: 'own', title: 'My own', keyterms: ['Quillmark'], ...changes };
};
const ask = (request: object) => worker.ask({ to: 'background', ...request });
const save = (file: object, replace = false) => ask({ type: 'save-playbook', text: JSON.stringify(file), replace });
const choose = (playbookId: string) => ask({ type: 'update-settings', patch: { playbookId } });

async function startCall() {
  const started = ask({ type: 'start-session', tabId: 7 });
  const offscreen = worker.connectOffscreen();
  await started;
  return offscreen;
}

function state() {
  const [actor] = worker.coach.sessions.all();
  if (!actor) throw new Error('no session');
  return actor.state;
}

const inUse = () => worker.coach.context(state().sessionId).playbook.title;
const sent = (offscreen: Awaited<ReturnType<typeof startCall>>, type: string) =>
  offscreen.sent.findLast((frame) => (frame as { type?: unknown }).type === type);

import { act, cleanup, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { KeptCalls, type KeptCallsProps } from '../../../src/options/KeptCalls';
import type { KeptCall, PageRequest } from '../../../src/protocol/messages';
import type { SaveFile } from '../../../src/ui/save-file';
import { findAccessibilityFaults } from '../../support/axe';
import { buildWholeCall, buildKeptCall } from '../../support/build-kept-call';
import { BUILT_AT_MS } from '../../support/build-panel';
import { fails, fakeAsk, gives } from '../../support/fake-ask';
import { exportCall } from '../../../src/coaching/call-export';

afterEach(cleanup);

const OLDER = buildKeptCall({ sessionId: 'call_0', tabTitle: '', startedAtMs: BUILT_AT_MS - 86_400_000 });

describe('kept calls', () => {
  it('should be listed newest first, with when, how long and how much', async () => {
    const { container } = await show([OLDER, buildKeptCall()]);
    expect(titles()).toEqual(['Dana Ortiz, Meridian Plumbing', 'Call without a title']);
    expect(rowOf('Dana Ortiz').getByText(/2026.* · 12:34 · 2 utterances$/)).toBeTruthy();
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should say which runs, and which the browser cut off', async () => {
    const lastAtMs = BUILT_AT_MS + 61_000;
    await show([
      buildKeptCall({ tabTitle: 'Cut', endedAtMs: undefined, lastAtMs, utteranceCount: 1 }),
      buildKeptCall({ sessionId: 'call_2', tabTitle: 'Runs', endedAtMs: undefined, isRunning: true }),
    ]);
    expect(rowOf('Cut').getByText(/· 1:01 · 1 utterance · cut off when the browser closed$/)).toBeTruthy();
    expect(rowOf('Runs').getByText(/running now/)).toBeTruthy();
    expect(rowOf('Runs').queryByText(/cut off/)).toBeNull();
  });

  it('should say whether keeping is off, and where to switch it on', async () => {
    await show([]);
    expect(screen.getByText(/^No call has been kept yet/)).toBeTruthy();
    cleanup();
    await show([], { keeping: 'no' });
    expect(screen.getByText(/choose so under “Consent and kept calls” above/)).toBeTruthy();
    cleanup();
    await show([], { keeping: 'forbidden' });
    expect(screen.getByText(/your team’s policy forbids it/)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('should still list those that are there when keeping is off', async () => {
    await show([buildKeptCall()], { keeping: 'no' });
    expect(screen.getByText(/^Keeping is off/)).toBeTruthy();
    expect(titles()).toHaveLength(1);
  });

  it('should say that they could not be read', async () => {
    const worker = fakeAsk({}, { 'get-kept-calls': fails('The kept calls couldn’t be read.') });
    render(<KeptCalls ask={worker.ask} saveFile={() => {}} keeping="yes" />);
    expect(await screen.findByText('The kept calls couldn’t be read.')).toBeTruthy();
    expect(screen.queryByText('Loading…')).toBeNull();
  });

  it('should be listed anew when the page comes back into sight', async () => {
    const { worker } = await show([]);
    worker.answer({ 'get-kept-calls': gives([buildKeptCall()]) });
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    await waitFor(() => expect(titles()).toHaveLength(1));
  });
});

describe('a kept call that is opened', () => {
  it('should show what was said, gaps among it, and what came of it', async () => {
    const { worker, container } = await show([buildKeptCall()]);
    worker.answer({ 'get-kept-call': gives(buildWholeCall()) });
    await userEvent.click(button(/^Open/));
    const said = await screen.findByRole('list', { name: 'What was said' });
    expect(textsOf(said)).toEqual([
      '0:01Rep How many calls do you miss?',
      '12 s not heard',
      '0:16Customer Ten a week.',
    ]);
    expect(textsOf(screen.getByRole('region', { name: 'Stages' }))).toEqual(['0:00Opening', '0:16Discovery']);
    expect(textsOf(screen.getByRole('region', { name: 'Objectives met' }))).toEqual([
      'Qualify call volume “Ten a week.”',
    ]);
    const advice = textsOf(screen.getByRole('region', { name: 'Guidance given' }));
    expect(advice[0]).toMatch(/^0:17Find out what a missed call costs them .* Claude · claude-haiku-5-5$/);
    expect(advice[1]).toMatch(/^1:00Shall we try it for two weeks\? .* Local coach$/);
    expect(await findAccessibilityFaults(container)).toEqual([]);
    await userEvent.click(button(/^Close/));
    expect(screen.queryByRole('list', { name: 'What was said' })).toBeNull();
  });

  it('should leave out a stage that was passed through within the second', async () => {
    const { worker } = await show([buildKeptCall()]);
    worker.answer({
      'get-kept-call': gives(
        buildWholeCall({
          stages: [
            { stage: 'opening', atMs: BUILT_AT_MS },
            { stage: 'discovery', atMs: BUILT_AT_MS + 16_000 },
            { stage: 'pitch', atMs: BUILT_AT_MS + 16_200 },
            { stage: 'close', atMs: BUILT_AT_MS + 16_900 },
          ],
        }),
      ),
    });
    await userEvent.click(button(/^Open/));
    const stages = await screen.findByRole('region', { name: 'Stages' });
    expect(textsOf(stages)).toEqual(['0:00Opening', '0:16Close']);
  });

  it('should show which cards helped and which were waved away', async () => {
    const verdicts = [
      { atMs: BUILT_AT_MS + 20_000, verdict: 'helped', kind: 'identify_pain', what: 'Find out what it costs them' },
      { atMs: BUILT_AT_MS + 50_000, verdict: 'not-now', kind: 'stage:pitch' },
    ] as const;
    const { worker } = await show([buildKeptCall()]);
    worker.answer({ 'get-kept-call': gives(buildWholeCall({ verdicts })) });
    await userEvent.click(screen.getByRole('button', { name: /^Open/ }));
    const said = within(await screen.findByRole('region', { name: 'What you said of the cards' }));
    expect(said.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      '0:20Helped Find out what it costs them',
      '0:50Not now ',
    ]);
  });

  it('should show hostile text as text', async () => {
    const hostile = '<img src=x onerror="window.hacked=1"><b>bold</b>';
    const { worker, container } = await show([buildKeptCall({ tabTitle: hostile })]);
    const [line] = buildWholeCall().transcript;
    if (!line) throw new Error('no line');
    worker.answer({ 'get-kept-call': gives(buildWholeCall({ transcript: [{ ...line, text: hostile }] })) });
    await userEvent.click(button(/^Open/));
    await screen.findByRole('list', { name: 'What was said' });
    expect(container.querySelector('img, b')).toBeNull();
    expect(screen.getAllByText(hostile)).toHaveLength(2);
  });

  it('should say that it could not be read', async () => {
    const { worker } = await show([buildKeptCall()]);
    worker.answer({ 'get-kept-call': fails('This call couldn’t be read.') });
    await userEvent.click(button(/^Open/));
    expect(await screen.findByText('This call couldn’t be read.')).toBeTruthy();
    expect(button(/^Open/).getAttribute('aria-expanded')).toBe('false');
  });
});

describe('a kept call that is exported', () => {
  it('should become a file named by its time alone', async () => {
    const saveFile = vi.fn<SaveFile>();
    const { worker } = await show([buildKeptCall()], { saveFile });
    const record = buildWholeCall();
    worker.answer({ 'get-kept-call': gives(record) });
    await userEvent.click(button(/^Export/));
    await waitFor(() => expect(saveFile).toHaveBeenCalledOnce());
    const [name, text] = saveFile.mock.calls[0] ?? [];
    expect(name).toMatch(/^sales-coach-call-2026-\d\d-\d\d-\d{4}\.json$/);
    expect(JSON.parse(text ?? '')).toEqual(JSON.parse(JSON.stringify(exportCall(record))));
    expect(screen.queryByRole('list', { name: 'What was said' })).toBeNull();
  });
});

describe('a kept call that is deleted', () => {
  it('should be asked about first, and stay if the rep keeps it', async () => {
    const { worker, container } = await show([buildKeptCall()]);
    await userEvent.click(button(/^Delete/));
    const asked = screen.getByRole('group', { name: /every trace of it\? It can’t be undone\.$/ });
    expect(document.activeElement).toBe(within(asked).getByRole('button', { name: 'Keep it' }));
    expect(await findAccessibilityFaults(container)).toEqual([]);
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('group')).toBeNull();
    expect(document.activeElement).toBe(button(/^Delete/));
    expect(forgotten(worker.asked)).toEqual([]);
  });

  it('should be gone once it is confirmed', async () => {
    const { worker } = await show([buildKeptCall(), OLDER]);
    worker.answer({ 'forget-call': gives(null), 'get-kept-calls': gives([OLDER]) });
    await userEvent.click(button(/^Delete Dana/));
    await userEvent.click(button('Delete'));
    await waitFor(() => expect(titles()).toEqual(['Call without a title']));
    expect(forgotten(worker.asked)).toEqual(['call_1']);
  });

  it('should warn that coaching stops when it runs', async () => {
    await show([buildKeptCall({ isRunning: true })]);
    await userEvent.click(button(/^Delete/));
    expect(screen.getByRole('group', { name: /Coaching stops\.$/ })).toBeTruthy();
  });

  it('should be deleted with all others at once, and it should be said which could not', async () => {
    const { worker } = await show([buildKeptCall(), OLDER]);
    worker.answer({ 'forget-call': fails('This call couldn’t be erased.') });
    await userEvent.click(button('Delete all calls'));
    await userEvent.click(button('Delete all'));
    expect(await screen.findByText('This call couldn’t be erased.')).toBeTruthy();
    expect(titles()).toHaveLength(2);
    worker.answer({ 'forget-call': gives(null), 'get-kept-calls': gives([]) });
    await userEvent.click(button('Delete all calls'));
    await userEvent.click(button('Delete all'));
    expect(await screen.findByText(/^No call has been kept yet/)).toBeTruthy();
    expect(forgotten(worker.asked)).toEqual(['call_1', 'call_1', 'call_0']);
  });
});

// Helpers

const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });

const titles = () => screen.queryAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);

const rowOf = (title: string) => {
  const row = screen.getByRole('heading', { level: 3, name: new RegExp(title) }).closest('li');
  if (!row) throw new Error('no row');
  return within(row);
};

const textsOf = (list: HTMLElement) =>
  within(list)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

const forgotten = (asked: readonly PageRequest[]) =>
  asked.flatMap((request) => (request.type === 'forget-call' ? [request.sessionId] : []));

async function show(calls: readonly KeptCall[], props: Partial<KeptCallsProps> = {}) {
  const worker = fakeAsk({}, { 'get-kept-calls': gives(calls) });
  const { container } = render(<KeptCalls ask={worker.ask} saveFile={() => {}} keeping="yes" {...props} />);
  await waitFor(() => expect(screen.queryByText('Loading…')).toBeNull());
  return { worker, container };
}

import { act, cleanup, render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { nothingFound, preflightView, type PreflightFindings } from '../../../src/coaching/preflight';
import { SidePanel } from '../../../src/sidepanel/components/SidePanel';
import { createPanelModel } from '../../../src/sidepanel/panel-model';
import { createPreflightModel } from '../../../src/sidepanel/preflight-model';
import { findAccessibilityFaults } from '../../support/axe';
import { BUILT_AT_MS, buildSnapshot, buildView, guidanceFlags } from '../../support/build-panel';
import { fails, fakeAsk, gives } from '../../support/fake-ask';

afterEach(cleanup);

const ALL_WELL: PreflightFindings = {
  page: { kind: 'web-page', host: 'dialer.example' },
  deepgram: 'works',
  claude: 'missing',
  refusal: undefined,
  sound: { microphone: 'heard', tab: 'heard', echo: 'none' },
  isListening: false,
};

describe('the check before a call', () => {
  it('should show five rows that are being checked, and ask for a few words and a sound', async () => {
    const { container } = show(nothingFound);
    expect(states()).toEqual(['Checking', 'Checking', 'Checking', 'Checking', 'Checking']);
    expect(screen.getByRole('status').textContent).toBe('Checking. This takes about ten seconds.');
    expect(screen.getByText('Say a few words, and play any sound in the tab.')).toBeTruthy();
    expect(screen.getByRole('meter', { name: 'Your microphone' }).getAttribute('aria-valuetext')).toContain('20');
    expect(screen.getByRole('meter', { name: 'Sound of the tab' })).toBeTruthy();
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should say when all is well, and of a missing Claude key no more than that guidance is local', async () => {
    const { container } = show(ALL_WELL);
    expect(states()).toEqual(['Good', 'Good', 'Good', 'Good', 'Good']);
    expect(screen.getByRole('status').textContent).toBe('Ready for the call.');
    expect(row('Keys').getByText('No Claude key: local guidance only.')).toBeTruthy();
    expect(screen.queryByRole('meter')).toBeNull();
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should count the faults and lead to where one is mended, by keyboard', async () => {
    const { onOpenOptionsAt, container } = show({
      ...ALL_WELL,
      deepgram: 'refused',
      sound: { microphone: 'refused', tab: 'heard', echo: 'heard' },
    });
    expect(screen.getByRole('status').textContent).toBe('3 things to fix.');
    expect(row('Echo').getByText(/Put on headphones/)).toBeTruthy();
    await press('Allow the microphone');
    await press('Open the keys');
    expect(onOpenOptionsAt.mock.calls).toEqual([['microphone'], ['keys']]);
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should not promise more than was found', () => {
    show({ ...ALL_WELL, sound: { microphone: 'heard', tab: 'heard', echo: 'unknown' } });
    expect(screen.getByRole('status').textContent).toBe('No problem was found, but not everything could be checked.');
    expect(states()).toEqual(['Good', 'Good', 'Can’t tell', 'Good', 'Good']);
  });

  it('should check again, start and be closed by keyboard', async () => {
    const { worker } = show(ALL_WELL);
    await press('Check again');
    await press('Start coaching');
    await press('Close the check');
    expect(worker.asked).toEqual([
      { to: 'background', type: 'start-preflight', tabId: 7, again: true },
      { to: 'background', type: 'start-session', tabId: 7 },
      { to: 'background', type: 'end-preflight' },
    ]);
    expect(screen.queryByRole('heading', { name: 'Check before the call' })).toBeNull();
    expect(screen.getByRole('heading', { name: 'Start coaching' })).toBeTruthy();
  });

  it('should offer no start where none can succeed', () => {
    show({ ...ALL_WELL, page: { kind: 'browser-page' } });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Start coaching' }).disabled).toBe(true);
  });

  it('should say why a start was refused', async () => {
    const { worker } = show(ALL_WELL);
    worker.answer({ 'start-session': fails('Another recording holds this tab.') });
    await press('Start coaching');
    expect((await screen.findByText('Another recording holds this tab.')).closest('[role=alert]')).not.toBeNull();
  });

  it('should say that it was interrupted when the worker goes, keep what was found, and start afresh', () => {
    const { preflight } = show({ ...nothingFound, deepgram: 'works' });
    act(() => preflight.setLink('connecting'));
    expect(screen.getByRole('status').textContent).toBe('The check was interrupted. Check again.');
    expect(states()).toEqual(['Can’t tell', 'Can’t tell', 'Can’t tell', 'Good', 'Can’t tell']);
    act(() => preflight.receive(viewOf(nothingFound)));
    expect(screen.getByRole('status').textContent).toBe('Checking. This takes about ten seconds.');
  });

  it('should keep what was found when the worker goes after it', () => {
    const { preflight } = show(ALL_WELL);
    act(() => preflight.setLink('connecting'));
    expect(screen.getByRole('status').textContent).toBe('Ready for the call.');
  });

  it('should stand before a call that has ended, and never before one that is coached', () => {
    const { model } = show(ALL_WELL);
    act(() => model.receive(buildSnapshot({ view: buildView({ status: 'ended' }) })));
    expect(screen.getByRole('heading', { name: 'Check before the call' })).toBeTruthy();
    act(() => model.receive(buildSnapshot()));
    expect(screen.queryByRole('heading', { name: 'Check before the call' })).toBeNull();
  });
});

// Helpers

const viewOf = (findings: PreflightFindings) =>
  preflightView(findings, { tabId: 7, tabTitle: 'Dana Ortiz, Meridian Plumbing', levelsDb: [-20, -30] });

function show(findings: PreflightFindings) {
  const worker = fakeAsk({}, { 'start-preflight': gives(null), 'end-preflight': gives(null) });
  const model = createPanelModel({ send: vi.fn(), nowMs: BUILT_AT_MS });
  const preflight = createPreflightModel(worker.ask);
  const onOpenOptionsAt = vi.fn<(section: 'keys' | 'microphone') => void>();
  model.setLink('open');
  model.receive({ type: 'no-session', flags: guidanceFlags, problem: undefined });
  preflight.receive(viewOf(findings));
  const { container } = render(
    <SidePanel
      model={model}
      preflight={preflight}
      chromeKeys={() => Promise.resolve([])}
      onOpenOptions={vi.fn()}
      onOpenOptionsAt={onOpenOptionsAt}
    />,
  );
  return { container, worker, model, preflight, onOpenOptionsAt };
}

const rows = () => within(screen.getByRole('list', { name: 'Check before the call' })).getAllByRole('listitem');

const row = (name: string) => {
  const found = rows().find((item) => within(item).queryByRole('heading', { name: new RegExp(`^${name}`) }));
  if (!found) throw new Error(`no row ${name}`);
  return within(found);
};

const states = () => rows().map((item) => item.querySelector('.check-state')?.textContent);

/** With the Enter key, wherever the focus was. */
async function press(name: string): Promise<void> {
  screen.getByRole('button', { name }).focus();
  await userEvent.keyboard('{Enter}');
}

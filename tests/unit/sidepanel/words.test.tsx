import { act, cleanup, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { PanelView } from '../../../src/coaching/panel-view';
import { findAccessibilityFaults } from '../../support/axe';
import { BUILT_AT_MS, buildLine, buildSnapshot, buildView } from '../../support/build-panel';
import { region, showPanel } from '../../support/show-panel';

afterEach(cleanup);

const TOO_DEAR = 'That sounds too expensive for us.';
const signal: PanelView['signal'] = {
  kind: 'objection',
  objection: 'price',
  evidence: { utteranceId: 'customer-2', text: TOO_DEAR, speaker: 'customer' },
};
const transcript = [
  buildLine({ id: 'rep-1', speaker: 'rep', text: 'Hi Dana, how are you?', startMs: 0 }),
  buildLine({ id: 'gap-4000', text: '', status: 'gap', startMs: 4_000, notHeardSec: 6 }),
  buildLine({ id: 'customer-2', text: TOO_DEAR, startMs: 10_000 }),
];
const show = (view: Partial<PanelView> = {}) => showPanel(buildSnapshot({ view: buildView(view), transcript }));

/** Hidden or not. */
const list = () => {
  const element = document.getElementById('transcript-lines');
  if (!element) throw new Error('no transcript');
  return element;
};
const marked = () => list().querySelector('[aria-current="true"]');
const showRapport = async () => {
  await userEvent.click(screen.getByRole('button', { name: 'More' }));
  const opener = region('Objectives').getByRole('button', { name: 'Build rapport' });
  await userEvent.click(opener);
  return opener;
};
const untickRapport = (): PanelView => {
  const { completed, remaining } = buildView().objectives;
  const [rapport] = completed;
  if (!rapport) throw new Error('nothing is ticked');
  const { id, text } = rapport;
  const open = [...remaining, { id, text, priority: 'low' as const }];
  return buildView({ objectives: { completed: [], remaining: open, unticked: [id], unknown: [] } });
};

describe('words behind a tick', () => {
  it('should be marked and focused in the transcript, and lead back to where the rep was', async () => {
    const { container } = show();
    const opener = await showRapport();
    expect(marked()?.textContent).toContain('Hi Dana, how are you?');
    expect(marked()?.textContent).toContain('Met: Build rapport');
    expect(document.activeElement).toBe(marked());
    expect(await findAccessibilityFaults(container)).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(marked()).toBeNull();
    expect(document.activeElement).toBe(opener);
  });

  it('should show a hidden transcript, and hide it again on the way back', async () => {
    show();
    await userEvent.click(screen.getByRole('button', { name: 'Transcript' }));
    expect(list().hidden).toBe(true);
    const opener = await showRapport();
    expect(list().hidden).toBe(false);
    await userEvent.keyboard('{Escape}');
    expect(list().hidden).toBe(true);
    expect(document.activeElement).toBe(opener);
  });

  it('should forget them when the rep hides the transcript', async () => {
    show();
    await showRapport();
    await userEvent.click(screen.getByRole('button', { name: 'Transcript' }));
    await userEvent.click(screen.getByRole('button', { name: 'Transcript' }));
    expect(marked()).toBeNull();
  });

  it('should untick right there, and take that back', async () => {
    const { send, model, container } = show();
    await showRapport();
    await userEvent.click(screen.getByRole('button', { name: 'Not so: untick' }));
    act(() => model.receive({ type: 'view', view: untickRapport() }));
    const undo = screen.getByRole('button', { name: 'Unticked: undo' });
    expect(document.activeElement).toBe(undo);
    expect(await findAccessibilityFaults(container)).toEqual([]);
    await userEvent.click(undo);
    expect(send.mock.calls.flat()).toEqual([
      { type: 'edit-objective', sessionId: 'call_1', id: 'rapport', met: false },
      { type: 'edit-objective', sessionId: 'call_1', id: 'rapport', met: true },
    ]);
  });

  it('should lead back to the objective where it stands after the untick', async () => {
    const { model } = show();
    await showRapport();
    await userEvent.click(screen.getByRole('button', { name: 'Not so: untick' }));
    act(() => model.receive({ type: 'view', view: untickRapport() }));
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: 'Build rapport' }));
  });

  it('should say so where they are no longer in the transcript', async () => {
    showPanel(buildSnapshot({ transcript: [buildLine({ id: 'customer-9' })] }));
    await showRapport();
    expect(screen.getByText('These words aren’t in the transcript any more.')).toBeTruthy();
    expect(document.activeElement?.textContent).toContain('Met: Build rapport');
  });

  it('should stay in sight while the call goes on', async () => {
    const { model } = show();
    await showRapport();
    const element = list();
    Object.defineProperty(element, 'scrollHeight', { get: () => 900 });
    element.scrollTop = 0;
    act(() => model.receive({ type: 'transcription', line: buildLine({ id: 'customer-3', startMs: 20_000 }) }));
    expect(element.scrollTop).toBe(0);
    await userEvent.keyboard('{Escape}');
    expect(element.scrollTop).toBe(900);
  });
});

describe('an untick', () => {
  it('should be undone from the list for a while, without moving anything', async () => {
    const { send, model } = show();
    await userEvent.click(screen.getByRole('button', { name: 'More' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Build rapport' }));
    act(() => model.receive({ type: 'view', view: untickRapport() }));
    expect(screen.queryByText('4 open, 0 done')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Undo: tick “Build rapport” again' }));
    expect(send).toHaveBeenLastCalledWith({ type: 'edit-objective', sessionId: 'call_1', id: 'rapport', met: true });
    expect(screen.getByText('4 open, 0 done')).toBeTruthy();
  });

  it('should stand when the call ends, and the count with it', async () => {
    const { model } = show();
    await userEvent.click(screen.getByRole('button', { name: 'More' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Build rapport' }));
    const ended = { ...untickRapport(), status: 'ended', endedAtMs: BUILT_AT_MS + 1_000 } as const;
    act(() => model.receive({ type: 'view', view: ended }));
    expect(screen.queryByRole('button', { name: /^Undo/ })).toBeNull();
    expect(screen.getByText('4 open, 0 done')).toBeTruthy();
  });

  it('should stand after that while', async () => {
    const { model } = show();
    await userEvent.click(screen.getByRole('button', { name: 'More' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Build rapport' }));
    act(() => model.tick(BUILT_AT_MS + 19_000));
    expect(screen.getByRole('button', { name: /^Undo/ })).toBeTruthy();
    act(() => model.tick(BUILT_AT_MS + 20_000));
    expect(screen.queryByRole('button', { name: /^Undo/ })).toBeNull();
  });
});

describe('words behind a signal', () => {
  it('should be opened by it, and by a key there and back', async () => {
    const { container } = show({ signal });
    await userEvent.click(screen.getByRole('button', { name: 'Objection: price' }));
    expect(marked()?.textContent).toContain(TOO_DEAR);
    expect(await findAccessibilityFaults(container)).toEqual([]);
    await userEvent.keyboard('e');
    expect(marked()).toBeNull();
    await userEvent.keyboard('e');
    expect(marked()?.textContent).toContain(TOO_DEAR);
  });

  it('should wave its card away where the rep says that it is no objection', async () => {
    const card = { kind: 'objection:price', pinned: false, helped: false, waiting: undefined };
    const { send, model } = show({ signal, card });
    await userEvent.click(screen.getByRole('button', { name: 'Objection: price' }));
    await userEvent.click(screen.getByRole('button', { name: 'Not an objection' }));
    expect(send).toHaveBeenLastCalledWith({ type: 'dismiss-guidance', sessionId: 'call_1', kind: 'objection:price' });
    expect(marked()).toBeNull();
    expect(screen.queryByRole('button', { name: 'Objection: price' })).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Transcript' }));
    const next = { ...signal, evidence: { ...signal.evidence, utteranceId: 'customer-7' } };
    act(() => model.receive({ type: 'view', view: buildView({ signal: next, card }) }));
    expect(screen.getByRole('button', { name: 'Objection: price' })).toBeTruthy();
  });

  it('should offer no such thing where the card is about something else, or they are ready to buy', async () => {
    const { model } = show({ signal });
    await userEvent.click(screen.getByRole('button', { name: 'Objection: price' }));
    expect(screen.queryByRole('button', { name: 'Not an objection' })).toBeNull();
    await userEvent.keyboard('e');
    const buying = { ...signal, kind: 'buying', objection: 'none' } as const;
    act(() => model.receive({ type: 'view', view: buildView({ signal: buying }) }));
    await userEvent.click(screen.getByRole('button', { name: 'Buying signal' }));
    expect(within(list()).queryByRole('button', { name: 'Not an objection' })).toBeNull();
  });
});

describe('a gap', () => {
  it('should be told of, and shown in the transcript', async () => {
    show();
    expect(screen.getByText(/^1 stretch not heard, 6 s\./)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Show it' }));
    expect(marked()?.textContent).toContain('Nobody heard this stretch');
    expect(document.activeElement).toBe(marked());
  });

  it('should not be told of where there is none', () => {
    showPanel(buildSnapshot());
    expect(screen.queryByText(/not heard/)).toBeNull();
  });
});

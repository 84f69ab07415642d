/** Every action of the panel by a single key, and the list of them. */
import { act, cleanup, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { PanelCommand } from '../../../src/protocol/panel-port';
import { SHORTCUTS } from '../../../src/sidepanel/shortcuts';
import { findAccessibilityFaults } from '../../support/axe';
import { BUILT_AT_MS, buildGuidance, buildSnapshot, buildView } from '../../support/build-panel';
import { CHROME_KEYS, region, showPanel } from '../../support/show-panel';

const OF_CALL = { sessionId: 'call_1' };
const OF_CARD = { ...OF_CALL, kind: 'identify_pain' };

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('a single key', () => {
  it.each<[string, PanelCommand]>([
    ['h', { type: 'request-guidance', ...OF_CALL }],
    ['p', { type: 'pin-card', pinned: true, ...OF_CARD }],
    ['P', { type: 'pin-card', pinned: true, ...OF_CARD }],
    ['y', { type: 'mark-helped', helped: true, ...OF_CARD }],
    ['n', { type: 'dismiss-guidance', ...OF_CARD }],
    ['1', { type: 'edit-objective', id: 'qualify_volume', met: true, ...OF_CALL }],
    ['2', { type: 'edit-objective', id: 'identify_pain', met: true, ...OF_CALL }],
    ['3', { type: 'edit-objective', id: 'establish_reason', met: true, ...OF_CALL }],
  ])('should ask the worker: %s', async (key, command) => {
    const { send } = showPanel(buildSnapshot());
    await userEvent.keyboard(key);
    expect(send.mock.calls).toEqual([[command]]);
  });

  it('should untick what the rep ticked, and nothing that the coach ticked as the key was pressed', async () => {
    const { model, send } = showPanel(buildSnapshot());
    act(() => model.receive({ type: 'view', view: ticked({ byRep: false }) }));
    await userEvent.keyboard('1');
    expect(send).not.toHaveBeenCalled();
    act(() => model.receive({ type: 'view', view: ticked({ byRep: true }) }));
    await userEvent.keyboard('1');
    expect(send.mock.calls).toEqual([[{ type: 'edit-objective', id: 'qualify_volume', met: false, ...OF_CALL }]]);
  });

  it('should tick the first of the list that shows, when that is the long one', async () => {
    const { model, send } = showPanel(buildSnapshot());
    act(() => model.receive({ type: 'view', view: ticked({ byRep: false }) }));
    await userEvent.keyboard('o1');
    expect(send.mock.calls).toEqual([[{ type: 'edit-objective', id: 'identify_pain', met: true, ...OF_CALL }]]);
  });

  it('should copy the question', async () => {
    const user = userEvent.setup();
    showPanel(buildSnapshot());
    await user.keyboard('c');
    expect(await navigator.clipboard.readText()).toBe(buildGuidance().guidance.key_questions[0]);
    expect(await screen.findByText('Copied.')).toBeTruthy();
  });

  it.each([
    ['q', 'Questions'],
    ['a', 'Talking points'],
    ['k', 'Toolkit'],
  ])('should open and close what is a glance away: %s', async (key, name) => {
    showPanel(buildSnapshot());
    await userEvent.keyboard(key);
    expect(screen.getByRole('region', { name })).toBeTruthy();
    await userEvent.keyboard(key);
    expect(screen.queryByRole('region', { name })).toBeNull();
  });

  it('should hide the transcript and show it again', async () => {
    showPanel(buildSnapshot());
    await userEvent.keyboard('t');
    expect(screen.queryByRole('list', { name: 'What was said' })).toBeNull();
    await userEvent.keyboard('t');
    expect(screen.getByRole('list', { name: 'What was said' })).toBeTruthy();
  });

  it('should show all objectives, and the next few again', async () => {
    showPanel(buildSnapshot());
    await userEvent.keyboard('o');
    expect(screen.getByRole('list', { name: 'Objectives done' })).toBeTruthy();
    await userEvent.keyboard('o');
    expect(screen.getByRole('list', { name: 'Next objectives' })).toBeTruthy();
  });

  it('should look back, on, and return to now', async () => {
    const { model } = showPanel(buildSnapshot());
    for (const what of ['Ask for the trial', 'Name a day']) {
      const origin = { source: { kind: 'local' }, answers: undefined, atMs: BUILT_AT_MS } as const;
      act(() => model.receive({ type: 'coaching_guidance', guidance: buildGuidance({ what }), ...origin }));
    }
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(region('Focus').getByText(buildGuidance().focus.what)).toBeTruthy();
    await userEvent.keyboard('{ArrowRight}');
    expect(region('Focus').getByText('Ask for the trial')).toBeTruthy();
    await userEvent.keyboard('{Escape}');
    expect(region('Focus').getByText('Name a day')).toBeTruthy();
  });

  it('should do nothing while something is typed, with another key held, or where the action can’t be done', async () => {
    const { send, model, container } = showPanel(buildSnapshot());
    const field = container.appendChild(document.createElement('input'));
    field.focus();
    await userEvent.keyboard('hpn1');
    field.blur();
    await userEvent.keyboard('{Control>}p{/Control}{Alt>}h{/Alt}{Meta>}n{/Meta}');
    act(() => model.receive({ type: 'view', view: buildView({ status: 'ended', endedAtMs: BUILT_AT_MS }) }));
    await userEvent.keyboard('hpyn1');
    expect(send).not.toHaveBeenCalled();
  });
});

describe('the list of keys', () => {
  it('should open with ?, hold every key and those that Chrome listens for as they are bound', async () => {
    const { container } = showPanel(buildSnapshot());
    await userEvent.keyboard('?');
    const list = within(screen.getByRole('dialog', { name: 'Keys' }));
    expect(await list.findByText('Alt+Shift+H')).toBeTruthy();
    expect(list.getAllByRole('term')).toHaveLength(SHORTCUTS.length + CHROME_KEYS.length);
    expect(list.getByText('Open the coach on this tab').parentElement?.textContent).toContain('not set');
    expect(await findAccessibilityFaults(container)).toEqual([]);
    await userEvent.click(list.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('should have a button, and let no key act behind it', async () => {
    const { send } = showPanel(buildSnapshot());
    await userEvent.click(screen.getByRole('button', { name: 'Keys' }));
    screen.getByRole('button', { name: 'Close' }).focus();
    await userEvent.keyboard('n');
    expect(send).not.toHaveBeenCalled();
  });

  it('should switch the single keys off for good, but for itself', async () => {
    const { send } = showPanel(buildSnapshot());
    await userEvent.keyboard('?');
    await userEvent.click(screen.getByRole('checkbox', { name: /^Single keys/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    await userEvent.keyboard('n');
    cleanup();
    const { send: sendAgain } = showPanel(buildSnapshot());
    await userEvent.keyboard('n');
    expect([send, sendAgain].map(({ mock }) => mock.calls)).toEqual([[], []]);
    await userEvent.keyboard('?');
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /^Single keys/ }).checked).toBe(false);
  });
});

/** The first objective of the list has just been met. */
const ticked = ({ byRep }: { readonly byRep: boolean }) => {
  const { objectives } = buildView();
  const [first, ...remaining] = objectives.remaining;
  const met = { id: first?.id ?? '', text: first?.text ?? '', byRep, evidence: undefined };
  return buildView({ objectives: { ...objectives, completed: [...objectives.completed, met], remaining } });
};

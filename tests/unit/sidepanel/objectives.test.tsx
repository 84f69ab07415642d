import { act, cleanup, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { findAccessibilityFaults } from '../../support/axe';
import { BUILT_AT_MS, buildSnapshot, buildView } from '../../support/build-panel';
import { region, showPanel } from '../../support/show-panel';

afterEach(cleanup);

describe('objectives', () => {
  it('should tell open, done and unknown apart in words', async () => {
    const { objectives } = buildView();
    showPanel(buildSnapshot({ view: buildView({ objectives: { ...objectives, unknown: ['establish_reason'] } }) }));
    await userEvent.click(screen.getByRole('button', { name: 'More' }));
    const list = region('Objectives');
    const open = within(list.getByRole('list', { name: 'Open objectives' })).getAllByRole('listitem');
    expect(open.map(({ textContent }) => textContent)).toEqual([
      'Qualify call volume high priority',
      'Identify pain ',
      'Establish reason for call can’t tell: your side isn’t heard',
    ]);
    const done = within(list.getByRole('list', { name: 'Objectives done' })).getAllByRole('listitem');
    expect(done.map((item) => item.querySelector('.words')?.textContent)).toEqual(['Build rapport']);
    expect(list.getByText('3 open, 1 done')).toBeTruthy();
  });

  it('should ask for a tick and an untick by mouse and by keyboard, and change nothing by itself', async () => {
    const { send } = showPanel(buildSnapshot());
    await userEvent.click(screen.getByRole('button', { name: 'More' }));
    const list = region('Objectives');
    const boxes = list.getAllByRole('checkbox');
    expect(boxes.map((box) => box.getAttribute('aria-checked'))).toEqual(['false', 'false', 'false', 'true']);
    await userEvent.click(list.getByRole('checkbox', { name: 'Identify pain' }));
    list.getByRole('checkbox', { name: 'Build rapport' }).focus();
    await userEvent.keyboard(' ');
    expect(send.mock.calls.flat()).toEqual([
      { type: 'edit-objective', sessionId: 'call_1', id: 'identify_pain', met: true },
      { type: 'edit-objective', sessionId: 'call_1', id: 'rapport', met: false },
    ]);
    expect(list.getAllByRole('checkbox').map((box) => box.getAttribute('aria-checked'))).toEqual([
      'false',
      'false',
      'false',
      'true',
    ]);
  });

  it('should mark what the rep ticked and unticked, and take the keyboard along to the other list', async () => {
    const { model, container } = showPanel(buildSnapshot());
    await userEvent.click(screen.getByRole('button', { name: 'More' }));
    screen.getByRole('checkbox', { name: 'Identify pain' }).focus();
    await userEvent.keyboard('{Enter}');
    const { completed, remaining } = buildView().objectives;
    const objectives = {
      completed: [...completed, { id: 'identify_pain', text: 'Identify pain', byRep: true, evidence: undefined }],
      remaining: remaining.filter(({ id }) => id !== 'identify_pain'),
      unticked: ['establish_reason'],
      unknown: [],
    };
    act(() => model.receive({ type: 'view', view: buildView({ objectives }) }));
    const box = screen.getByRole('checkbox', { name: 'Identify pain' });
    expect(box.getAttribute('aria-checked')).toBe('true');
    expect(document.activeElement).toBe(box);
    expect(box.closest('li')?.textContent).toBe('Identify pain you');
    expect(screen.getByText('unticked by you').closest('li')?.textContent).toContain('Establish reason');
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should list the next few, and tick one where it stands before the next takes its place', async () => {
    const remaining = ['a', 'b', 'c', 'd', 'e'].map((id) => ({
      id,
      text: `Objective ${id}`,
      priority: 'low' as const,
    }));
    const objectives = { completed: [], remaining, unticked: [], unknown: [] };
    const { model, container } = showPanel(buildSnapshot({ view: buildView({ objectives }) }));
    const short = () =>
      within(screen.getByRole('list', { name: 'Next objectives' }))
        .getAllByRole('checkbox')
        .map((box) => [box.dataset['objective'], box.getAttribute('aria-checked')].join(' '));
    expect(short()).toEqual(['a false', 'b false', 'c false']);
    const completed = [{ id: 'b', text: 'Objective b', byRep: false, evidence: undefined }];
    const after = { ...objectives, completed, remaining: remaining.filter(({ id }) => id !== 'b') };
    act(() => model.receive({ type: 'view', view: buildView({ objectives: after }) }));
    expect(short()).toEqual(['a false', 'b true', 'c false']);
    expect(await findAccessibilityFaults(container)).toEqual([]);
    act(() => model.tick(BUILT_AT_MS + 5_000));
    expect(short()).toEqual(['a false', 'b true', 'c false']);
    act(() => model.tick(BUILT_AT_MS + 6_000));
    expect(short()).toEqual(['a false', 'c false', 'd false']);
  });

  it('should leave them alone where the worker can’t be told, or the call is over', () => {
    const { model } = showPanel(buildSnapshot({ view: buildView({ status: 'ended', endedAtMs: BUILT_AT_MS }) }));
    const disabled = () => screen.getAllByRole('checkbox').map((box) => box.ariaDisabled === 'true');
    expect(disabled()).toEqual([true, true, true]);
    act(() => model.receive(buildSnapshot()));
    expect(disabled()).toEqual([false, false, false]);
    act(() => model.setLink('lost'));
    expect(disabled()).toEqual([true, true, true]);
  });
});

/** Where the keyboard is when what it was on can't be pressed any more, or went. */
import { act, cleanup, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { BUILT_AT_MS, buildGuidance, buildSnapshot, buildView } from '../../support/build-panel';
import { showPanel } from '../../support/show-panel';

afterEach(cleanup);

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const isOn = (element: HTMLElement) => document.activeElement === element;

describe('a button under the keyboard', () => {
  it('should stay there, and do nothing, when no card follows the one that was waved away', async () => {
    const { model, send } = showPanel(buildSnapshot());
    button('Not now').focus();
    await userEvent.keyboard('{Enter}');
    act(() => model.receive({ type: 'view', view: buildView({ card: undefined, guidance: undefined }) }));
    expectNoUse(button('Not now'));
    await userEvent.keyboard('{Enter}');
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('should stay there at either end of the earlier cards', async () => {
    const { model } = showPanel(buildSnapshot());
    const origin = { source: { kind: 'local' }, answers: undefined, atMs: BUILT_AT_MS } as const;
    act(() => model.receive({ type: 'coaching_guidance', guidance: buildGuidance({ what: 'Name a day' }), ...origin }));
    for (const name of ['Earlier card', 'Later card']) {
      button(name).focus();
      // oxlint-disable-next-line no-await-in-loop -- back first, then on
      await userEvent.keyboard('{Enter}');
      expectNoUse(button(name));
    }
  });

  it('should stay there while the worker is lost, and act again after that', async () => {
    const { model, send } = showPanel(buildSnapshot());
    const objective = screen.getByRole<HTMLButtonElement>('checkbox', { name: 'Identify pain' });
    for (const each of [button('Help me now'), button('Pin'), button('Stop'), objective]) {
      each.focus();
      act(() => model.setLink('lost'));
      expectNoUse(each);
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await userEvent.keyboard('{Enter}');
      act(() => model.setLink('open'));
      expect(each.ariaDisabled).toBeNull();
    }
    expect(send).not.toHaveBeenCalled();
    await userEvent.keyboard('{Enter}');
    expect(send).toHaveBeenCalledTimes(1);
  });
});

describe('an objective under the keyboard', () => {
  it('should hand it to the one that takes its place in the short list', () => {
    const { model } = showPanel(buildSnapshot());
    const ids = () => within(short()).getAllByRole('checkbox');
    ids()[1]?.focus();
    const { objectives } = buildView();
    const [first, second, ...rest] = objectives.remaining;
    if (!first || !second) throw new Error('too few objectives');
    const met = { id: second.id, text: second.text, byRep: false, evidence: undefined };
    const after = { ...objectives, completed: [...objectives.completed, met], remaining: [first, ...rest] };
    act(() => model.receive({ type: 'view', view: buildView({ objectives: after }) }));
    expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: second.text, checked: true }));
    act(() => model.tick(BUILT_AT_MS + 7_000));
    expect(screen.queryByRole('checkbox', { name: second.text })).toBeNull();
    expect(document.activeElement).toBe(ids()[1]);
  });

  it('should hand it to the button beside the list where none is left', () => {
    const { objectives } = buildView();
    const [only] = objectives.remaining;
    if (!only) throw new Error('no objective');
    const { model } = showPanel(
      buildSnapshot({ view: buildView({ objectives: { ...objectives, remaining: [only] } }) }),
    );
    within(short()).getByRole('checkbox').focus();
    const completed = [{ id: only.id, text: only.text, byRep: true, evidence: undefined }];
    act(() =>
      model.receive({ type: 'view', view: buildView({ objectives: { ...objectives, completed, remaining: [] } }) }),
    );
    act(() => model.tick(BUILT_AT_MS + 7_000));
    expect(document.activeElement).toBe(button('More'));
  });
});

// Helpers

const short = () => screen.getByRole('list', { name: 'Next objectives' });

/** It has the keyboard and can't be pressed. A disabled one would lose it, in Chrome. */
function expectNoUse(each: HTMLButtonElement): void {
  expect({ isOn: isOn(each), disabled: each.disabled, ariaDisabled: each.ariaDisabled }).toEqual({
    isOn: true,
    disabled: false,
    ariaDisabled: 'true',
  });
}

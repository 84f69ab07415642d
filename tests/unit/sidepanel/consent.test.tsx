/** What the panel has for the customer's consent: the announcement, whether it was made, and the way to forget the call. */
import { act, cleanup, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PanelView } from '../../../src/coaching/panel-view';
import { findAccessibilityFaults } from '../../support/axe';
import { BUILT_AT_MS, buildSnapshot, buildView } from '../../support/build-panel';
import { showPanel } from '../../support/show-panel';

afterEach(cleanup);

const JUST_STARTED = { startedAtMs: BUILT_AT_MS - 42_000 };
const LONG_AGO = { startedAtMs: BUILT_AT_MS - 600_000 };

describe('the announcement', () => {
  it('should be asked for at the start of a call, with its text', async () => {
    const { container } = show(JUST_STARTED);
    const card = within(screen.getByRole('region', { name: 'Tell the customer' }));
    expect(card.getByText(buildView().announcement)).toBeTruthy();
    expect(screen.queryByText('Not announced.')).toBeNull();
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should be copied', async () => {
    const user = userEvent.setup();
    show(JUST_STARTED);
    await user.click(screen.getByRole('button', { name: 'Copy announcement' }));
    expect(await navigator.clipboard.readText()).toBe(buildView().announcement);
    expect(await screen.findByText('Copied.')).toBeTruthy();
  });

  it('should say that it was not copied', async () => {
    const user = userEvent.setup();
    show(JUST_STARTED);
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValueOnce(new Error('not focused'));
    await user.click(screen.getByRole('button', { name: 'Copy announcement' }));
    expect(await screen.findByText('Not copied: mark the text instead.')).toBeTruthy();
  });

  it('should be noted when the rep says it is done, and then say so quietly', async () => {
    const { send, model } = show(JUST_STARTED);
    await userEvent.click(screen.getByRole('button', { name: 'Done' }));
    expect(send.mock.calls).toEqual([[{ type: 'announce-listening', sessionId: 'call_1', told: true }]]);
    // Nothing is taken for done before the session says so.
    expect(screen.getByRole('region', { name: 'Tell the customer' })).toBeTruthy();
    act(() => model.receive({ type: 'view', view: buildView({ ...JUST_STARTED, announcedAtMs: BUILT_AT_MS }) }));
    expect(screen.queryByRole('region', { name: 'Tell the customer' })).toBeNull();
    expect(screen.getByText('Customer told at 0:42.')).toBeTruthy();
  });

  it('should be taken back for a while, where it was noted by mistake', async () => {
    const { send, model, container } = show({ ...JUST_STARTED, announcedAtMs: BUILT_AT_MS });
    expect(screen.getByRole('region', { name: 'Noted: the customer was told.' })).toBeTruthy();
    expect(await findAccessibilityFaults(container)).toEqual([]);
    await userEvent.click(undo());
    expect(send.mock.calls).toEqual([[{ type: 'announce-listening', sessionId: 'call_1', told: false }]]);
    act(() => model.receive({ type: 'view', view: buildView(JUST_STARTED) }));
    expect(screen.getByRole('region', { name: 'Tell the customer' })).toBeTruthy();
    expect(screen.queryByText(/^Customer told at/)).toBeNull();
    act(() => model.receive({ type: 'view', view: buildView({ ...JUST_STARTED, announcedAtMs: BUILT_AT_MS }) }));
    act(() => model.tick(BUILT_AT_MS + 19_000));
    expect(undo()).toBeTruthy();
    act(() => model.tick(BUILT_AT_MS + 20_000));
    expect(screen.queryByRole('button', { name: /^Undo/ })).toBeNull();
    expect(screen.getByText('Customer told at 0:42.')).toBeTruthy();
  });

  it('should stand as it was noted when the call ends', () => {
    show({ ...JUST_STARTED, announcedAtMs: BUILT_AT_MS - 1_000, status: 'ended', endedAtMs: BUILT_AT_MS });
    expect(screen.queryByRole('button', { name: /^Undo/ })).toBeNull();
    expect(screen.getByText('Customer told at 0:41.')).toBeTruthy();
  });

  it('should hand the keyboard on, to the note and then to the mark', async () => {
    const { model } = show(JUST_STARTED);
    screen.getByRole('button', { name: 'Done' }).focus();
    await userEvent.keyboard('{Enter}');
    act(() => model.receive({ type: 'view', view: buildView({ ...JUST_STARTED, announcedAtMs: BUILT_AT_MS }) }));
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Noted: the customer was told.' }));
    act(() => model.tick(BUILT_AT_MS + 20_000));
    expect(document.activeElement?.textContent).toBe('Customer told at 0:42.');
  });

  it('should hand the keyboard to the mark where that was noted later', async () => {
    const { model } = show(LONG_AGO);
    screen.getByRole('button', { name: 'Customer told now' }).focus();
    await userEvent.keyboard('{Enter}');
    act(() => model.receive({ type: 'view', view: buildView({ ...LONG_AGO, announcedAtMs: BUILT_AT_MS }) }));
    expect(document.activeElement?.textContent).toBe('Customer told at 10:00.');
    expect(undo()).toBeTruthy();
  });

  it('should lie where nothing follows it, so that nothing moves when it goes', () => {
    const { container } = show(JUST_STARTED);
    const card = screen.getByRole('region', { name: 'Tell the customer' });
    expect([...container.querySelectorAll('main *')].at(-1)?.closest('section')).toBe(card);
  });

  it('should stay while the pointer is on it', async () => {
    const user = userEvent.setup();
    const { model } = show(JUST_STARTED);
    await user.hover(screen.getByRole('button', { name: 'Done' }));
    act(() => model.tick(BUILT_AT_MS + 78_000));
    expect(screen.getByRole('region', { name: 'Tell the customer' })).toBeTruthy();
    await user.hover(screen.getByRole('button', { name: 'Help me now' }));
    expect(screen.queryByRole('region', { name: 'Tell the customer' })).toBeNull();
  });

  it('should go by itself two minutes into the call, and leave a mark', async () => {
    const { model, send } = show(JUST_STARTED);
    act(() => model.tick(BUILT_AT_MS + 77_000));
    expect(screen.getByRole('region', { name: 'Tell the customer' })).toBeTruthy();
    act(() => model.tick(BUILT_AT_MS + 78_000));
    expect(screen.queryByRole('region', { name: 'Tell the customer' })).toBeNull();
    expect(screen.getByText('Not announced.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Customer told now' }));
    expect(send.mock.calls).toEqual([[{ type: 'announce-listening', sessionId: 'call_1', told: true }]]);
  });

  it('should be told of an ended call, and asked for no more', () => {
    show({ ...JUST_STARTED, status: 'ended', endedAtMs: BUILT_AT_MS });
    expect(screen.queryByRole('region', { name: 'Tell the customer' })).toBeNull();
    expect(screen.getByText('Not announced.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Customer told now' })).toBeNull();
  });

  it('should be shown whole when it is long', async () => {
    show({ ...JUST_STARTED, announcement: 'We take notes. '.repeat(30) });
    const whole = screen.getByRole('button', { name: 'Show all' });
    expect(whole.getAttribute('aria-expanded')).toBe('false');
    await userEvent.click(whole);
    expect(screen.getByRole('button', { name: 'Show less' }).getAttribute('aria-expanded')).toBe('true');
  });

  it('should ask nothing of a worker that is lost', () => {
    const { model } = show(JUST_STARTED);
    act(() => model.setLink('lost'));
    expect(screen.getByRole('button', { name: 'Done' }).ariaDisabled).toBe('true');
  });
});

describe('forgetting the call', () => {
  it('should ask first, and say that coaching stops', async () => {
    const { send, container } = show(LONG_AGO);
    await userEvent.click(screen.getByRole('button', { name: 'Forget this call' }));
    const question = 'Erase every trace of this call? It can’t be undone. Coaching stops.';
    expect(screen.getByRole('group', { name: question })).toBeTruthy();
    expect(await findAccessibilityFaults(container)).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Keep it' }));
    expect(send).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Forget this call' }));
  });

  it('should ask the session once it is confirmed, of an ended call too', async () => {
    const { send } = show({ status: 'ended', endedAtMs: BUILT_AT_MS });
    await userEvent.click(screen.getByRole('button', { name: 'Forget this call' }));
    expect(screen.getByRole('group', { name: 'Erase every trace of this call? It can’t be undone.' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Erase it' }));
    expect(send.mock.calls).toEqual([[{ type: 'forget-session', sessionId: 'call_1' }]]);
  });

  it('should not be offered while the worker is lost', () => {
    const { model } = show(LONG_AGO);
    act(() => model.setLink('lost'));
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Forget this call' }).disabled).toBe(true);
  });
});

const show = (view: Partial<PanelView>) => showPanel(buildSnapshot({ view: buildView(view) }));

const undo = () => screen.getByRole('button', { name: 'Undo: the customer wasn’t told' });

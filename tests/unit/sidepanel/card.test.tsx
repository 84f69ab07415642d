/** The one big card: read as it comes, said once, kept by a pin, marked, waved away, and looked back at. */
import { act, cleanup, fireEvent, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CardStanding } from '../../../src/coaching/card-standing';
import { findAccessibilityFaults } from '../../support/axe';
import {
  BUILT_AT_MS,
  buildGuidance,
  buildLine,
  buildSnapshot,
  buildView,
  suggestionsFlags,
} from '../../support/build-panel';
import { region, showPanel } from '../../support/show-panel';

const ORIGIN = { source: { kind: 'local' }, answers: undefined, atMs: BUILT_AT_MS } as const;
const FIRST = buildGuidance().focus.what;

afterEach(cleanup);

describe('streaming', () => {
  it('should show the focus as Claude writes it and announce only the whole one, once', async () => {
    const { model, container } = showPanel(buildSnapshot());
    const announced = watchAnnouncements();
    act(() => model.receive({ type: 'view', view: buildView({ asking: 'call_1/1' }) }));
    act(() => model.receive({ type: 'guidance-progress', requestId: 'call_1/1', what: 'Ask for', why: '' }));
    expect(region('Focus').getByText('Ask for')).toBeTruthy();
    expect(region('Focus').getByText('Claude is writing…')).toBeTruthy();
    expect(region('Focus').queryByText(FIRST)).toBeNull();
    expect(await findAccessibilityFaults(container)).toEqual([]);
    act(() =>
      model.receive({ type: 'guidance-progress', requestId: 'call_1/1', what: 'Ask for the trial', why: 'They are' }),
    );
    act(() => model.receive({ type: 'transcription', line: buildLine({ text: 'Something else.' }) }));
    const guidance = buildGuidance({ what: 'Ask for the trial' });
    act(() => model.receive({ type: 'coaching_guidance', guidance, ...ORIGIN }));
    act(() => model.tick(BUILT_AT_MS + 1_000));
    expect(region('Focus').queryByText('Claude is writing…')).toBeNull();
    expect(announced()).toEqual(['New focus: Ask for the trial']);
  });

  it('should let nothing be pinned or praised that isn’t seen', () => {
    const { model, send } = showPanel(buildSnapshot({ view: buildView({ asking: 'call_1/1' }) }));
    act(() => model.receive({ type: 'guidance-progress', requestId: 'call_1/1', what: 'Ask for', why: '' }));
    for (const name of ['Pin', 'Helped']) {
      expect(region('Focus').getByRole('button', { name }).ariaDisabled).toBe('true');
    }
    fireEvent.keyDown(document.body, { key: 'p' });
    fireEvent.keyDown(document.body, { key: 'y' });
    expect(send).not.toHaveBeenCalled();
    fireEvent.keyDown(document.body, { key: 'n' });
    expect(send).toHaveBeenCalledOnce();
  });

  it('should say quietly that an answer is on its way', () => {
    showPanel(buildSnapshot({ view: buildView({ asking: 'call_1/1' }) }));
    expect(region('Focus').getByText('Thinking…')).toBeTruthy();
  });
});

describe('urgency', () => {
  it.each(['low', 'medium', 'high', 'critical'] as const)('should be told by word, sign and frame: %s', (urgency) => {
    const guidance = buildGuidance({ urgency });
    showPanel(buildSnapshot({ view: buildView({ guidance: { guidance, ...ORIGIN } }) }));
    const badge = region('Focus').getByTitle('urgency');
    expect(badge.textContent).toMatch(new RegExp(`^${urgency} urgency$`, 'i'));
    expect(badge.querySelector('svg')).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Focus' }).classList.contains(urgency)).toBe(true);
  });
});

describe('a pinned card', () => {
  it('should be marked, and say quietly that another waits', async () => {
    const { model, container } = showPanel(buildSnapshot({ view: standing({ pinned: true }) }));
    expect(screen.getByRole('button', { name: 'Pin', pressed: true })).toBeTruthy();
    expect(region('Focus').getByText('Pinned')).toBeTruthy();
    act(() => model.receive({ type: 'view', view: standing({ pinned: true, waiting: 'medium' }) }));
    expect(screen.getByText('New card waiting', { selector: '[role="status"]' })).toBeTruthy();
    expect(screen.getByText('New card waiting', { selector: '.mark span' })).toBeTruthy();
    expect(region('Focus').getByText(FIRST)).toBeTruthy();
    expect(await findAccessibilityFaults(container)).toEqual([]);
    act(() => model.receive({ type: 'view', view: standing({ pinned: true, waiting: 'critical' }) }));
    expect(screen.getByText('Urgent card waiting', { selector: '[role="status"]' })).toBeTruthy();
  });

  it('should be let go by the same button', async () => {
    const { send } = showPanel(buildSnapshot({ view: standing({ pinned: true }) }));
    await userEvent.click(screen.getByRole('button', { name: 'Pin' }));
    expect(send).toHaveBeenCalledWith({
      type: 'pin-card',
      sessionId: 'call_1',
      kind: 'objection:price',
      pinned: false,
    });
  });
});

describe.each([
  ['focus', undefined],
  ['suggestion', suggestionsFlags],
])('what the rep says of a %s', (_, flags) => {
  it.each([
    ['Pin', { type: 'pin-card', pinned: true }],
    ['Helped', { type: 'mark-helped', helped: true }],
    ['Not now', { type: 'dismiss-guidance' }],
  ])('should be asked of the worker by its kind: %s', async (name, command) => {
    const { send } = showPanel(buildSnapshot({ ...(flags && { flags }), view: standing({}) }));
    await userEvent.click(screen.getByRole('button', { name }));
    expect(send.mock.calls).toEqual([[{ ...command, sessionId: 'call_1', kind: 'objection:price' }]]);
  });

  it('should be nothing while no card is up, and gone once the call has ended', () => {
    const { model } = showPanel(buildSnapshot({ ...(flags && { flags }), view: buildView({ card: undefined }) }));
    for (const name of ['Pin', 'Helped', 'Not now']) {
      expect(screen.getByRole('button', { name }).ariaDisabled).toBe('true');
    }
    const ended = buildView({ status: 'ended', endedAtMs: BUILT_AT_MS });
    act(() => model.receive({ type: 'view', view: ended }));
    expect(screen.queryByRole('button', { name: 'Not now' })).toBeNull();
  });
});

describe('a card that helped', () => {
  it('should be marked, and unmarked by the same button', async () => {
    const { send } = showPanel(buildSnapshot({ view: standing({ helped: true }) }));
    await userEvent.click(screen.getByRole('button', { name: 'Helped', pressed: true }));
    expect(send).toHaveBeenCalledWith({
      type: 'mark-helped',
      sessionId: 'call_1',
      kind: 'objection:price',
      helped: false,
    });
  });
});

describe('the question on the card', () => {
  it('should be copied', async () => {
    const user = userEvent.setup();
    showPanel(buildSnapshot());
    await user.click(screen.getByRole('button', { name: 'Copy question' }));
    expect(await navigator.clipboard.readText()).toBe(buildGuidance().guidance.key_questions[0]);
    expect(await screen.findByText('Copied.')).toBeTruthy();
  });

  it('should say that it was not copied', async () => {
    const user = userEvent.setup();
    showPanel(buildSnapshot());
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValueOnce(new Error('not focused'));
    await user.click(screen.getByRole('button', { name: 'Copy question' }));
    expect(await screen.findByText('Not copied: mark the text instead.')).toBeTruthy();
  });
});

describe('a look back', () => {
  it('should show the card before, which can be acted on no more, and lead on to now', async () => {
    const { container } = showPanel(buildSnapshot(), offer('Ask for the trial'), offer('Name a day'));
    await userEvent.click(screen.getByRole('button', { name: 'Earlier card' }));
    expect(region('Focus').getByText('Ask for the trial')).toBeTruthy();
    expect(region('Focus').getByText('Earlier: 2 of 2')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Pin' }).ariaDisabled).toBe('true');
    expect(await findAccessibilityFaults(container)).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Earlier card' }));
    expect(region('Focus').getByText(FIRST)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Earlier card' }).ariaDisabled).toBe('true');
    await userEvent.click(screen.getByRole('button', { name: 'Later card' }));
    await userEvent.click(screen.getByRole('button', { name: 'Later card' }));
    expect(region('Focus').getByText('Name a day')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Later card' }).ariaDisabled).toBe('true');
  });

  it('should end by itself after a while', async () => {
    const { model } = showPanel(buildSnapshot(), offer('Ask for the trial'));
    await userEvent.click(screen.getByRole('button', { name: 'Earlier card' }));
    act(() => model.tick(BUILT_AT_MS + 19_000));
    expect(region('Focus').getByText(FIRST)).toBeTruthy();
    act(() => model.tick(BUILT_AT_MS + 20_000));
    expect(region('Focus').getByText('Ask for the trial')).toBeTruthy();
  });

  it('should hold what is read while new cards come, and end for a critical one', async () => {
    const { model } = showPanel(buildSnapshot(), offer('Ask for the trial'));
    await userEvent.click(screen.getByRole('button', { name: 'Earlier card' }));
    act(() => model.receive({ type: 'guidance-progress', requestId: 'call_1/1', what: 'Name', why: '' }));
    act(() => model.receive(offer('Name a day')));
    expect(region('Focus').getByText(FIRST)).toBeTruthy();
    expect(region('Focus').getByText('Earlier: 1 of 2')).toBeTruthy();
    const guidance = buildGuidance({ what: 'Agree it is money', urgency: 'critical' });
    act(() => model.receive({ type: 'coaching_guidance', guidance, ...ORIGIN }));
    expect(region('Focus').getByText('Agree it is money')).toBeTruthy();
  });

  it('should find what was waved away, and say nothing of a card made again with the same words', async () => {
    const { model } = showPanel(buildSnapshot());
    act(() => model.receive({ type: 'view', view: buildView({ asking: 'call_1/1' }) }));
    expect(screen.getByRole('button', { name: 'Earlier card' }).ariaDisabled).toBe('true');
    act(() => model.receive({ type: 'view', view: buildView({ guidance: undefined, card: undefined }) }));
    expect(region('Focus').getByText(/^Nothing for now/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Earlier card' }));
    expect(region('Focus').getByText(FIRST)).toBeTruthy();
  });
});

const standing = (card: Partial<CardStanding>) =>
  buildView({ card: { kind: 'objection:price', pinned: false, helped: false, waiting: undefined, ...card } });

const offer = (what: string) => ({ type: 'coaching_guidance', guidance: buildGuidance({ what }), ...ORIGIN }) as const;

/** What the live region came to say from here on, a text a change. */
function watchAnnouncements(): () => readonly string[] {
  const announcer = document.querySelector('[data-announcer]');
  if (!announcer) throw new Error('no announcer');
  expect(announcer.getAttribute('aria-live')).toBe('polite');
  const observer = new MutationObserver(() => {});
  observer.observe(announcer, { childList: true, characterData: true, subtree: true });
  return () => observer.takeRecords().map(({ target }) => target.textContent ?? '');
}

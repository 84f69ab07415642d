import { act, cleanup, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { findAccessibilityFaults } from '../../support/axe';
import {
  BUILT_AT_MS,
  buildGuidance,
  buildLine,
  buildSnapshot,
  buildSuggestion,
  buildToolkit,
  buildView,
  guidanceFlags,
  suggestionsFlags,
} from '../../support/build-panel';
import { said } from '../../support/said';
import { region, showPanel } from '../../support/show-panel';

const HOSTILE = '<img src=x onerror="window.hacked=1"><b>bold</b>';

const regionNames = () =>
  screen.getAllByRole('region').map((section) => within(section).getAllByRole('heading')[0]?.textContent);

afterEach(cleanup);

describe('panel without a session', () => {
  it('should say how to start', async () => {
    const { container } = showPanel({ type: 'no-session', flags: guidanceFlags, problem: undefined });
    expect(
      region('Start coaching')
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['Open the tab of your call.', 'Click the Sales Coach AI icon in the toolbar.', 'Press Start coaching.']);
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should say why the last start failed', () => {
    showPanel({ type: 'no-session', flags: guidanceFlags, problem: said('No Deepgram key yet.') });
    expect(screen.getByRole('alert').textContent).toBe('No Deepgram key yet.');
  });

  it('should wait quietly for the first frame, and say when the worker is lost', () => {
    const { model } = showPanel();
    expect(screen.getByText('Connecting…')).toBeTruthy();
    act(() => model.setLink('lost'));
    expect(screen.getByText(/connection to the coach was lost/)).toBeTruthy();
  });

  it('should lead to the options', async () => {
    const { onOpenOptions } = showPanel({ type: 'no-session', flags: guidanceFlags, problem: undefined });
    await userEvent.click(screen.getByRole('button', { name: 'Options' }));
    expect(onOpenOptions).toHaveBeenCalledOnce();
  });
});

describe('panel in guidance mode', () => {
  it('should show every region in its order', async () => {
    const { container } = showPanel(buildSnapshot());
    expect(regionNames()).toEqual(['Stage', 'Focus', 'Objectives', 'Ask about this call', 'Transcript']);
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should show the focus with why, urgency in a word, and where it came from', () => {
    showPanel(buildSnapshot());
    const focus = region('Focus');
    expect(focus.getByText('Find out what a missed call costs them')).toBeTruthy();
    expect(focus.getByText(/They named the problem/)).toBeTruthy();
    expect(focus.getByText('High', { exact: false }).textContent).toBe('High urgency');
    expect(focus.getByText('Claude · claude-haiku-5-5')).toBeTruthy();
    expect(focus.getByText('just now')).toBeTruthy();
  });

  it('should put the best question under the focus, and the others and what can be said a click away', async () => {
    const { container } = showPanel(buildSnapshot());
    const [best = '', ...others] = buildGuidance().guidance.key_questions;
    expect(region('Focus').getByText(best)).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'Questions' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Questions 2' }));
    const questions = region('Questions').getAllByRole('listitem');
    expect(questions.map(({ textContent }) => textContent)).toEqual(others);
    expect(await findAccessibilityFaults(container)).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Talking points 2' }));
    expect(region('Talking points').getAllByRole('listitem')).toHaveLength(2);
    expect(screen.queryByRole('region', { name: 'Questions' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Talking points 2' }));
    expect(screen.queryByRole('region', { name: 'Talking points' })).toBeNull();
  });

  it('should say what it waits for before anything was offered', async () => {
    const { container } = showPanel(buildSnapshot({ view: buildView({ guidance: undefined }), transcript: [] }));
    expect(region('Focus').getByText(/The first advice comes/)).toBeTruthy();
    expect(region('Transcript').getByText('Nothing heard yet.')).toBeTruthy();
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });
});

describe('stage', () => {
  it('should mark the current one of five, with confidence and time in it', () => {
    const { model } = showPanel(buildSnapshot());
    const stage = region('Stage');
    expect(stage.getAllByRole('listitem')).toHaveLength(5);
    expect(stage.getByRole('listitem', { current: 'step' }).textContent).toBe('Discovery2:14');
    expect(stage.getByText('82% sure')).toBeTruthy();
    expect(stage.getByRole('timer', { name: 'Time in stage' }).textContent).toBe('2:14');
    act(() => model.tick(BUILT_AT_MS + 1_000));
    expect(stage.getByRole('timer').textContent).toBe('2:15');
  });
});

describe('panel in suggestions mode', () => {
  it('should show the suggestion with its context, and track stage and objectives all the same', async () => {
    const { container } = showPanel(buildSnapshot({ flags: suggestionsFlags }));
    expect(regionNames()).toEqual(['Stage', 'Suggestion', 'Objectives', 'Ask about this call', 'Transcript']);
    const suggestion = region('Suggestion');
    expect(suggestion.getByText('What would one more customer a week be worth to you?')).toBeTruthy();
    expect(suggestion.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'Objection: price',
      'Buying signal',
      'Sentiment: negative',
      '81% confidence',
    ]);
    expect(suggestion.getByText('Next move').parentElement?.textContent).toContain('propose a two-week trial');
    expect(suggestion.getByText('Local coach')).toBeTruthy();
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should change its rendering at once when the mode is toggled', () => {
    const { model } = showPanel(buildSnapshot({ flags: suggestionsFlags }));
    act(() => model.receive({ type: 'feature-flags', flags: guidanceFlags }));
    expect(screen.getByRole('region', { name: 'Focus' })).toBeTruthy();
    act(() => model.receive({ type: 'feature-flags', flags: suggestionsFlags }));
    expect(screen.queryByRole('region', { name: 'Focus' })).toBeNull();
    expect(screen.getByRole('region', { name: 'Suggestion' })).toBeTruthy();
  });
});

describe('notices', () => {
  it('should put problems first as an alert, and notes quietly', () => {
    showPanel(
      buildSnapshot({
        view: buildView({
          notices: [
            { kind: 'problem', id: 'microphone', text: said('Your side isn’t heard.') },
            { kind: 'note', id: 'model', text: said('No Claude key: coaching locally.') },
          ],
        }),
      }),
    );
    expect(screen.getByRole('alert').textContent).toBe('Your side isn’t heard.');
    expect(screen.getByText('No Claude key: coaching locally.')).toBeTruthy();
  });

  it('should keep what it shows while the worker is lost, say so, and ask nothing', () => {
    const { model } = showPanel(buildSnapshot());
    act(() => model.setLink('lost'));
    expect(screen.getByRole('alert').textContent).toMatch(/connection to the coach was lost/);
    expect(region('Focus').getByText('Find out what a missed call costs them')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Stop' }).ariaDisabled).toBe('true');
    expect(screen.getByRole('button', { name: 'Help me now' }).ariaDisabled).toBe('true');
  });

  it('should not go on saying that it listens while the worker is away, or gone', () => {
    const { model } = showPanel(buildSnapshot());
    const status = () => screen.getByRole('banner').querySelector('.status')?.textContent;
    act(() => model.setLink('connecting'));
    expect(status()).toBe('Listening');
    act(() => model.tick(BUILT_AT_MS + 2_000));
    expect(status()).toBe('Reconnecting…');
    act(() => model.setLink('orphaned'));
    expect(status()).toBe('Not connected');
    act(() => model.setLink('open'));
    expect(status()).toBe('Listening');
  });
});

describe('the call itself', () => {
  it('should ask for help and to stop', async () => {
    const { send } = showPanel(buildSnapshot());
    await userEvent.click(screen.getByRole('button', { name: 'Help me now' }));
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
    expect(send.mock.calls.map(([command]) => command)).toEqual([
      { type: 'request-guidance', sessionId: 'call_1' },
      { type: 'stop-session', sessionId: 'call_1' },
    ]);
  });

  it('should show both levels as meters', () => {
    const { model } = showPanel(buildSnapshot());
    act(() => model.receive({ type: 'levels', levelsDb: [-100, -20.4] }));
    expect(screen.getByRole('meter', { name: 'You' }).getAttribute('aria-valuetext')).toBe('silent');
    expect(screen.getByRole('meter', { name: 'Customer' }).getAttribute('aria-valuetext')).toBe('-20 dB');
  });

  it('should say that it ended, stop the clock and leave the final state readable', async () => {
    const ended = buildView({ status: 'ended', endedAtMs: BUILT_AT_MS });
    const { model, container } = showPanel(buildSnapshot({ view: ended }));
    act(() => model.tick(BUILT_AT_MS + 600_000));
    expect(screen.getByText('The call has ended. This is where it stood.')).toBeTruthy();
    expect(screen.getByRole('timer').textContent).toBe('2:14');
    expect(region('Focus').getByText('Find out what a missed call costs them')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Help me now' })).toBeNull();
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should show hostile text as text, wherever it comes from', () => {
    const guidance = buildGuidance({ what: HOSTILE, why: HOSTILE });
    const suggestion = buildSuggestion(HOSTILE);
    const source = { kind: 'claude', model: HOSTILE } as const;
    const { model, container } = showPanel(
      buildSnapshot({
        view: buildView({
          tabTitle: HOSTILE,
          guidance: { guidance, source, answers: undefined, atMs: BUILT_AT_MS },
          suggestion: { suggestion, source, answers: undefined, atMs: BUILT_AT_MS },
          notices: [{ kind: 'note', id: 'model', text: said(HOSTILE) }],
        }),
        transcript: [buildLine({ text: HOSTILE })],
        toolkit: buildToolkit(),
      }),
    );
    act(() => model.receive({ type: 'guidance-progress', requestId: 'call_1/1', what: HOSTILE, why: HOSTILE }));
    expect(container.querySelector('img, b')).toBeNull();
    act(() => model.receive({ type: 'feature-flags', flags: suggestionsFlags }));
    expect(container.querySelector('img, b')).toBeNull();
    expect(region('Transcript').getByText(HOSTILE)).toBeTruthy();
    expect(region('Suggestion').getAllByText(HOSTILE)).toHaveLength(2);
  });
});

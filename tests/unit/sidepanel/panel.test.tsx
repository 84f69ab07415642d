import { act, cleanup, render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PanelFrame } from '../../../src/protocol/panel-port';
import { Panel } from '../../../src/sidepanel/components/Panel';
import { createPanelModel } from '../../../src/sidepanel/panel-model';
import { findAccessibilityFaults } from '../../support/axe';
import {
  BUILT_AT_MS,
  buildGuidance,
  buildLine,
  buildMeasures,
  buildSnapshot,
  buildSuggestion,
  buildToolkit,
  buildView,
  guidanceFlags,
  suggestionsFlags,
} from '../../support/build-panel';

const HOSTILE = '<img src=x onerror="window.hacked=1"><b>bold</b>';

const ORIGIN = { source: { kind: 'local' }, answers: undefined, atMs: BUILT_AT_MS } as const;

const region = (name: string) => within(screen.getByRole('region', { name }));
const regionNames = () =>
  screen.getAllByRole('region').map((section) => within(section).getAllByRole('heading')[0]?.textContent);

afterEach(cleanup);

describe('panel without a session', () => {
  it('should say how to start', async () => {
    const { container } = show({ type: 'no-session', flags: guidanceFlags, problem: undefined });
    expect(
      region('Start coaching')
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['Open the tab of your call.', 'Click the Sales Coach AI icon in the toolbar.', 'Press Start coaching.']);
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should say why the last start failed', () => {
    show({ type: 'no-session', flags: guidanceFlags, problem: 'No Deepgram key yet.' });
    expect(screen.getByRole('alert').textContent).toBe('No Deepgram key yet.');
  });

  it('should wait quietly for the first frame, and say when the worker is lost', () => {
    const { model } = show();
    expect(screen.getByText('Connecting…')).toBeTruthy();
    act(() => model.setLink('lost'));
    expect(screen.getByText(/connection to the coach was lost/)).toBeTruthy();
  });

  it('should lead to the options', async () => {
    const { onOpenOptions } = show({ type: 'no-session', flags: guidanceFlags, problem: undefined });
    await userEvent.click(screen.getByRole('button', { name: 'Options' }));
    expect(onOpenOptions).toHaveBeenCalledOnce();
  });
});

describe('panel in guidance mode', () => {
  it('should show every region in its order', async () => {
    const { container } = show(buildSnapshot());
    expect(regionNames()).toEqual(['Stage', 'Focus', 'Questions', 'Talking points', 'Objectives', 'Transcript']);
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should show the focus with why, urgency in a word, and where it came from', () => {
    show(buildSnapshot());
    const focus = region('Focus');
    expect(focus.getByText('Find out what a missed call costs them')).toBeTruthy();
    expect(focus.getByText(/They named the problem/)).toBeTruthy();
    expect(focus.getByText('High', { exact: false }).textContent).toBe('High urgency');
    expect(focus.getByText('Claude · claude-haiku-5-5')).toBeTruthy();
    expect(focus.getByText('just now')).toBeTruthy();
  });

  it('should show questions best first, and talking points', () => {
    show(buildSnapshot());
    const questions = region('Questions').getAllByRole('listitem');
    expect(questions.map(({ textContent }) => textContent)).toEqual(buildGuidance().guidance.key_questions);
    expect(region('Talking points').getAllByRole('listitem')).toHaveLength(2);
  });

  it('should say what it waits for before anything was offered', async () => {
    const { container } = show(buildSnapshot({ view: buildView({ guidance: undefined }), transcript: [] }));
    expect(region('Focus').getByText(/The first advice comes/)).toBeTruthy();
    expect(region('Transcript').getByText('Nothing heard yet.')).toBeTruthy();
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });
});

describe('stage', () => {
  it('should mark the current one of five, with confidence and time in it', () => {
    const { model } = show(buildSnapshot());
    const stage = region('Stage');
    expect(stage.getAllByRole('listitem')).toHaveLength(5);
    expect(stage.getByRole('listitem', { current: 'step' }).textContent).toBe('Discovery');
    expect(stage.getByText('82% sure')).toBeTruthy();
    expect(stage.getByRole('timer', { name: 'Time in stage' }).textContent).toBe('2:14');
    act(() => model.tick(BUILT_AT_MS + 1_000));
    expect(stage.getByRole('timer').textContent).toBe('2:15');
  });
});

describe('streaming', () => {
  it('should show the focus as Claude writes it and announce only the whole one, once', () => {
    const { model } = show(buildSnapshot());
    const announced = watchAnnouncements();
    act(() => model.receive({ type: 'view', view: buildView({ asking: true }) }));
    act(() => model.receive({ type: 'guidance-progress', what: 'Ask for', why: '' }));
    expect(region('Focus').getByText('Ask for')).toBeTruthy();
    expect(region('Focus').getByText('Claude is writing…')).toBeTruthy();
    expect(region('Focus').queryByText('Find out what a missed call costs them')).toBeNull();
    act(() => model.receive({ type: 'guidance-progress', what: 'Ask for the trial', why: 'They are' }));
    act(() => model.receive({ type: 'transcription', line: buildLine({ text: 'Something else.' }) }));
    const guidance = buildGuidance({ what: 'Ask for the trial' });
    act(() => model.receive({ type: 'coaching_guidance', guidance, ...ORIGIN }));
    act(() => model.tick(BUILT_AT_MS + 1_000));
    expect(region('Focus').queryByText('Claude is writing…')).toBeNull();
    expect(announced()).toEqual(['New focus: Ask for the trial']);
  });

  it('should say quietly that an answer is on its way', () => {
    show(buildSnapshot({ view: buildView({ asking: true }) }));
    expect(region('Focus').getByText('Thinking…')).toBeTruthy();
  });
});

describe('panel in suggestions mode', () => {
  it('should show the suggestion with its context, and track stage and objectives all the same', async () => {
    const { container } = show(buildSnapshot({ flags: suggestionsFlags }));
    expect(regionNames()).toEqual(['Stage', 'Suggestion', 'Toolkit', 'Objectives', 'Transcript']);
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

  it('should put the scripts that fit first and open, the others closed', async () => {
    show(buildSnapshot({ flags: suggestionsFlags }));
    const toolkit = screen.getByRole('region', { name: 'Toolkit' });
    const entries = [...toolkit.querySelectorAll('details')];
    expect(entries.map(({ open }) => open)).toEqual([true, false, false]);
    expect(entries[0]?.querySelector('summary')?.textContent).toBe('PriceFits now');
    expect(within(toolkit).getByText('What did the calls you missed last month come to?')).toBeTruthy();
    expect(within(toolkit).getAllByText('Fits now')).toHaveLength(1);
  });

  it('should leave an entry that the rep opened as it is when the call goes on', () => {
    const { model } = show(buildSnapshot({ flags: suggestionsFlags }));
    const closing = screen.getByText('Closing').closest('details');
    if (!closing) throw new Error('no Closing entry');
    closing.open = true;
    act(() => model.receive({ type: 'suggestion', suggestion: buildSuggestion('Next'), ...ORIGIN }));
    expect(closing.open).toBe(true);
  });

  it('should change its rendering at once when the mode is toggled', () => {
    const { model } = show(buildSnapshot({ flags: suggestionsFlags }));
    act(() => model.receive({ type: 'feature-flags', flags: guidanceFlags }));
    expect(regionNames()).toEqual(['Stage', 'Focus', 'Questions', 'Talking points', 'Objectives', 'Transcript']);
    act(() => model.receive({ type: 'feature-flags', flags: suggestionsFlags }));
    expect(screen.queryByRole('region', { name: 'Focus' })).toBeNull();
    expect(screen.getByRole('region', { name: 'Suggestion' })).toBeTruthy();
  });
});

describe('objectives', () => {
  it('should tell open, done and unknown apart in words', () => {
    const { objectives } = buildView();
    show(buildSnapshot({ view: buildView({ objectives: { ...objectives, unknown: ['establish_reason'] } }) }));
    const list = region('Objectives');
    const open = within(list.getByRole('list', { name: 'Open objectives' })).getAllByRole('listitem');
    expect(open.map(({ textContent }) => textContent)).toEqual([
      'Qualify call volume high priority',
      'Identify pain ',
      'Establish reason for call can’t tell: your side isn’t heard',
    ]);
    const done = within(list.getByRole('list', { name: 'Objectives done' })).getAllByRole('listitem');
    expect(done.map((item) => item.querySelector('.words')?.textContent)).toEqual(['Build rapport']);
    expect(list.getByText('1 of 4 done')).toBeTruthy();
  });

  it('should show the words that met one when it is clicked, and hide them when it is clicked again', async () => {
    const { container } = show(buildSnapshot());
    const words = region('Objectives').getByRole('button', { name: 'Build rapport' });
    expect(words.getAttribute('aria-expanded')).toBe('false');
    expect(screen.getByText(/^Because you said/).hidden).toBe(true);
    await userEvent.click(words);
    expect(words.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByText(/^Because you said/).hidden).toBe(false);
    expect(screen.getByText('Hi Dana, how are you?').tagName).toBe('Q');
    expect(await findAccessibilityFaults(container)).toEqual([]);
    await userEvent.click(words);
    expect(screen.getByText(/^Because you said/).hidden).toBe(true);
  });

  it('should say whose words they were where the customer met it', () => {
    const evidence = { utteranceId: 'customer-4', text: 'About forty a week.', speakerLabel: 'Customer 2' };
    const completed = [{ id: 'qualify_volume', text: 'Qualify call volume', byRep: false, evidence }];
    show(buildSnapshot({ view: buildView({ objectives: { ...buildView().objectives, completed } }) }));
    expect(screen.getByText(/^Because the customer 2 said/)).toBeTruthy();
  });

  it('should ask for a tick and an untick by mouse and by keyboard, and change nothing by itself', async () => {
    const { send } = show(buildSnapshot());
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
    expect(list.getByText('1 of 4 done')).toBeTruthy();
  });

  it('should mark what the rep ticked and unticked, and take the keyboard along to the other list', async () => {
    const { model, container } = show(buildSnapshot());
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

  it('should leave them alone where the worker can’t be told, or the call is over', () => {
    const { model } = show(buildSnapshot({ view: buildView({ status: 'ended', endedAtMs: BUILT_AT_MS }) }));
    const disabled = () => screen.getAllByRole('checkbox').map((box) => (box as HTMLButtonElement).disabled);
    expect(disabled()).toEqual([true, true, true, true]);
    act(() => model.receive(buildSnapshot()));
    expect(disabled()).toEqual([false, false, false, false]);
    act(() => model.setLink('lost'));
    expect(disabled()).toEqual([true, true, true, true]);
  });
});

describe('measures', () => {
  it('should be one line, with the rest a click away and what can’t be told named so', async () => {
    const { container } = show(buildSnapshot());
    const line = screen.getByText('You 43 % · longest 52 s · 6 questions');
    const details = line.closest('details');
    expect(details?.open).toBe(false);
    await userEvent.click(line);
    const rows = [...(details?.querySelectorAll('dl div') ?? [])].map(({ textContent }) => textContent);
    expect(rows).toContain('Your pace, last minute152 words a minute');
    expect(rows).toContain('Silence after the last objectionnot known');
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should say nothing before enough was heard', () => {
    show(buildSnapshot({ view: buildView({ measures: buildMeasures({ talkRatio: undefined }) }) }));
    expect(screen.queryByText(/longest/)).toBeNull();
  });

  it('should put a nudge in the line’s place for its time, then the figures again', async () => {
    const nudge = { text: 'You’ve talked for 80 s: ask something.', untilMs: BUILT_AT_MS + 5_000 };
    const { model, container } = show(buildSnapshot({ view: buildView({ nudge }) }));
    expect(screen.getByText(nudge.text)).toBeTruthy();
    expect(screen.queryByText(/longest 52 s/)).toBeNull();
    expect(await findAccessibilityFaults(container)).toEqual([]);
    act(() => model.tick(BUILT_AT_MS + 5_000));
    expect(screen.queryByText(nudge.text)).toBeNull();
    expect(screen.getByText(/longest 52 s/)).toBeTruthy();
  });
});

describe('notices', () => {
  it('should put problems first as an alert, and notes quietly', () => {
    show(
      buildSnapshot({
        view: buildView({
          notices: [
            { kind: 'problem', id: 'microphone', text: 'Your side isn’t heard.' },
            { kind: 'note', id: 'model', text: 'No Claude key: coaching locally.' },
          ],
        }),
      }),
    );
    expect(screen.getByRole('alert').textContent).toBe('Your side isn’t heard.');
    expect(screen.getByText('No Claude key: coaching locally.')).toBeTruthy();
  });

  it('should keep what it shows while the worker is lost, say so, and ask nothing', () => {
    const { model } = show(buildSnapshot());
    act(() => model.setLink('lost'));
    expect(screen.getByRole('alert').textContent).toMatch(/connection to the coach was lost/);
    expect(region('Focus').getByText('Find out what a missed call costs them')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Stop' }).disabled).toBe(true);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Help me now' }).disabled).toBe(true);
  });
});

describe('the call itself', () => {
  it('should ask for help and to stop', async () => {
    const { send } = show(buildSnapshot());
    await userEvent.click(screen.getByRole('button', { name: 'Help me now' }));
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
    expect(send.mock.calls.map(([command]) => command)).toEqual([
      { type: 'request-guidance', sessionId: 'call_1' },
      { type: 'stop-session', sessionId: 'call_1' },
    ]);
  });

  it('should show both levels as meters', () => {
    const { model } = show(buildSnapshot());
    act(() => model.receive({ type: 'levels', levelsDb: [-100, -20.4] }));
    expect(screen.getByRole('meter', { name: 'You' }).getAttribute('aria-valuetext')).toBe('silent');
    expect(screen.getByRole('meter', { name: 'Customer' }).getAttribute('aria-valuetext')).toBe('-20 dB');
  });

  it('should say that it ended, stop the clock and leave the final state readable', async () => {
    const ended = buildView({ status: 'ended', endedAtMs: BUILT_AT_MS });
    const { model, container } = show(buildSnapshot({ view: ended }));
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
    const { model, container } = show(
      buildSnapshot({
        view: buildView({
          tabTitle: HOSTILE,
          guidance: { guidance, source, answers: undefined, atMs: BUILT_AT_MS },
          suggestion: { suggestion, source, answers: undefined, atMs: BUILT_AT_MS },
          notices: [{ kind: 'note', id: 'model', text: HOSTILE }],
        }),
        transcript: [buildLine({ text: HOSTILE })],
        toolkit: buildToolkit(),
      }),
    );
    act(() => model.receive({ type: 'guidance-progress', what: HOSTILE, why: HOSTILE }));
    expect(container.querySelector('img, b')).toBeNull();
    act(() => model.receive({ type: 'feature-flags', flags: suggestionsFlags }));
    expect(container.querySelector('img, b')).toBeNull();
    expect(region('Transcript').getByText(HOSTILE)).toBeTruthy();
    expect(region('Suggestion').getAllByText(HOSTILE)).toHaveLength(2);
  });
});

function show(...frames: readonly PanelFrame[]) {
  const send = vi.fn();
  const onOpenOptions = vi.fn();
  const model = createPanelModel({ send, nowMs: BUILT_AT_MS });
  if (frames.length > 0) model.setLink('open');
  for (const frame of frames) model.receive(frame);
  const { container } = render(<Panel model={model} onOpenOptions={onOpenOptions} />);
  return { model, send, container, onOpenOptions };
}

/** What the live region came to say from here on, a text a change. */
function watchAnnouncements(): () => readonly string[] {
  const announcer = document.querySelector('[data-announcer]');
  if (!announcer) throw new Error('no announcer');
  expect(announcer.getAttribute('aria-live')).toBe('polite');
  const observer = new MutationObserver(() => {});
  observer.observe(announcer, { childList: true, characterData: true, subtree: true });
  return () => observer.takeRecords().map(({ target }) => target.textContent ?? '');
}

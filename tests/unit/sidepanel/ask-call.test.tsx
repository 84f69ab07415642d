import { act, cleanup, render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MAX_QUESTION_CHARS, type CallAnswer } from '../../../src/coaching/ask-call';
import { AskCall } from '../../../src/sidepanel/components/AskCall';
import { createPanelModel } from '../../../src/sidepanel/panel-model';
import { findAccessibilityFaults } from '../../support/axe';
import { BUILT_AT_MS, buildLine, buildSnapshot, buildView, guidanceFlags } from '../../support/build-panel';

afterEach(cleanup);

const QUESTION = 'What did they say about price?';
const LINES = [
  buildLine({ id: 'customer-2', text: 'Forty a month at most.', startMs: 65_000 }),
  buildLine({ id: 'rep-3', speaker: 'rep', text: 'It is ninety.', startMs: 72_000 }),
];

describe('asking about the call', () => {
  it('should ask what is typed, by Enter, and keep it there', async () => {
    const { send } = show();
    await userEvent.type(field(), '  Who signs it? {Enter}');
    expect(send).toHaveBeenCalledWith({ type: 'ask-call', sessionId: 'call_1', question: 'Who signs it?' });
    expect(screen.getByText('Reading the transcript…')).toBeDefined();
  });

  it('should ask the usual questions by a press', async () => {
    const { send } = show();
    const usual = within(screen.getByRole('list', { name: 'Usual questions' })).getAllByRole('button');
    expect(usual.map(({ textContent }) => textContent)).toEqual([
      'What did they say about price?',
      'Who decides?',
      'What was agreed?',
    ]);
    await userEvent.click(usual[0]!);
    expect(send).toHaveBeenCalledWith({ type: 'ask-call', sessionId: 'call_1', question: QUESTION });
    expect(field().value).toBe(QUESTION);
  });

  it('should have its field a key away, while nothing is typed and single keys are on', async () => {
    const { rerenderWith } = show();
    await userEvent.keyboard('/');
    expect(document.activeElement).toBe(field());
    expect(field().value).toBe('');
    await userEvent.keyboard('1/2');
    expect(field().value).toBe('1/2');
    field().blur();
    rerenderWith({ singleKeys: false });
    await userEvent.keyboard('/');
    expect(document.activeElement).not.toBe(field());
  });

  it('should ask nothing empty, nothing overlong, and nothing without the worker', async () => {
    const { send, rerenderWith } = show();
    await userEvent.type(field(), '   {Enter}');
    await userEvent.type(field(), '???{Enter}');
    expect(field().maxLength).toBe(MAX_QUESTION_CHARS);
    rerenderWith({ canAsk: false });
    await userEvent.type(field(), 'Who signs?{Enter}');
    expect(send.mock.calls.filter(([command]) => command.type === 'ask-call')).toEqual([]);
    for (const button of screen.getAllByRole<HTMLButtonElement>('button')) {
      expect(button.disabled || button.ariaDisabled === 'true').toBe(true);
    }
  });
});

describe('the answer', () => {
  it('should come as Claude writes it, and be said aloud once, when it is whole', async () => {
    const { tell, container } = show();
    tell({ status: 'writing', text: 'Forty a', lines: LINES });
    expect(screen.getByText('Forty a…')).toBeDefined();
    expect(aloud(container)).toBe('');
    expect(container.querySelector('.ask-answer')?.getAttribute('aria-busy')).toBe('true');
    tell({ status: 'answered', text: 'Forty a month.', lines: LINES, model: 'claude-test' });
    expect(aloud(container)).toBe('Forty a month.');
    expect(container.querySelector('.ask-answer')?.getAttribute('aria-busy')).toBe('false');
    expect(screen.getByText('Claude · claude-test')).toBeDefined();
    expect(container.querySelectorAll('[aria-live]')).toHaveLength(1);
    expect(await findAccessibilityFaults(container)).toEqual([]);
  });

  it('should open each line that it rests on, with the keyboard too', async () => {
    const { tell, onOpen } = show();
    tell({ status: 'answered', text: 'Forty a month.', lines: LINES, model: 'claude-test' });
    const lines = within(screen.getByRole('list', { name: 'It rests on' })).getAllByRole('button');
    expect(lines.map(({ textContent }) => textContent)).toEqual([
      '1:05 Customer Forty a month at most.',
      '1:12 Rep It is ninety.',
    ]);
    lines[1]!.focus();
    await userEvent.keyboard('{Enter}');
    expect(onOpen).toHaveBeenCalledWith('rep-3');
  });

  it('should say where it comes from when it was found in the transcript, and when Claude failed', () => {
    const { tell, container } = show();
    tell({ status: 'found', lines: LINES, instead: false });
    expect(screen.getByRole('list', { name: 'Found in the transcript' })).toBeDefined();
    expect(screen.queryByText(/Claude/)).toBeNull();
    expect(aloud(container)).toBe('2 lines found in the transcript');
    tell({ status: 'found', lines: LINES.slice(0, 1), instead: true });
    expect(screen.getByText('Claude didn’t answer: this is a search of the transcript.')).toBeDefined();
    expect(aloud(container)).toBe('1 line found in the transcript');
  });

  it('should say plainly that nothing was found, or that they haven’t said', () => {
    const { tell, container } = show();
    tell({ status: 'found', lines: [], instead: false });
    expect(aloud(container)).toBe('Nothing was found in the transcript.');
    tell({ status: 'not-said', model: 'claude-test' });
    expect(aloud(container)).toBe('They haven’t said.');
    expect(screen.getByText('Claude · claude-test')).toBeDefined();
  });

  it('should be text, whatever it holds', () => {
    const { tell, container } = show();
    const text = '<img src=x onerror=alert(1)> <b>bold</b>';
    tell({ status: 'answered', text, lines: [buildLine({ text })], model: text });
    expect(container.querySelector('img, b')).toBeNull();
    expect(screen.getAllByText(text).length).toBeGreaterThan(0);
  });

  it('should go when it is put away, and the field is at hand again', async () => {
    const { tell, container } = show();
    tell({ status: 'found', lines: LINES, instead: false });
    await userEvent.click(screen.getByRole('button', { name: 'Clear the answer' }));
    expect(container.querySelector('.ask-answer')).toBeNull();
    expect(document.activeElement).toBe(field());
    expect(aloud(container)).toBe('');
  });

  it('should let nothing late of the question before take the place of the next', async () => {
    const { model } = show();
    await userEvent.type(field(), 'Who signs it?{Enter}');
    const late = { status: 'found', lines: LINES, instead: false } as const;
    act(() => model.receive({ type: 'call-answer', question: QUESTION, answer: late }));
    expect(screen.getByText('Reading the transcript…')).toBeDefined();
    act(() => model.receive({ type: 'call-answer', question: 'Who signs it?', answer: late }));
    expect(screen.getByRole('list', { name: 'Found in the transcript' })).toBeDefined();
    // In another window of the same call.
    act(() => model.receive({ type: 'call-answer', question: QUESTION, answer: { status: 'asking' } }));
    expect(screen.getByText(QUESTION, { selector: '.asked' })).toBeDefined();
  });

  it('should be asked for again when the worker died over it, and be gone with the call', async () => {
    const { model, send } = show();
    await userEvent.type(field(), 'Who signs it?{Enter}');
    const asked = () => send.mock.calls.filter(([command]) => command.type === 'ask-call').length;
    act(() => model.receive(buildSnapshot()));
    expect(asked()).toBe(2);
    act(() => model.receive(buildSnapshot({ view: buildView({ sessionId: 'call_2' }) })));
    expect(asked()).toBe(2);
    expect(model.asked.value).toBeUndefined();
  });
});

// Helpers

const field = (): HTMLInputElement => screen.getByRole('searchbox', { name: 'Ask about this call' });

const aloud = (container: Element): string => container.querySelector('[aria-live="polite"]')?.textContent ?? 'missing';

/** The part of the panel as it stands in the whole: on the real model. */
function show() {
  const send = vi.fn();
  const onOpen = vi.fn();
  const model = createPanelModel({ send, nowMs: BUILT_AT_MS });
  model.receive(buildSnapshot({ flags: guidanceFlags }));
  const Part = ({ canAsk = true, singleKeys = true }: { canAsk?: boolean; singleKeys?: boolean }) => (
    <AskCall
      asked={model.asked.value}
      canAsk={canAsk}
      singleKeys={singleKeys}
      onAsk={model.askCall}
      onClear={model.clearAnswer}
      onOpen={onOpen}
    />
  );
  const { container, rerender } = render(<Part />);
  return {
    send,
    onOpen,
    model,
    container,
    rerenderWith: (props: { canAsk?: boolean; singleKeys?: boolean }) => rerender(<Part {...props} />),
    tell: (answer: CallAnswer) => act(() => model.receive({ type: 'call-answer', question: QUESTION, answer })),
  };
}

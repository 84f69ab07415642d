/** A call of two hours: what it costs to show the next word doesn't grow with what was said before. */
import { act, cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import type { PanelFrame } from '../../../src/protocol/panel-port';
import { BUILT_AT_MS, buildLine, buildSnapshot, buildView } from '../../support/build-panel';
import { englishInterface } from '../../support/english-interface';
import { showPanel } from '../../support/show-panel';

const LINES = 120;
const transcript = Array.from({ length: LINES }, (_, at) =>
  buildLine({ id: `customer-${String(at)}`, text: `Line ${String(at)}.`, startMs: at * 2_000 }),
);
const next = buildLine({ id: 'customer-next', text: 'And one more.', startMs: LINES * 2_000 });

/** Each row that is drawn words its speaker. */
let worded: MockInstance<typeof englishInterface.getMessage>;
beforeEach(() => {
  worded = vi.spyOn(englishInterface, 'getMessage');
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('panel of a long call', () => {
  it('should draw every row once', () => {
    const { drawn } = shown();
    expect(drawn()).toBe(LINES);
    expect(rows()).toHaveLength(LINES);
  });

  it('should draw no row for levels, nor as time passes, nor for a view', () => {
    const { model, tell, drawn } = shown();
    drawn();
    tell({ type: 'levels', levelsDb: [-20, -30] });
    expect(screen.getByRole('meter', { name: 'You' }).getAttribute('aria-valuenow')).toBe('-20');
    act(() => model.tick(BUILT_AT_MS + 1_000));
    expect(screen.getByRole('timer').textContent).toBe('2:15');
    tell({ type: 'view', view: buildView({ asking: 'call_1/1' }) });
    expect(drawn()).toBe(0);
  });

  it('should draw one row for a new line, and none for a line that is told again', () => {
    const { tell, drawn } = shown();
    drawn();
    tell({ type: 'transcription', line: next });
    expect(drawn()).toBe(1);
    expect(rows().at(-1)?.textContent).toBe('Customer And one more.');
    tell({ type: 'transcription', line: { ...next } });
    expect(drawn()).toBe(0);
  });

  it('should draw no row for a whole snapshot after the worker restarted', () => {
    const { tell, drawn } = shown();
    drawn();
    tell(buildSnapshot({ transcript: transcript.map((line) => ({ ...line })) }));
    expect(drawn()).toBe(0);
    expect(rows()).toHaveLength(LINES);
  });

  it('should have no rows while the transcript is hidden, and all of them again after', () => {
    const { tell } = shown();
    fireEvent.keyDown(document.body, { key: 't' });
    tell({ type: 'transcription', line: next });
    expect(rows()).toHaveLength(0);
    fireEvent.keyDown(document.body, { key: 't' });
    expect(rows()).toHaveLength(LINES + 1);
  });

  it('should lead to the words of a line far back, and unmark it', () => {
    const evidence = { utteranceId: 'customer-3', text: 'Line 3.', speaker: 'customer' } as const;
    const { tell, drawn } = shown();
    const { objectives } = buildView();
    const completed = [{ id: 'rapport', text: 'Build rapport', byRep: false, evidence }];
    tell({ type: 'view', view: buildView({ objectives: { ...objectives, completed } }) });
    drawn();
    fireEvent.keyDown(document.body, { key: 'e' });
    expect(screen.getByRole('listitem', { current: true }).textContent).toContain('Line 3.');
    fireEvent.keyDown(document.body, { key: 'e' });
    expect(screen.queryByRole('listitem', { current: true })).toBeNull();
    expect(rows()[3]?.textContent).toBe('Customer Line 3.');
    expect(drawn()).toBeLessThanOrEqual(2);
  });
});

function shown() {
  const { model } = showPanel(buildSnapshot({ transcript }));
  return {
    model,
    tell: (frame: PanelFrame) => act(() => model.receive(frame)),
    /** How many rows were drawn since this was asked last. */
    drawn: () => {
      const count = worded.mock.calls.filter(([key]) => key.startsWith('speaker_')).length;
      worded.mockClear();
      return count;
    },
  };
}

const rows = () => [...document.querySelectorAll('#transcript-lines > li')];

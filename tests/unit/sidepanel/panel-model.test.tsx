import { describe, expect, it, vi } from 'vitest';
import type { PanelView } from '../../../src/coaching/panel-view';
import { createPanelModel } from '../../../src/sidepanel/panel-model';
import { said } from '../../support/said';
import {
  BUILT_AT_MS,
  buildGuidance,
  buildLine,
  buildSnapshot,
  buildSuggestion,
  buildView,
  guidanceFlags,
  suggestionsFlags,
} from '../../support/build-panel';

const ORIGIN = { source: { kind: 'local' }, answers: 'customer-2', atMs: BUILT_AT_MS } as const;

describe('panel model', () => {
  it('should show the snapshot', () => {
    const { model } = given();
    expect(model.view.value).toEqual(buildView());
    expect(model.transcript.value).toEqual([buildLine()]);
  });

  it('should replace a line by a later one of its id and keep lines as spoken', () => {
    const { model } = given();
    model.receive({
      type: 'transcription',
      line: buildLine({ id: 'rep-1', startMs: 2_000, text: 'How', status: 'interim' }),
    });
    model.receive({ type: 'transcription', line: buildLine({ id: 'customer-2', startMs: 1_000, text: 'Yes.' }) });
    model.receive({ type: 'transcription', line: buildLine({ id: 'rep-1', startMs: 2_000, text: 'How many?' }) });
    expect(model.transcript.value.map(({ text }) => text)).toEqual(['We miss a lot of calls.', 'Yes.', 'How many?']);
  });

  it('should show a guidance frame before the view that holds it', () => {
    const { model } = given();
    const guidance = buildGuidance({ what: 'Ask for the trial' });
    model.receive({ type: 'coaching_guidance', guidance, ...ORIGIN });
    expect(model.view.value?.guidance).toEqual({ guidance, ...ORIGIN });
    const suggestion = buildSuggestion('Shall we try it?');
    model.receive({ type: 'suggestion', suggestion, ...ORIGIN });
    expect(model.view.value?.suggestion).toEqual({ suggestion, ...ORIGIN });
  });

  it('should take back an interim that came to nothing', () => {
    const { model } = given();
    model.receive({ type: 'transcription', line: buildLine({ id: 'rep-1', text: 'Hm', status: 'interim' }) });
    model.receive({ type: 'transcription', line: buildLine({ id: 'rep-1', text: '' }) });
    expect(model.transcript.value).toEqual([buildLine()]);
  });

  it('should drop the streamed focus with the next guidance, and with a view that no longer asks', () => {
    const { model } = given();
    const progress = { type: 'guidance-progress', requestId: 'call_1/1', what: 'Ask', why: '' } as const;
    model.receive(progress);
    expect(model.progress.value).toMatchObject({ what: 'Ask', why: '' });
    model.receive({ type: 'view', view: buildView({ asking: 'call_1/1' }) });
    expect(model.progress.value).toBeDefined();
    model.receive({ type: 'coaching_guidance', guidance: buildGuidance(), ...ORIGIN });
    expect(model.progress.value).toBeUndefined();
    model.receive(progress);
    model.receive({ type: 'view', view: buildView({ asking: undefined }) });
    expect(model.progress.value).toBeUndefined();
  });

  it.each<[string, Partial<PanelView>]>([
    ['another moment is asked about', { asking: 'call_1/2' }],
    ['a card is pinned', { card: { kind: 'identify_pain', pinned: true, helped: false, waiting: undefined } }],
    ['the call has ended', { status: 'ended' }],
  ])('should leave no half of a sentence of Claude’s when %s', (_, changes) => {
    const { model } = given();
    model.receive({ type: 'view', view: buildView({ asking: 'call_1/1' }) });
    model.receive({ type: 'guidance-progress', requestId: 'call_1/1', what: 'Ask for the', why: '' });
    model.receive({ type: 'view', view: buildView({ asking: 'call_1/1', ...changes }) });
    expect(model.progress.value).toBeUndefined();
  });

  it('should take the mode from a feature-flags frame', () => {
    const { model } = given();
    model.receive({ type: 'feature-flags', flags: suggestionsFlags });
    expect(model.flags.value).toEqual(suggestionsFlags);
  });

  it('should forget the call when there is no session', () => {
    const { model } = given();
    model.receive({ type: 'no-session', flags: guidanceFlags, problem: said('No key.') });
    expect(model.view.value).toBeUndefined();
    expect(model.transcript.value).toEqual([]);
    expect(model.problem.value).toEqual(said('No key.'));
  });

  it('should ask the session it shows and change nothing itself', () => {
    const { model, send } = given();
    const before = model.view.value;
    model.stop();
    model.helpNow();
    expect(send.mock.calls).toEqual([
      [{ type: 'stop-session', sessionId: 'call_1' }],
      [{ type: 'request-guidance', sessionId: 'call_1' }],
    ]);
    expect(model.view.value).toBe(before);
  });

  it('should ask nothing while there is no session', () => {
    const { model, send } = given();
    model.receive({ type: 'no-session', flags: guidanceFlags, problem: undefined });
    model.stop();
    expect(send).not.toHaveBeenCalled();
  });

  it('should let the meters fall when no levels come any more', () => {
    const { model } = given();
    model.receive({ type: 'levels', levelsDb: [-20, -30] });
    model.tick(BUILT_AT_MS + 2_000);
    expect(model.levelsDb.value).toEqual([-20, -30]);
    model.receive({ type: 'levels', levelsDb: [-22, -30] });
    model.tick(BUILT_AT_MS + 4_000);
    expect(model.levelsDb.value).toEqual([-22, -30]);
    model.tick(BUILT_AT_MS + 5_000);
    expect(model.levelsDb.value).toEqual([-100, -100]);
  });

  it('should pass over a moment without the worker, and no more than that', () => {
    const { model } = given();
    model.setLink('open');
    model.setLink('connecting');
    model.tick(BUILT_AT_MS + 1_000);
    model.setLink('lost');
    expect(model.steadyLink.value).toBe('open');
    model.tick(BUILT_AT_MS + 2_000);
    expect(model.steadyLink.value).toBe('lost');
    model.setLink('open');
    expect(model.steadyLink.value).toBe('open');
    model.setLink('orphaned');
    expect(model.steadyLink.value).toBe('orphaned');
  });

  it('should keep what it shows while the line is lost', () => {
    const { model } = given();
    model.setLink('lost');
    expect(model.view.value).toEqual(buildView());
    expect(model.transcript.value).toHaveLength(1);
  });
});

function given() {
  const send = vi.fn();
  const model = createPanelModel({ send, nowMs: BUILT_AT_MS });
  model.receive(buildSnapshot());
  return { model, send };
}

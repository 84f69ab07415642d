import { describe, expect, it } from 'vitest';
import { framesOf, snapshotFrame, viewFrame } from '../../../src/background/panel-frames';
import type { SessionInput } from '../../../src/coaching/session-inputs';
import { evolve } from '../../../src/coaching/session-fold';
import { initialState } from '../../../src/coaching/session-state';
import { convertGuidanceToSuggestion } from '../../../src/coaching/suggestion';
import { defaultPlaybook } from '../../../src/playbooks/default';
import type { PanelFrame } from '../../../src/protocol/panel-port';
import { guidanceFlags } from '../../support/build-panel';
import { someServices } from '../../support/services';
import { play, say, start, START_MS, withModel, withoutModel, type Played } from '../../support/session';

const services = someServices();

describe('framesOf', () => {
  it('should send both events in guidance mode, the legacy one made from the other', () => {
    const { frames, state } = told([start('guidance')]);
    const [guidance, suggestion] = frames;
    expect(frames.map(({ type }) => type)).toEqual(['coaching_guidance', 'suggestion']);
    if (guidance?.type !== 'coaching_guidance' || suggestion?.type !== 'suggestion') throw new Error('not both');
    expect(suggestion.suggestion).toEqual(convertGuidanceToSuggestion(guidance.guidance, state.signals));
    expect(guidance).toMatchObject({ source: { kind: 'local' }, answers: undefined, atMs: START_MS });
    expect(suggestion).toMatchObject({ source: { kind: 'local' }, answers: undefined, atMs: START_MS });
  });

  it('should send only the legacy event in suggestions mode', () => {
    const { frames } = told([start('suggestions'), say(1, 'customer', 'We miss ten calls a week.')]);
    const types = new Set(frames.map(({ type }) => type));
    expect(types).toEqual(new Set(['suggestion', 'transcription']));
    expect(frames.findLast(({ type }) => type === 'suggestion')).toMatchObject({ answers: 'customer-1' });
  });

  it('should put the origin beside a guidance, never in it', () => {
    const { frames } = told([start('guidance')]);
    const [frame] = frames;
    expect(frame?.type === 'coaching_guidance' && Object.keys(frame.guidance)).not.toContain('source');
  });

  it('should show an utterance as it grows, then complete, under one id', () => {
    const lines = linesOf(
      told([start(), final(1, 'We miss', false), final(2, 'ten calls', true)], withoutModel).frames,
    ).filter(({ text }) => text !== '');
    expect(lines).toEqual([
      expect.objectContaining({ id: 'customer-1', text: 'We miss', status: 'interim' }),
      expect.objectContaining({ id: 'customer-1', text: 'We miss ten calls', status: 'final', speaker: 'customer' }),
    ]);
  });

  it('should take back an interim that came to nothing', () => {
    const { frames } = told([start(), final(1, '', true)], withoutModel);
    expect(linesOf(frames)).toEqual([expect.objectContaining({ id: 'customer-1', text: '', status: 'interim' })]);
  });

  it('should say what nobody heard', () => {
    const gap: SessionInput = {
      type: 'transcript-arrived',
      events: [{ seq: 1, event: { type: 'gap', startMs: 4_000, endMs: 9_200 } }],
      atMs: START_MS,
    };
    expect(linesOf(told([start(), gap]).frames)).toEqual([
      expect.objectContaining({ id: 'gap-4000', notHeardSec: 5, status: 'gap' }),
    ]);
  });

  it('should show what was still being said when the call ended as final', () => {
    const { frames } = told([
      start(),
      final(1, 'Bye then', false),
      { type: 'capture-ended', reason: 'tab-closed', atMs: START_MS + 9_000 },
    ]);
    expect(linesOf(frames).at(-1)).toMatchObject({ id: 'customer-1', text: 'Bye then', status: 'final' });
  });

  it('should leave the panel with the lines a snapshot would have', () => {
    const { frames, state } = told([
      start(),
      say(1, 'rep', 'Hello Maria'),
      say(2, 'customer', 'Hello'),
      final(3, 'We miss', false),
    ]);
    const shown = new Map(linesOf(frames).map((line) => [line.id, line]));
    const lines = [...shown.values()].filter(({ text }) => text !== '').toSorted((a, b) => a.startMs - b.startMs);
    const snapshot = snapshotFrame(state, { playbook: defaultPlaybook, services, flags: guidanceFlags });
    expect(lines).toEqual(snapshot.type === 'snapshot' && snapshot.transcript);
  });

  it('should carry the view of the state, and the toolkit with the first', () => {
    const { state } = told([start('guidance'), say(1, 'rep', 'Hello')]);
    const view = viewFrame(state, defaultPlaybook, services);
    expect(snapshotFrame(state, { playbook: defaultPlaybook, services, flags: guidanceFlags })).toMatchObject({
      type: 'snapshot',
      flags: guidanceFlags,
      view: view.type === 'view' && view.view,
      toolkit: defaultPlaybook.toolkit,
    });
  });
});

// Helpers

/** Every frame of a played session, each made with the state after its event. */
function told(inputs: readonly SessionInput[], context = withModel): Played & { frames: readonly PanelFrame[] } {
  const played = play(inputs, context);
  let state = initialState;
  const frames = played.journal.flatMap((event) => {
    state = evolve(state, event);
    return framesOf(event, state, defaultPlaybook);
  });
  return { ...played, frames };
}

const final = (seq: number, text: string, speechFinal: boolean): SessionInput => ({
  type: 'transcript-arrived',
  events: [
    { seq, event: { type: 'final', channel: 1, text, startMs: seq * 3_000, endMs: seq * 3_000 + 900, speechFinal } },
  ],
  atMs: START_MS + seq * 3_000,
});

const linesOf = (frames: readonly PanelFrame[]) =>
  frames.flatMap((frame) => (frame.type === 'transcription' ? [frame.line] : []));

/** Objections that were read before an echo was found out, and what is made of them anew. */
import { describe, expect, it } from 'vitest';
import { condense } from '../../../src/coaching/condense';
import { UtteranceId } from '../../../src/coaching/conversation';
import type { ObjectionType } from '../../../src/coaching/playbook';
import type { SessionEvent } from '../../../src/coaching/session-events';
import { initialState } from '../../../src/coaching/session-state';
import { MAX_OBJECTIONS } from '../../../src/coaching/talked-about';
import { MAX_STEPS } from '../../../src/coaching/readings';
import { play, replay, START_MS, start, withoutModel } from '../../support/session';

const begun = play([start()], withoutModel).journal;

describe('the objections of a call', () => {
  it('should be those of the readings made anew, in the order of the talk, once an echo is taken back', () => {
    const { objections } = replay([
      ...begun,
      read('customer-1', 'need'),
      read('rep-1'),
      read('customer-2', 'price'),
      read('customer-3'),
      echo('rep-1', [reading('customer-2', 'none'), reading('customer-3', 'timing')]),
    ]);
    expect(objections).toEqual([
      { utteranceId: 'customer-1', type: 'need' },
      { utteranceId: 'customer-3', type: 'timing' },
    ]);
  });

  it('should be the same of a condensed journal, though some of the last were taken back', () => {
    // So many steps later nothing before can be read anew any more.
    const muchLater = (from: number) =>
      Array.from({ length: MAX_STEPS }, (_, n) => read(`customer-${String(from + n)}`));
    const journal = [
      ...begun,
      read('customer-1', 'trust'),
      ...Array.from({ length: MAX_OBJECTIONS - 2 }, (_, n) => read(`customer-${String(n + 2)}`, 'price')),
      ...muchLater(100),
      read('rep-1'),
      read('customer-200', 'price'),
      echo('rep-1', [reading('customer-200', 'none')]),
      read('customer-201', 'timing'),
      ...muchLater(300),
    ];
    expect(replay(journal).objections).toHaveLength(MAX_OBJECTIONS);
    expect(replay(condense(journal))).toEqual(replay(journal));
  });
});

// Helpers

const AT_MS = START_MS + 1_000;

const reading = (id: string, objection?: ObjectionType | 'none') => ({
  utteranceId: UtteranceId.parse(id),
  stage: { current: 'opening' as const, confidence: 80, belief: initialState.stage.belief },
  ...(id.startsWith('rep')
    ? {}
    : { signals: { objection_type: objection ?? 'none', buying_signal: false, sentiment: 'neutral' as const } }),
  met: [],
});

function read(id: string, objection?: ObjectionType): SessionEvent {
  return { type: 'utterance-assessed', ...reading(id, objection), atMs: AT_MS };
}

function echo(id: string, anew: readonly ReturnType<typeof reading>[]): SessionEvent {
  return {
    type: 'echo-recognised',
    utteranceId: UtteranceId.parse(id),
    of: UtteranceId.parse('customer-1'),
    anew: [...anew],
    atMs: AT_MS,
  };
}

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exportCall, summaryOf, wholeCall } from '../../../src/coaching/call-export';
import { condense } from '../../../src/coaching/condense';
import { UtteranceId } from '../../../src/coaching/conversation';
import { readJournal } from '../../../src/coaching/journal';
import type { Stage } from '../../../src/coaching/playbook';
import type { SessionEvent } from '../../../src/coaching/session-events';
import { initialState } from '../../../src/coaching/session-state';
import { defaultPlaybook } from '../../../src/playbooks/default';
import { play, say, start, START_MS, withoutModel, type Played } from '../../support/session';

const fixture = (name: string): unknown => JSON.parse(readFileSync(`tests/fixtures/journals/${name}`, 'utf8'));

describe('an exported call', () => {
  it('should be what it was for a call of version 1, byte for byte', () => {
    const { journal } = readJournal(fixture('v1-call.json') as unknown[]);
    const file = JSON.stringify(exportCall(wholeCall(journal, defaultPlaybook)), null, 2);
    expect(`${file}\n`).toBe(readFileSync('tests/fixtures/journals/v1-call.export.json', 'utf8'));
  });

  it('should say when each stage began, the first with the call', () => {
    const { journal, state } = talk();
    const { stages } = wholeCall(journal, defaultPlaybook);
    expect(stages[0]).toEqual({ stage: 'opening', atMs: START_MS });
    expect(stages.length).toBeGreaterThan(1);
    expect(stages.at(-1)).toEqual({ stage: state.stage.current, atMs: state.stage.sinceAtMs });
  });

  it('should leave out stages that rested on an echo, and hold those of the readings made anew', () => {
    const read = (id: string, current: Stage) => ({
      utteranceId: UtteranceId.parse(id),
      stage: { current, confidence: 80, belief: initialState.stage.belief },
      met: [],
    });
    const assessed = (sec: number, id: string, current: Stage): SessionEvent => ({
      type: 'utterance-assessed',
      ...read(id, current),
      atMs: START_MS + sec * 1_000,
    });
    const stagesAfter = (...anew: ReturnType<typeof read>[]) => {
      const journal: readonly SessionEvent[] = [
        ...play([start()], withoutModel).journal,
        assessed(60, 'customer-1', 'discovery'),
        assessed(120, 'rep-1', 'pitch'),
        assessed(122, 'customer-2', 'objection'),
        {
          type: 'echo-recognised',
          utteranceId: UtteranceId.parse('rep-1'),
          of: UtteranceId.parse('customer-1'),
          anew,
          atMs: START_MS + 125_000,
        },
      ];
      return wholeCall(journal, defaultPlaybook).stages.map(({ stage, atMs }) => [stage, (atMs - START_MS) / 1_000]);
    };
    expect(stagesAfter(read('customer-2', 'discovery'))).toEqual([
      ['opening', 0],
      ['discovery', 60],
    ]);
    expect(stagesAfter(read('customer-2', 'objection'))).toEqual([
      ['opening', 0],
      ['discovery', 60],
      ['objection', 122],
    ]);
  });

  it('should hold what nobody heard, in its place', () => {
    const gap = { type: 'gap' as const, startMs: 1_000, endMs: 3_000 };
    const call = play(
      [
        start(),
        { type: 'transcript-arrived', events: [{ seq: 1, event: gap }], atMs: START_MS },
        say(2, 'rep', 'Hello?'),
      ],
      withoutModel,
    );
    const { transcript } = exportCall(wholeCall(call.journal, defaultPlaybook));
    expect(transcript.map(({ text, status }) => [text, status])).toEqual([
      ['2 s not heard', 'gap'],
      ['Hello?', 'final'],
    ]);
  });

  it('should hold the words a crash broke off, as far as they were heard', () => {
    const call = play([start()], withoutModel);
    const event = {
      type: 'final' as const,
      channel: 1 as const,
      text: 'And then we',
      startMs: 0,
      endMs: 900,
      speechFinal: false,
    };
    const cut = play(
      [{ type: 'transcript-arrived', events: [{ seq: 1, event }], atMs: START_MS + 1_000 }],
      withoutModel,
      call,
    );
    const file = exportCall(wholeCall(cut.journal, defaultPlaybook));
    expect(file.transcript).toEqual([
      { id: 'customer-1', speaker: 'customer', label: 'Customer', text: 'And then we', startMs: 0, status: 'final' },
    ]);
    expect(file.call).toMatchObject({ endedAtMs: undefined, lastAtMs: START_MS + 1_000, utteranceCount: 1 });
  });

  it('should name the objectives met, and the utterances that met them', () => {
    const { journal, state } = talk();
    const { objectivesMet } = wholeCall(journal, defaultPlaybook);
    expect(objectivesMet.map(({ id, utteranceId }) => ({ id, utteranceId }))).toEqual(state.met);
    expect(objectivesMet.find(({ id }) => id === 'qualify_volume')?.text).toBe('Qualify call volume');
  });

  it('should hold all the guidance of a whole journal, and the last of a condensed one; both all words', () => {
    const { journal, state } = talk();
    const whole = wholeCall(journal, defaultPlaybook);
    const condensed = wholeCall(condense(journal), defaultPlaybook);
    expect(whole.guidance.length).toBeGreaterThan(2);
    expect(condensed.guidance).toEqual([state.guidance]);
    expect({ ...condensed, guidance: [] }).toEqual({ ...whole, guidance: [] });
  });

  it('should name no request, key or prompt', () => {
    const text = JSON.stringify(
      exportCall(wholeCall(readJournal(fixture('v1-call.json') as unknown[]).journal, defaultPlaybook)),
    );
    expect(text).not.toMatch(/request|prompt|key"|call_test\//i);
  });

  it('should be known by its title, times and utterances', () => {
    expect(summaryOf(talk().state)).toEqual({
      sessionId: 'call_test',
      tabTitle: 'Dialer',
      startedAtMs: START_MS,
      endedAtMs: undefined,
      lastAtMs: START_MS + 9_500,
      utteranceCount: 4,
    });
  });
});

// Helpers

const talk = (): Played =>
  play(
    [
      start(),
      say(1, 'rep', 'Hi, this is Dana from Ringwell, how are you today?'),
      say(2, 'rep', 'How many calls do you get in a week?'),
      say(3, 'customer', 'About forty, and we miss ten of them.'),
      say(4, 'customer', 'That is too expensive for us.'),
    ],
    withoutModel,
  );

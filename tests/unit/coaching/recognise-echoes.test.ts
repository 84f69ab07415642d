import { describe, expect, it } from 'vitest';
import { framesOf } from '../../../src/background/panel-frames';
import { readJournal, toChunk } from '../../../src/coaching/journal';
import { noticesOf } from '../../../src/coaching/notices';
import { momentOf } from '../../../src/coaching/session-moment';
import { buildModelRequest } from '../../../src/coaching/prompt';
import { defaultPlaybook } from '../../../src/playbooks/default';
import { tell } from '../../support/echoed-call';
import { someServices } from '../../support/services';
import { play, replay, START_MS, typesOf, withoutModel, type Played } from '../../support/session';
import { assessed, hear, PRICE, recognised, says, textAndId, VOLUME } from './echoed-calls';

describe('an echo whose original is told first', () => {
  const call = hear([says('customer', 1_000, VOLUME, 300), says('rep', 1_250, VOLUME, 500)]);

  it('should never be read, and count once, as the customer’s', () => {
    expect(typesOf(call.journal.slice(-2))).toEqual(['transcript-heard', 'echo-recognised']);
    expect(call.state.conversation.utterances.map(({ id }) => id)).toEqual(['customer-1']);
    expect(assessed(call)).toEqual(['customer-1']);
  });

  it('should stay on record as it was heard', () => {
    expect(call.state.conversation.echoes).toEqual([
      {
        utterance: expect.objectContaining({ id: 'rep-1', speaker: 'rep', text: VOLUME }),
        of: 'customer-1',
        own: undefined,
      },
    ]);
  });

  it('should leave its number taken', () => {
    const after = hear([says('rep', 9_000, 'And where do the missed ones end up?')], call);
    expect(after.state.conversation.utterances.at(-1)?.id).toBe('rep-2');
  });

  it('should take its line back from the panel', () => {
    const event = call.journal.at(-1);
    expect(event && framesOf(event, call.state, defaultPlaybook)).toEqual([
      { type: 'transcription', line: expect.objectContaining({ id: 'rep-1', text: '' }) },
    ]);
  });

  it('should not be in what Claude is told', () => {
    const { user } = buildModelRequest(momentOf(call.state, defaultPlaybook, START_MS + 9_000), 'guidance', '');
    expect(user.split('two hundred').length - 1).toBe(1);
  });

  it('should come back from storage', () => {
    const { journal } = readJournal([JSON.parse(JSON.stringify(toChunk(call.journal)))]);
    expect(replay(journal)).toEqual(call.state);
  });
});

describe('echo and the rep’s own words in one utterance', () => {
  const own = 'Right, and where do the missed ones end up?';

  it('should leave the rep’s own under the same id, for the panel too', () => {
    const call = hear([
      says('customer', 1_000, VOLUME, 200),
      says('rep', 1_250, `${VOLUME.toLowerCase()} ${own}`, 300),
    ]);
    expect(call.state.conversation.utterances.map(textAndId)).toEqual([`customer-1 ${VOLUME}`, `rep-1 ${own}`]);
    const event = call.journal.find(({ type }) => type === 'echo-recognised');
    expect(event && framesOf(event, call.state, defaultPlaybook)).toEqual([
      { type: 'transcription', line: expect.objectContaining({ id: 'rep-1', text: own, status: 'final' }) },
    ]);
    expect(assessed(call)).toEqual(['customer-1', 'rep-1']);
  });

  it('should find the rest out as more of the customer’s words come', () => {
    const words = VOLUME.split(' ');
    const [first, rest] = [words.slice(0, 7), words.slice(7)];
    const customer = [
      says('customer', 1_000, first.join(' '), 100),
      says('customer', 1_000 + first.length * 330, rest.join(' '), 3_000),
    ];
    const call = hear([customer[0]!, says('rep', 1_250, VOLUME, 300), customer[1]!]);
    expect(recognised(call).map((event) => event.own?.text)).toEqual([rest.join(' '), undefined]);
    expect(call.state.conversation.utterances.map(({ speaker }) => speaker)).toEqual(['customer', 'customer']);
    expect(call.state.conversation.echoes).toMatchObject([{ own: undefined, utterance: { text: VOLUME } }]);
  });
});

describe('echo and repetition', () => {
  it('should keep what the rep really repeats, beside its echo', () => {
    const call = hear([
      says('customer', 1_000, 'We get about two hundred a week'),
      says('rep', 1_200, 'we get about two hundred a week'),
      says('rep', 3_700, 'So, two hundred a week?'),
    ]);
    expect(call.state.conversation.utterances.map(({ text }) => text)).toEqual([
      'We get about two hundred a week',
      'So, two hundred a week?',
    ]);
  });

  it('should find out a short echo before the first long one', () => {
    const call = hear([
      says('customer', 1_000, 'Gusto'),
      says('rep', 1_100, 'gusto'),
      says('customer', 4_000, VOLUME),
      says('rep', 4_200, VOLUME),
    ]);
    expect(call.state.conversation.utterances.map(({ speaker }) => speaker)).toEqual(['customer', 'customer']);
  });

  it('should find out what was still open as the call ended', () => {
    const call = hear([says('customer', 1_000, VOLUME)]);
    const [input] = tell([says('rep', 1_200, VOLUME)]);
    if (input?.type !== 'transcript-arrived' || input.events[0]?.event.type !== 'final') throw new Error('not words');
    const open = { seq: 2, event: { ...input.events[0].event, speechFinal: false } };
    const ended = play(
      [
        { ...input, events: [open] },
        { type: 'capture-ended', reason: 'tab-closed', atMs: START_MS + 9_000 },
      ],
      withoutModel,
      call,
    );
    expect(ended.state.conversation.utterances.map(({ id }) => id)).toEqual(['customer-1']);
    expect(assessed(ended)).toEqual(['customer-1']);
  });
});

describe('the notice of echo', () => {
  const twice = [
    says('customer', 1_000, VOLUME),
    says('rep', 1_200, VOLUME),
    says('customer', 9_000, PRICE),
    says('rep', 9_200, PRICE),
  ];
  const idsOf = ({ state }: Played): readonly string[] =>
    noticesOf({ ...state, status: 'live' }, someServices()).map(({ id }) => id);

  it('should suggest headphones from the second echo on', () => {
    expect(idsOf(hear(twice.slice(0, 2)))).not.toContain('echo');
    expect(idsOf(hear(twice))).toContain('echo');
  });

  it('should go once there was none for two minutes', () => {
    const later = says('customer', 140_000, 'And how long does it take to set up?');
    expect(idsOf(hear([...twice, later]))).not.toContain('echo');
  });
});

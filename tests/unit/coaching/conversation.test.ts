import { describe, expect, it } from 'vitest';
import {
  closeAll,
  emptyConversation,
  hear,
  inSpokenOrder,
  isBackChannel,
  nextUtteranceId,
  speakerLabel,
  type Conversation,
} from '../../../src/coaching/conversation';
import type { TranscriptEvent } from '../../../src/coaching/transcript';

describe('conversation', () => {
  it('should gather finals until the endpoint', () => {
    const { conversation, completed } = hearAll([
      final({ text: 'How many calls' }),
      final({ text: 'a day?', speechFinal: true }),
    ]);
    expect(completed.map(({ text }) => text)).toEqual(['How many calls a day?']);
    expect(conversation.open[1]).toBeUndefined();
  });

  it('should complete an utterance by its end when no endpoint comes', () => {
    const { completed } = hearAll([
      final({ text: 'Well', endMs: 900 }),
      { type: 'utterance-end', channel: 1, lastWordEndMs: 900 },
    ]);
    expect(completed.map(({ text }) => text)).toEqual(['Well']);
  });

  it('should leave words open that an utterance end is not about', () => {
    const { completed, conversation } = hearAll([
      final({ text: 'Next', startMs: 5_000, endMs: 5_400 }),
      { type: 'utterance-end', channel: 1, lastWordEndMs: 900 },
    ]);
    expect(completed).toEqual([]);
    expect(conversation.open[1]?.text).toBe('Next');
  });

  it('should take the endpoint of an empty final', () => {
    const { completed } = hearAll([final({ text: 'Sure' }), final({ text: '', speechFinal: true })]);
    expect(completed.map(({ text }) => text)).toEqual(['Sure']);
  });

  it('should keep two channels apart', () => {
    const { conversation } = hearAll([final({ text: 'So' }), final({ channel: 0, text: 'mm-hm', speechFinal: true })]);
    expect(conversation.open[1]?.text).toBe('So');
    expect(conversation.utterances.map(({ speaker, text }) => `${speaker}: ${text}`)).toEqual(['rep: mm-hm']);
  });

  it('should part two voices on the far side', () => {
    const { completed } = hearAll([
      final({ text: 'I like it', voice: 0 }),
      final({ text: 'I don’t', voice: 1, speechFinal: true }),
    ]);
    expect(completed.map(({ voice, text }) => [voice, text])).toEqual([
      [0, 'I like it'],
      [1, 'I don’t'],
    ]);
  });

  it('should go on with an open utterance whose voice is only now told apart, and with words of no known voice', () => {
    const { completed } = hearAll([
      final({ text: 'I think we would' }),
      final({ text: 'want to', voice: 0 }),
      final({ text: 'see it first', speechFinal: true }),
    ]);
    expect(completed.map(({ voice, text }) => [voice, text])).toEqual([[0, 'I think we would want to see it first']]);
  });

  it.each([
    ['the rep', 0, 1],
    ['the customer', 1, 0],
  ] as const)('should complete what is open when the call ends, first what %s said first', (_, first, second) => {
    const { conversation } = hearAll([
      final({ channel: second, text: 'late', startMs: 3_000, endMs: 3_500 }),
      final({ channel: first, text: 'early', startMs: 1_000, endMs: 1_500 }),
    ]);
    const closed = closeAll(conversation);
    expect(closed.utterances.map(({ text }) => text)).toEqual(['early', 'late']);
    expect(closed.open).toEqual({ 0: undefined, 1: undefined });
  });

  it('should know the id that words still being spoken will have', () => {
    const before = nextUtteranceId(emptyConversation, 1);
    const { completed } = hear(emptyConversation, final({ text: 'Yes', speechFinal: true }));
    expect(completed[0]?.id).toBe(before);
  });

  it('should put lines as they were begun, and name their speakers', () => {
    const { conversation } = hearAll([
      final({ channel: 0, text: 'okay', startMs: 2_000, endMs: 2_200, speechFinal: true }),
      final({ text: 'We miss calls.', startMs: 1_000, endMs: 4_000, speechFinal: true }),
      final({ text: 'Me too.', startMs: 5_000, endMs: 6_000, voice: 1, speechFinal: true }),
    ]);
    expect(inSpokenOrder(conversation.utterances).map((said) => [speakerLabel(said), said.text])).toEqual([
      ['Customer', 'We miss calls.'],
      ['Rep', 'okay'],
      ['Customer 2', 'Me too.'],
    ]);
  });

  it.each(['mm-hm', 'Yeah, okay.', 'uh huh', 'Right right', 'oh right', 'Oh, okay.', 'right so', 'ah I see then'])(
    'should take %j for a back-channel',
    (text) => {
      expect(isBackChannel({ text })).toBe(true);
    },
  );

  it.each(['yes we do', 'okay but the price', 'no', 'oh no', 'right so how much', 'oh', ''])(
    'should not take %j for a back-channel',
    (text) => {
      expect(isBackChannel({ text })).toBe(false);
    },
  );
});

// Helpers

function final(parts: Partial<Extract<TranscriptEvent, { type: 'final' }>>): TranscriptEvent {
  return { type: 'final', channel: 1, text: 'text', startMs: 0, endMs: 500, speechFinal: false, ...parts };
}

function hearAll(events: readonly TranscriptEvent[]) {
  let conversation: Conversation = emptyConversation;
  const completed = [];
  for (const event of events) {
    const next = hear(conversation, event);
    conversation = next.conversation;
    completed.push(...next.completed);
  }
  return { conversation, completed };
}

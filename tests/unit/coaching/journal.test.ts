import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inSpokenOrder, speakerLabel } from '../../../src/coaching/conversation';
import { EVENTS_PER_CHUNK, JOURNAL_VERSION, readJournal } from '../../../src/coaching/journal';
import type { SessionEvent } from '../../../src/coaching/session-events';
import type { ModelAnswer } from '../../../src/coaching/session-inputs';
import { guidanceAnswer, suggestionAnswer } from '../../support/model-answer';
import { play, replay, say, start, START_MS } from '../../support/session';
import { stored } from '../../support/stored-journal';

describe('journal', () => {
  it('should come back whole from its chunks, through JSON', () => {
    const { journal, state } = play([
      start(),
      ...Array.from({ length: 60 }, (_, at) => say(at + 1, at % 2 === 0 ? 'rep' : 'customer', `Line ${String(at)}`)),
    ]);
    expect(journal.length).toBeGreaterThan(EVENTS_PER_CHUNK * 2);
    const read = readJournal(stored(journal));
    expect(read).toMatchObject({ journal, unread: 0, isNewer: false });
    expect(replay(read.journal)).toEqual(state);
  });

  it('should end at the first event it can’t read, over chunks, and count what it left', () => {
    const chunks = stored(events(EVENTS_PER_CHUNK + 3));
    chunks[0]!.events[2] = { type: 'from-the-future', atMs: 1 };
    expect(readJournal(chunks)).toMatchObject({ journal: events(2), unread: EVENTS_PER_CHUNK + 1, isNewer: false });
  });

  it.each(['guidance', 'suggestions'] as const)('should lose no word to an offer of %s that can’t be read', (mode) => {
    const { journal, state } = play([
      start(mode),
      say(1, 'rep', 'How many calls do you get?'),
      say(2, 'customer', 'About forty, and we miss ten of them.'),
      { type: 'model-answered', requestId: 'call_test/1', answer: answerIn(mode), atMs: START_MS + 9_000 },
      say(3, 'customer', 'That is too expensive for us.'),
    ]);
    const chunks = stored(journal);
    const offers = chunks[0]!.events.filter((event) => /^(?:guidance|suggestion)-offered$/.test(String(event['type'])));
    expect(offers.some((offer) => offer['requestId'] === 'call_test/1')).toBe(true);
    for (const offer of offers) Object.assign(offer, { guidance: {}, suggestion: {} });
    const read = readJournal(chunks);
    expect(read).toMatchObject({ unread: 0, lostOffers: offers.length });
    expect(read.journal).toHaveLength(journal.length);
    const { conversation, lastSeq, met, stage, pending, offeredAtCount } = replay(read.journal);
    expect({ conversation, lastSeq, met, stage, pending, offeredAtCount }).toEqual({
      conversation: state.conversation,
      lastSeq: 3,
      met: state.met,
      stage: state.stage,
      pending: state.pending,
      offeredAtCount: state.offeredAtCount,
    });
  });

  it('should read nothing of what rests on a chunk that is lost', () => {
    const [first, , third] = stored(events(EVENTS_PER_CHUNK * 3));
    expect(readJournal([first, 'broken', third])).toMatchObject({
      journal: events(EVENTS_PER_CHUNK),
      unread: 1 + EVENTS_PER_CHUNK,
    });
  });

  it('should leave a newer version’s chunks alone, and say that it is one', () => {
    const [first, second] = stored(events(EVENTS_PER_CHUNK + 2));
    const newer = { ...second, v: JOURNAL_VERSION + 1 };
    expect(readJournal([newer])).toMatchObject({ journal: [], unread: 2, isNewer: true });
    expect(readJournal([first, newer, first])).toMatchObject({
      journal: events(EVENTS_PER_CHUNK),
      unread: 2 + EVENTS_PER_CHUNK,
      isNewer: true,
    });
  });

  it('should take what is damaged before a newer version for damaged', () => {
    const [first] = stored(events(1));
    expect(readJournal(['broken', { ...first, v: JOURNAL_VERSION + 1 }])).toMatchObject({ unread: 2, isNewer: false });
  });

  it('should read nothing from nothing', () => {
    expect(readJournal([])).toEqual({ journal: [], chunks: [], unread: 0, lostOffers: 0, isNewer: false });
    expect(readJournal([undefined, null, 7, {}])).toMatchObject({ journal: [], unread: 4 });
  });
});

describe('a journal of version 1', () => {
  const v1 = JSON.parse(readFileSync('tests/fixtures/journals/v1-call.json', 'utf8')) as { v: number }[];

  it('should be read whole', () => {
    expect(v1.map(({ v }) => v)).toEqual([1]);
    const { journal, unread } = readJournal(v1);
    expect(unread).toBe(0);
    expect(new Set(journal.map(({ type }) => type)).size).toBe(17);
  });

  it('should take the tab to have been heard, and sound to have arrived', () => {
    const { journal } = readJournal(v1);
    const reported = journal.flatMap((event) => (event.type === 'capture-changed' ? [event.state] : []));
    expect(reported).toHaveLength(4);
    expect(reported[1]).toEqual({
      frames: 'arriving',
      tab: 'on',
      microphone: 'on',
      recogniser: 'open',
      recogniserModel: 'nova-3',
    });
  });

  it('should fold to the call it was', () => {
    const state = replay(readJournal(v1).journal);
    expect(state).toMatchObject({
      status: 'ended',
      mode: 'suggestions',
      endReason: 'rep-stopped',
      startedAtMs: START_MS,
      endedAtMs: START_MS + 31_500,
      lastAtMs: START_MS + 31_500,
      requestCount: 7,
      lastSeq: 12,
      capture: { microphone: 'on', recogniser: 'reconnecting', tab: 'on', frames: 'arriving' },
      captureLostAtMs: undefined,
      announcedAtMs: undefined,
    });
    expect(inSpokenOrder(state.conversation.utterances).map((said) => `${speakerLabel(said)}: ${said.text}`)).toEqual([
      'Rep: Hi, this is Dana from Ringwell. I am calling because you asked about missed calls.',
      'Customer: Hi Dana, yes, we miss quite a few.',
      'Rep: How many calls do you get in a week?',
      'Customer: About forty a day, and we miss maybe ten of them.',
      'Customer: It is a real problem at lunch.',
      'Rep: We offer an assistant that answers every call',
      'Customer 2: That sounds too expensive for us.',
      'Rep: I understand. What does a missed call cost you?',
      'Customer 1: Maybe two hundred. Okay, let us do a trial on Tuesday.',
      'Rep: Great, I will send',
    ]);
    expect(state.conversation.gaps).toEqual([{ startMs: 12_000, endMs: 15_000 }]);
    expect(state.met.map(({ id, utteranceId }) => `${id} ${utteranceId}`)).toEqual(MET_IN_V1);
  });
});

// Helpers

const MET_IN_V1: readonly string[] = [
  'establish_reason rep-1',
  'identify_pain customer-1',
  'rapport rep-1',
  'qualify_volume customer-2',
  'value_prop rep-3',
  'acknowledge rep-4',
];

const events = (count: number): SessionEvent[] =>
  Array.from({ length: count }, (_, atMs) => ({ type: 'model-access-changed', atMs }));

const answerIn = (mode: 'guidance' | 'suggestions'): ModelAnswer =>
  mode === 'guidance' ? guidanceAnswer() : suggestionAnswer();

import { describe, expect, it } from 'vitest';
import { closeAll, emptyConversation, hear, type Conversation } from '../../../src/coaching/conversation';
import { measuresOf, type CallMeasures, type Measurable } from '../../../src/coaching/measures';
import { emptyTally, settle } from '../../../src/coaching/tally';

/** `rep 0-20 text`: who spoke from when to when in seconds, and what. */
type Said = `${'rep' | 'customer'} ${string}`;

describe('measures, by hand', () => {
  it('should share out the speaking time', () => {
    // 30 s of the rep's, 10 of the customer's.
    const { talkRatio, repSec, customerSec } = measure('rep 0-20 we help', 'customer 20-30 I see what', 'rep 30-40 so');
    expect({ talkRatio, repSec, customerSec }).toEqual({ talkRatio: 0.75, repSec: 30, customerSec: 10 });
  });

  it('should know no share before thirty seconds of speech, and no rate before three minutes', () => {
    const early = measure('rep 0-10 hello there', 'customer 10-25 hello yourself');
    expect(early.talkRatio).toBeUndefined();
    expect(early.questionsPer10Min).toBeUndefined();
    expect(measure('customer 0-200 so the thing is').questionsPer10Min).toBe(0);
  });

  it('should count a stretch over back-channels, and end it with the customer’s words', () => {
    const { longestMonologueSec, currentMonologueSec } = measure(
      'rep 0-30 we answer every call',
      'customer 31-32 mm-hm',
      'rep 32-70 day and night',
      'customer 71-80 and what does it cost',
      'rep 81-86 that depends',
    );
    expect(longestMonologueSec).toBe(70);
    expect(currentMonologueSec).toBe(5);
  });

  it('should end a stretch with a silence in which the customer could have begun', () => {
    const { longestMonologueSec, currentMonologueSec } = measure('rep 0-30 so that is it', 'rep 35-40 are you there');
    expect({ longestMonologueSec, currentMonologueSec }).toEqual({ longestMonologueSec: 30, currentMonologueSec: 5 });
  });

  it('should count what is still being spoken', () => {
    const { conversation } = hear(said('customer 0-5 go on then'), final('rep', 6, 66, 'well first of all', false));
    expect(of(conversation)).toMatchObject({ currentMonologueSec: 60, longestMonologueSec: 60, repSec: 60 });
  });

  it('should count utterances that ask, with a mark or without, and the rep’s alone', () => {
    const { questions } = measure(
      'rep 0-5 How many calls do you get? And who takes them?',
      'customer 5-9 why do you ask?',
      'rep 9-12 where do the missed ones end up',
      'rep 12-15 I see',
      'rep 15-20 we answer all of them',
    );
    expect(questions).toBe(2);
  });

  it('should make ten minutes of it', () => {
    // Two questions in five minutes.
    const { questionsPer10Min } = measure('rep 0-5 how many?', 'rep 200-205 and when?', 'customer 290-300 well');
    expect(questionsPer10Min).toBeCloseTo(4);
  });

  it('should take the pace of speaking over the last minute', () => {
    const fifty = Array.from({ length: 50 }, () => 'word').join(' ');
    // The first lies before the last minute; of the second half is in it: 25 words in 10 s, then 50 in 10 s.
    const { wordsPerMinute } = measure(`rep 0-40 ${fifty}`, `rep 90-110 ${fifty}`, `rep 150-160 ${fifty}`);
    expect(wordsPerMinute).toBeCloseTo(((25 + 50) / 20) * 60);
    expect(measure('rep 0-5 just a few words').wordsPerMinute).toBeUndefined();
  });

  it.each<[string, readonly Said[], number]>([
    ['beginning well before their end', ['customer 0-10 so we had a case', 'rep 8-12 let me stop you'], 1],
    ['completing before them', ['rep 8-9 let me stop you', 'customer 0-20 so we had a case'], 1],
    ['a back-channel', ['customer 0-10 so we had a case', 'rep 8-9 mm-hm'], 0],
    ['beginning as they end', ['customer 0-10 so we had a case', 'rep 9.6-12 I see what you mean'], 0],
    ['the customer cutting in', ['rep 0-10 so we have a case', 'customer 8-12 let me stop you'], 0],
    ['twice into one line', ['customer 0-20 so we', 'rep 3-4 but wait', 'rep 9-10 but no'], 2],
  ])('should tell an interruption: %s', (_, lines, times) => {
    expect(measure(...lines).interruptions).toBe(times);
  });

  it('should tell how long nobody spoke after an objection', () => {
    const objection = { utteranceId: 'customer-1', type: 'price' } as Measurable['objection'];
    const answered = said('customer 0-5 that is too much', 'customer 6-8 by far', 'rep 10.5-14 I understand');
    expect(of(answered, { objection }).silenceAfterObjectionSec).toBe(2.5);
    expect(of(said('customer 0-5 that is too much'), { objection }).silenceAfterObjectionSec).toBeUndefined();
    expect(of(answered).silenceAfterObjectionSec).toBeUndefined();
    const blind = [{ startMs: 8_000, endMs: 9_000 }];
    expect(of(answered, { objection, blind }).silenceAfterObjectionSec).toBeUndefined();
  });
});

describe('measures, where not all was heard', () => {
  it('should rest nothing on a gap', () => {
    const blind = [{ startMs: 30_000, endMs: 50_000 }];
    const call = said('rep 0-29 we answer calls', 'customer 25-40 and we', 'rep 51-60 so then');
    expect(of(call, { blind })).toMatchObject({ repSec: 38, customerSec: 5, heardSec: 40 });
    // The customer may have spoken in it.
    expect(of(said('rep 0-29 one', 'rep 31-60 two'), { blind: [] }).longestMonologueSec).toBe(60);
    const gap = [{ startMs: 29_000, endMs: 31_000 }];
    expect(of(said('rep 0-29 one', 'rep 31-60 two'), { blind: gap }).longestMonologueSec).toBe(29);
  });

  it('should know nothing of a rep who was never heard', () => {
    const blind = [{ startMs: 0, endMs: undefined }];
    const unknown = of(said('customer 0-60 hello', 'customer 60-300 so'), { blind });
    expect(unknown).toMatchObject({
      talkRatio: undefined,
      repSec: undefined,
      longestMonologueSec: undefined,
      currentMonologueSec: undefined,
      questions: undefined,
      questionsPer10Min: undefined,
      wordsPerMinute: undefined,
      interruptions: undefined,
    });
  });

  it('should keep what it knew when the rep’s side is lost, and say nothing of now', () => {
    const blind = [{ startMs: 40_000, endMs: undefined }];
    const lost = of(said('rep 0-40 we do', 'customer 41-60 well'), { blind });
    expect(lost).toMatchObject({ talkRatio: 1, longestMonologueSec: 40, currentMonologueSec: undefined });
  });
});

describe('measures of a long call', () => {
  it('should be the same whether folded as it goes or counted at the end', () => {
    let conversation = emptyConversation;
    let tally = emptyTally;
    for (let n = 0; n < 400; n += 1) {
      const speaker = n % 3 === 1 ? 'customer' : 'rep';
      const text = ['how many is that?', 'mm-hm', 'so we answer them all', 'about forty'][n % 4] ?? '';
      ({ conversation } = hear(conversation, final(speaker, n * 5, n * 5 + 4.5, text)));
      tally = settle(tally, conversation, []);
    }
    expect(tally.count).toBeGreaterThan(300);
    expect(of(conversation, { tally })).toEqual(of(conversation));
  });
});

// Helpers

function final(speaker: 'rep' | 'customer', startSec: number, endSec: number, text: string, speechFinal = true) {
  const channel = speaker === 'rep' ? 0 : 1;
  return { type: 'final', channel, text, startMs: startSec * 1000, endMs: endSec * 1000, speechFinal } as const;
}

function said(...lines: readonly Said[]): Conversation {
  let conversation = emptyConversation;
  for (const line of lines) {
    const [, speaker = 'rep', from, to, text = ''] = /^(\w+) ([\d.]+)-([\d.]+) (.*)$/.exec(line) ?? [];
    const who = speaker === 'rep' ? 'rep' : 'customer';
    ({ conversation } = hear(conversation, final(who, Number(from), Number(to), text)));
  }
  return closeAll(conversation);
}

const of = (conversation: Conversation, changes: Partial<Measurable> = {}): CallMeasures =>
  measuresOf({ conversation, tally: emptyTally, blind: [], objection: undefined, ...changes });

const measure = (...lines: readonly Said[]): CallMeasures => of(said(...lines));

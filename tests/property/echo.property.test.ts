/** Calls on loudspeakers: what the microphone hears of the customer counts once, and nothing of the rep's is lost. */
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SessionState } from '../../src/coaching/session-state';
import { echoOf, endOf, speak, tell, textOf, type SpokenLine, type SpokenWord } from '../support/echoed-call';
import { play, start, withoutModel } from '../support/session';

const CUSTOMER = [
  'We get about two hundred calls a week and most of them come after hours.',
  'Our cook drives the second van till noon, after that nobody has the keys.',
  'That is far too expensive for a shop of our size.',
  'I would have to ask my partner before we sign anything.',
  'Honestly we lose a job every other day because nobody picks up.',
  'We moved over to another provider last year and it never really worked.',
  'Could you send me the price list and a contract to look at?',
  'Thursday at ten works for me if you bring the numbers.',
  'How long does it take until everything is set up?',
  'I am up on a scaffold with a bucket in either hand.',
  'They try the firm below us in the search when nobody picks up.',
  'What happens when two people ring at the same moment?',
];
const REP = [
  'Hi Maria, this is Dana from Ringwell, the reason I am calling is your phones.',
  'How many calls do you get in a week?',
  'And where do the missed ones end up?',
  'I understand, what if it paid for itself in a month?',
  'Our service picks up every call and books the job straight into your calendar.',
  'Shall we set up a trial, say Tuesday at nine?',
  'Who else decides on something like this?',
  'Okay.',
  'Yeah.',
  'Right, got it.',
];
/** What a recogniser makes of mangled words. */
const MISHEARD = ['weak', 'cause', 'hole', 'male', 'sale', 'fore', 'era', 'hear', 'knight', 'won'];

/** Milliseconds a word takes: between four and two and a half words a second. */
const pace = fc.array(fc.integer({ min: 250, max: 400 }), { minLength: 5, maxLength: 9 });
const toldAfter = fc.integer({ min: 200, max: 1_200 });

interface Turn {
  readonly line: string;
  readonly paceMs: readonly number[];
  readonly pauseMs: number;
  readonly toldAfterMs: number;
  /** Words that the rep repeats once the customer has said them, as a question; none where 0. */
  readonly repeated: number;
  readonly echo: {
    readonly splitAt: number | undefined;
    readonly isMerged: boolean;
    readonly spoilt: readonly { readonly share: number; readonly as: string | undefined }[];
    readonly toldAfterMs: number;
  };
}

const turn = (lines: readonly string[]): fc.Arbitrary<Turn> =>
  fc.record({
    line: fc.constantFrom(...lines),
    paceMs: pace,
    pauseMs: fc.integer({ min: 350, max: 1_500 }),
    toldAfterMs: toldAfter,
    repeated: fc.oneof(fc.constant(0), fc.integer({ min: 2, max: 9 })),
    echo: fc.record({
      splitAt: fc.option(fc.integer({ min: 4, max: 9 }), { nil: undefined }),
      isMerged: fc.boolean(),
      spoilt: fc.array(
        fc.record({
          share: fc.double({ min: 0, max: 0.999, noNaN: true }),
          as: fc.option(fc.constantFrom(...MISHEARD), { nil: undefined }),
        }),
        { maxLength: 6 },
      ),
      toldAfterMs: toldAfter,
    }),
  });

/** The rep, and the customer in one or two utterances. */
const exchange = fc.tuple(turn(REP), fc.array(turn(CUSTOMER), { minLength: 1, maxLength: 2 }));
const call = fc.record({
  delayMs: fc.integer({ min: 20, max: 600 }),
  exchanges: fc.array(exchange, { minLength: 1, maxLength: 6 }),
});

describe('echo', () => {
  // What words alone can't decide is decided wrongly now and then: a share is measured, on calls that stay the same.
  it('should be recognised, almost every one of four words or more, and cost almost no line of the rep’s', () => {
    const counts = { echoes: 0, found: 0, lines: 0, lost: 0, calls: 0, asWithout: 0, madeUp: 0 };
    for (const generated of fc.sample(call, { numRuns: 250, seed: 7 })) {
      const { lines, echoes } = toCall(generated);
      const state = played([...lines, ...echoes]);
      const shown = textsOf(state.conversation, 'rep');
      const wanted = spokenBy('rep', lines);
      const withHeadphones = played(lines);
      counts.calls += 1;
      counts.madeUp += withHeadphones.conversation.echoes.length;
      counts.asWithout += isDeepStrictEqual(standing(state), standing(withHeadphones)) ? 1 : 0;
      counts.echoes += echoes.length;
      counts.found += Math.min(echoes.length, state.conversation.echoes.length);
      counts.lines += wanted.length;
      counts.lost += wanted.filter((text) => !shown.includes(text)).length;
      expect(textsOf(state.conversation, 'customer')).toEqual(spokenBy('customer', lines));
    }
    console.log('echo:', counts);
    expect(counts.found / counts.echoes).toBeGreaterThanOrEqual(0.99);
    expect(counts.lost / counts.lines).toBeLessThanOrEqual(0.002);
    expect(counts.madeUp / counts.lines).toBeLessThanOrEqual(0.002);
    expect(counts.asWithout / counts.calls).toBeGreaterThanOrEqual(0.9);
  });
});

describe('echo, where something does happen', () => {
  it('should generate calls with echoes told first and last, repetitions, and lines in pieces', () => {
    const calls = fc.sample(call, { numRuns: 120, seed: 1 }).map(toCall);
    const echoes = calls.flatMap((one) => one.echoes);
    expect(echoes.length).toBeGreaterThan(150);
    expect(echoes.filter(({ words }) => words.length < 8).length).toBeGreaterThan(20);
    expect(
      echoes.filter((echo) =>
        textOf(echo)
          .split(' ')
          .some((word) => MISHEARD.includes(word)),
      ).length,
    ).toBeGreaterThan(50);
    expect(calls.flatMap((one) => one.lines).filter((line) => textOf(line).endsWith('??')).length).toBeGreaterThan(40);
    const journals = calls.map(
      ({ lines, echoes: more }) => play([start(), ...tell([...lines, ...more])], withoutModel).journal,
    );
    const found = journals.flat().filter((event) => event.type === 'echo-recognised');
    expect(found.filter(({ anew }) => anew.length > 0).length).toBeGreaterThan(5);
    expect(found.filter(({ anew }) => anew.length === 0).length).toBeGreaterThan(50);
  });
});

// Helpers

const played = (lines: readonly SpokenLine[]): SessionState => play([start(), ...tell(lines)], withoutModel).state;

const textsOf = ({ utterances }: SessionState['conversation'], speaker: 'rep' | 'customer'): readonly string[] =>
  utterances.filter((utterance) => utterance.speaker === speaker).map(({ text }) => text);

const spokenBy = (speaker: 'rep' | 'customer', lines: readonly SpokenLine[]): readonly string[] =>
  lines
    .filter((line) => line.speaker === speaker)
    .toSorted((a, b) => endOf(a) + a.toldAfterMs - endOf(b) - b.toldAfterMs)
    .map(textOf);

/** What rests on the words. Echoes take numbers, so that an utterance's id isn't the same: its words are. */
function standing({ stage, visited, met, signals, conversation }: SessionState) {
  const said = new Map(conversation.utterances.map(({ id, text }) => [id, text]));
  return { stage, visited, signals, met: met.map(({ id, utteranceId }) => ({ id, said: said.get(utteranceId) })) };
}

/** One speaker after the other; the rep's repetitions begin once the customer has said the words. */
function toCall({ delayMs, exchanges }: { delayMs: number; exchanges: readonly [Turn, Turn[]][] }): {
  lines: readonly SpokenLine[];
  echoes: readonly SpokenLine[];
} {
  const lines: SpokenLine[] = [];
  const echoes: SpokenLine[] = [];
  let clockMs = 500;
  const say = (speaker: SpokenLine['speaker'], one: Turn): SpokenLine => {
    const said = speak(speaker, one.line, { startMs: clockMs + one.pauseMs, ...one });
    lines.push(said);
    clockMs = endOf(said);
    return said;
  };
  for (const [rep, answers] of exchanges) {
    say('rep', rep);
    let carried: readonly SpokenWord[] = [];
    for (const [i, answer] of answers.entries()) {
      // A recogniser joins what a short pause parts, at most.
      const pauseMs = carried.length > 0 ? 350 + (answer.pauseMs % 450) : answer.pauseMs;
      const said = say('customer', { ...answer, pauseMs });
      const isMerged = answer.echo.isMerged && i + 1 < answers.length;
      const words = [...carried, ...said.words];
      carried = isMerged ? words : [];
      if (isMerged) continue;
      for (const piece of inPieces(words, answer.echo.splitAt)) echoes.push(comeBack(piece, answer, delayMs));
      if (answer.repeated > 0) {
        const again = said.words.slice(-answer.repeated).map(({ text }) => text.replace(/[.,?]/g, ''));
        say('rep', { ...answer, line: `${again.join(' ')}??`, pauseMs: 50 + (answer.pauseMs % 400) });
      }
    }
  }
  return { lines, echoes };
}

const inPieces = (words: readonly SpokenWord[], at: number | undefined): readonly (readonly SpokenWord[])[] =>
  at === undefined || words.length - at < 6 || at < 6 ? [words] : [words.slice(0, at), words.slice(at)];

/** At most three words in ten are spoilt, and four are left. */
function comeBack(words: readonly SpokenWord[], { echo }: Turn, delayMs: number): SpokenLine {
  const most = Math.min(Math.floor(words.length * 0.3), words.length - 4);
  const places = new Map(echo.spoilt.map(({ share, as }) => [Math.floor(share * words.length), as]));
  const spoilt = [...places].slice(0, most).map(([at, as]) => ({ at, as }));
  return echoOf(words, { delayMs, spoilt, toldAfterMs: echo.toldAfterMs });
}

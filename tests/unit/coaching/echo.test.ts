import { describe, expect, it } from 'vitest';
import { UtteranceId } from '../../../src/coaching/conversation';
import { findEcho, type CustomerSpeech } from '../../../src/coaching/echo';
import { timedWords, type Speech } from '../../../src/coaching/echo-words';

const VOLUME = 'We get about two hundred calls a week, and most of them come after hours.';

describe('findEcho, of an echo', () => {
  it.each<[what: string, customer: readonly CustomerSpeech[], rep: Speech]>([
    ['that is whole and late by 250 ms', [says(1_000, VOLUME)], heard(1_250, VOLUME)],
    ['that is late by 600 ms', [says(1_000, VOLUME)], heard(1_600, VOLUME)],
    ['that hardly is late', [says(1_000, VOLUME)], heard(1_020, VOLUME)],
    [
      'without punctuation, its number in digits',
      [says(1_000, VOLUME)],
      heard(1_200, 'we get about 200 calls a week and most of them come after hours', 4_950),
    ],
    [
      'whose beginning was cancelled',
      [says(1_000, VOLUME)],
      heard(3_600, 'a week and most of them come after hours', 2_700),
    ],
    [
      'with words misheard and lost',
      [says(1_000, VOLUME)],
      heard(1_300, 'we get a bout two hundred cars week and most them come after ours', 4_900),
    ],
    [
      'misheard at its end',
      [says(1_000, 'that is far too expensive for us')],
      heard(1_200, 'that is far too expensive for bus'),
    ],
    [
      'misheard at its start',
      [says(1_000, 'Thursday at ten works for me')],
      heard(1_200, 'birthday at ten works for me'),
    ],
    [
      'of a price, in words',
      [says(1_000, 'You charge $1,400 a month for that?')],
      heard(1_250, 'you charge fourteen hundred a month for that', 2_310),
    ],
    [
      'that is the first half of what was said',
      [says(1_000, VOLUME)],
      heard(1_300, 'We get about two hundred calls a week', 2_600),
    ],
    ['that is the second half of it', [says(1_000, VOLUME)], heard(4_000, 'and most of them come after hours', 2_400)],
    [
      'of two utterances in one',
      [says(1_000, 'Our cook locks the van at noon.'), says(3_050, 'After that nobody has the keys.')],
      heard(1_300, 'our cook locks the van at noon after that nobody has the keys', 3_700),
    ],
    [
      'that is complete before the customer’s own utterance is',
      [says(1_000, 'honestly we just let the machine')],
      heard(1_250, 'honestly we just let the machine'),
    ],
    ['of a few common words', [says(1_000, 'we do it on our own')], heard(1_200, 'we do it on our own')],
  ])('should recognise one %s', (_what, customer, rep) => {
    expect(findEcho(rep, customer, false)).toMatchObject({ own: undefined });
  });

  it('should name the customer’s utterance that most of it repeats', () => {
    const customer = [
      says(1_000, 'So yes.', 'customer-4'),
      says(1_900, 'Our cook drives the second van till noon.', 'customer-5'),
    ];
    const rep = heard(1_250, 'so yes our cook drives the second van till noon', 3_200);
    expect(findEcho(rep, customer, false)?.of).toBe('customer-5');
  });

  it('should count a short one where the call is known to have echo', () => {
    const [customer, rep] = [[says(1_000, 'Gusto.')], heard(1_100, 'gusto')];
    expect(findEcho(rep, customer, false)).toBeUndefined();
    expect(findEcho(rep, customer, true)).toMatchObject({ own: undefined });
  });
});

describe('findEcho, of what the rep says', () => {
  it.each<[what: string, customer: readonly CustomerSpeech[], rep: Speech]>([
    ['a repetition as a question', [says(1_000, 'about two hundred a week')], heard(2_850, 'so, two hundred a week?')],
    ['a repetition of every word, at once', [says(1_000, 'two hundred a week')], heard(2_330, 'two hundred a week')],
    [
      'a repetition in fast speech, at once',
      [{ ...says(1_000, 'two hundred a week'), endMs: 1_700 }],
      { text: 'two hundred a week', startMs: 1_700, endMs: 2_400 },
    ],
    ['a repetition while the customer goes on', [says(1_000, VOLUME)], heard(3_900, 'two hundred calls a week')],
    ['a repetition much later', [says(1_000, VOLUME)], heard(9_000, VOLUME)],
    [
      'what the customer repeats after the rep',
      [says(3_000, 'two hundred a week, yes')],
      heard(1_000, 'two hundred a week?'),
    ],
    ['something else over the customer', [says(1_000, VOLUME)], heard(2_000, 'can I stop you there for a second')],
    [
      'common words over the customer',
      [says(1_000, 'it is what it is and that is that')],
      heard(1_500, 'that was what we did'),
    ],
    ['a yes at the same time', [says(1_000, 'Yeah.')], heard(1_100, 'Yeah.')],
    ['a goodbye at the same time', [says(1_000, 'Okay, thank you, bye.')], heard(1_150, 'Okay, thank you. Bye bye.')],
    ['a greeting at the same time', [says(1_000, 'Hello, how are you?')], heard(1_100, 'Hello, how are you?')],
    ['wishes at the same time', [says(1_000, 'Have a great day.')], heard(1_150, 'Have a nice day!')],
    ['one word at the same time', [says(1_000, 'Tuesday.')], heard(1_080, 'Tuesday?')],
    ['words while the customer is silent', [], heard(1_000, VOLUME)],
    ['no words', [says(1_000, VOLUME)], heard(1_000, '…')],
  ])('should keep %s', (_what, customer, rep) => {
    expect(findEcho(rep, customer, false)).toBeUndefined();
  });

  it.each<[what: string, customer: CustomerSpeech, rep: Speech]>([
    ['a yes at the same time', says(1_000, 'Yeah, okay.'), heard(1_100, 'Yeah. Okay.')],
    ['a repetition at once', says(1_000, 'two hundred a week'), heard(2_330, 'two hundred a week')],
    ['other words at the same time', says(1_000, 'Gusto.'), heard(1_100, 'Perfect.')],
  ])('should keep %s where the call is known to have echo', (_what, customer, rep) => {
    expect(findEcho(rep, [customer], true)).toBeUndefined();
  });
});

describe('findEcho, of both in one breath', () => {
  const customer = [says(1_000, 'We get about two hundred calls a week.')];

  it('should keep what the rep says after an echo, as it was written', () => {
    const echo = findEcho(
      heard(1_250, 'we get about two hundred calls a week Right, and where do the missed ones end up?', 5_900),
      customer,
      false,
    );
    expect(echo?.own?.text).toBe('Right, and where do the missed ones end up?');
    expect(echo?.own?.startMs).toBeGreaterThan(3_400);
    expect(echo?.own?.endMs).toBe(7_150);
  });

  it('should keep what the rep said before one', () => {
    const echo = findEcho(heard(0, 'How many is it? we get about two hundred calls a week', 3_900), customer, false);
    expect(echo?.own).toMatchObject({ text: 'How many is it?', startMs: 0 });
  });

  it('should keep what the rep said between two', () => {
    const both = [...customer, says(4_500, 'Most of them come in after five.')];
    const rep = heard(1_250, 'we get about two hundred calls a week okay when most of them come in after five', 5_700);
    expect(findEcho(rep, both, false)?.own?.text).toBe('okay when');
  });

  it('should keep a yes that the rep puts in', () => {
    const rep = heard(1_250, 'we get about two hundred calls a week, yes', 3_000);
    expect(findEcho(rep, customer, false)?.own?.text).toBe('yes');
  });

  it('should keep the whole where only a word or two are the customer’s', () => {
    const rep = heard(1_250, 'calls you say well let me ask what a missed one costs you', 4_000);
    expect(findEcho(rep, customer, false)).toBeUndefined();
  });
});

describe('findEcho, of what nobody says', () => {
  it('should look at the last half minute of a monologue, and keep the rest', () => {
    const monologue = Array.from(
      { length: 400 },
      (_, i) => `word${'abcdefghij'[i % 10] ?? ''}${'klmnopq'[i % 7] ?? ''}`,
    ).join(' ');
    const rep = heard(0, `${monologue} ${VOLUME}`, 130_000);
    const said = timedWords(rep);
    expect(said.length).toBeLessThan(200);
    expect(said.every(({ startMs }) => startMs >= 99_000)).toBe(true);
  });

  it('should take times that run backwards for nothing said', () => {
    expect(findEcho({ text: VOLUME, startMs: 9_000, endMs: 100 }, [says(0, VOLUME)], true)).toBeUndefined();
    expect(findEcho(heard(1_000, VOLUME), [{ ...says(9_000, VOLUME), endMs: 100 }], true)).toBeUndefined();
  });
});

describe('timedWords', () => {
  it.each([
    ['Two hundred', ['#200']],
    ['200', ['#200']],
    ['forty seven, or forty-eight', ['#47', 'or', '#48']],
    ['twelve fifteen', ['#12', '#15']],
    ['twelve hundred fifty', ['#1250']],
    ['1,200 and 1.5', ['#1200', 'and', '#1.5']],
    ['I’d say it’s', ['id', 'say', 'its']],
    ['電話', ['電', '話']],
  ])('should read %s', (text, keys) => {
    expect(timedWords({ text, startMs: 0, endMs: 900 }).map(({ key }) => key)).toEqual(keys);
  });
});

// Helpers

/** Three words a second. */
const MS_PER_WORD = 330;

function heard(startMs: number, text: string, lengthMs = text.split(' ').length * MS_PER_WORD): Speech {
  return { text, startMs, endMs: startMs + lengthMs };
}

function says(startMs: number, text: string, id = 'customer-1'): CustomerSpeech {
  return { ...heard(startMs, text), id: UtteranceId.parse(id) };
}

import { describe, expect, it } from 'vitest';
import { adviceFor } from '../../../src/coaching/choose-advice';
import { asksFactAtEnd, takesPart } from '../../../src/coaching/arranging';
import { customerTurn } from '../../../src/coaching/last-turn';
import type { Moment } from '../../../src/coaching/moment';
import { readingOf } from '../../../src/coaching/stage';
import { NO_SIGNALS, type Signals } from '../../../src/coaching/suggestion';
import { momentAfter, type Line } from './call-builder';

const OFFERED: readonly Line[] = [
  'rep: hi its kofi from brightwash about your vans the reason why i call is that we wash them at your place',
  'customer: go on then',
  'rep: what we do is come in the evening and it is nine pounds for each van',
  'customer: i am not so sure about that to be honest',
];

/** In the middle of an objection, though it may only linger. */
function later(lines: readonly Line[], signals: Partial<Signals> = {}, changes: Partial<Moment> = {}): Moment {
  const belief = { opening: 0, discovery: 0, pitch: 0.1, objection: 0.6, close: 0.3 };
  return momentAfter([...OFFERED, ...lines], {
    stage: { ...readingOf(belief), sinceAtMs: 1_700_000_000_000 },
    signals: { ...NO_SIGNALS, ...signals },
    ...changes,
  });
}

describe('asksFactAtEnd', () => {
  it.each([
    'perfect thursday at two where is your depot',
    'very good and the invoice goes to which address do you have a separate one',
    'lovely job what time does she finish',
    'we can do that how many vans are you running',
    'okay nine so do you have a tap in the yard',
    'sound i will bring the brushes who is your yard man',
    'right you said the big ones how old are they',
    'i hear you how long have you had the other crowd',
    'fair enough are you on your own there',
    'no bother when does the lease run out',
  ])('should hear a fact asked for at the end of %s', (line) => {
    expect(asksFactAtEnd(line)).toBe(true);
  });

  it.each([
    'let me show you how it does the roof',
    'that is where you save the most',
    'so what do you think of it',
    'we come when you are closed',
    'i know what it is like',
    'how does that sound to you',
    'what we do is come in the evening',
    'i can tell you what you would pay',
  ])('should hear none in %s', (line) => {
    expect(asksFactAtEnd(line)).toBe(false);
  });
});

describe('takesPart', () => {
  it.each<Line>([
    'customer: let us do the two white ones first',
    'customer: i will take one for a start',
    'customer: just the one for now',
    'customer: maybe we try the small van and see how it goes',
    'customer: okay we can begin with three then the rest in june',
    'customer: start me with the one to begin with',
    'customer: i would rather do half to start with',
    'customer: five first',
    'customer: alright well do the one week then just one',
    'customer: the depot first yes then we see',
    'customer: send us a small box first',
  ])('should hear a yes to part of it in %s', (line) => {
    const moment = later(['rep: shall we do all of the vans on friday', line]);
    expect(takesPart(moment, customerTurn(moment.heard))).toBe(true);
  });

  it.each<Line>([
    'customer: let me think about it first',
    'customer: i will ask my brother first',
    'customer: we will see how it goes',
    'customer: i would have to look at the money first',
    'customer: let me finish this job first',
    'customer: the first one was no good',
    'customer: you do the one van for free first',
    'customer: just send me the brochure first',
    'customer: send the price list first on whatsapp',
    'customer: first offer then statement',
  ])('should hear none in %s', (line) => {
    const moment = later(['rep: shall we do all of the vans on friday', line]);
    expect(takesPart(moment, customerTurn(moment.heard))).toBe(false);
  });

  it('should hear none where nothing was put to them', () => {
    const lines: readonly Line[] = ['rep: we wash them cold', 'rep: and by hand', 'customer: we do the roofs first'];
    const moment = later([...OFFERED, ...lines]);
    expect(takesPart(moment, customerTurn(moment.heard))).toBe(false);
  });
});

describe('adviceFor what is being arranged', () => {
  it.each<readonly [string, Line, Line]>([
    ['reach', 'rep: and is your wife in this evening', 'customer: she gets back after six'],
    ['reach', 'rep: no problem is Patrick around later', "customer: he's at the mart until four"],
    ['reach', 'rep: sure when he decides will he be there tomorrow', 'customer: he will be in by nine'],
    ['detail', 'rep: great friday at six where is the depot', 'customer: behind the old creamery on the left'],
    ['detail', 'rep: tuesday at ten then who do i ask for', 'customer: ask for mohammed at the hatch'],
    ['detail', "rep: saturday morning it is what's your address", 'customer: twelve mill lane the green gate'],
    ['part-yes', 'rep: shall we do all of the vans on friday', 'customer: let us do the two white ones first'],
  ])('should be %s after "%s" "%s"', (kind, asked, answer) => {
    expect(adviceFor(later([asked, answer])).kind).toBe(kind);
  });

  it.each<readonly [string, Line, Line]>([
    ['reach', 'rep: how about the weekend is saturday free', 'customer: after two'],
    ['reach', 'rep: is the water in', 'customer: not till four'],
    ['detail', 'rep: where is your depot', 'customer: behind the old creamery on the left'],
    ['detail', 'rep: great friday at six where is the depot', 'customer: no hold your horses i never said friday'],
  ])('should not be %s after "%s" "%s"', (kind, asked, answer) => {
    expect(adviceFor(later([asked, answer])).kind).not.toBe(kind);
  });

  it('should take a yes for one, however much it sounds like an objection', () => {
    const lines: readonly Line[] = ['rep: shall we do them on friday', 'customer: yeah after the season'];
    const told = later(lines).heard.at(-1)!;
    const met = [{ id: 'get_commitment', utteranceId: told.id }];
    expect(adviceFor(later(lines, { objection_type: 'timing' }, { met: [] })).kind).toBe('objection:timing');
    expect(adviceFor(later(lines, { objection_type: 'timing' }, { met })).kind).toBe('propose_next');
  });
});

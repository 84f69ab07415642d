import { describe, expect, it } from 'vitest';
import { adviceFor } from '../../../src/coaching/choose-advice';
import { handOverIn } from '../../../src/coaching/hand-over';
import { momentAfter, utterances, type Line } from './call-builder';

const ANSWERED: readonly Line[] = [
  'customer: good morning brookfield garage',
  'rep: hi its sam from tyreline about your stock of winter tyres',
];
const TALKED: readonly Line[] = Array.from({ length: 8 }, (): readonly Line[] => [
  'rep: and how many of those do you keep',
  'customer: we keep about thirty of them at the back',
]).flat();

const readOf = (line: Line, before: readonly Line[] = ANSWERED) => handOverIn(utterances(...before, line));

describe('handOverIn', () => {
  it.each<Line>([
    "customer: i'll see if i can get him he's under a car",
    'customer: let me just grab the manager for you',
    'customer: putting you through now',
    "customer: i'll see if marie is at her desk",
    'customer: hold on hold on here she is',
    'customer: one moment please',
    'customer: there is a man on the phone for you',
    'customer: right oh she has just walked in wait',
    "customer: i don't do any of the ordering myself so bear with me",
    "customer: i'll pass you over to him",
    'customer: dad wants a word hang on',
  ])('should hear that somebody is fetched in %s', (line) => {
    expect(readOf(line)).toBe('fetching');
  });

  it.each<Line>([
    "customer: i'll get him to ring you back",
    'customer: i have only a minute',
    'customer: let me get my glasses',
    "customer: i'll see if he wants any",
    'customer: the last lot took more than a minute',
    "customer: i'll put you down for two",
    'customer: she has just got out of hospital',
    'customer: we can get somebody else cheaper',
  ])('should hear nobody fetched in %s', (line) => {
    expect(readOf(line, [...ANSWERED, ...TALKED])).toBeUndefined();
  });

  it('should hear a moment asked for at the end of a long line, later in a call too', () => {
    const line: Line = 'customer: the number is on the side of the thing somewhere so just hang on a second';
    expect(readOf(line, [...ANSWERED, ...TALKED])).toBe('wait');
  });

  it.each<Line>([
    "customer: jim's got a customer with him he can't come out",
    "customer: she's not in till two",
    'customer: himself is out on the tractor till dark',
    'customer: he is on the other line',
    'customer: the manager is in a meeting',
    'customer: my boss is away until monday',
    'customer: the doctor is with a patient',
  ])('should hear that the right one is busy in %s', (line) => {
    expect(readOf(line)).toBe('busy-person');
  });

  it.each<Line>([
    "customer: oh it's peter looks after that",
    'customer: my wife would deal with that side',
    "customer: you'd want to talk to sandra about that",
    'customer: you need to speak to the owner',
    'customer: that would be the head office',
    'customer: that is one for the manager',
    'customer: dipak usually handles those',
  ])('should hear who should be asked for in %s', (line) => {
    expect(readOf(line)).toBe('ask-for');
  });

  it.each<Line>([
    "customer: i've a customer with me",
    "customer: i've got a client in",
    "customer: if you're quick i have got a table of eight coming",
    'customer: i look after that myself',
    'customer: we handle that ourselves',
    'customer: you need to speak up',
    "customer: it's not in the shop yet",
    'customer: the van is off the road till monday',
    'customer: we have a customer who wants twenty',
    'customer: tell me what it is about',
  ])('should take %s for the talk of whoever decides', (line) => {
    expect(readOf(line)).toBeUndefined();
  });

  it('should leave who looks after what to the talk once it is under way, and to whoever rings in', () => {
    expect(readOf("customer: it's peter looks after that", [...ANSWERED, ...TALKED])).toBeUndefined();
    const inbound: readonly Line[] = ['rep: tyreline how can i help', 'customer: do you do tyres for vans'];
    expect(readOf('customer: my boss is away until monday', [...inbound, 'rep: we do'])).toBeUndefined();
  });

  it.each<Line>([
    'customer: hello',
    'customer: hello marie here',
    'customer: yes what is it',
    'customer: yeah who is this',
    'customer: this is tom',
    'customer: good morning how can i help you',
    'customer: marie speaking',
    'customer: hiya',
    'customer: yeah hello',
    "customer: what's this about",
  ])('should hear somebody new in %s after one was fetched', (line) => {
    expect(readOf(line, [...ANSWERED, "customer: i'll see if i can get her", 'rep: thanks'])).toBe('new-person');
  });

  it.each<readonly [Line, Line]>([
    ['customer: hang on a second', 'customer: hello'],
    ['customer: hang on a second', "customer: right i'm back"],
    ["customer: i'll see if i can get her", "customer: hello i'm back she's not there"],
    ["customer: i'll see if i can get her", 'customer: what would it cost for the twelve of them then'],
    ['customer: we keep thirty of them', 'customer: hello'],
  ])('should hear nobody new after "%s" in "%s"', (asked, line) => {
    expect(readOf(line, [...ANSWERED, asked, 'rep: thanks'])).not.toBe('new-person');
  });

  it('should hear a name after a mere moment as somebody new', () => {
    const lines: readonly Line[] = [...ANSWERED, ...TALKED, 'customer: hang on a second', 'rep: sure'];
    expect(readOf('customer: hello this is dave', lines)).toBe('new-person');
  });
});

describe('adviceFor whoever has just come on', () => {
  const fetched: readonly Line[] = [...ANSWERED, ...TALKED, "customer: i'll put you through", 'rep: thank you'];

  it('should begin anew, whatever was ticked', () => {
    const on: readonly Line[] = [...fetched, 'customer: yes what is it'];
    expect(adviceFor(momentAfter(on)).kind).toBe('new-person');
    const greeted: readonly Line[] = [...on, 'rep: hi this is sam', 'customer: hello sam'];
    expect(adviceFor(momentAfter(greeted)).kind).toBe('establish_reason');
    const told: readonly Line[] = [
      ...on,
      'rep: hi this is sam from tyreline the reason for my call is the winter tyres for your vans',
      'customer: oh right okay then',
    ];
    expect(adviceFor(momentAfter(told)).kind).toBe('bridge');
  });

  it('should wait on while the rep only says thank you', () => {
    expect(adviceFor(momentAfter(fetched)).kind).toBe('fetching');
    expect(adviceFor(momentAfter([...fetched, 'rep: and while i have you how many vans are there'])).kind).not.toBe(
      'fetching',
    );
  });

  it('should begin nothing with whoever wants none of it', () => {
    const heard = [
      ...fetched,
      'customer: hello',
      'rep: hi its sam from tyreline',
      "customer: we're grand thanks",
    ] as const;
    const said = utterances(...heard).at(-1)!;
    const moment = momentAfter([...heard, 'rep: it is only about the spare ones'], {
      objections: [{ utteranceId: said.id, type: 'need' }],
    });
    expect(['establish_reason', 'bridge', 'new-person']).not.toContain(adviceFor(moment).kind);
    expect(adviceFor({ ...moment, objections: [] }).kind).toBe('bridge');
  });

  it('should take up at once what they tell, and not begin again after it', () => {
    const told: readonly Line[] = [
      ...fetched,
      'customer: hello marie here',
      'rep: hi marie this is sam from tyreline the reason for my call is the winter tyres for your vans',
      'customer: we had two of the vans off the road last winter and nobody could get us a single tyre for them',
    ];
    const anew = ['establish_reason', 'bridge', 'new-person'];
    expect(anew).not.toContain(adviceFor(momentAfter(told)).kind);
    expect(anew).not.toContain(adviceFor(momentAfter([...told, 'rep: two', 'customer: aye two of them'])).kind);
  });

  it.each<readonly [string, Line]>([
    ['fetching', "customer: i'll see if i can get her"],
    ['busy-person', "customer: jim's got a customer with him"],
    ['ask-for', "customer: oh it's peter looks after that"],
  ])('should be %s', (kind, line) => {
    expect(adviceFor(momentAfter([...ANSWERED, line])).kind).toBe(kind);
  });
});

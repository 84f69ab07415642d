import { describe, expect, it } from 'vitest';
import { readSignals } from '../../../src/coaching/signals';
import { NO_SIGNALS } from '../../../src/coaching/suggestion';
import { defaultPlaybook } from '../../../src/playbooks/default';
import { utterances, type Line } from './call-builder';

const read = (...lines: readonly Line[]) => readSignals({ heard: utterances(...lines), playbook: defaultPlaybook });

describe('readSignals', () => {
  it.each([
    ['price', "That's a bit steep for us."],
    ['price', 'thats way more than i was expecting to pay'],
    ['price', "We don't have that in the budget."],
    ['price', 'A hundred and fifty a month? Ouch.'],
    ['timing', "I'm right in the middle of a job."],
    ['timing', 'Can you call me back in the new year?'],
    ['timing', 'let me think about it'],
    ['authority', "I'd have to run it by my business partner."],
    ['authority', "it isn't up to me"],
    ['need', "We're not interested, thanks."],
    ['need', "I don't see why we'd need that."],
    ['trust', "I've never heard of you. Is this a scam?"],
    ['trust', 'The last agency promised the same and disappeared.'],
    ['ai_concerns', 'My customers hate talking to a robot.'],
    ['ai_concerns', 'people want a real person'],
    ['technical', "I don't think it'll work with our old phone system."],
    ['technical', 'Sounds complicated to set up.'],
  ])('%s: %s', (type, said) => {
    expect(read('rep: We answer every call for you.', `customer: ${said}`)).toMatchObject({
      objection_type: type,
      buying_signal: false,
    });
  });

  it.each<readonly Line[]>([
    ['rep: What happened?', 'customer: That outage cost us a week.'],
    ['rep: And the price?', "customer: Oh, that's not too expensive."],
    ['rep: Tell me more.', "customer: In summer we're too busy to answer the phone."],
    ['rep: How are you?', "customer: I'm good, thanks. All good here."],
    ['rep: Who picks up?', 'customer: We already have a girl on the desk.'],
    ['rep: Who else is involved?', 'customer: My partner decides with me.'],
    ['rep: What do they say?', 'customer: My clients say I am too expensive.'],
    ['rep: And at night?', 'customer: It goes to the answering machine.'],
    ['rep: Sorry to bother you.', 'customer: No problem at all.'],
    ['rep: Have you a moment?', "customer: I'm between jobs, you've got two minutes."],
    ['rep: Shall I go on?', 'customer: Sure, why not.'],
  ])('hears no objection in %s %s', (...lines) => {
    expect(read(...lines).objection_type).toBe('none');
  });

  it.each([
    'How do we get started?',
    'When could you set it up?',
    'That would be a huge help.',
    "Let's do it.",
    'do you have a trial',
    'Thursday works, send me the invite.',
  ])('hears readiness to buy in %s', (said) => {
    expect(read('rep: It answers every call.', `customer: ${said}`)).toMatchObject({
      buying_signal: true,
      objection_type: 'none',
    });
  });

  it.each<readonly Line[]>([
    [
      'rep: What I thought we would do is spend twenty minutes on your phones. Sound fair?',
      'customer: Yep sounds good.',
    ],
    ['rep: Have you got a minute?', 'customer: Sure, that works.'],
    ['rep: Is the tank on the ground floor or further up?', 'customer: Further up.'],
    ["rep: How's your morning going?", 'customer: Not bad, what can I do for you?'],
  ])('hears leave to go on, and no more, in %s %s', (...lines) => {
    expect(read(...lines).buying_signal).toBe(false);
  });

  it.each([
    ["I'd be interested to know how you got my number.", false],
    ['It would be great if you stopped calling me.', false],
    ['She is in a meeting until two.', false],
    ['We have three vans.', false],
  ])('hears none in %s', (said, expected) => {
    expect(read(`customer: ${said}`).buying_signal).toBe(expected);
  });

  it.each([
    ['positive', 'Oh I love that, that is great.'],
    ['positive', 'Not bad at all, thanks.'],
    ['negative', 'This is ridiculous, stop calling.'],
    ['negative', 'That is not good.'],
    ['neutral', 'We have three vans and two offices.'],
    ['neutral', 'Okay.'],
  ])('%s: %s', (sentiment, said) => {
    expect(read(`customer: ${said}`).sentiment).toBe(sentiment);
  });

  it("shows nothing on a rep's line, nor before anything was said", () => {
    expect(read('customer: Too expensive.', 'rep: It is too expensive, you say.')).toEqual(NO_SIGNALS);
    expect(read()).toEqual(NO_SIGNALS);
  });
});

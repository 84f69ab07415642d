/**
 * Questions for any trade, by the objective or objection they serve: asked where the playbook's own would speak of another trade
 * than this call, and when the playbook's have been asked. Best first. English.
 */
import type { ObjectionType } from './playbook';

export interface NeutralWords {
  readonly questions: readonly string[];
  readonly talkingPoints: readonly string[];
}

/** By objective id. */
export const OBJECTIVE_WORDS: ReadonlyMap<string, NeutralWords> = new Map(
  Object.entries({
    rapport: {
      questions: [
        'How is your day going so far?',
        'Have I caught you at an awkward moment?',
        'How have things been with you?',
      ],
      talkingPoints: ['Use their name.', 'One warm line, then the reason for the call.'],
    },
    establish_reason: {
      questions: [
        'May I tell you why I called, and you say if it is worth a minute?',
        'Is now a bad moment, or do you have a minute?',
        'Are you the right person to ask about this?',
      ],
      talkingPoints: ['Name, company, reason: in that order, in one breath.', 'Ask for a stated amount of time.'],
    },
    qualify_volume: {
      questions: [
        'Roughly what numbers are we talking about?',
        'How often does that come up?',
        'Is that a normal month, or does it go up and down?',
        'What does that add up to over a year?',
      ],
      talkingPoints: ['A rough number is enough: write it down.', 'Let them do the sum out loud.'],
    },
    identify_pain: {
      questions: [
        'What matters most to you in this?',
        'What is the hardest part of it for you?',
        'If you could change one thing about it, what would it be?',
        'When did it last go wrong, and what happened then?',
        'What are you hoping will be different?',
        'Who feels it most when it goes wrong?',
      ],
      talkingPoints: ['Ask once, then stay quiet.', 'Repeat it in their words.'],
    },
    current_solution: {
      questions: [
        'What have you got in place at the moment?',
        'How happy are you with it?',
        'What do you like about how it is now?',
        'How long have you had it that way?',
        'What have you tried before?',
      ],
      talkingPoints: ['Never run down what they chose.', 'What they like about it is what you must match.'],
    },
    value_prop: {
      questions: [
        'Of what you told me, what matters most to get right?',
        'If that were sorted, what would change for you?',
        'Does that fit how you do things?',
        'Which part of it would you use first?',
      ],
      talkingPoints: ['One thing that fits them, not a list.', 'Stop after it and let them react.'],
    },
    differentiate: {
      questions: [
        'What would it need to do better than what you have?',
        'Who else are you looking at?',
        'What would make a change worth the trouble?',
        'What did the last one get wrong?',
      ],
      talkingPoints: ['Praise what they have, then name the gap.', 'One difference is enough, if it is theirs.'],
    },
    address_budget: {
      questions: [
        'What did you expect it to come to?',
        'What does it cost you today, all in?',
        'Is there a figure you need to stay inside?',
        'What would it have to save you to be worth it?',
      ],
      talkingPoints: ['Say the price plainly, then stop.', 'Set it beside what they lose or pay now.'],
    },
    acknowledge: {
      questions: [
        'What worries you most about it?',
        'Has something like that happened to you before?',
        'What would put your mind at rest?',
      ],
      talkingPoints: ['Say it back in their words.', 'No "but" after it: leave a breath.'],
    },
    reframe: {
      questions: [
        'If that one point were solved, would the rest suit you?',
        'If nothing changes, where does that leave you in six months?',
        'What does it cost you to leave it as it is?',
      ],
      talkingPoints: ['Their numbers, not yours.', 'One example of somebody like them.'],
    },
    reengage: {
      questions: [
        'Does that answer it, or is there more behind it?',
        'What would have to be true for this to be worth a look?',
        'Is it the price, the timing, or something else?',
      ],
      talkingPoints: ['Ask, then be silent.', 'Accept a second no with grace.'],
    },
    propose_next: {
      questions: [
        'Shall we do the first step now, while we are talking?',
        'What would you need to see before you say yes?',
        'Shall I put that in writing for you today?',
        'Would you rather start small and see how it goes?',
      ],
      talkingPoints: ['One step, one day, one owner.', 'Ask, then say nothing.'],
    },
    get_commitment: {
      questions: [
        'Are you happy to go ahead on that?',
        'Is there anything that would stop you?',
        'Does anyone else need to say yes?',
      ],
      talkingPoints: ['Say the step once more, plainly.', 'After the yes, stop selling.'],
    },
    schedule: {
      questions: [
        'What day suits you, and what time?',
        'Which is better for you, the morning or the afternoon?',
        'Where shall I send the confirmation?',
        'Who else should be there?',
      ],
      talkingPoints: ['Offer two times, not an open question.', 'Send the invitation while they are on the line.'],
    },
  }),
);

type Objection = Exclude<ObjectionType, 'none'>;
export const OBJECTION_WORDS: Readonly<Record<Objection, NeutralWords>> = {
  price: {
    questions: [
      'Compared with what does it seem high?',
      'Is it more than you expected, or more than you can spend just now?',
      'If the price were no matter, would it suit you?',
      'What would it have to save you to be worth it?',
    ],
    talkingPoints: [
      'No discount yet: first find what lies behind it.',
      'Set it beside what the problem costs them, or what they pay now.',
    ],
  },
  timing: {
    questions: [
      'When would be a better time: what day, what hour?',
      'What will be different by then?',
      'May I ask one thing, so that the next call is worth it?',
    ],
    talkingPoints: ['Short and kind: they are busy.', 'Leave with a day and a time.'],
  },
  authority: {
    questions: [
      'What will they want to know first?',
      'What do you think of it yourself?',
      'Shall we take ten minutes all together?',
    ],
    talkingPoints: ['Ask what they think themselves.', 'Offer one page they can pass on.'],
  },
  need: {
    questions: [
      'What have you got in place at the moment?',
      'What do you like about how it is now?',
      'What would make you look at it again?',
      'Is there anything about it you would change?',
    ],
    talkingPoints: ['No argument: one curious question.', 'If it truly is handled, say so and leave well.'],
  },
  trust: {
    questions: [
      'What happened the last time?',
      'What would you want to see before you trust it?',
      'Would it help to talk to somebody who uses it?',
    ],
    talkingPoints: [
      'Proof before promises: a reference, it in writing, a small start.',
      'Say plainly how they can stop if it does not suit.',
    ],
  },
  ai_concerns: {
    questions: [
      'What would people mind most about it?',
      'Which of it should always come to a person?',
      'Would you like to see or hear a real example?',
    ],
    talkingPoints: ['Say straight out that it is software.', 'Anyone who wants a person gets one.'],
  },
  technical: {
    questions: [
      'What does it have to work with?',
      'What went wrong the last time you switched?',
      'Who set up what you have now?',
    ],
    talkingPoints: ['One worry, one plain answer.', 'What you do not know, promise to find out.'],
  },
};

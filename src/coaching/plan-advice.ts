/** Advice that isn't any playbook's: for an enquiry, for what was just fixed, for a doubt, and one question deeper. English. */
import type { Stage } from './playbook';
import type { Advice } from './turn-advice';

export const STAGE_QUESTIONS: Readonly<Record<Stage, readonly string[]>> = {
  opening: [
    'May I tell you why I called, in thirty seconds?',
    'Have I caught you at an awkward moment?',
    'Who looks after that at your place?',
  ],
  discovery: [
    'What would you change about it if you could?',
    'And what does that cost you, in money or in time?',
    'What else should I know about how you do it?',
  ],
  pitch: [
    'Which of these matters most to you?',
    'How does that compare with what you have now?',
    'What is missing from it for you?',
  ],
  objection: [
    'What lies behind that, if I may ask?',
    'What does it cost you to leave it as it is?',
    'What would make it an easy yes?',
  ],
  close: [
    'What would be a good first step for you?',
    'What day suits you, and what time?',
    'Is there anything that would stop you?',
  ],
};

export const INBOUND: Advice = {
  kind: 'inbound',
  what: 'Find out what made them get in touch',
  why: 'They came to you: something has just happened, and it is why they will buy.',
  questions: ['What made you get in touch today?', 'What are you hoping to get sorted?', 'When do you need it by?'],
  talkingPoints: ['Their name and a number early, in case the line drops.', 'Hear the whole story before any price.'],
};

export const CONTACT: Advice = {
  kind: 'contact',
  what: 'Read it back to them, slowly',
  why: 'One wrong letter, and it never arrives.',
  questions: ['Did I get that right?', 'When would you like to have it?', 'Should anybody else get a copy?'],
  talkingPoints: ['Say what they will get, and when.', 'Then fix when you speak next.'],
};

export const FIXED: Advice = {
  kind: 'fixed',
  what: 'Say it back: the day, the time, who does what',
  why: 'What is said back is kept.',
  questions: [
    'Where shall I send the confirmation?',
    'Who else should be there?',
    'Is there anything you need from me before then?',
  ],
  talkingPoints: ['Send it while they are on the line.', 'Then thank them, and stop selling.'],
};

export const DOUBT: Advice = {
  kind: 'doubt',
  what: 'Find out what is behind the doubt',
  why: 'A doubt that is not spoken decides by itself.',
  questions: [
    'What is the part you are not sure about?',
    'What would you need to know to be sure?',
    'What would make it an easy yes?',
  ],
  talkingPoints: ['Do not push: ask, then wait.', 'Answer that one thing only.'],
};

/** One question deeper into what they have just told, most worth first. */
export const DEEPER: readonly Advice[] = [
  {
    kind: 'identify_pain',
    what: 'Stay with that: what does it cost them?',
    why: 'Without a problem there is nothing to buy.',
    questions: [
      'What does that cost you, in money or in time?',
      'How often does that happen?',
      'What have you tried so far?',
      'How long has it been like that?',
      'What happens if it stays that way?',
    ],
    talkingPoints: ['Say it back in their words before you go on.', 'Ask once, then stay quiet.'],
  },
  {
    kind: 'qualify_volume',
    what: 'Use their number: let them do the sum',
    why: 'Their own number makes the price small later.',
    questions: [
      'What does that come to over a year?',
      'Is that a normal month, or does it go up and down?',
      'How much of that is a problem for you?',
    ],
    talkingPoints: ['Write the number down: you will need it at the price.', 'Say it back, so that they correct it.'],
  },
  {
    kind: 'current_solution',
    what: 'Learn how well that works for them',
    why: 'You sell against what they do now.',
    questions: [
      'What do you like about how it works now?',
      'And what would you change about it?',
      'How long have you had it that way?',
      'What happens when it goes wrong?',
    ],
    talkingPoints: ['Never run down what they chose.', 'What they like about it is what you must match.'],
  },
];

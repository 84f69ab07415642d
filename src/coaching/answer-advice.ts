/** How to answer what the customer asks, by what it is about. English. */
import type { CustomerTurn, QuestionKind } from './last-turn';
import type { Advice } from './turn-advice';

interface Answering {
  readonly what: string;
  readonly questions: readonly string[];
  readonly talkingPoints: readonly string[];
}

const ANSWERS: Readonly<Record<QuestionKind, Answering>> = {
  price: {
    what: 'Give them the figure, plainly, then stop',
    questions: ['How does that sit with what you had in mind?', 'What would it have to do for you to be worth that?'],
    talkingPoints: [
      'The number in one sentence, and what is in it.',
      'Silence after a price is theirs: do not fill it.',
    ],
  },
  when: {
    what: 'Answer when: a day or a number, not "soon"',
    questions: ['When would you need it by?', 'Is there a day it has to be done?', 'What does your week look like?'],
    talkingPoints: ['A day you can keep beats a fast one you cannot.', 'They are picturing it: offer to fix the date.'],
  },
  who: {
    what: 'Say who you are and why you call, in one line',
    questions: [
      'May I say in one sentence why I called, and you tell me if it is worth a minute?',
      'Is now a bad moment?',
    ],
    talkingPoints: [
      'Name, company, reason. No script before it.',
      'If they ask how you got their number, say it straight.',
    ],
  },
  meaning: {
    what: 'Say it again, shorter and in plain words',
    questions: ['Does that make more sense?', 'Shall I give you an example?'],
    talkingPoints: ['One example from their day says more than the term.', 'Then stop, and let them say it back.'],
  },
  proof: {
    what: 'Answer with proof, not with a promise',
    questions: ['What would you want to see before you trust it?', 'Have you been let down on that before?'],
    talkingPoints: [
      'Something they can check: a name, a paper, a guarantee in writing.',
      'If there is a catch, say it before they find it.',
    ],
  },
  exit: {
    what: 'Say plainly how they get out, and what it costs',
    questions: ['What would you want to be sure of before you start?', 'Have you been tied into something before?'],
    talkingPoints: [
      'The terms first, in one sentence, good or bad.',
      'Who asks about leaving is thinking of coming in.',
    ],
  },
  compare: {
    what: 'Name the one difference that matters to them',
    questions: [
      'What matters most to you in that?',
      'Who else are you looking at?',
      'What would it need to do better?',
    ],
    talkingPoints: ['Say something fair about the other one first.', 'One difference, in their terms, then stop.'],
  },
  terms: {
    what: 'Answer exactly that: in or out, and the figure',
    questions: ['Is there anything else you need to have in it?', 'Does that work for you?'],
    talkingPoints: ['Yes or no first, the detail after.', 'No surprises later: name what is extra now.'],
  },
  can: {
    what: 'Answer that first: yes or no, then the detail',
    questions: ['Does that work for you?', 'How important is that one to you?', 'What else would you want to know?'],
    talkingPoints: ['A plain no is better than a maybe.', 'Do not know? Say so, and when you will tell them.'],
  },
  echo: {
    what: 'They did not know: one plain fact, then ask',
    questions: [
      'What had you been told about it?',
      'How does that fit with what you knew?',
      'Shall I show you where it says so?',
    ],
    talkingPoints: ['Yes or no, the fact, where it comes from.', 'No alarm: let them draw the conclusion.'],
  },
  other: {
    what: 'Answer that first, short and straight',
    questions: ['Does that answer it?', 'What makes you ask?', 'What else would you want to know?'],
    talkingPoints: [
      'A straight answer earns you the next question.',
      'Do not know? Say so, and when you will tell them.',
    ],
  },
};

const ANSWER_WHY = 'An honest answer earns you the next question.';

/** A question, answered before anything else. */
export function adviceOnQuestion({ about, quote }: Extract<CustomerTurn, { does: 'ask' }>): Advice {
  const { what, questions, talkingPoints } = ANSWERS[about];
  return {
    kind: `answer:${about}`,
    what,
    why: quote === undefined ? ANSWER_WHY : `They asked: “${quote}”`,
    questions,
    talkingPoints,
  };
}

/** What to do about what the customer has just done, in any trade: answer, go one deeper, hold what was agreed. English. */

/** Something to do now. `kind` names it, for whoever wants no more of it. */
export interface Advice {
  readonly kind: string;
  readonly what: string;
  readonly why: string;
  readonly questions: readonly string[];
  readonly talkingPoints: readonly string[];
}

export const NOT_HEARD: Advice = {
  kind: 'line',
  what: 'Check that they hear you, then say it shorter',
  why: 'What they did not hear was not said.',
  questions: ['Can you hear me better now?', 'Shall I ring you straight back on a better line?'],
  talkingPoints: ['Repeat only the one sentence that mattered.', 'Slower, and nearer to the microphone.'],
};

export const WRONG_PERSON: Advice = {
  kind: 'wrong-person',
  what: 'Not the one you need: be kind, ask who is',
  why: 'Whoever answers decides whether you get any further.',
  questions: [
    'Who would be the right person to ask about this?',
    'When is a good time to reach them?',
    'Is there a name I should ask for?',
  ],
  talkingPoints: [
    'Sorry for the trouble, and thanks: mean it.',
    'Do not pitch to them. If it is the wrong number, take it off your list.',
  ],
};

export const WAITING: Advice = {
  kind: 'wait',
  what: 'Give them the time, and say nothing',
  why: 'They are doing something for this call: leave them the quiet.',
  questions: ['Ready when you are: what does it say?'],
  talkingPoints: ['"Take your time" is enough.', 'Use the pause: what is the one thing you still need to know?'],
};

export const INVITED: Advice = {
  kind: 'invited',
  what: 'You have the floor: one sentence, then a question',
  why: 'They gave you ten seconds: what is in it for them?',
  questions: [
    'Is that something you look after yourself?',
    'Is that worth two minutes now?',
    'How do you go about that today?',
  ],
  talkingPoints: ['Why you call, and what others like them got from it.', 'Then ask, and let them talk.'],
};

/** They know why the rep calls, and nothing was asked yet. */
export const BRIDGING: Advice = {
  kind: 'bridge',
  what: 'What is in it for them, in one line, then ask',
  why: 'They know why you call: now it must be about them.',
  questions: [
    'How much do you know about it already?',
    'May I ask you two short questions, to see if it is for you?',
    'What would have to be in it for you?',
  ],
  talkingPoints: ['What others like them got from it, no features.', 'Then one easy question, and let them talk.'],
};

export const SHOWING: Advice = {
  kind: 'showing',
  what: 'They said yes: do it now, then be quiet',
  why: 'What they see for themselves needs no arguing.',
  questions: ['What do you think?', 'What would that change for you?', 'What would you still want to know?'],
  talkingPoints: [
    'Short: the one bit that answers what they said.',
    'Ask what they think before you say what you think.',
  ],
};

export const WEIGHING: Advice = {
  kind: 'weighing',
  what: 'They are weighing the figure: wait, then ask',
  why: 'Whoever talks first after a price makes it smaller.',
  questions: [
    'How does that sit with what you had in mind?',
    'Compared with what you pay today, how is that?',
    'What would it have to do for you to be worth that?',
  ],
  talkingPoints: ['No discount, no defence: a breath.', 'Then what is in it, in one sentence.'],
};

/** Questions that take up anything that was told, best first. */
export const FOLLOWING: Advice = {
  kind: 'follow-up',
  what: 'Follow that up before you change the subject',
  why: 'Who is asked about what they just said feels heard.',
  questions: [
    'Can you tell me a bit more about that?',
    'What does that mean for you in practice?',
    'How did that come about?',
    'How important is that to you?',
    'What would you want to be different there?',
    'How do you feel about that?',
    'When did you first notice that?',
    'Who else does that touch?',
    'What have you done about it so far?',
    'What would happen if it stayed that way?',
    'What is behind that?',
    'What matters to you most there?',
  ],
  talkingPoints: ['Use their word for it, not yours.', 'Ask, then count to three in silence.'],
};

export const TYING: Advice = {
  ...FOLLOWING,
  what: 'Take that up, then tie your offer to it',
  why: 'One feature that fits beats ten that do not.',
  questions: [
    'How important is that to you?',
    'What does that mean for you in practice?',
    'What would it have to do there to suit you?',
    'Can you tell me a bit more about that?',
    'How does that compare with what you have now?',
    'What would you use it for first?',
    'What would you want to see before you believe it?',
    'Is that a must for you, or nice to have?',
    'Who else would care about that?',
    'Have I understood that right?',
  ],
  talkingPoints: ['Their point first, then the one thing that answers it.', 'Stop after it and let them react.'],
};

/** What they have just shown, by what the turn does; the quote goes with it. */
export const SHOWN = {
  feel: {
    kind: 'feeling',
    what: 'Stay with that a moment: it matters to them',
    why: 'Whoever hurries past this has lost them.',
    questions: ['How was that for you?', 'How are things now?', 'Would you like to tell me a little more about that?'],
    talkingPoints: ['A human word first, then a pause.', 'No offer in the same breath.'],
  },
  upset: {
    kind: 'upset',
    what: 'Let them get it off their chest, take their side',
    why: 'Nobody hears an offer while they are cross.',
    questions: ['How long has that been going on?', 'What did that cost you?', 'What would put it right for you?'],
    talkingPoints: [
      'Say it back in their words. If it was you: sorry, without a "but".',
      'No offer yet: first the facts of it.',
    ],
  },
  lost: {
    kind: 'lost',
    what: 'Accept it with grace, and learn why',
    why: 'A good loser is rung first the next time.',
    questions: [
      'What decided it, if I may ask?',
      'When does it come up again?',
      'May I check how it went in a few months?',
    ],
    talkingPoints: ['Congratulate them, mean it, run nobody down.', 'One question, then leave the door open.'],
  },
  deflect: {
    kind: 'deflected',
    what: 'Do not press: ask who could tell you',
    why: 'They may not, or do not want to: make it easy for them.',
    questions: [
      'Who would be able to tell me?',
      'When is a good time to reach them?',
      'What is the best way to get it to them?',
    ],
    talkingPoints: ['Thank them for what they did tell.', 'Short: every question more costs goodwill.'],
  },
  guard: {
    kind: 'guarded',
    what: 'Do not press: say why you ask, then let it go',
    why: 'They have been caught out before, or fear they will be.',
    questions: [
      'Fair enough: did something go wrong the last time?',
      'May I say why I asked?',
      'Without any details: are you happy with how it is?',
    ],
    talkingPoints: ['Agree that it is theirs to keep.', 'One open sentence about what you would do with the answer.'],
  },
  like: {
    kind: 'warm',
    what: 'They like that: find out why, then the next step',
    why: 'What they say they like is what they will buy.',
    questions: [
      'What do you like about it?',
      'Where would it help you first?',
      'Shall we see what a first step would look like?',
    ],
    talkingPoints: ['Stop presenting: they are with you.', 'Their reason, in their words, then one small step.'],
  },
} as const satisfies Readonly<Record<string, Advice>>;

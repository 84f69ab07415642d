/** What each stage is for. Its cues are in stage-cues. */
import type { Playbook } from '../../coaching/playbook';
import { closeCues, discoveryCues, objectionCues, openingCues, pitchCues } from './stage-cues';

export const stages: Playbook['stages'] = {
  opening: {
    label: 'Opening',
    what: 'Build rapport, give the reason for the call',
    why: 'They decide in ten seconds whether to stay.',
    questions: [
      'Did I catch you in the middle of a job?',
      'May I tell you why I called, in thirty seconds?',
      'Who looks after the phone at your place?',
    ],
    talkingPoints: ['Name, reason, permission: in that order.', 'Slow down: they did not expect you.'],
    cues: openingCues,
  },
  discovery: {
    label: 'Discovery',
    what: 'Understand their situation and their pain',
    why: 'What they tell you now is what they will buy later.',
    questions: [
      'What happens to a call when nobody is free?',
      'How many calls do you get on a busy day?',
      'What would you change about it if you could?',
    ],
    talkingPoints: ['Listen twice as much as you talk.', 'Go one question deeper: "and what does that cost?"'],
    cues: discoveryCues,
  },
  pitch: {
    label: 'Pitch',
    what: 'Tie the solution to what they told you',
    why: 'One feature that fits beats ten that do not.',
    questions: [
      'Which of these matters most to you?',
      'Would it help if no call went unanswered?',
      'Shall I play you a real call?',
    ],
    talkingPoints: ['Their problem first, then the feature.', 'Stop after each point and let them react.'],
    cues: pitchCues,
  },
  objection: {
    label: 'Objection',
    what: 'Acknowledge the concern, then reframe it',
    why: 'A concern is interest that needs an answer.',
    questions: [
      'What lies behind that, if I may ask?',
      'What does it cost you to leave it as it is?',
      'What would make it an easy yes?',
    ],
    talkingPoints: ['Agree with the feeling before the facts.', 'Answer the one concern, not all of them.'],
    cues: objectionCues,
  },
  close: {
    label: 'Close',
    what: 'Propose a clear next step, get a yes to it',
    why: 'Interest fades by tomorrow unless there is a date.',
    questions: [
      'What would be a good first step for you?',
      'Tomorrow at ten, or is the afternoon better?',
      'Is there anything that would stop you?',
    ],
    talkingPoints: ['One step, one date.', 'Say back what was agreed, then thank them.'],
    cues: closeCues,
  },
};

export const wrapUp: Playbook['wrapUp'] = {
  what: 'Say back what was agreed, then thank them',
  why: 'What is said last is what they keep, and what they hold to.',
  questions: ['So that is agreed: did I get the day and the time right?', 'Is there anything else you need from me?'],
  talkingPoints: ['Day, time, who calls whom.', 'Then stop selling.'],
};

export const leaveWell: Playbook['leaveWell'] = {
  what: 'Agree, say you take them off, thank, hang up',
  why: 'They asked not to be called: respect it at once.',
  questions: ['Would you like me to confirm that in writing?'],
  talkingPoints: ['Take them off now, while they hear it.', 'No offer, no question about needs, no "but".'],
};

/** How to meet each kind of objection. */
import type { Playbook } from '../../coaching/playbook';

export const objections: Playbook['objections'] = {
  price: {
    what: 'Agree it is money, then count what they lose',
    why: 'The price is small beside what the problem costs.',
    questions: [
      'What is one new customer worth to you?',
      'Compared with what does it seem high?',
      'If price were no matter, would it suit you?',
    ],
    talkingPoints: ['No discount yet: first find what lies behind it.', 'One saved job usually covers the month.'],
    toolkit: 'price',
  },
  timing: {
    what: 'Respect the moment, fix a better one',
    why: '"Later" without a date is a no.',
    questions: [
      'When would be a better time: tomorrow morning, or after four?',
      'What will be different by then?',
      'May I ask one thing so the next call is worth it?',
    ],
    talkingPoints: ['Short and kind: they are busy.', 'Leave with a day and a time.'],
    toolkit: 'callback',
  },
  authority: {
    what: 'Bring whoever decides into the call',
    why: 'They cannot sell it for you as you would.',
    questions: [
      'Who else has a say in this?',
      'What will they want to know first?',
      'Shall the three of us take ten minutes together?',
    ],
    talkingPoints: ['Ask what they think themselves.', 'Offer a one-page summary they can pass on.'],
    toolkit: 'callback',
  },
  need: {
    what: 'Accept it, then ask how it is handled today',
    why: '"No need" often means the loss has not been seen.',
    questions: [
      'What happens to calls after hours at the moment?',
      'How do you know how many hang up?',
      'What would make you look at it again?',
    ],
    talkingPoints: ['No argument: curiosity.', 'If it truly is handled, say so and leave well.'],
    toolkit: 'not_interested',
  },
  trust: {
    what: 'Earn it: proof, and a way out',
    why: 'They have been let down before: take the risk off them.',
    questions: [
      'What happened the last time?',
      'What would you want to see before you trust it?',
      'Would it help to talk to a customer near you?',
    ],
    talkingPoints: ['Offer a reference in their trade.', 'Say plainly how they can stop if it does not suit.'],
    toolkit: 'not_interested',
  },
  ai_concerns: {
    what: 'Let them hear a real call',
    why: 'They picture a phone menu: hearing it changes that.',
    questions: [
      'May I play you ten seconds of a real call?',
      'What would your callers mind most?',
      'Which calls should always come to you?',
    ],
    talkingPoints: ['Say straight out that it is software.', 'Anyone who asks for a person gets one.'],
    toolkit: 'ai_concerns',
  },
  technical: {
    what: 'Find the exact worry, answer only that',
    why: 'A long technical answer makes new doubts.',
    questions: [
      'What does it have to work with?',
      'What went wrong the last time you switched?',
      'Who set up your phones?',
    ],
    talkingPoints: ['One worry, one plain answer.', 'What you do not know, promise to find out.'],
    toolkit: 'discovery',
  },
};

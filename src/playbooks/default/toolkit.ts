/** Ready words by situation. */
import type { ToolkitEntry } from '../../coaching/playbook';

export const toolkit: ToolkitEntry[] = [
  {
    category: 'opener',
    title: 'Openers',
    scripts: [
      {
        name: 'Permission',
        text: 'Hi, it is {me} from Bellhand. You were not expecting me: may I have thirty seconds to say why I called, and then you decide?',
        when_to_use: 'A cold call, somebody new picks up.',
      },
      {
        name: 'After hours',
        text: 'I rang your line last night and got voicemail. I am calling because that is the very thing we fix for {trade} firms.',
        when_to_use: 'You tried their number out of hours first.',
      },
      {
        name: 'They asked',
        text: 'You asked us about having your phone answered. What was going on that day?',
        when_to_use: 'They filled in a form or left a message.',
      },
    ],
  },
  {
    category: 'not_interested',
    title: 'Not interested',
    scripts: [
      {
        name: 'One question',
        text: 'That is fair, I called out of the blue. One question and I am gone: what happens to a call when you are all on a job?',
        when_to_use: 'An early brush-off, before they know what it is.',
      },
      {
        name: 'Already have someone',
        text: 'Good, then somebody picks up. Do they book the job as well, or do they take a message?',
        when_to_use: 'They have a receptionist or an answering service.',
      },
      {
        name: 'Leave well',
        text: 'Understood, and thank you for saying so straight. I will not call again unless you ask.',
        when_to_use: 'The second no, or they ask to be left alone.',
      },
    ],
  },
  {
    category: 'price',
    title: 'Price',
    scripts: [
      {
        name: 'One job',
        text: 'It is 149 dollars a month. What is one job worth to you? So how many would it have to save?',
        when_to_use: 'They say it is too much and you know they miss calls.',
      },
      {
        name: 'Compared with what',
        text: 'I hear you. Is that more than you expected, or more than you can spend just now?',
        when_to_use: 'You do not know yet what lies behind it.',
      },
      {
        name: 'Try before paying',
        text: 'Then do not pay yet. Run it for two weeks, count what it catches, and decide by that number.',
        when_to_use: 'They like it but fear the bill.',
      },
    ],
  },
  {
    category: 'callback',
    title: 'Call me back',
    scripts: [
      {
        name: 'Two times',
        text: 'Of course. Is tomorrow at nine better, or after four?',
        when_to_use: 'They are busy and mean it.',
      },
      {
        name: 'Partner',
        text: 'Makes sense to ask them. What do you think they will want to know? Shall we take ten minutes all together?',
        when_to_use: 'They must ask a partner or a boss.',
      },
      {
        name: 'Send me something',
        text: 'Gladly. So that I send the right thing: is it missed calls or the evenings that trouble you more?',
        when_to_use: 'They ask for an e-mail to end the call.',
      },
    ],
  },
  {
    category: 'ai_concerns',
    title: 'Is it a robot?',
    scripts: [
      {
        name: 'Straight answer',
        text: 'Yes, it is software, and it says so if asked. Anyone who wants a person is put through to you.',
        when_to_use: 'They ask whether it is AI.',
      },
      {
        name: 'Hear it',
        text: 'You should judge by ear. May I play you ten seconds of a real call?',
        when_to_use: 'They think their callers will hate it.',
      },
    ],
  },
  {
    category: 'closing',
    title: 'Closing',
    scripts: [
      {
        name: 'Two weeks',
        text: 'Shall we put it on your after-hours line for two weeks, free, and look at the list of calls together?',
        when_to_use: 'They see the problem and nothing is in the way.',
      },
      {
        name: 'Either or',
        text: 'It takes fifteen minutes to switch on. Tomorrow morning, or Thursday after lunch?',
        when_to_use: 'They agreed and there is no date yet.',
      },
      {
        name: 'Recap',
        text: 'So: on from Thursday, nights only, and we look at the numbers on the 15th. Have I got that right?',
        when_to_use: 'After the yes, before you say goodbye.',
      },
    ],
  },
  {
    category: 'discovery',
    title: 'Discovery',
    scripts: [
      {
        name: 'Missed calls',
        text: 'On a busy day, how many calls do you not get to? And what do those people do then?',
        when_to_use: 'You do not know the size of the problem.',
      },
      {
        name: 'Last one lost',
        text: 'When did you last find out that a caller went to somebody else?',
        when_to_use: 'They say that missed calls are no problem.',
      },
      {
        name: 'Who picks up',
        text: 'Walk me through it: the phone rings at seven in the evening. What happens?',
        when_to_use: 'You do not know how it is handled today.',
      },
    ],
  },
];

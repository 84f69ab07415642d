/** Objectives of pitch, objection and close. Ids and texts are the predecessor's: journals and exports name them. */
import type { Objective } from '../../coaching/playbook';
import { cues } from './cue-list';

const valueProp: Objective = {
  id: 'value_prop',
  text: 'Explain value proposition',
  stage: 'pitch',
  metBy: 'rep',
  cues: cues`
    what we do is, what we do, what we offer, what we provide, what we can do, what it does, what this does,
    what that means is, what that does is, we offer, we provide, we specialize in, we help, we can help you,
    we make it, we take care of, we handle, we give you, we would handle, we would take care, we work with * to,
    we are able to, we built, helps you, help you *, helps companies, helps people, helps businesses, helps teams,
    allows you to, lets you, enables you, enables, gives you, saves you, saves time, save you, so you can, so that you,
    so you never, so you do not, you will be able to, you would be able to, you would get, you will get, you get a,
    it automatically, automat*, it answers, it picks up, it takes the, it handles, it works, the way it works,
    how it works is, the idea is, our solution, our system, our platform, our product, our service, our software,
    our program, our policy, our plan, our app, our tool, the system will, the platform, comes with, includes, covers,
    features, your donation, your gift, your support, goes towards, goes toward, goes to help, provides,
    helps children, help children, helps kids, help kids, supports, fights, mission is, is a charity,
    is an organization, is a non profit, is a nonprofit, organization that, company that, software that, platform that,
    service that, tool that, product that, designed to, makes it easy, makes it easier, takes care of, takes the,
    a way to, you would have, you will have, reduces, reduce your, increase your, improves, cuts your, protects,
    protection, coverage, we work to, works to, is exactly what, is what we do, is exactly why, that is where,
    it books, it texts, it sends, it tells, we send, we are able, we have a, basically`,
  askedBy: [],
  not: cues`
    how can we help you, how can i help you, help you today, help you with today, may i help you, what do you provide,
    can help you find out, we have a few, we have a call, we have a meeting`,
  what: 'Say what it does for them, in one line',
  why: 'They buy an outcome, not a feature list.',
  questions: [
    'What would it mean if every call were answered?',
    'Which would help most: nights, lunch or the overflow?',
    'Shall I play you a real call?',
  ],
  talkingPoints: ['Every call answered, day and night, and booked.', 'Tie it to the problem they named.'],
};

const differentiate: Objective = {
  id: 'differentiate',
  text: 'Differentiate from alternatives',
  stage: 'pitch',
  metBy: 'rep',
  cues: cues`
    unlike, better than, the advantage, the difference, what makes us different, we are different, different from,
    different than, differently, unique, the only one, the only company, nobody else, no one else, compared to,
    compared with, instead of having, rather than, other companies, other providers, most companies, most services,
    our competitors, sets us apart, exclusive`,
  askedBy: [],
  not: cues`what is the difference, rather than later`,
  what: 'Say why this and not what they have',
  why: 'They are comparing already: help them do it.',
  questions: [
    'What would it have to do better than voicemail?',
    'What did the last service you tried get wrong?',
    'What matters more to you: price, or no call lost?',
  ],
  talkingPoints: [
    'One difference is enough: it books, voicemail does not.',
    'Praise what they have, then name the gap.',
  ],
};

const addressBudget: Objective = {
  id: 'address_budget',
  text: 'Address budget consideration',
  stage: 'pitch',
  metBy: 'rep',
  cues: cues`
    # a month, # per month, # * a month, # * per month, # a year, # per year, # * a year, # per user, # per seat,
    # dollars, # pounds, # bucks, the price is, the cost is, it costs, costs you, costs about, the cost of,
    your budget, return on, roi, pays for itself, pay for itself, paid for itself, investment, save you, saves you,
    pricing, no setup fee, no contract, payment plan, premium`,
  askedBy: [],
  not: [],
  what: 'Set the price beside what they lose',
  why: 'A price alone is a cost; beside a loss it is small.',
  questions: [
    'How many jobs a month would pay for it?',
    'What do you spend now on calls that go nowhere?',
    'Is there a budget you need to stay inside?',
  ],
  talkingPoints: ['Say the price plainly, then stop.', 'One saved job usually covers the month.'],
};

const acknowledge: Objective = {
  id: 'acknowledge',
  text: 'Acknowledge concern',
  stage: 'objection',
  metBy: 'rep',
  cues: cues`
    i understand, i completely understand, i totally understand, i fully understand, totally understand,
    completely understand, understandable, understood, i hear you, i hear that, makes sense, make sense that,
    that is fair, fair enough, fair point, fair concern, fair question, totally fair, a fair, i get it, i get that,
    totally get, completely get, i see where, i see what you, i can see why, i can appreciate, i appreciate that,
    i appreciate your, i appreciate you being, i respect that, do not blame you, you are right,
    you are absolutely right, good point, great point, valid, i know how you feel, i know what you mean,
    i know it is a lot, i know that, know it can be, i would feel the same, feel the same way, a lot of people,
    a lot of our, most people i, most of our, many of our, you are not the first, you are not alone, no problem,
    not a problem, of course, absolutely, no worries, totally, i am sorry, sorry to, sorry about, sorry you, apologize,
    apologies, reasonable, thank you for being honest, thanks for being honest, thanks for telling me,
    appreciate the honesty, respect, natural to, right to be careful, good to be careful, that is okay, that is fine,
    that is alright, that is all right`,
  askedBy: [],
  not: cues`does that make sense, do you understand, i do not understand`,
  what: 'Show you heard it before you answer',
  why: 'Nobody hears an answer until they feel heard.',
  questions: [
    'What worries you most about it?',
    'Have you had a bad time with something like this?',
    'What would make it an easy yes?',
  ],
  talkingPoints: ['Say it back in their words.', 'No "but" after it: leave a breath.'],
};

const reframe: Objective = {
  id: 'reframe',
  text: 'Reframe perspective',
  stage: 'objection',
  metBy: 'rep',
  cues: cues`
    however, another way, one way to look, way to look at it, look at it this way, consider, what if, think about,
    think of it, imagine, let us say, suppose, at the same time, on the other hand, the thing is, the question is,
    what i would say, what they found, what our clients found, felt the same, until they, worth to you,
    what is it costing, cost of not, cost of doing nothing, if you break it down, that works out, works out to,
    less than a, one * pays, the difference is, the difference here, the good news, that is exactly why,
    that is actually why`,
  askedBy: [],
  not: cues`would you consider`,
  what: 'Turn it: what does waiting cost?',
  why: 'The comparison is with lost calls, not with zero.',
  questions: [
    'What does one lost job cost you?',
    'If nothing changes, where are you in six months?',
    'If that were solved, would the rest suit you?',
  ],
  talkingPoints: ['Their numbers, not yours.', 'One example of someone like them.'],
};

const reengage: Objective = {
  id: 'reengage',
  text: 'Re-engage conversation',
  stage: 'objection',
  metBy: 'rep',
  cues: cues`
    can i ask, may i ask, could i ask, let me ask, mind if i ask, if you do not mind me asking, one question,
    quick question, just curious, i am curious, out of curiosity, i am wondering, just wondering, i was wondering,
    tell me, help me understand, what would it take, what would need, what would you need, what would have to,
    what is it that, what exactly, what about it, is it the, is it more, what is holding, what were you,
    what makes you, before you go, before i let you go, before i go`,
  askedBy: [],
  not: cues`tell me to`,
  what: 'Get them talking again with a question',
  why: 'An open question keeps the door open.',
  questions: [
    'May I ask one thing before I let you go?',
    'What would have to be true for this to be worth a look?',
    'Is it the price, the timing, or something else?',
  ],
  talkingPoints: ['Ask, then be silent.', 'Accept a second no with grace.'],
};

const proposeNext: Objective = {
  id: 'propose_next',
  text: 'Propose next step',
  stage: 'close',
  metBy: 'rep',
  cues: cues`
    would you like to, would you like me to, would you be willing, would you be open, would you be interested,
    would you be able to, would you be comfortable, would you consider, would it make sense to,
    would it make sense for, would you want to, do you want to, do you want me to, want me to, want to try,
    want to give it, how about i, how about we, how about a, how about tomorrow, why do not we, why do not i,
    what if we, what if i, shall we, shall i, can i send you, can i email, can i text, can i book, can i schedule,
    can i put you, can i sign you, can i get you, let us get, let us set, let us schedule, let us book,
    let us go ahead, i will send you, i can send you, i could send you, i would like to set, i would love to set,
    i would suggest, i would recommend, next step*, get you set up, get you signed, get you started, set you up,
    sign you up, set up a, set up some time, setting up a, schedule a, schedule some, book a, book you,
    put something on the calendar, free trial, start a trial, start with a, a pilot, pilot it, a demo, quick demo,
    a follow up call, ready to, move forward, are you free, are you available, when are you free, when would be a good,
    when can we, what time works, what day works, does tomorrow, does * work for you, make a donation, make a gift,
    a gift of, a donation of, would you donate, could you donate, willing to donate, like to donate, donate today,
    you be able to donate, like to give, consider donating, interested in donating, want to donate,
    how much would you like to, any amount, even a small, would you be up for, what do you say, does that sound like,
    sound good if, i will get you, i will put you, i would like to invite, let me get you, let me set, let me book,
    let me send, let me get that, how does * sound, are you ready, can i count on, can we count on, are you open to,
    open to a, open to having, worth a, jump on a, hop on a, get on a, come out and, come by, come in for,
    take a look at, i could come, we could come`,
  askedBy: [],
  not: cues`
    what would you like to, can i ask, can we talk about, how would you like to, do you want to know, should we expect,
    would you like to tell, have you ever donate*, when you donate, people who donate, the reason i`,
  what: 'Propose one concrete next step',
  why: 'A small, clear step is easier to take than a decision.',
  questions: [
    'Shall we put it on your line for two weeks, free?',
    'How about a ten-minute demo on your own number?',
    'What would you need to see before you try it?',
  ],
  talkingPoints: ['One step, one day, one owner.', 'Ask, then say nothing.'],
};

const getCommitment: Objective = {
  id: 'get_commitment',
  text: 'Get commitment',
  stage: 'close',
  metBy: 'customer',
  cues: cues`
    let us do it, let us do that, let us go ahead, let us get started, let us try it, let us give it a, sign me up,
    count me in, i am in, i will take it, i will do it, i will give, i will donate, i will go with, we will take it,
    we will go with, go ahead and book, go ahead and set, go ahead and send, i would be open to that,
    i would be up for, i am happy to, happy to do that, that works for me, works for me, where do i sign,
    you have got a deal, got a deal, it is a deal, book me in, put me down, i can donate, i could donate,
    i want to donate, i would like to donate, i would love to, send me the invite, send me the contract, send over the,
    i am willing, i would be willing, i would be happy, i can do that, i could do that, i could do, we can do that,
    i think i will, i think i can, i will try, i will be there, that will work, that would work, let us say,
    let us plan, let us talk, let us set, let us make it, i could manage, i can manage, i guess i could, i would do,
    i would like that, we could do that, i will send`,
  askedBy: proposeNext.cues,
  not: cues`let us do it later, not let us, i will give you, i will give it some thought`,
  what: 'Get a clear yes to the step',
  why: 'A "maybe" now is a "no" next week.',
  questions: ['Does that work for you?', 'Is there anything that would stop you?', 'Who else needs to say yes?'],
  talkingPoints: ['Say the step once more, plainly.', 'After the yes, stop selling.'],
};

const schedule: Objective = {
  id: 'schedule',
  text: 'Schedule follow-up',
  stage: 'close',
  metBy: 'either',
  cues: cues`
    monday*, tuesday*, wednesday*, thursday*, friday*, saturday*, sunday*, # am, # pm, # a m, # p m, # oclock,
    first of the month, my address is, my email is, my number is, calendar invite, an invite, the invite, card number,
    deducted, direct debit, tomorrow at, tomorrow morning, tomorrow afternoon, tomorrow works, at noon, will be taken,
    post me, text me at, call me at, email me at, reach me at, that time works, quarter past, half past`,
  askedBy: proposeNext.cues,
  not: cues`last week, last monday, last friday, not tomorrow, not this week, not next week, at # percent, at # dollars`,
  what: 'Fix a day and a time now',
  why: 'Without a date it will not happen.',
  questions: [
    'Tomorrow at ten, or is the afternoon better?',
    'Which number should the reminder go to?',
    'Who should be on that call?',
  ],
  talkingPoints: ['Offer two times, not an open question.', 'Send the invitation while they are on the line.'],
};

/** In the order in which to pursue them. */
export const pitchToClose: readonly Objective[] = [
  valueProp,
  differentiate,
  addressBudget,
  acknowledge,
  reframe,
  reengage,
  proposeNext,
  getCommitment,
  schedule,
];

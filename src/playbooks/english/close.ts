/** How objectives of the close sound in English, in any trade. */
import { cues } from './cue-list';
import type { ObjectivePhrases } from '../call-language';

const proposing = cues`
  would you like to, would you like me to, would you be willing, would you be open, would you be interested,
  would you be able to, would you be comfortable, would you consider, would it make sense to, would it make sense for,
  would you want to, do you want to, do you want me to, want me to, want to try, want to give it, how about i,
  how about we, how about a, how about tomorrow, why do not we, why do not i, what if we, what if i, shall we,
  shall i, can i send you, can i email, can i text, can i book, can i schedule, can i put you, can i sign you,
  can i get you, let us get, let us set, let us schedule, let us book, let us go ahead, i will send you,
  i can send you, i could send you, i would like to set, i would love to set, i would suggest, i would recommend,
  next step*, get you set up, get you signed, get you started, set you up, sign you up, set up a, set up some time,
  setting up a, schedule a, schedule some, book a, book you, put something on the calendar, free trial, start a trial,
  start with a, a pilot, pilot it, a demo, quick demo, a follow up call, ready to, move forward, are you free,
  are you available, when are you free, when would be a good, when can we, what time works, what day works,
  does tomorrow, does * work for you, make a donation, make a gift, a gift of, a donation of, would you donate,
  could you donate, willing to donate, like to donate, donate today, you be able to donate, like to give,
  consider donating, interested in donating, want to donate, how much would you like to, any amount, even a small,
  would you be up for, what do you say, does that sound like, sound good if, i will get you, i will put you,
  i would like to invite, let me get you, let me set, let me book, let me send, let me get that, how does * sound,
  are you ready, can i count on, can we count on, are you open to, open to a, open to having, worth a, jump on a,
  hop on a, come out and, come by, come in for, take a look at, i could come, we could come`;

const proposeNext: ObjectivePhrases = {
  cues: proposing,
  not: cues`
    what would you like to, can i ask, can we talk about, how would you like to, do you want to know,
    should we expect, would you like to tell, have you ever donate*, when you donate, people who donate, the reason i`,
};

const getCommitment: ObjectivePhrases = {
  cues: cues`
    let us do it, let us do that, let us go ahead, let us get started, let us try it, let us give it a, sign me up,
    count me in, i am in, i will take it, i will do it, i will give, i will donate, i will go with, we will take it,
    we will go with, go ahead and book, go ahead and set, go ahead and send, i would be open to that,
    i would be up for, i am happy to, happy to do that, that works for me, works for me, where do i sign,
    you have got a deal, got a deal, it is a deal, book me in, put me down, i can donate, i could donate,
    i want to donate, i would like to donate, i would love to, send me the invite, send me the contract,
    send over the, i am willing, i would be willing, i would be happy, i can do that, i could do that, i could do,
    we can do that, i think i will, i think i can, i will try, i will be there, that will work, that would work,
    let us say, let us plan, let us talk, let us set, let us make it, i could manage, i can manage, i guess i could,
    i would do, i would like that, we could do that, i will send`,
  askedBy: proposing,
  not: cues`let us do it later, not let us, i will give you, i will give it some thought`,
};

const schedule: ObjectivePhrases = {
  cues: cues`
    monday*, tuesday*, wednesday*, thursday*, friday*, saturday*, sunday*, # am, # pm, # a m, # p m, # oclock,
    first of the month, my address is, my email is, my number is, calendar invite, an invite, the invite, card number,
    deducted, direct debit, tomorrow at, tomorrow morning, tomorrow afternoon, tomorrow works, at noon, will be taken,
    post me, text me at, call me at, email me at, reach me at, that time works, quarter past, half past, # it is,
    # tomorrow, tomorrow after, tomorrow before, tomorrow then`,
  askedBy: [
    ...proposing,
    ...cues`
      best time to, good time to call, good time to reach, good time to catch, better time, what day, which day,
      when can i, when could i, when could we, when should i, when should we, what is a good time, day suits`,
  ],
  not: cues`
    last week, last monday, last friday, not tomorrow, not this week, not next week, at # percent, at # dollars`,
};

export const closePhrases = {
  propose_next: proposeNext,
  get_commitment: getCommitment,
  schedule: schedule,
};

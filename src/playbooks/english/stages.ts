/** English phrases that place a call, of any trade, in a stage. */
import type { StagePhrases } from '../call-language';
import { cues } from './cue-list';

const opening: StagePhrases = {
  rep: cues`
    hello, hi, hey, good morning, good afternoon, good evening, my name is, this is * with, this is * from,
    with * here, how are you, how are things, doing today, quick question, have a minute, have a moment, got a minute,
    is now a good time, good time to talk, nice to meet, thanks for taking, speak to, speak with, speaking with,
    wanted to talk, follow up on, following up, you filled out, date of birth, confirm your, verify,
    today i would like to, what i thought we would`,
  strongRep: cues`
    am i speaking with, am i speaking to, is this mr, is this mrs, is this the owner, may i speak, could i speak,
    can i speak, calling from, i am calling, i am with, i am from, reason for my call, reason i am calling,
    reaching out, how can i help you, how can i help, how may i help, thank you for calling, thanks for calling,
    # seconds, did i catch you, who would be the best person, in charge of, bad time`,
  customer: cues`
    hello, hi, hey, good morning, good afternoon, speaking, this is he, this is she, not bad, i am good, i am fine,
    i am well, doing well, doing good, how are you, nice to meet, hold on`,
  strongCustomer: cues`
    who is this, who is calling, who am i speaking, what is this about, what is this regarding, what is it about,
    what can i do for you, how can i help, how may i help, may i ask who, can i ask who, please hold, can you hold,
    thanks for holding, i will put you through, let me transfer, where are you calling from, is this a sales call,
    go on then, make it quick`,
};

const discovery: StagePhrases = {
  rep: cues`
    how do you, how many, how often, how long, how much do you, how old, how big, what do you, what kind of,
    what type of, what are you, what have you, what is your, what is the biggest, what are your, what does your,
    what was, where do you, where are you, when do you, when did you, when you, who is, who else, who do you,
    why do you, which, do you have, do you use, do you ever, do you know, do you find, do you feel, do you guys,
    do they, does your, are you currently, are you looking, are you finding, are you happy, are there, have you ever,
    have you been, have you had, have you, did you, right now, at the moment, is it more, is there, looking for,
    just curious, tell me more, what happens, what happened`,
  strongRep: cues`
    tell me about, tell me a little, tell me a bit, walk me through, talk me through, give me an idea,
    help me understand, how do you currently, are you currently using, currently using, what challenges,
    biggest challenge, what happens when, who makes the, who else is involved, who else would be,
    what is important to you, what are you looking for, how are you handling, how is that working,
    how does that affect, your current, your situation, your goals, what would you change, in terms of your,
    what made you, what brought you, what prompted, timeline`,
  customer: cues`
    we have, we had, i have, i had, we are, we do, we did, we get, we got, we use, i use, my, our, usually, normally,
    typically, mostly, mainly, sometimes, about #, around #, probably #, roughly, right now, at the moment, currently,
    since, years ago, last year, last week, last month, every day, every time, every week, so far, used to,
    looking for, trying to, because, problem*, issue*, challeng*, # people, # employees, # years`,
  strongCustomer: cues`
    we currently, we use, we have been using, the problem is, the biggest, the main thing, we struggle, struggl*,
    frustrat*, we lost, we need, i need, we are looking, i am looking for, in house, spreadsheet*, it depends,
    how we do, # a day, # a week, # a month`,
};

const pitch: StagePhrases = {
  rep: cues`
    we, our, it will, it is a, it also, it comes, you can, you will, you would, you get, you just, basically,
    for example, the way, system, platform, product, service, program, software, solution, plan, package, policy,
    coverage, benefit*, feature*, option*, includ*, cover*, provide*, discount, price, cost*, automat*, customers,
    clients, companies like, works, free, unlimited, guarantee*, percent, # dollars`,
  strongRep: cues`
    what we do, what it does, what that means, how it works, the way it works, it works by, we offer, we provide,
    we help, we specialize, we are able to, we work with, we partner with, our solution, our system, our platform,
    our product, our service, our clients, our customers, helps you, help you, allows you, allow you, lets you,
    gives you, saves you, so you can, let me show you, i will show you, share my screen, as you can see, # a month,
    # per month, # per user, # * a month, # * per month, # a year, per month, it is #, the price is, starts at,
    comes with, for instance, on average`,
  customer: cues`
    does it, do you, is it, is there, can it, can you, could it, how does, how do, how would, what about, what if,
    so it, so you, so basically, would it, will it, would i, do i, interesting, that is nice, that is cool,
    that is good, that is great, wow, oh really, is that, are there`,
  strongCustomer: cues`
    how does it work, how does that work, how does this work, how would that work, how would it, what does it do,
    what do you do, what do you guys do, what is it, what do you offer, how much is, how much does, how much do you,
    how much would, how much are, how much, what does it cost, what does that cost, what is the price,
    what is the cost, what are the, what would it cost, what do you charge, what would i, does it come with,
    does it integrate, does it work, does that include, does it include, what is included, who else uses,
    tell me more, is it free, what happens if`,
};

const objection: StagePhrases = {
  rep: cues`
    fair, of course, i know, worried, concern*, worth, what if, think about, imagine, however, sorry, apologize,
    before you, can i ask, is it the, no obligation, no pressure, risk, why is that, which is why, exactly why,
    that is why, even if, actually, in fact, at all, for sure, let me ask, what would, hesitat*, main reason,
    do you mean`,
  strongRep: cues`
    i understand, i completely understand, i totally understand, i hear you, i get it, i get that, i can see why,
    makes sense, that is fair, fair enough, do not blame you, i appreciate that, i respect that, a lot of people,
    feel the same, felt the same, what is holding you, your main concern, your concern, what would it take,
    pays for itself, understandable, good point, valid`,
  customer: cues`
    but, not, no, never, however, not sure, do not know, i guess, honestly, to be honest, already, hmm, still, though,
    worried, concern*, risk*, maybe, i mean, just, unless, only, why, afraid, i would, well, really`,
  strongCustomer: cues`
    not interested, no thanks, no thank you, do not need, do not want, too expensive, too much, a lot of money,
    can not afford, think about it, call me back, call back, send me an email, send me something,
    send me some information, not right now, not now, too busy, no time, not a good time, already have, happy with,
    not convinced, skeptical, stop calling, do not call, take me off, waste of time, a scam, no budget, talk to my,
    ask my, cancel, not for us, not for me, rather not, i doubt, how do i know, do not trust, do not think,
    do not see, i am not sure, not sure if, not sure about, not sure that, why should i, why would i, why would we,
    why should we, what makes you, how is this different, how are you different, how is that different, any different,
    how much of, what percentage, actually goes, i already give, i already donate, we already, i can not, we can not,
    i could not, i do not have, i do not like, i do not feel, i do not believe, i do not really, we do not really,
    i would have to, we would have to, i would need to, we would need to, i am just not, we are just not, a bit much,
    i am hesitant, hesitant, reluctant, i wonder if, my concern, our concern, only concern, the only thing is,
    problem is i, on the fence, not comfortable, prefer to, prefer not, i would prefer, i would rather, would rather,
    maybe later, maybe another, some other time, no offense, heard that before, hard to believe, sounds like a lot,
    seems like a lot, is a lot`,
};

const close: StagePhrases = {
  rep: cues`
    would you like, do you want, shall, tomorrow, next week, monday, tuesday, wednesday, thursday, friday, afternoon,
    email, calendar, invite, address, number, send you, text you, sign, card, confirm*, appointment, demo, trial,
    meeting, perfect, wonderful, thank you so much, thanks so much, thank you very much, have a great, have a good,
    have a nice, get back to you`,
  strongRep: cues`
    would you be willing, would you be open, would you like to, would you like me to, would it make sense, want me to,
    how about i, how about we, why do not we, why do not i, what if we, what if i, shall we, shall i, let us get,
    let us set, let us schedule, let us book, let us go ahead, get you set up, get you started, get started,
    set up a time, set up a, sign you up, schedule a, book a, free trial, next step*, are you available, are you free,
    what time works, work for you, works for you, work better for you, best email, best number, best address,
    your email, send you a, follow up with you, move forward, credit card, ready to, talk soon, talk to you then,
    talk then, speak then, take care, have a great day, have a good day, have a good one, have a nice day, bye,
    goodbye, goodnight, see you, donate today, make a donation, how much would you like, would you donate,
    like to donate, willing to donate, how about a, can i get you, can i send, can i put you, are you open to,
    open to a, let me get, let me set, let me send, spell, the best way to reach, i will send, i will email,
    i will text, i will call you, i will give you a call, you will receive, you will get a, we are all set,
    you are all set, look forward to, looking forward to, thank you for your donation, thank you for your time today,
    nice talking, great talking, enjoy your, sound good`,
  customer: cues`
    sounds good, sounds great, perfect, great, that works, works for me, thank you, thanks, you too, tomorrow,
    next week, monday, tuesday, wednesday, thursday, friday, at #, send it, email it, my email, my number, my address,
    i will, okay, yes, sure, i can, i could, we can, talk to you, looking forward, that is fine, donate`,
  strongCustomer: cues`
    let us do it, let us do that, let us go ahead, sign me up, count me in, i am in, i will take it,
    i would be open to, i will donate, i can donate, i would like to donate, send me the invite, send me the,
    send it over, when can we, when can you, when could you, how do i sign up, how do we get started, how soon can,
    what is the next step, what are the next steps, bye, goodbye, see you, talk to you then, talk soon, have a good,
    have a great, you have a, at gmail, dot com`,
};

export const stagePhrases = { opening, discovery, pitch, objection, close };

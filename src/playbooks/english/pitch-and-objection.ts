/** How objectives of pitch and objection sound in English, in any trade. */
import { cues } from './cue-list';
import type { ObjectivePhrases } from '../call-language';

const valueProp: ObjectivePhrases = {
  cues: cues`
    what we do is, what we do, how we can help, here is how we, what we offer, what we provide, what we can do,
    what it does, what this does, what that means is, what that does is, we offer, we provide, we specialize in,
    we help, we can help you, we make it, we take care of, we handle, we give you, we would handle,
    we would take care, we work with * to, we are able to, we built, helps you, help you *, helps companies,
    helps people, helps businesses, helps teams, allows you to, lets you, enables you, enables, gives you, saves you,
    saves time, save you, so you can, so that you, so you never, so you do not, you will be able to,
    you would be able to, you would get, you will get, you get a, it automatically, automat*, it takes the,
    it handles, it works, the way it works, how it works is, the idea is, our solution, our system, our platform,
    our product, our service, our software, our program, our policy, our plan, our app, our tool, the system will,
    the platform, comes with, includes, covers, features, your donation, your gift, your support, goes towards,
    goes toward, goes to help, provides, helps children, help children, helps kids, help kids, supports, fights,
    mission is, is a charity, is an organization, is a non profit, is a nonprofit, organization that, company that,
    software that, platform that, service that, tool that, product that, designed to, makes it easy, makes it easier,
    takes care of, takes the, a way to, you would have, you will have, reduces, reduce your, increase your, improves,
    cuts your, protects, protection, coverage, we work to, works to, is exactly what, is what we do, is exactly why,
    that is where, it sends, it tells, we send, we are able, we have a, basically`,
  askedBy: cues`
    what do you do, what does it do, what is it, how does it work, how does that work, how does this work,
    how would it work, how would that work, what do you offer, what can you do, tell me more, what are you selling`,
  not: cues`
    how can we help you, how can i help you, help you today, help you with today, may i help you, what do you provide,
    can help you find out, we have a few, we have a call, we have a meeting`,
};

const differentiate: ObjectivePhrases = {
  cues: cues`
    unlike, better than, the advantage, the difference, what makes us different, we are different, different from,
    different than, differently, unique, the only one, the only company, nobody else, no one else, compared to,
    compared with, instead of having, rather than, other companies, other providers, most companies, most services,
    our competitors, sets us apart, exclusive`,
  askedBy: cues`
    how are you different, how is this different, how is that different, how is it different, what makes you,
    what is the difference, any different, why should i, why should we, why you`,
  not: cues`what is the difference, rather than later`,
};

const addressBudget: ObjectivePhrases = {
  cues: cues`
    # a month, # per month, # * a month, # * per month, # a year, # per year, # * a year, # per user, # per seat,
    # dollars, # pounds, # bucks, the price is, the cost is, it costs, costs you, costs about, the cost of,
    your budget, return on, roi, pays for itself, pay for itself, paid for itself, investment, save you, saves you,
    pricing, no setup fee, no contract, payment plan, premium`,
  askedBy: cues`
    how much is, how much does, how much do you, how much would, how much will, how much are, what does it cost,
    what does that cost, what would it cost, what is the price, what is the cost, what do you charge,
    what does it run, what is it going to cost, is it free, is that free, do i pay, do we pay,
    what is that going to run, the pricing, what would that run, what do you want for`,
};

const acknowledge: ObjectivePhrases = {
  cues: cues`
    i understand, i completely understand, i totally understand, i fully understand, totally understand,
    completely understand, understandable, understood, i hear you, i hear that, makes sense, make sense that,
    that is fair, fair enough, fair point, fair concern, fair question, totally fair, a fair, i get it, i get that,
    totally get, completely get, i see where, i see what you, i can see why, i can appreciate, i appreciate that,
    i appreciate your, i appreciate you being, i respect that, do not blame you, you are right,
    you are absolutely right, good point, great point, valid, i know how you feel, i know what you mean,
    i know it is a lot, i know that, know it can be, i would feel the same, feel the same way, a lot of people,
    a lot of our, most people i, most of our, many of our, you are not the first, you are not alone, no problem,
    not a problem, of course, absolutely, no worries, totally, i am sorry, sorry to, sorry about, sorry you,
    apologize, apologies, reasonable, thank you for being honest, thanks for being honest, thanks for telling me,
    appreciate the honesty, respect, natural to, right to be careful, good to be careful, that is okay, that is fine,
    that is alright, that is all right`,
  not: cues`does that make sense, do you understand, i do not understand`,
};

const reframe: ObjectivePhrases = {
  cues: cues`
    however, another way, one way to look, way to look at it, look at it this way, consider, what if, think about,
    think of it, imagine, let us say, suppose, at the same time, on the other hand, the thing is, the question is,
    what i would say, what they found, what our clients found, felt the same, until they, worth to you,
    what is it costing, cost of not, cost of doing nothing, if you break it down, that works out, works out to,
    less than a, one * pays, the difference is, the difference here, the good news, that is exactly why,
    that is actually why`,
  not: cues`would you consider`,
};

const reengage: ObjectivePhrases = {
  cues: cues`
    can i ask, may i ask, could i ask, let me ask, mind if i ask, if you do not mind me asking, one question,
    quick question, just curious, i am curious, out of curiosity, i am wondering, just wondering, i was wondering,
    tell me, help me understand, what would it take, what would need, what would you need, what would have to,
    what is it that, what exactly, what about it, is it the, is it more, what is holding, what were you,
    what makes you, before you go, before i let you go, before i go`,
  not: cues`tell me to`,
};

export const pitchAndObjectionPhrases = {
  value_prop: valueProp,
  differentiate: differentiate,
  address_budget: addressBudget,
  acknowledge: acknowledge,
  reframe: reframe,
  reengage: reengage,
};

/** How objectives of opening and discovery sound in English, in any trade. */
import { cues } from './cue-list';
import type { ObjectivePhrases } from '../call-language';

const rapport: ObjectivePhrases = {
  cues: cues`
    how are you, how are things, how have you been, how is it going, how is everything, how is your * going,
    how is your day, how is your morning, how is your afternoon, how is your week, how was your, how are you doing,
    you doing today, doing well, doing great, hope you are, hope your, thanks for taking, thanks for your time,
    thank you for your time, thank you for taking, thanks for making, thanks for hopping, thanks for jumping,
    thanks for joining, thanks for coming, thanks for calling, thank you for calling, thanks for picking up,
    i appreciate you, appreciate your time, appreciate you taking, nice to meet, nice to finally, great to meet,
    good to meet, pleasure to, good to hear from you, great to hear from you, good to talk, great to talk,
    good to see, great to see, congratulations, congrats, happy birthday, sorry to hear, sorry for your loss,
    that is kind of you, that is very kind, how lovely, how is the weather, the weather, good weekend, your weekend,
    long time no, did i catch you`,
  not: cues`
    how are you currently, how are you handling, how are you managing, how are you finding, how are you guys`,
};

const establishReason: ObjectivePhrases = {
  cues: cues`
    calling because, calling about, calling to, calling regarding, calling in regards, calling on behalf,
    calling you about, calling you because, calling you to, calling today, calling for, calling with, call is about,
    call is regarding, why i am calling, why i called, why i am reaching, reason for my call, reason for the call,
    reason i am, reason i call*, the reason i, purpose of, reaching out, reach out to, i wanted to reach,
    getting in touch because, get in touch because, getting in touch, following up, follow up on, follow up with you,
    quick question, quick call, wanted to talk, wanted to ask you, wanted to see if, wanted to chat,
    wanted to check in, wanted to touch base, wanted to share, want to talk to you about, like to talk to you about,
    love to talk to you about, talk to you about, speak to you about, speak with you about, got your inquiry,
    got your request, received your, saw that you, noticed that you, noticed you, saw you, you filled out,
    you requested, you asked us, you signed up, you had asked, have a minute, have a moment, got a minute,
    got a moment, got # minutes, have # minutes, have # seconds, got # seconds, a minute of your time,
    a moment of your time, few minutes of your time, minutes of your time, spare a minute, spare a moment,
    couple of minutes, just # minutes, # seconds to, give me # seconds, give me a minute, take # minutes,
    take a minute, is now a good time, is this a good time, is this a bad time, bad time, agenda for,
    what i thought we would, the plan for today, goal for today, goal of this call, goal of today,
    today i would like to, today i wanted to, what i would like to do, go over a few, ask you a few questions,
    ask a few questions, cold call, i am here to, wanted to tell you, like to tell you about, want to tell you about,
    have you heard of, have you heard about, would like to talk, like to discuss, wanted to discuss, want to discuss,
    here to discuss, chat about, in regards to, in reference to, you reached out, you had inquired, you inquired,
    your inquiry, you left us, you called us, you were interested in, you were looking, you are looking for,
    i understand you are, responding to, wanted to introduce, wanted to get your, do you have time, have some time,
    is it okay if, is it alright if, before we start, before we begin, before we get started, before we dive,
    we will cover, going to cover, go through a few, my goal, spend # minutes, spend twenty, thought we would do,
    your feedback on, we are looking for, we are raising, we are collecting, i work with, i work for, i represent,
    on behalf of, i came across, ask you about, ask you a couple`,
  askedBy: cues`
    who is this, who is calling, who am i speaking, what is this about, what is it about, what is this regarding,
    what can i do for you, how can i help, how may i help, what do you want, are you selling, is this a sales call,
    go on, make it quick`,
  not: cues`give you a quick call, thank you for calling, thanks for calling`,
};

const qualifyVolume: ObjectivePhrases = {
  cues: cues`
    # a day, # a week, # a month, # a year, # per day, # per week, # per month, # per year, # * a day, # * a week,
    # * a month, # * per day, # * per week, # * per month, # * every week, # * every month, # people, # employees,
    # staff, # * staff, # users, # seats, # reps, # of us, # guys, # agents, # technicians, # trucks, # crews,
    # vehicles, # cars, # locations, # stores, # offices, # sites, # units, # bedrooms, # square feet, # customers,
    # clients, # patients, # donors, # members, # tickets, # leads, # jobs, # orders, # appointments, # kids,
    # children, # lines, couple dozen, team of #, just me, just the two of us`,
  askedBy: cues`
    how many, how much do you, how much are you, how much is your, how much would you say, how big, how large,
    how often, what volume, what size, what kind of volume, roughly how, what are you spending, what are you paying,
    how much * worth, what is a * worth, your average, what is your budget, team size, size of your, square f*,
    price range, on a typical day, on a busy day`,
  not: cues`# minutes, # years ago, # seconds, how long`,
};

const identifyPain: ObjectivePhrases = {
  cues: cues`
    problem*, challeng*, issue*, trouble, struggl*, frustrat*, difficult*, annoy*, headache, nightmare, a pain,
    painful, killing us, killing me, drives me, driving me, drives us, sick of, tired of, fed up, hate when, hard to,
    hard for us, hardest, tough to, worst, worry about, worried about, worries me, concerned about, stress*,
    overwhelm*, swamped, falling behind, fall behind, behind on, fall through, falls through, falling through,
    slip through, fall* apart, we miss, i miss, we missed, i missed, missing out, we lose, i lose, we lost, i lost,
    losing, lost a, lost business, cost us, costs us, costing us, wast*, takes forever, takes too long, takes hours,
    taking too long, too long, too slow, too many, not enough, can not keep up, can not get, can not find,
    can not see, could not get, never get back, never calls back, do not get back, does not work, do not work,
    not working, stopped working, keeps breaking, breaks down, broke* down, leak*, went up, gone up, going up,
    goes up every, no shows, understaffed, short staffed, turnover, manual*, by hand, mess, chaos, wish we, wish i,
    i wish, would be nice if, need something, unhappy, not happy, disappointed, complain*, let us down, let me down,
    error prone, mistakes, no idea what, no visibility, outage*`,
  askedBy: cues`
    what challenges, biggest challenge, challenges are you, any challenges, any problems, any issues, what problem*,
    what issues, what is not working, what does not work, what goes wrong, tends to go wrong, go wrong,
    what frustrates, frustrat*, struggl*, keeps you up, ever miss, do you miss, do you lose, ever lose, have you lost,
    what happens when, what happens if, do you find that, are you finding, what would you change,
    what would you improve, what do you wish, what do you dislike, how is that working, how does that affect,
    what does that cost, are you happy with, what made you, what prompted, what brought you, give up and, pain point*,
    fall through, worr*`,
  not: cues`
    no problem*, not a problem, no issue*, not an issue, no trouble, no challeng*, no worries, any problem*,
    do not have a problem, do not have any, not worried about, what is the problem, lost my train,
    not really a problem, not hard to, is not hard, not too long`,
};

const currentSolution: ObjectivePhrases = {
  cues: cues`
    currently using, currently use, we are using, i am using, we use, i use, we have been using, i have been using,
    right now we, right now i, right now it is, right now they, today we, currently we, at the moment we,
    we currently, i currently, we already have, i already have, already got a, already got some*, already use,
    already using, already work with, already with, we work with, we are with, i am with, we have been with,
    i have been with, been with them, we go through, we handle, i handle, we do it, i do it, we just, do it ourselves,
    do it myself, do it in house, in house, my wife does, my husband, we have a girl, we have a guy, we have someone,
    we have somebody, i have someone, i have a guy, spreadsheet*, pen and paper, on paper, excel, we do not have any,
    we do not have one, do not have anything, do not use anything, nothing right now, nothing at the moment,
    we do not have a, our current, our provider, my current, we rent, i rent, i give to, we give to, usually we,
    we usually, i usually, we have got someone, we have got somebody, we have got a girl, we have got a guy,
    we have got a lady, we have got a system, we have got a service, we have got a company, we run, we rely on,
    we outsource, we pay, i pay, handles that, handles it, handles all, handles our, takes care of, just use,
    manually, do not really have, do not have anyone, do not have any, nobody right now, i donate to,
    i already donate, i already give, i have donated, we do not use, we built, we hired, we track, we keep, we send,
    we do all, we do everything, we have two, we have three, came with, is with, through a broker, through my,
    through our, been using, put some`,
  askedBy: cues`
    currently using, currently use, are you using, do you use, do you currently, are you currently, right now,
    what do you do today, how do you handle, how are you handling, how do you manage, how are you managing,
    how do you do, how are you doing that, how do you keep, how do you track, how does that work today,
    how does it work today, how does your, your current, your process, what process, what system, what tool*,
    what software, which provider, who is your, who do you use, who are you with, who are you using, who handles,
    who takes, who does your, walk me through, talk me through, do you already, do you have someone,
    do you have somebody, do you have anyone, do you have anything, do you have a system, do you have a provider,
    do you have a service, do you have a current, do you have any * in place, what happens after, what have you tried,
    have you done about, at the moment, in place, these days, today how, happy with the, what are you doing,
    what do you do, what do you have, do you work with, are you with, how is it set up, how is that set up,
    how does that work, how do you, how are you doing it, how are you tracking, how are you getting,
    have you ever donated, do you donate, do you give, are you supporting, who you use, what are you driving,
    who else do you, have you worked with, currently`,
  not: cues`
    just calling, just looking, we just wanted, just wondering, do you have a minute, do you have a moment,
    do you have any questions`,
};

export const openingAndDiscoveryPhrases = {
  rapport: rapport,
  establish_reason: establishReason,
  qualify_volume: qualifyVolume,
  identify_pain: identifyPain,
  current_solution: currentSolution,
};

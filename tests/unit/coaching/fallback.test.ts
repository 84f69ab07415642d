import { describe, expect, it } from 'vitest';
import { getFallbackGuidance, getFallbackSuggestion } from '../../../src/coaching/fallback';
import { CoachingGuidance, MAX_LINE_CHARS } from '../../../src/coaching/guidance';
import { readingOf } from '../../../src/coaching/stage';
import { Suggestion } from '../../../src/coaching/suggestion';
import { MAX_SUGGESTION_CHARS } from '../../../src/coaching/suggestion-response';
import { defaultPlaybook } from '../../../src/playbooks/default';
import { momentAfter, type Line } from './call-builder';

const PITCHED: readonly Line[] = [
  'rep: Hi Jo, how are you? The reason for my call is your phone.',
  'customer: Fine, go on.',
  'rep: What we do is answer every call, it is 149 dollars a month.',
];

/** Both sides speak of what the playbook sells. */
const OF_THE_TRADE: readonly Line[] = [
  'rep: Hi Jo, how are you? The reason for my call is your voicemail.',
  'customer: Fine, the voicemail is always full, go on.',
  'rep: What we do is answer every call, it is 149 dollars a month.',
];

const inStage = (stage: 'opening' | 'discovery' | 'pitch' | 'objection' | 'close') => ({
  ...readingOf({ opening: 0, discovery: 0, pitch: 0, objection: 0, close: 0, [stage]: 1 }),
  sinceAtMs: 1_700_000_000_000,
});

describe('getFallbackGuidance', () => {
  it('is field by field what the wire wants', () => {
    const guidance = getFallbackGuidance(momentAfter(['rep: Hello, is this Maria?']));
    expect(CoachingGuidance.parse(guidance)).toEqual({
      type: 'coaching_guidance',
      stage: { current: 'opening', confidence: expect.any(Number), time_in_stage: 10 },
      focus: {
        what: 'Be a person first: a warm word',
        why: 'People stay on the line with someone they like.',
        urgency: 'medium',
      },
      objectives: {
        completed: [],
        remaining: [
          { id: 'rapport', text: 'Build rapport', priority: 'high' },
          { id: 'establish_reason', text: 'Establish reason for call', priority: 'medium' },
        ],
      },
      guidance: {
        direction: 'Be a person first: a warm word. People stay on the line with someone they like.',
        key_questions: [
          'How is your day going so far?',
          'Have I caught you at an awkward moment?',
          'May I tell you why I called, and you say if it is worth a minute?',
        ],
        talking_points: ['Use their name.', 'One warm line, then the reason for the call.'],
        confidence: guidance.stage.confidence,
      },
      metadata: { timestamp: 1_700_000_010, session_id: 'call_test', model_version: 'coaching_v1' },
    });
  });

  it.each([
    ['price', "customer: That's too expensive."],
    ['authority', "customer: I'd have to ask my wife."],
    ['ai_concerns', 'customer: My clients would hate talking to a robot.'],
  ] as const)('meets a %s objection by its plan, urgently', (type, line) => {
    const { focus } = getFallbackGuidance(momentAfter([...OF_THE_TRADE, line]));
    expect(focus.what).toBe(defaultPlaybook.objections[type].what);
    expect(['high', 'critical']).toContain(focus.urgency);
  });

  it('moves to the next step on a buying signal', () => {
    const { focus } = getFallbackGuidance(momentAfter([...PITCHED, 'customer: Sounds great, how do we get started?']));
    expect(focus).toMatchObject({ what: 'Propose one concrete next step', urgency: 'high' });
  });

  it("goes on to the stage's next open objective", () => {
    const guidance = getFallbackGuidance(
      momentAfter(['rep: So how many calls do you get on a busy day?', 'customer: About thirty calls a day.'], {
        stage: inStage('discovery'),
      }),
    );
    expect(guidance.focus).toMatchObject({
      what: 'Use their number: let them do the sum',
      why: 'They said: “About thirty calls a day”',
    });
    expect(guidance.guidance.key_questions[0]).toBe('What is one of those thirty worth to you?');
  });

  it('does not repeat a question the rep has asked', () => {
    const { guidance } = getFallbackGuidance(
      momentAfter(['rep: What happens, then, when a call comes in and there is nobody free?'], {
        stage: inStage('discovery'),
        met: [{ id: 'qualify_volume', utteranceId: momentAfter(['rep: x']).heard[0]!.id }],
      }),
    );
    expect(guidance.key_questions).not.toContain('What happens when a call comes in and nobody is free?');
    expect(guidance.key_questions.length).toBeGreaterThan(0);
  });

  it('goes on to the next stage when all of this one is met', () => {
    const told: Line = 'rep: Hello Jo, how are you? The reason why I am calling is the phone in your shop.';
    const [utterance] = momentAfter([told]).heard;
    const met = ['rapport', 'establish_reason'].map((id) => ({ id, utteranceId: utterance!.id }));
    const { focus } = getFallbackGuidance(momentAfter([told], { stage: inStage('opening'), met }));
    expect(focus.what).toBe('What is in it for them, in one line, then ask');
  });

  it('asks for no act of a rep whom nobody hears', () => {
    const unheard = { repHeard: false } as const;
    const opening = getFallbackGuidance(momentAfter(['customer: hello?'], { ...unheard, stage: inStage('opening') }));
    expect(opening.focus.what).toBe('Find out what matters most to them');
    const pitch = getFallbackGuidance(momentAfter(['customer: I see.'], { ...unheard, stage: inStage('pitch') }));
    expect(pitch.focus.what).not.toBe('Say what it does for them, in one line');
  });

  it('grows more urgent as the opening drags on', () => {
    const long = momentAfter(['rep: Hello there'], { atMs: 1_700_000_000_000 + 200_000 });
    expect(getFallbackGuidance(long).focus.urgency).toBe('high');
  });

  it('gives different words for different moments', () => {
    const words = [
      momentAfter(['rep: Hello, is this Maria?']),
      momentAfter([...PITCHED, "customer: That's too expensive."]),
      momentAfter([...PITCHED, 'customer: How do we get started?']),
      momentAfter(['rep: The reason why I am calling is your roof.'], { stage: inStage('discovery') }),
    ].map((moment) => getFallbackGuidance(moment).guidance.direction);
    expect(new Set(words).size).toBe(4);
  });
});

describe('a customer who wants no more calls', () => {
  const { leaveWell } = defaultPlaybook;
  const ASKED: readonly Line[] = [...PITCHED, "customer: Please take me off your list and don't call again."];

  it.each([
    ['the request', ASKED],
    ["the rep's promise", [...ASKED, "rep: I'll take you off right now."]],
    ['a polite end', [...ASKED, "rep: I'll take you off right now, have a good day.", 'customer: Sounds good, bye.']],
    [
      'a second no',
      [...PITCHED, "customer: I'm not interested.", 'rep: May I ask why?', 'customer: No thanks, really.'],
    ],
  ] as const)('is left well after %s, without a word of selling', (_, lines) => {
    const { focus, guidance } = getFallbackGuidance(momentAfter(lines));
    expect(focus).toEqual({ what: leaveWell.what, why: leaveWell.why, urgency: 'medium' });
    expect(guidance.key_questions).toEqual(leaveWell.questions);
  });

  it('is told so in the suggestion', () => {
    const { primary_suggestion } = getFallbackSuggestion(momentAfter(ASKED));
    expect(primary_suggestion.text).toBe(
      'Understood, I will not call you again. Would you like me to confirm that in writing?',
    );
  });

  it('is not who says one plain no', () => {
    const { focus } = getFallbackGuidance(momentAfter([...OF_THE_TRADE, "customer: I'm not interested."]));
    expect(focus.what).toBe(defaultPlaybook.objections.need.what);
  });
});

describe('the end of an objection', () => {
  const STEEP: readonly Line[] = [...PITCHED, 'customer: That is too expensive for us.'];
  const focusAfter = (...lines: readonly Line[]): string => {
    const moment = momentAfter([...STEEP, ...lines]);
    return getFallbackGuidance({ ...moment, stage: inStage('objection') }).focus.what;
  };

  it.each<readonly Line[]>([
    ['rep: I hear you. May I show you the sum?', "customer: Yeah okay, let's see it."],
    ['rep: One saved job pays for the month.', "customer: Okay, well that's better."],
    ['rep: One saved job pays for the month.', 'customer: Huh. I guess that is true.'],
    ['rep: One saved job pays for it.', "customer: That's actually rather good.", 'rep: I am glad.'],
  ])('comes with %s %s', (...lines) => {
    expect([
      'Propose one concrete next step',
      'They said yes: do it now, then be quiet',
      'They are coming round: agree, then ask what is left',
    ]).toContain(focusAfter(...lines));
  });

  it.each<readonly Line[]>([
    ['rep: Is it the price itself?', 'customer: Yes, exactly.'],
    ['rep: I completely understand.', 'customer: Yeah, money is short here.'],
    ['rep: One saved job pays for the month.', "customer: That's fair, but January is slow."],
  ])('does not come with %s %s', (...lines) => {
    expect(focusAfter(...lines)).not.toBe('Propose one concrete next step');
  });

  it('leads back to what was left open where nothing was offered yet', () => {
    const moment = momentAfter([
      'rep: Hi, I am calling about your phone.',
      "customer: I don't see why we'd need that.",
      'rep: That is fair. May I say what others tell me?',
      'customer: Yes, sure.',
    ]);
    const { focus } = getFallbackGuidance({ ...moment, stage: inStage('objection') });
    expect(focus.what).toBe('Find out what matters most to them');
  });
});

describe('goodbye', () => {
  it.each<readonly Line[]>([
    ["rep: I'll ring you then. Thanks for your help.", 'customer: Bye now.'],
    ['rep: Thanks Jo, have a good one.', 'customer: You too.'],
    ['rep: Great.', 'customer: Thanks. Talk to you Thursday.'],
  ])('brings the wrap-up: %s %s', (...lines) => {
    const { focus } = getFallbackGuidance(momentAfter([...PITCHED, ...lines]));
    expect(focus).toMatchObject({ what: defaultPlaybook.wrapUp.what, urgency: 'low' });
  });

  it.each<readonly Line[]>([
    ['rep: Thanks Jo, have a good one.', 'customer: Wait, does it work with my cell phone?'],
    ['customer: We have a good system, we said goodbye to the old one in May.'],
    ["customer: I'd have to take care of the payroll first."],
  ])('is not in %s', (...lines) => {
    const { focus } = getFallbackGuidance(momentAfter([...PITCHED, ...lines]));
    expect(focus.what).not.toBe(defaultPlaybook.wrapUp.what);
  });

  it('confirms no day where none was agreed', () => {
    const { guidance } = getFallbackGuidance(momentAfter([...PITCHED, 'customer: Bye now.']));
    expect(guidance.key_questions[0]).not.toContain('day and the time');
  });
});

describe('a customer in the opening', () => {
  it.each<readonly [string, readonly Line[]]>([
    ['Say why you are calling, in one line', ['rep: Hi Jo, how are you?', 'customer: Not bad, what can I do for you?']],
    ['Say why you are calling, in one line', ['rep: Hello there.', "customer: Hi, who's this?"]],
    [
      'What is in it for them, in one line, then ask',
      ['rep: The plan for today is twenty minutes on your phones. Sound fair?', 'customer: Yep sounds good.'],
    ],
    [
      'You have the floor: one sentence, then a question',
      ['rep: Hello, I am calling about your phones, have you got a minute?', 'customer: Go on then.'],
    ],
  ])('gets %s', (what, lines) => {
    expect(getFallbackGuidance(momentAfter(lines)).focus.what).toBe(what);
  });

  it('buys nothing, whatever it sounds like', () => {
    const moment = momentAfter(['rep: Hello there.', 'customer: How do we get started?'], {
      stage: inStage('opening'),
    });
    expect(moment.signals.buying_signal).toBe(true);
    expect(getFallbackGuidance(moment).focus.what).not.toBe('Propose one concrete next step');
  });
});

describe('a question about the price', () => {
  it('puts the price first', () => {
    const moment = momentAfter([
      'rep: What we do is answer every call, day and night.',
      'customer: Is that free or do I pay for it?',
    ]);
    expect(getFallbackGuidance({ ...moment, stage: inStage('pitch') }).focus.what).toBe(
      'Give them the figure, plainly, then stop',
    );
  });
});

describe('getFallbackSuggestion', () => {
  it('should show a playbook’s words as one plain line, no longer than can be read', () => {
    const leaveWell = {
      ...defaultPlaybook.leaveWell,
      what: `\u202eLet\u202c them go ${'W '.repeat(190)}`,
      why: `\u202eThey\u202c asked ${'W '.repeat(190)}`,
      questions: [`\u202eMay\u202c I? ${'W '.repeat(190)}`],
    };
    const { primary_suggestion, next_move } = getFallbackSuggestion(
      momentAfter([...PITCHED, "customer: Please take me off your list and don't call again."], {
        playbook: { ...defaultPlaybook, leaveWell },
      }),
    );
    expect(primary_suggestion.text).toMatch(/^Understood, I will not call you again\. May I\? W .*W…$/);
    expect(primary_suggestion.text.length).toBeLessThanOrEqual(MAX_SUGGESTION_CHARS);
    expect(primary_suggestion.reasoning).toMatch(/^They asked W .*W…$/);
    expect(primary_suggestion.reasoning.length).toBeLessThanOrEqual(MAX_LINE_CHARS);
    expect(next_move).toMatch(/^Let them go W .*W…$/);
  });

  it('says what to say now, and why', () => {
    const suggestion = getFallbackSuggestion(momentAfter([...PITCHED, "customer: That's too expensive for me."]));
    expect(Suggestion.parse(suggestion)).toMatchObject({
      primary_suggestion: {
        text: 'I hear you, it has to be worth the money. What are you comparing it with?',
        reasoning: "They said: “That's too expensive for me”. A price is only high beside something: find out what.",
      },
      context: { objection_detected: true, objection_type: 'price', buying_signal: false },
      highlight_toolkit: ['price'],
    });
  });

  it('highlights the opener scripts at the start', () => {
    expect(getFallbackSuggestion(momentAfter(['rep: Hello?'])).highlight_toolkit).toEqual(['opener']);
  });
});

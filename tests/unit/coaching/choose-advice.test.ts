import { describe, expect, it } from 'vitest';
import { adviceFor } from '../../../src/coaching/choose-advice';
import { UtteranceId } from '../../../src/coaching/conversation';
import type { Moment, RaisedObjection } from '../../../src/coaching/moment';
import type { Stage } from '../../../src/coaching/playbook';
import { readingOf } from '../../../src/coaching/stage';
import { NO_SIGNALS, type Signals } from '../../../src/coaching/suggestion';
import { momentAfter, utterances, type Line } from './call-builder';

const OPENED: readonly Line[] = [
  'rep: Hi Jo, how are you keeping? The reason why I am calling is the roof of your workshop.',
  'customer: Fine thanks, it is an old roof, go on.',
];
const PITCHED: readonly Line[] = [...OPENED, 'rep: We would put a new one on in two days, it is 4,200 pounds.'];

/** What is advised after these lines, at this stage, with nothing read of the last one but what is given. */
function after(stage: Stage, lines: readonly Line[], changes: Partial<Moment> = {}, signals: Partial<Signals> = {}) {
  const sure = { opening: 0, discovery: 0, pitch: 0, objection: 0, close: 0, [stage]: 1 };
  return adviceFor(
    momentAfter(lines, {
      stage: { ...readingOf(sure), sinceAtMs: 1_700_000_000_000 },
      signals: { ...NO_SIGNALS, ...signals },
      ...changes,
    }),
  );
}

describe('adviceFor', () => {
  it.each<readonly [string, Stage, Line]>([
    ['haggling', 'objection', 'customer: my cousin does it for three thousand'],
    ['haggling', 'discovery', 'customer: five forty and you were six ninety'],
    ['bid', 'close', 'customer: i will pay two thousand'],
    ['bid', 'objection', 'customer: two fifty last'],
    ['haggling', 'pitch', 'customer: yikes'],
    ['weighing', 'pitch', 'customer: four two'],
    ['answer:terms', 'pitch', 'customer: four two all in'],
    ['cancel', 'discovery', 'customer: I am ringing to cancel it'],
    ['decline', 'objection', 'customer: we decided against it'],
    ['pressed', 'discovery', 'customer: look I am driving just now'],
    ['confirm', 'pitch', 'customer: it keeps the wet out'],
    ['confirm', 'objection', "customer: so we'd not be tied in"],
    ['concern', 'objection', 'customer: the wind took the last one clean off'],
    ['thaw', 'objection', 'customer: well at least you said it'],
    ['respond', 'pitch', 'customer: my brother had slate up there since the war and he loved it'],
  ])('should be %s at the stage %s after %s', (kind, stage, line) => {
    expect(after(stage, [...PITCHED, line]).kind).toBe(kind);
  });

  it('should fix the day with who says yes to the step, in whatever words, though an objection was likely', () => {
    const lines: readonly Line[] = [
      ...PITCHED,
      'rep: Would you be open to trying one for a month?',
      'customer: do you know what i would because the old one has my heart broken',
    ];
    expect(after('objection', lines).kind).toBe('schedule');
  });

  it('should use a fact that was asked for about a concern', () => {
    const lines: readonly Line[] = [
      ...PITCHED,
      'rep: What did the last one do wrong?',
      'customer: Leaked at the joints.',
    ];
    expect(after('objection', lines).kind).toBe('use');
  });

  it('should follow up a fact that was asked for, though an objection may still stand and it says "nobody"', () => {
    const lines: readonly Line[] = [
      ...PITCHED,
      'rep: You said it leaks. Who looks after it in winter?',
      'customer: Nobody. It just drips until the spring.',
    ];
    const belief = { opening: 0, discovery: 0.55, pitch: 0, objection: 0.45, close: 0 };
    expect(after('discovery', lines, { stage: { ...readingOf(belief), sinceAtMs: 0 } }).kind).toBe('follow-up');
  });

  it.each<readonly [string, Line]>([
    ['propose_next', 'customer: Right. And what do you suggest?'],
    ['schedule', 'customer: A call is fine. When would you be free?'],
  ])('should be %s for who asks for it: %s', (kind, line) => {
    const said: Line = 'rep: It keeps the wet out for thirty years.';
    const talked = Array.from({ length: 4 }, (): readonly Line[] => [said, 'customer: I see.']).flat();
    expect(after('pitch', [...PITCHED, ...talked, line]).kind).toBe(kind);
  });

  it('should take a point that was granted after an objection as coming round, and bad news in a good mood as none', () => {
    const objections: RaisedObjection[] = [{ utteranceId: UtteranceId.parse('customer-2'), type: 'price' }];
    const grants: Line = 'customer: huh i guess that is true';
    expect(after('pitch', [...PITCHED, grants], { objections }).kind).toBe('thaw');
    expect(after('pitch', [...PITCHED, grants]).kind).toBe('warm');
    const slow: Line = 'customer: It does. And January is slow for us.';
    expect(after('objection', [...PITCHED, slow], {}, { sentiment: 'positive' }).kind).toBe('concern');
  });

  it('should take no line after an objection for another one once the call is about something else', () => {
    const objections: RaisedObjection[] = [{ utteranceId: UtteranceId.parse('customer-2'), type: 'price' }];
    const lines: readonly Line[] = [
      ...PITCHED,
      'customer: That is a lot.',
      'rep: How old is it, by the way?',
      'customer: My father had it put up the year I started school.',
    ];
    const belief = (objection: number) => ({ opening: 0, discovery: 1 - objection, pitch: 0, objection, close: 0 });
    const kind = (objection: number) =>
      after('discovery', lines, {
        objections,
        stage: { ...readingOf(belief(objection)), sinceAtMs: 1_700_000_000_000 },
      }).kind;
    expect(kind(0.01)).toBe('follow-up');
    expect(kind(0.35)).not.toBe('follow-up');
  });

  it('should propose nothing to a customer who sounds ready before anything was offered', () => {
    const asked: readonly Line[] = [
      'rep: Hi Jo, how are you keeping?',
      'customer: Fine, what is it?',
      'rep: How many roofs?',
      'customer: Nineteen of them, and every one leaks in the winter.',
    ];
    expect(after('pitch', asked, { met: [] }, { buying_signal: true }).kind).not.toMatch(/propose_next|stage:close/);
    const told: readonly Line[] = [...asked.slice(0, -1), ...PITCHED.slice(-1), ...asked.slice(-1)];
    expect(after('pitch', told, { met: [] }, { buying_signal: true }).kind).toMatch(/propose_next|stage:close/);
  });

  it('should take what they pay elsewhere for no objection to a price that nobody has named', () => {
    const pays: Line = 'customer: forty pence a unit and it comes to nine hundred a month';
    const asked: readonly Line[] = [...OPENED, 'rep: What do you pay now?', pays, 'rep: Nine hundred.', pays];
    expect(after('objection', asked, {}, { objection_type: 'price' }).kind).not.toBe('objection:price');
    const plain: Line = 'customer: whatever it is, it is too expensive for us';
    expect(after('objection', [...OPENED, plain], {}, { objection_type: 'price' }).kind).toBe('objection:price');
    expect(after('objection', [...PITCHED, pays], {}, { objection_type: 'price' }).kind).not.toBe('concern');
  });

  it.each<Line>([
    'customer: my lad does it now for six hundred',
    'customer: I am on three thousand with the others',
    'customer: I have a quote from Baxters it is three thousand nine',
  ])('should hear another price set against ours: %s', (line) => {
    expect(after('pitch', [...PITCHED, line]).kind).toBe('haggling');
  });

  it('should hear no concern before anybody knows what the call is about, nor in what others never told them', () => {
    const objects = { opening: 0.4, discovery: 0, pitch: 0, objection: 0.6, close: 0 };
    const stage = { ...readingOf(objects), sinceAtMs: 1_700_000_000_000 };
    const snow: readonly Line[] = [
      'rep: Hi Jo, how are you?',
      'customer: Not great, stuck in the snow for two hours, but alive.',
    ];
    expect(after('opening', snow, { stage: { ...stage, current: 'opening' }, met: [] }).kind).not.toBe('concern');
    const news: Line = 'customer: Nobody told us that before. The other man never even asked.';
    const doubtful = { opening: 0, discovery: 0, pitch: 0.75, objection: 0.25, close: 0 };
    const pitching = { ...readingOf(doubtful), sinceAtMs: 1_700_000_000_000 };
    expect(after('pitch', [...PITCHED, news], { stage: pitching }).kind).not.toBe('concern');
  });

  it('should meet an objection by its kind only where their words bear it out', () => {
    const pull: Line = 'customer: ah no she goes to it herself we have to pull her off it';
    expect(after('objection', [...PITCHED, pull], {}, { objection_type: 'authority' }).kind).toBe('concern');
    const ask: Line = 'customer: I would have to ask my husband';
    expect(after('objection', [...PITCHED, ask], {}, { objection_type: 'authority' }).kind).toBe('objection:authority');
  });

  it('should answer a question before it meets what it might object to', () => {
    const lines: readonly Line[] = [...PITCHED, 'customer: Would you put that in writing?'];
    expect(after('pitch', lines, {}, { objection_type: 'trust' }).kind).toMatch(/^answer:/);
  });

  it('should answer first, not propose, where a question about the thing sounded like buying', () => {
    const lines: readonly Line[] = [...PITCHED, 'customer: is there a way it goes on without noise'];
    expect(after('pitch', lines, {}, { buying_signal: true }).kind).toMatch(/^answer:/);
  });

  it.each<readonly [string, readonly Line[]]>([
    ['answer:first', ['rep: good afternoon is this the stores', 'customer: who gave you my number']],
    ['answer:early', [...OPENED.slice(0, 1), 'customer: what department']],
    ['answer:inbound', ['customer: hello do you do offices']],
    ['identify_pain', ["customer: Hello, it's about my renewal, it went up by a third"]],
    [
      'establish_reason',
      ['rep: hello is that the manager', 'customer: it is good morning', 'rep: how are you', 'customer: jan'],
    ],
    ['bridge', [...OPENED.slice(0, 1), 'customer: hi Rob']],
    ['follow-up', [...OPENED.slice(0, 1), 'customer: good that you ring, the gutter at the back keeps coming down']],
  ])('should be %s early in a call', (kind, lines) => {
    expect(after('opening', lines).kind).toBe(kind);
  });

  it('should not let a name be the answer to anything', () => {
    const lines: readonly Line[] = [
      'rep: hello is that the manager',
      'customer: deputy',
      'rep: your name please',
      'customer: jan',
    ];
    expect(['rapport', 'establish_reason', 'stage:opening']).toContain(after('discovery', lines).kind);
  });

  it('should ask in another trade for nothing that only its own would know', () => {
    const { questions } = after('discovery', [...OPENED, 'rep: How old is it?', 'customer: Forty years.']);
    expect(questions.join(' ')).not.toMatch(/calls?\b|voicemail/);
    const pitch = after('pitch', [...PITCHED.slice(0, 2), 'rep: We put it on in two days.', 'customer: Right, two.']);
    expect(pitch.questions.join(' ')).not.toMatch(/calls?\b|voicemail/);
  });

  it('should write down what is arranged, and fix another day where one is refused', () => {
    const agreed = {
      met: [
        { id: 'propose_next', byRep: true as const },
        { id: 'get_commitment', byRep: true as const },
      ],
    };
    const named: readonly Line[] = [...PITCHED, 'rep: And whose name do I put?', 'customer: Sharonda, my daughter'];
    expect(after('close', named, agreed).kind).toBe('detail');
    const refused: readonly Line[] = [...PITCHED, 'rep: Is the 14th any good?', "customer: That's chiropody."];
    expect(after('close', refused, agreed).kind).toBe('schedule');
    const out: readonly Line[] = [
      ...PITCHED,
      'rep: It is all in.',
      'rep: Shall we say Thursday?',
      "customer: he's out Thursday",
    ];
    expect(after('close', out, agreed).kind).toBe('schedule');
  });

  it('should quote nothing beside advice that is about something else', () => {
    const { focus } = after('close', [...PITCHED, 'customer: he has the one with the buttons']);
    expect(focus.why).not.toContain('They said');
  });

  it('should read no more of a call however long it is', () => {
    const talk = Array.from({ length: 1_250 }, (_, n): readonly Line[] => [
      `rep: And number ${String(n)}, what do you do about that one?`,
      `customer: We have ${String(n)} of them in the shed, and it costs us a day.`,
    ]).flat();
    const read = new Set<string>();
    const heard = utterances(...talk).map((utterance) => ({
      ...utterance,
      get text() {
        read.add(utterance.id);
        return utterance.text;
      },
    }));
    adviceFor({ ...momentAfter(OPENED), heard, met: [{ id: 'identify_pain', utteranceId: heard[1]!.id }] });
    expect(read.size).toBeLessThanOrEqual(300);
  });
});

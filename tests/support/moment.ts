/** Moments of a call, ordinary ones unless a test says otherwise. */
import { Utterance } from '../../src/coaching/conversation';
import type { Moment } from '../../src/coaching/moment';
import { Playbook, STAGES, type Objective } from '../../src/coaching/playbook';

const AT_MS = 1_760_000_000_000;

/** `heard('rep-1 Hello there', 'customer-1 Hi')`: one utterance each, two seconds apart. */
export const heard = (...lines: readonly string[]): readonly Utterance[] =>
  lines.map((line, index) => {
    const space = line.indexOf(' ');
    const id = line.slice(0, space);
    return Utterance.parse({
      id,
      speaker: id.startsWith('rep') ? 'rep' : 'customer',
      text: line.slice(space + 1),
      startMs: index * 2_000,
      endMs: index * 2_000 + 1_500,
    });
  });

/** An objective for each way of being met, in three stages, and one toolkit category. */
export const threeObjectivePlaybook: Playbook = Playbook.parse({
  id: 'three-objectives',
  version: 1,
  title: 'Three objectives',
  productContext: 'An answering service for roofers.',
  stages: Object.fromEntries(
    STAGES.map((stage) => [
      stage,
      {
        label: stage,
        what: `Get through ${stage}`,
        why: `It is the ${stage}.`,
        questions: ['One?', 'Two?', 'Three?'],
        talkingPoints: ['One.', 'Two.'],
        cues: {},
      },
    ]),
  ),
  objectives: [
    objective({ id: 'rapport', stage: 'opening', metBy: 'either' }),
    objective({ id: 'identify_pain', stage: 'discovery', metBy: 'customer' }),
    objective({ id: 'value_prop', stage: 'pitch', metBy: 'rep' }),
  ],
  leaveWell: { what: 'Leave', why: 'They asked.', questions: ['In writing?'], talkingPoints: ['Thanks.'] },
  wrapUp: { what: 'Wrap up', why: 'All is agreed.', questions: ['Right?'], talkingPoints: ['Thanks.'] },
  objections: Object.fromEntries(
    ['price', 'timing', 'authority', 'need', 'trust', 'ai_concerns', 'technical'].map((type) => [
      type,
      { what: `Meet ${type}`, why: 'It stands in the way.', questions: ['Why?'], talkingPoints: ['So.'] },
    ]),
  ),
  toolkit: [
    {
      category: 'discovery',
      title: 'Discovery questions',
      scripts: [{ name: 'Volume', text: 'How many calls come in?', when_to_use: 'Early on.' }],
    },
  ],
  keyterms: [],
});

/** A call in discovery for 75 s, rapport met, in which the customer has just told of a problem. */
export const aMoment = (changes: Partial<Moment> = {}): Moment => {
  const utterances = heard(
    'rep-1 Hello, how are you?',
    'customer-1 Fine, thanks.',
    'rep-2 We answer every call for you, day and night.',
    'customer-2 We miss a third of our calls.',
  );
  return {
    sessionId: 'call_test',
    atMs: AT_MS,
    playbook: threeObjectivePlaybook,
    heard: utterances,
    gaps: [],
    stage: {
      current: 'discovery',
      confidence: 72,
      belief: { opening: 0.1, discovery: 0.72, pitch: 0.1, objection: 0.05, close: 0.03 },
      sinceAtMs: AT_MS - 75_400,
    },
    met: utterances.slice(0, 1).map(({ id }) => ({ id: 'rapport', utteranceId: id })),
    signals: { objection_type: 'none', buying_signal: false, sentiment: 'negative' },
    repHeard: true,
    ...changes,
  };
};

function objective(named: Pick<Objective, 'id' | 'stage' | 'metBy'>) {
  return {
    ...named,
    text: `Text of ${named.id}`,
    cues: [named.id],
    what: `Do ${named.id}`,
    why: 'It matters.',
    questions: ['Which?'],
    talkingPoints: ['This.'],
  };
}

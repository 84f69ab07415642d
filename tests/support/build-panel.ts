/** What the worker sends the panel, complete and ordinary; a test gives what has to be different. */
import type { z } from 'zod';
import type { CoachingGuidance } from '../../src/coaching/guidance';
import type { PanelView, TranscriptLine } from '../../src/coaching/panel-view';
import { Competitor, ToolkitEntry } from '../../src/coaching/playbook';
import { Measures } from '../../src/coaching/playbook-thresholds';
import type { Suggestion } from '../../src/coaching/suggestion';
import type { PanelFrame } from '../../src/protocol/panel-port';
import type { FeatureFlags } from '../../src/settings/feature-flags';

/** The time every built value was made, in epoch ms. */
export const BUILT_AT_MS = 1_790_000_000_000;

export const guidanceFlags: FeatureFlags = { coaching_mode: 'guidance', guidance_version: 'v1' };
export const suggestionsFlags: FeatureFlags = { coaching_mode: 'suggestions', guidance_version: 'v1' };

export const buildGuidance = (focus: Partial<CoachingGuidance['focus']> = {}): CoachingGuidance => ({
  type: 'coaching_guidance',
  stage: { current: 'discovery', confidence: 82, time_in_stage: 134 },
  focus: {
    what: 'Find out what a missed call costs them',
    why: 'They named the problem but not its price; the price is what makes it urgent.',
    urgency: 'high',
    ...focus,
  },
  objectives: { completed: [], remaining: [] },
  guidance: {
    direction: 'Find out what a missed call costs them. They named the problem but not its price.',
    key_questions: [
      'What does a new customer bring in over a year?',
      'How many calls go to voicemail in a busy week?',
      'Who calls them back today?',
    ],
    talking_points: [
      'Most callers who reach voicemail ring the next firm on the list.',
      'Half of their calls come while the team is out on a job.',
    ],
    confidence: 78,
  },
  metadata: { timestamp: BUILT_AT_MS / 1000, session_id: 'call_1', model_version: 'coaching_v1' },
});

export const buildSuggestion = (text = 'What would one more customer a week be worth to you?'): Suggestion => ({
  primary_suggestion: {
    text,
    reasoning: 'They worry about the price: put it beside what a missed call costs.',
    confidence: 81,
    urgency: 'high',
  },
  context: {
    call_stage: 'objection',
    objection_detected: true,
    objection_type: 'price',
    buying_signal: true,
    sentiment: 'negative',
  },
  highlight_toolkit: ['price'],
  next_move: 'Let them do the sum, then propose a two-week trial.',
});

export const buildToolkit = (): readonly ToolkitEntry[] => CARDS.map((card) => ToolkitEntry.parse(card));

export const buildCompetitors = (): readonly Competitor[] => [
  Competitor.parse({
    name: 'Voicemail',
    says: ['answering machine'],
    answer: 'Ask how many hang up instead of leaving a message.',
  }),
  Competitor.parse({ name: 'RingFirst', answer: 'They take messages; ask whether they also book the job.' }),
];

const CARDS: readonly z.input<typeof ToolkitEntry>[] = [
  {
    category: 'opener',
    title: 'Openers',
    scripts: [
      { name: 'The missed call', text: 'I rang last night and got voicemail.', when_to_use: 'On a first call.' },
    ],
  },
  {
    category: 'price',
    title: 'Price',
    scripts: [
      {
        name: 'Cost of waiting',
        text: 'What did the calls you missed last month come to?',
        when_to_use: 'When the price stands alone, with nothing beside it.',
      },
    ],
  },
  {
    category: 'closing',
    title: 'Closing',
    scripts: [{ name: 'Two weeks', text: 'Shall we try it for two weeks?', when_to_use: 'After a buying signal.' }],
  },
];

export const buildLine = (line: Partial<TranscriptLine> = {}): TranscriptLine => ({
  id: 'customer-1',
  speaker: 'customer',
  voice: undefined,
  text: 'We miss a lot of calls.',
  startMs: 0,
  status: 'final',
  ...line,
});

export const buildMeasures = (measures: Partial<PanelView['measures']> = {}): PanelView['measures'] => ({
  talkRatio: 0.43,
  repSec: 112,
  customerSec: 146,
  heardSec: 300,
  longestMonologueSec: 52.2,
  currentMonologueSec: 0,
  questions: 6,
  questionsPer10Min: 12,
  wordsPerMinute: 151.7,
  interruptions: 1,
  silenceAfterObjectionSec: undefined,
  ...measures,
});

export const buildView = (view: Partial<PanelView> = {}): PanelView => ({
  sessionId: 'call_1',
  tabId: 7,
  tabTitle: 'Dana Ortiz, Meridian Plumbing',
  status: 'listening',
  startedAtMs: BUILT_AT_MS - 300_000,
  endedAtMs: undefined,
  stage: {
    current: 'discovery',
    label: 'Discovery',
    confidence: 82,
    sinceAtMs: BUILT_AT_MS - 134_000,
    visited: ['opening', 'discovery'],
  },
  objectives: {
    completed: [
      {
        id: 'rapport',
        text: 'Build rapport',
        byRep: false,
        evidence: { utteranceId: 'rep-1', text: 'Hi Dana, how are you?', speaker: 'rep' },
      },
    ],
    remaining: [
      { id: 'qualify_volume', text: 'Qualify call volume', priority: 'high' },
      { id: 'identify_pain', text: 'Identify pain', priority: 'medium' },
      { id: 'establish_reason', text: 'Establish reason for call', priority: 'low' },
    ],
    unticked: [],
    unknown: [],
  },
  signal: undefined,
  measures: buildMeasures(),
  nudge: undefined,
  guidance: {
    guidance: buildGuidance(),
    source: { kind: 'claude', model: 'claude-haiku-5-5' },
    answers: 'customer-1',
    atMs: BUILT_AT_MS,
  },
  suggestion: {
    suggestion: buildSuggestion(),
    source: { kind: 'local' },
    answers: 'customer-1',
    atMs: BUILT_AT_MS,
  },
  card: { kind: 'identify_pain', pinned: false, helped: false, waiting: undefined },
  asking: undefined,
  announcement: 'Before we start: an AI assistant listens and takes notes for me. Is that okay?',
  announcedAtMs: undefined,
  notices: [],
  ...view,
});

export const buildSnapshot = (
  snapshot: Partial<Extract<PanelFrame, { type: 'snapshot' }>> = {},
): Extract<PanelFrame, { type: 'snapshot' }> => ({
  type: 'snapshot',
  flags: guidanceFlags,
  view: buildView(),
  transcript: [buildLine()],
  toolkit: buildToolkit(),
  competitors: buildCompetitors(),
  thresholds: Measures.parse({}),
  ...snapshot,
});

/** A call told step by step and folded as the worker would, to be shown on the panel as it stands at any moment. */
import { interimLine } from '../../src/coaching/panel-view.ts';
import type { CaptureState } from '../../src/coaching/capture-state.ts';
import type { GuidanceWords } from '../../src/coaching/guidance.ts';
import type { Services } from '../../src/coaching/notices.ts';
import { decide } from '../../src/coaching/session.ts';
import type { SessionEvent } from '../../src/coaching/session-events.ts';
import { evolve } from '../../src/coaching/session-fold.ts';
import type { DecideContext, SessionInput } from '../../src/coaching/session-inputs.ts';
import { initialState, type SessionMode, type SessionState } from '../../src/coaching/session-state.ts';
import type { TranscriptEvent } from '../../src/coaching/transcript.ts';
import { snapshotFrame } from '../../src/background/panel-frames.ts';
import { defaultPlaybook } from '../../src/playbooks/default.ts';
import type { PanelFrame } from '../../src/protocol/panel-port.ts';
import { DEFAULT_ANNOUNCEMENT } from '../../src/settings/announcement.ts';
import { DEFAULT_CLAUDE_MODEL } from '../../src/settings/settings.ts';
import { readScript, type CallLine } from '../../tests/support/sample-script.ts';
import { loadCallReader } from '../reader/reader-file.ts';

/** A Sunday afternoon: epoch ms. */
export const CALL_BEGAN_MS = Date.UTC(2026, 10, 22, 14, 5);

export const SAMPLE_CALL = readScript();

const ALL_WELL: CaptureState = { frames: 'arriving', tab: 'on', microphone: 'on', recogniser: 'open' };

const reader = loadCallReader();

/** What may differ from one call to the next. */
export interface TellingOptions {
  readonly mode?: SessionMode;
  /** There is a Claude key. */
  readonly withClaude?: boolean;
  readonly title?: string;
}

export class ToldCall {
  state: SessionState = initialState;
  readonly journal: SessionEvent[] = [];
  private readonly context: DecideContext;
  /** Epoch ms of the last thing that happened. */
  private nowAtMs = CALL_BEGAN_MS;

  constructor({
    mode = 'guidance',
    withClaude = false,
    title = 'Dan Whitaker, Whitaker Plumbing',
  }: TellingOptions = {}) {
    this.context = { playbook: defaultPlaybook, reader, modelReady: withClaude };
    this.take({
      type: 'start',
      sessionId: 'call_shown',
      tabId: 7,
      tabTitle: title,
      captureId: 'shown',
      mode,
      atMs: CALL_BEGAN_MS,
    });
  }

  get nowMs(): number {
    return this.nowAtMs;
  }

  take(input: SessionInput): this {
    this.nowAtMs = Math.max(this.nowAtMs, input.atMs);
    const events = decide(this.state, input, this.context);
    this.journal.push(...events);
    this.state = events.reduce(evolve, this.state);
    return this;
  }

  /** The capture reports; all is well where nothing else is said. */
  capture(changes: Partial<CaptureState> = {}): this {
    return this.take({ type: 'capture-reported', state: { ...ALL_WELL, ...changes }, atMs: this.nowAtMs });
  }

  /** The customer was told at the beginning. */
  announced(): this {
    return this.take({ type: 'announce-listening', told: true, atMs: this.nowAtMs });
  }

  /** The sample call's first lines, up to a number of them; what was heard before isn't said again. */
  hearSample(count: number): this {
    const known = this.state.conversation.utterances.length;
    for (const line of SAMPLE_CALL.slice(known, count)) this.hear(line);
    return this;
  }

  hear({ speaker, text, startMs, endMs }: CallLine): this {
    return this.arrive({
      type: 'final',
      channel: speaker === 'rep' ? 0 : 1,
      text,
      startMs,
      endMs,
      speechFinal: true,
    });
  }

  /** Said after all before, at the pace of talk. */
  say(speaker: CallLine['speaker'], text: string): this {
    const startMs = this.heardUntilMs + 900;
    return this.hear({ speaker, text, startMs, endMs: startMs + 55 * text.length });
  }

  /** Nobody was heard for so long. */
  gap(lengthMs: number): this {
    const startMs = this.heardUntilMs + 400;
    return this.arrive({ type: 'gap', startMs, endMs: startMs + lengthMs });
  }

  /** Claude answers all that it was asked, long enough after the card before for its own to be up. */
  answer(words: Partial<GuidanceWords> = {}): this {
    if (!this.state.pending)
      throw new Error('Claude wasn’t asked: the call is told without a key, or nothing was said.');
    while (this.state.pending) {
      const { current, confidence } = this.state.stage;
      this.take({
        type: 'model-answered',
        requestId: this.state.pending.requestId,
        answer: {
          mode: 'guidance',
          model: DEFAULT_CLAUDE_MODEL,
          words: { ...CLAUDES_WORDS, ...words },
          stage: { current, confidence },
          met: [],
        },
        atMs: this.nowAtMs + 1_100,
      });
    }
    return this.later(20_000);
  }

  /** Time passes, and what was held back comes up. */
  later(ms: number): this {
    return this.take({ type: 'time-passed', atMs: this.nowAtMs + ms });
  }

  stop(): this {
    this.take({ type: 'stop', reason: 'rep-stopped', atMs: this.nowAtMs });
    return this.take({ type: 'capture-ended', reason: 'rep-stopped', atMs: this.nowAtMs + 400 });
  }

  /** What a panel that opens now is told. */
  shown(services: Partial<Services> = {}): PanelFrame {
    return snapshotFrame(this.state, {
      playbook: defaultPlaybook,
      flags: { coaching_mode: this.state.mode, guidance_version: 'v1' },
      services: { ...ALL_SERVED, modelReady: this.context.modelReady, atMs: this.nowAtMs, ...services },
    });
  }

  /** Words that are still being spoken. */
  speaking(speaker: CallLine['speaker'], text: string): PanelFrame {
    const startMs = this.heardUntilMs + 700;
    const interim = { channel: speaker === 'rep' ? 0 : 1, text, startMs, endMs: startMs + 1_000 } as const;
    return { type: 'transcription', line: interimLine(this.state.conversation, interim) };
  }

  private get heardUntilMs(): number {
    const { utterances, gaps } = this.state.conversation;
    return Math.max(0, ...utterances.map(({ endMs }) => endMs), ...gaps.map(({ endMs }) => endMs));
  }

  private arrive(event: TranscriptEvent): this {
    const endMs = event.type === 'utterance-end' ? event.lastWordEndMs : event.endMs;
    const atMs = Math.max(this.nowAtMs, CALL_BEGAN_MS + endMs);
    return this.take({ type: 'transcript-arrived', events: [{ seq: this.state.lastSeq + 1, event }], atMs });
  }
}

const CLAUDES_WORDS = {
  focus: {
    what: 'Get the yearly cost of missed calls in his own numbers',
    why: 'Eight jobs a week at four hundred dollars: said aloud, it dwarfs the monthly price.',
    urgency: 'high',
  },
  keyQuestions: [
    'Eight missed jobs a week: what does that come to over a year?',
    'Which of those calls would your wife have caught?',
    'What happens to the water heater calls after lunch?',
  ],
  talkingPoints: [
    'Most callers who reach voicemail ring the next plumber on the list.',
    'One saved job pays for two months.',
  ],
  confidence: 84,
} as const;

const ALL_SERVED: Services = {
  atMs: CALL_BEGAN_MS,
  modelReady: true,
  localRecogniser: undefined,
  localModel: undefined,
  recogniserVerdict: undefined,
  mutedInCall: false,
  storageFull: false,
  keepingProblem: undefined,
  silent: [false, false],
  announcement: DEFAULT_ANNOUNCEMENT,
};

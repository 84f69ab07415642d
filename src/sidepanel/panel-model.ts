/** What the panel shows, as signals. It takes frames in and asks the session; it never edits what the session owns. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { PanelView, TranscriptLine } from '../coaching/panel-view';
import type { ToolkitEntry } from '../coaching/playbook';
import type { FeatureFlags } from '../settings/feature-flags';
import type { PanelCommand, PanelFrame } from '../protocol/panel-port';
import type { PanelLink } from './panel-feed';

/** Claude's focus so far, while its answer is still being written. */
export interface Progress {
  readonly what: string;
  readonly why: string;
}

export interface PanelModel {
  readonly link: ReadonlySignal<PanelLink>;
  /** Undefined until the first frame came. */
  readonly flags: ReadonlySignal<FeatureFlags | undefined>;
  readonly view: ReadonlySignal<PanelView | undefined>;
  /** Why the last start failed, while there is no session. */
  readonly problem: ReadonlySignal<string | undefined>;
  /** As spoken. */
  readonly transcript: ReadonlySignal<readonly TranscriptLine[]>;
  readonly toolkit: ReadonlySignal<readonly ToolkitEntry[]>;
  readonly progress: ReadonlySignal<Progress | undefined>;
  /** Rep, customer: dBFS. */
  readonly levelsDb: ReadonlySignal<readonly [number, number]>;
  /** Epoch ms, each second. */
  readonly nowMs: ReadonlySignal<number>;
  readonly receive: (frame: PanelFrame) => void;
  readonly setLink: (link: PanelLink) => void;
  readonly tick: (nowMs: number) => void;
  readonly stop: () => void;
  readonly helpNow: () => void;
  /** "Not now": waves the card that is up away. */
  readonly dismiss: () => void;
  /** Ticks or unticks an objective by hand. */
  readonly editObjective: (id: string, met: boolean) => void;
  /** The customer was told that an assistant listens. */
  readonly announce: () => void;
  /** Erase every trace of the call. */
  readonly forget: () => void;
}

const SILENT: readonly [number, number] = [-100, -100];

/**
 * Makes an empty model.
 *
 * @param send sends a command to the worker; what comes of it is seen in later frames.
 */
export function createPanelModel({
  send,
  nowMs,
}: {
  send: (command: PanelCommand) => void;
  nowMs: number;
}): PanelModel {
  const link = signal<PanelLink>('connecting');
  const flags = signal<FeatureFlags | undefined>(undefined);
  const view = signal<PanelView | undefined>(undefined);
  const problem = signal<string | undefined>(undefined);
  const lines = signal<ReadonlyMap<string, TranscriptLine>>(new Map());
  const toolkit = signal<readonly ToolkitEntry[]>([]);
  const progress = signal<Progress | undefined>(undefined);
  const levelsDb = signal(SILENT);
  const now = signal(nowMs);

  const showView = (next: PanelView) => {
    view.value = next;
    if (!next.asking || next.status === 'ended') progress.value = undefined;
    if (next.status === 'ended') levelsDb.value = SILENT;
  };

  const receive = (frame: PanelFrame) => {
    switch (frame.type) {
      case 'no-session':
        flags.value = frame.flags;
        problem.value = frame.problem;
        view.value = undefined;
        lines.value = new Map();
        progress.value = undefined;
        levelsDb.value = SILENT;
        return;
      case 'snapshot':
        flags.value = frame.flags;
        problem.value = undefined;
        progress.value = undefined;
        lines.value = new Map(frame.transcript.map((line) => [line.id, line]));
        toolkit.value = frame.toolkit;
        showView(frame.view);
        return;
      case 'view':
        showView(frame.view);
        return;
      case 'transcription':
        lines.value = withLine(lines.value, frame.line);
        return;
      case 'coaching_guidance':
        progress.value = undefined;
        if (view.value) view.value = withGuidance(view.value, frame);
        return;
      case 'suggestion':
        progress.value = undefined;
        if (view.value) view.value = withSuggestion(view.value, frame);
        return;
      case 'guidance-progress':
        progress.value = { what: frame.what, why: frame.why };
        return;
      case 'levels':
        levelsDb.value = frame.levelsDb;
        return;
      case 'feature-flags':
        flags.value = frame.flags;
        return;
    }
  };

  const ask = (type: 'stop-session' | 'request-guidance' | 'announce-listening' | 'forget-session') => {
    if (view.value) send({ type, sessionId: view.value.sessionId });
  };

  return {
    link,
    flags,
    view,
    problem,
    transcript: computed(() => [...lines.value.values()].toSorted((a, b) => a.startMs - b.startMs)),
    toolkit,
    progress,
    levelsDb,
    nowMs: now,
    receive,
    setLink: (next) => {
      link.value = next;
    },
    tick: (atMs) => {
      now.value = atMs;
    },
    stop: () => ask('stop-session'),
    helpNow: () => ask('request-guidance'),
    dismiss: () => {
      const { sessionId, cardKind } = view.value ?? {};
      if (sessionId !== undefined && cardKind !== undefined)
        send({ type: 'dismiss-guidance', sessionId, kind: cardKind });
    },
    editObjective: (id, met) => {
      if (view.value) send({ type: 'edit-objective', sessionId: view.value.sessionId, id, met });
    },
    announce: () => ask('announce-listening'),
    forget: () => ask('forget-session'),
  };
}

type Frame<T extends PanelFrame['type']> = Extract<PanelFrame, { type: T }>;

const withGuidance = (view: PanelView, { guidance, source, answers, atMs }: Frame<'coaching_guidance'>): PanelView => ({
  ...view,
  guidance: { guidance, source, answers, atMs },
});

const withSuggestion = (view: PanelView, { suggestion, source, answers, atMs }: Frame<'suggestion'>): PanelView => ({
  ...view,
  suggestion: { suggestion, source, answers, atMs },
});

/** A later line of an id replaces it; an empty one takes back an interim that came to nothing. */
function withLine(
  lines: ReadonlyMap<string, TranscriptLine>,
  line: TranscriptLine,
): ReadonlyMap<string, TranscriptLine> {
  const next = new Map(lines);
  if (line.text === '') next.delete(line.id);
  else next.set(line.id, line);
  return next;
}

/** What the panel shows, as signals. It takes frames in and asks the session; it never edits what the session owns. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Message } from '../coaching/message';
import type { OfferedGuidance, OfferedSuggestion, PanelView, TranscriptLine } from '../coaching/panel-view';
import type { Competitor, ToolkitEntry } from '../coaching/playbook';
import { Measures as Thresholds } from '../coaching/playbook-thresholds';
import type { FeatureFlags } from '../settings/feature-flags';
import type { PanelCommand, PanelFrame } from '../protocol/panel-port';
import { createCardHistory, type CardHistory } from './card-history';
import { createCallLines } from './call-lines';
import { createCallQuestion, type AskedQuestion } from './call-question';
import { nextPlaces, type Place } from './next-objectives';
import { obeyCommand } from './obey-command';
import { createShownLink, type ShownLink } from './shown-link';
import { createSoundLevels } from './sound-levels';
import { createViewChoices, type ViewChoices } from './view-choices';

/** Claude's focus so far, while its answer is still being written. */
export interface Progress {
  readonly requestId: string;
  readonly what: string;
  readonly why: string;
}

export interface PanelModel extends ShownLink {
  /** Undefined until the first frame came. */
  readonly flags: ReadonlySignal<FeatureFlags | undefined>;
  readonly view: ReadonlySignal<PanelView | undefined>;
  /** Why the last start failed, while there is no session. */
  readonly problem: ReadonlySignal<Message | undefined>;
  /** As spoken. */
  readonly transcript: ReadonlySignal<readonly TranscriptLine[]>;
  readonly toolkit: ReadonlySignal<readonly ToolkitEntry[]>;
  readonly competitors: ReadonlySignal<readonly Competitor[]>;
  /** The playbook's, from where on a measure is worth a word. */
  readonly thresholds: ReadonlySignal<Thresholds>;
  readonly progress: ReadonlySignal<Progress | undefined>;
  /** Rep, customer: dBFS. */
  readonly levelsDb: ReadonlySignal<readonly [number, number]>;
  /** Epoch ms, each second. */
  readonly nowMs: ReadonlySignal<number>;
  /** The same, standing still once the call has ended. */
  readonly callNowMs: ReadonlySignal<number>;
  /** The short list of objectives. */
  readonly places: ReadonlySignal<readonly Place[]>;
  /** The guidance and the suggestions of this call, for a look back. */
  readonly guidanceHistory: CardHistory<OfferedGuidance>;
  readonly suggestionHistory: CardHistory<OfferedSuggestion>;
  /** What is unfolded; another call starts afresh. */
  readonly choices: ViewChoices;
  /** The question about the call that was asked last, and its answer. */
  readonly asked: ReadonlySignal<AskedQuestion | undefined>;
  readonly receive: (frame: PanelFrame) => void;
  readonly tick: (nowMs: number) => void;
  readonly stop: () => void;
  readonly helpNow: () => void;
  /** "Not now": waves the card that is up away. */
  readonly dismiss: () => void;
  /** Keeps the card that is up until it is let go; lets it go. */
  readonly pin: (pinned: boolean) => void;
  /** The card that is up helped, or didn't after all. */
  readonly markHelped: (helped: boolean) => void;
  /** Ticks or unticks an objective by hand. */
  readonly editObjective: (id: string, met: boolean) => void;
  /** Asks a free question about the call. */
  readonly askCall: (typed: string) => void;
  /** Puts the answer away. */
  readonly clearAnswer: () => void;
  /** The customer was told that an assistant listens, or wasn't after all. */
  readonly announce: (told: boolean) => void;
  /** Erase every trace of the call. */
  readonly forget: () => void;
}

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
  const flags = signal<FeatureFlags | undefined>(undefined);
  const view = signal<PanelView | undefined>(undefined);
  const problem = signal<Message | undefined>(undefined);
  const lines = createCallLines();
  const toolkit = signal<readonly ToolkitEntry[]>([]);
  const competitors = signal<readonly Competitor[]>([]);
  const thresholds = signal(Thresholds.parse({}));
  const progress = signal<Progress | undefined>(undefined);
  const sound = createSoundLevels();
  const now = signal(nowMs);
  const callNow = computed(() => view.value?.endedAtMs ?? now.value);
  const places = signal<readonly Place[]>([]);
  const callQuestion = createCallQuestion(send);
  const choices = createViewChoices();
  const guidanceHistory = createCardHistory<OfferedGuidance>(({ guidance: { focus, guidance } }) => ({
    what: focus.what,
    question: guidance.key_questions[0],
    urgency: focus.urgency,
  }));
  const suggestionHistory = createCardHistory<OfferedSuggestion>(({ suggestion: { primary_suggestion: primary } }) => ({
    what: primary.text,
    question: undefined,
    urgency: primary.urgency,
  }));

  const startAfresh = () => {
    callQuestion.clear();
    choices.reset();
    places.value = [];
    guidanceHistory.clear();
    suggestionHistory.clear();
  };

  const placeObjectives = () => {
    if (view.value) places.value = nextPlaces(places.value, view.value.objectives, callNow.value);
  };

  const showView = (next: PanelView) => {
    if (next.sessionId !== view.value?.sessionId) startAfresh();
    view.value = next;
    placeObjectives();
    guidanceHistory.note(next.guidance);
    suggestionHistory.note(next.suggestion);
    // No more comes of what was given up, nor while a card is pinned: half a sentence would stay.
    const goesOn = next.asking === progress.value?.requestId && next.card?.pinned !== true && next.status !== 'ended';
    if (!goesOn) progress.value = undefined;
    if (next.status === 'ended') sound.silence();
  };

  const receive = (frame: PanelFrame) => {
    switch (frame.type) {
      case 'no-session':
        flags.value = frame.flags;
        problem.value = frame.problem;
        view.value = undefined;
        lines.replace([]);
        progress.value = undefined;
        sound.silence();
        return;
      case 'snapshot':
        flags.value = frame.flags;
        problem.value = undefined;
        progress.value = undefined;
        lines.replace(frame.transcript);
        toolkit.value = frame.toolkit;
        competitors.value = frame.competitors;
        thresholds.value = frame.thresholds;
        showView(frame.view);
        callQuestion.resume(frame.view.sessionId);
        return;
      case 'view':
        showView(frame.view);
        return;
      case 'transcription':
        lines.note(frame.line);
        return;
      case 'coaching_guidance':
        progress.value = undefined;
        if (view.value) showView(withGuidance(view.value, frame));
        return;
      case 'suggestion':
        progress.value = undefined;
        if (view.value) showView(withSuggestion(view.value, frame));
        return;
      case 'guidance-progress':
        progress.value = { requestId: frame.requestId, what: frame.what, why: frame.why };
        return;
      case 'call-answer':
        callQuestion.note(frame);
        return;
      case 'call-command':
        obeyCommand(model, frame.command);
        return;
      case 'levels':
        sound.note(frame.levelsDb, now.value);
        return;
      case 'feature-flags':
        flags.value = frame.flags;
        return;
    }
  };

  const ask = (type: 'stop-session' | 'request-guidance' | 'forget-session') => {
    if (view.value) send({ type, sessionId: view.value.sessionId });
  };

  /** Says something of the card that is up, if one is. */
  const ofCard = (toCommand: (card: { readonly sessionId: string; readonly kind: string }) => PanelCommand) => {
    const { sessionId, card } = view.value ?? {};
    if (sessionId !== undefined && card) send(toCommand({ sessionId, kind: card.kind }));
  };

  const model: PanelModel = {
    ...createShownLink(now),
    flags,
    view,
    problem,
    transcript: lines.transcript,
    toolkit,
    competitors,
    thresholds,
    progress,
    levelsDb: sound.levelsDb,
    nowMs: now,
    callNowMs: callNow,
    places,
    guidanceHistory,
    suggestionHistory,
    choices,
    asked: callQuestion.asked,
    receive,
    tick: (atMs) => {
      now.value = atMs;
      guidanceHistory.tick(atMs);
      suggestionHistory.tick(atMs);
      sound.tick(atMs);
      placeObjectives();
    },
    stop: () => ask('stop-session'),
    helpNow: () => ask('request-guidance'),
    dismiss: () => ofCard((card) => ({ type: 'dismiss-guidance', ...card })),
    pin: (pinned) => ofCard((card) => ({ type: 'pin-card', ...card, pinned })),
    markHelped: (helped) => ofCard((card) => ({ type: 'mark-helped', ...card, helped })),
    editObjective: (id, met) => {
      if (view.value) send({ type: 'edit-objective', sessionId: view.value.sessionId, id, met });
    },
    askCall: (typed) => {
      if (view.value) callQuestion.ask(view.value.sessionId, typed);
    },
    clearAnswer: callQuestion.clear,
    announce: (told) => {
      if (view.value) send({ type: 'announce-listening', sessionId: view.value.sessionId, told });
    },
    forget: () => ask('forget-session'),
  };
  return model;
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

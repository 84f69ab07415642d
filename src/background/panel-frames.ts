/** What the panel is told of each event. Pure. */
import { gapLine, interimLine, toLine, transcriptLines, panelView, type TranscriptLine } from '../coaching/panel-view';
import type { Services } from '../coaching/notices';
import type { Playbook } from '../coaching/playbook';
import type { SessionEvent } from '../coaching/session-events';
import type { SessionState } from '../coaching/session-state';
import { legacySuggestion } from '../coaching/legacy-suggestion';
import { speakerOf, type UtteranceId } from '../coaching/conversation';
import type { Channel, TranscriptEvent } from '../coaching/transcript';
import type { OfferOrigin, PanelFrame } from '../protocol/panel-port';
import type { FeatureFlags } from '../settings/feature-flags';

/** Frames for one event, given the state after it. The view follows once per input, see {@link viewFrame}. */
export function framesOf(event: SessionEvent, after: SessionState, playbook: Playbook): readonly PanelFrame[] {
  switch (event.type) {
    case 'transcript-heard':
      return transcriptFrames(event.event, after);
    case 'capture-resumed':
      return after.conversation.gaps.slice(-1).map((gap) => transcription(gapLine(gap)));
    case 'utterances-closed':
      return after.conversation.utterances.slice(-2).map((utterance) => transcription(toLine(utterance)));
    case 'echo-recognised':
      return [transcription(lineLeft(event.utteranceId, after))];
    case 'guidance-offered': {
      if (event.held) return [];
      const { guidance } = event;
      const suggestion = legacySuggestion(guidance, after, playbook);
      return [
        { type: 'coaching_guidance', guidance, ...originOf(event) },
        { type: 'suggestion', suggestion, ...originOf(event) },
      ];
    }
    case 'card-shown':
      return heldFrames(event, after, playbook);
    case 'suggestion-offered':
      return event.held ? [] : [{ type: 'suggestion', suggestion: event.suggestion, ...originOf(event) }];
    default:
      return [];
  }
}

/** What was held back is on the panel now, as it was made. */
function heldFrames(
  { releases }: Extract<SessionEvent, { type: 'card-shown' }>,
  after: SessionState,
  playbook: Playbook,
): readonly PanelFrame[] {
  const { guidance, suggestion } = after;
  if (releases === 'suggestion') return suggestion ? [{ type: 'suggestion', ...suggestion }] : [];
  if (!guidance) return [];
  return [
    { type: 'coaching_guidance', ...guidance },
    {
      type: 'suggestion',
      suggestion: legacySuggestion(guidance.guidance, after, playbook),
      source: guidance.source,
      answers: guidance.answers,
      atMs: guidance.atMs,
    },
  ];
}

export const viewFrame = (state: SessionState, playbook: Playbook, services: Services): PanelFrame => ({
  type: 'view',
  view: panelView(state, playbook, services),
});

/** Everything at once: first after connecting. */
export const snapshotFrame = (
  state: SessionState,
  { playbook, services, flags }: { playbook: Playbook; services: Services; flags: FeatureFlags },
): PanelFrame => ({
  type: 'snapshot',
  flags,
  view: panelView(state, playbook, services),
  transcript: transcriptLines(state.conversation),
  toolkit: playbook.toolkit,
  competitors: playbook.competitors,
  thresholds: playbook.measures,
});

const originOf = ({
  source,
  answers,
  atMs,
}: Extract<SessionEvent, { type: 'guidance-offered' | 'suggestion-offered' }>): OfferOrigin => ({
  source,
  answers,
  atMs,
});

const transcription = (line: TranscriptLine): PanelFrame => ({ type: 'transcription', line });

function transcriptFrames(event: TranscriptEvent, { conversation }: SessionState): readonly PanelFrame[] {
  if (event.type === 'gap') return [transcription(gapLine(event))];
  // One event completes two utterances at most. Lines replace each other by id, so saying one again is harmless.
  const completed = conversation.utterances.filter(({ speaker }) => speaker === speakerOf(event.channel)).slice(-2);
  return [...completed.map((utterance) => transcription(toLine(utterance))), openFrame(event.channel, conversation)];
}

/** What is left of an utterance that held an echo; an empty text takes its line back. */
function lineLeft(id: UtteranceId, { conversation }: SessionState): TranscriptLine {
  const left = conversation.utterances.findLast((utterance) => utterance.id === id);
  return toLine(left ?? { id, speaker: 'rep', text: '', startMs: 0, endMs: 0 });
}

/** The line still being spoken; an empty text takes back an interim that came to nothing. */
function openFrame(channel: Channel, conversation: SessionState['conversation']): PanelFrame {
  const open = conversation.open[channel];
  if (!open) return transcription(interimLine(conversation, { channel, text: '', startMs: 0, endMs: 0 }));
  const line = interimLine(conversation, { channel, text: '', startMs: open.startMs, endMs: open.endMs });
  return transcription({ ...line, text: line.text.trim() });
}

/** What was heard: into the conversation, through the local step, and to guidance where it calls for some. */
import { asksIt } from './asked-questions';
import { hear, isBackChannel, speakerOf, type Utterance, type UtteranceId } from './conversation';
import type { MetObjective } from './moment';
import { offerLocallyIfNew } from './offer-cards';
import { readUtterance } from './readings';
import { recogniseEchoes } from './recognise-echoes';
import { seekGuidance, type Draft } from './seek-guidance';
import type { SessionState } from './session-state';
import type { TranscriptEvent } from './transcript';

/** A transcript event, by its number in the session. */
export function hearTranscript(draft: Draft, seq: number, event: TranscriptEvent): void {
  const { completed } = hear(draft.state.conversation, event);
  draft.emit({ type: 'transcript-heard', seq, event, atMs: draft.atMs });
  const hasNewWords = completed.length > 0 || (event.type === 'final' && speakerOf(event.channel) === 'customer');
  const restsOnEcho = hasNewWords && recogniseEchoes(draft);
  coach(draft, standing(draft, completed), restsOnEcho);
}

/** No more is heard of what is being said: it stands as far as it came. */
export function closeUtterances(draft: Draft): void {
  const { open, utterances } = draft.state.conversation;
  if (!(open[0] ?? open[1])) return;
  draft.emit({ type: 'utterances-closed', atMs: draft.atMs });
  const closed = draft.state.conversation.utterances.slice(utterances.length);
  recogniseEchoes(draft);
  for (const utterance of standing(draft, closed)) assess(draft, utterance);
}

/** What of these is still part of the conversation, as it stands there: an echo isn't, or only the rep's own words in it. */
const standing = (draft: Draft, completed: readonly Utterance[]): readonly Utterance[] =>
  completed.flatMap(({ id }) => draft.state.conversation.utterances.findLast((utterance) => utterance.id === id) ?? []);

/** The local step for utterances just completed, then guidance if they call for it, or if what there is rests on an echo. */
function coach(draft: Draft, completed: readonly Utterance[], restsOnEcho: boolean): void {
  const before = draft.state;
  for (const utterance of completed) assess(draft, utterance);
  const { state } = draft;
  if (state.status !== 'live') return;
  const met = state.met.slice(before.met.length);
  const spoke = completed.some((utterance) => utterance.speaker === 'customer' && !isBackChannel(utterance));
  // "Yeah, sure" says only that they listen, unless it is the yes that was to be got.
  const agreed = !spoke && completed.some(({ id, speaker }) => speaker === 'customer' && isEvidence(id, met));
  const objection = state.signals.objection_type;
  const objected = spoke && objection !== 'none' && objection !== before.signals.objection_type;
  if (objected) seekGuidance(draft, 'objection');
  else if (state.stage.current !== before.stage.current) seekGuidance(draft, 'stage-change');
  else if (restsOnEcho) seekGuidance(draft, 'echo');
  else if (spoke || agreed) seekGuidance(draft, 'end-of-turn');
  else if (met.length > 0) offerLocallyIfNew(draft);
  // What was done needn't be read any longer.
  if (agreed || completed.some((utterance) => actsOnCard(state, utterance))) offerLocallyIfNew(draft);
}

const isEvidence = (id: UtteranceId, met: readonly MetObjective[]): boolean =>
  met.some(({ utteranceId }) => utteranceId === id);

/** The rep asks what the card says. */
function actsOnCard({ cards }: SessionState, { speaker, text }: Utterance): boolean {
  const question = cards.shown.at(-1)?.question;
  return speaker === 'rep' && question !== undefined && asksIt(question, text);
}

function assess(draft: Draft, utterance: Utterance): void {
  const { conversation, stage, met } = draft.state;
  const { playbook, reader } = draft.context;
  const reading = readUtterance(utterance, {
    utterances: conversation.utterances,
    belief: stage.belief,
    met,
    playbook,
    reader,
  });
  draft.emit({ type: 'utterance-assessed', ...reading, met: [...reading.met], atMs: draft.atMs });
}

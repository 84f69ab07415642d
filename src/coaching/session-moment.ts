/** What follows from a session's state: who is heard, what counts as met, what guidance and measures are made from. */
import type { Blind } from './blind';
import { measuresOf, type Measurable } from './measures';
import type { Moment } from './moment';
import { ticksOf, untickedOf } from './objective-edits';
import type { Playbook } from './playbook';
import type { SessionState } from './session-state';

/** The rep's own side is known. Until capture has said how the microphone stands, it is taken to be. */
export const isRepHeard = (state: SessionState): boolean => (state.capture?.microphone ?? 'on') === 'on';

/** The objectives that count as met. */
export const countedTicks = ({ met, edits }: Pick<SessionState, 'met' | 'edits'>): Moment['met'] => ticksOf(met, edits);

/** Where not both sides are known, audio time in ms. */
export const blindOf = ({ conversation, repUnheard }: SessionState): readonly Blind[] =>
  repUnheard.length === 0 ? conversation.gaps : [...conversation.gaps, ...repUnheard];

/** What the call's measures are taken of. */
export const measurable = (state: SessionState): Measurable => ({
  conversation: state.conversation,
  tally: state.tally,
  blind: blindOf(state),
  objection: state.objections.at(-1),
});

/** Where the call stands now, as guidance is made from it. */
export const momentOf = (state: SessionState, playbook: Playbook, atMs: number): Moment => ({
  sessionId: state.sessionId,
  atMs,
  playbook,
  heard: state.conversation.utterances,
  gaps: state.conversation.gaps,
  stage: state.stage,
  met: countedTicks(state),
  unticked: untickedOf(state.edits),
  signals: state.signals,
  repHeard: isRepHeard(state),
  shown: state.shown,
  cards: state.cards,
  objections: state.objections,
  measures: measuresOf(measurable(state)),
});

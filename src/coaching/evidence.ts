/** Words of the call that something rests on: a tick, a signal. */
import type { Speaker, Utterance } from './conversation';
import { cut } from './guidance';

export interface Evidence {
  readonly utteranceId: string;
  /** Its first {@link MAX_EVIDENCE_CHARS} characters. */
  readonly text: string;
  readonly speaker: Speaker;
}

/** Enough to know the words again; the transcript has the rest. */
export const MAX_EVIDENCE_CHARS = 240;

/** An utterance as evidence. */
export const toEvidence = ({ id, text, speaker }: Pick<Utterance, 'id' | 'text' | 'speaker'>): Evidence => ({
  utteranceId: id,
  text: cut(text, MAX_EVIDENCE_CHARS),
  speaker,
});

/** What the customer's last words show, for the panel: the objection or the readiness to buy, and the words it rests on. */
import { aboutOf } from './card-memory';
import { toEvidence, type Evidence } from './evidence';
import type { ObjectionType } from './playbook';
import type { SessionState } from './session-state';

export interface SignalView {
  readonly kind: 'objection' | 'buying';
  /** `none` where the customer is ready to buy. */
  readonly objection: ObjectionType;
  readonly evidence: Evidence;
}

/** The signal as it stands; undefined where the last words show none. */
export function signalView({
  signals: { objection_type: objection, buying_signal: buying },
  conversation: { utterances },
}: Pick<SessionState, 'signals' | 'conversation'>): SignalView | undefined {
  if (objection === 'none' && !buying) return undefined;
  const about = aboutOf(utterances);
  const utterance = utterances.findLast(({ id }) => id === about);
  return (
    utterance && {
      kind: objection === 'none' ? 'buying' : 'objection',
      objection,
      evidence: toEvidence(utterance),
    }
  );
}

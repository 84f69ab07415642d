/** The legacy suggestion of a guidance on the panel: highlighted in it is what the playbook has for the moment and doesn't hold back. */
import { toolkitUp } from './card-memory';
import type { CoachingGuidance } from './guidance';
import type { Playbook } from './playbook';
import type { SessionState } from './session-state';
import { convertGuidanceToSuggestion, type Suggestion } from './suggestion';
import { cardsAgainst, withoutHeldBack } from './toolkit-cards';

/** A guidance in the legacy format, for the call as it stands. */
export function legacySuggestion(
  guidance: CoachingGuidance,
  { signals, conversation, cards, lastAtMs }: Pick<SessionState, 'signals' | 'conversation' | 'cards' | 'lastAtMs'>,
  playbook: Playbook,
): Suggestion {
  const suggestion = convertGuidanceToSuggestion(guidance, signals);
  const { objection_type: type } = signals;
  const wanted = type === 'none' ? suggestion.highlight_toolkit : cardsAgainst(type, playbook);
  const moment = { playbook, heard: conversation.utterances, cards, atMs: lastAtMs };
  return { ...suggestion, highlight_toolkit: [...withoutHeldBack(wanted, moment, toolkitUp(cards))] };
}

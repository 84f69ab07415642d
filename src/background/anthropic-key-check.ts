/** Does the Anthropic key hold? Asked with the smallest request of the kind that coaching makes. */
import { closedObject } from '../coaching/model-json';
import type { KeyFinding } from '../coaching/preflight';
import type { KeyCheck } from '../protocol/messages';
import { askClaude, type ClaudeAccess } from './claude';
import type { ClaudeFailure } from './claude-failures';

/** A few tokens suffice: an answer that is cut short was still answered. */
const TRIAL = {
  system: 'You are asked whether you can be reached.',
  user: 'Can you be reached?',
  schema: closedObject({ reached: { type: 'boolean' } }),
  maxTokens: 16,
};

/**
 * Try key, model and base URL together with one request of a few tokens. A lookup of the model would cost nothing, but
 * tells neither an account without credit nor a gateway without that route.
 */
export async function checkAnthropicKey(access: ClaudeAccess, signal?: AbortSignal): Promise<KeyCheck> {
  const answer = await askClaude(TRIAL, access, signal ? { signal } : {});
  return answer.ok
    ? { valid: true, text: { key: 'check_claude_works', values: { model: answer.model } } }
    : toCheck(answer, access);
}

/** The same without words. */
export async function tryAnthropicKey(access: ClaudeAccess): Promise<KeyFinding> {
  const answer = await askClaude(TRIAL, access);
  if (answer.ok) return 'works';
  switch (answer.failure) {
    case 'cut-short':
    case 'refused':
      return 'works';
    case 'no-key':
      return 'missing';
    case 'unauthorized':
      return 'refused';
    case 'timeout':
    case 'connection-lost':
      return 'unreachable';
    default:
      return 'unusable';
  }
}

function toCheck({ failure, detail }: ClaudeFailure, { url, model }: ClaudeAccess): KeyCheck {
  switch (failure) {
    case 'cut-short':
    case 'refused':
      return { valid: true, text: { key: 'check_claude_works', values: { model } } };
    case 'rate-limited':
      return { valid: true, text: { key: 'check_claude_limit' } };
    case 'no-key':
      return { valid: false, text: { key: 'check_claude_no_key' } };
    case 'unauthorized':
      return { valid: false, text: { key: 'check_claude_unauthorized' } };
    case 'model-not-found':
      return {
        valid: false,
        text: { key: 'check_claude_not_found', values: { model } },
      };
    case 'overloaded':
      return { valid: false, text: { key: 'check_claude_overloaded' } };
    case 'timeout':
      return { valid: false, text: { key: 'check_claude_timeout', values: { url } } };
    case 'connection-lost':
      return { valid: false, text: { key: 'check_claude_unreachable', values: { url } } };
    case 'invalid-json':
    case 'wrong-shape':
      return { valid: false, text: { key: 'check_claude_not_claude', values: { url } } };
    case 'rejected':
      return {
        valid: false,
        text:
          detail === undefined
            ? { key: 'check_claude_rejected' }
            : { key: 'check_claude_rejected_why', values: { detail } },
      };
    case 'interrupted':
      return { valid: false, text: { key: 'check_claude_interrupted' } };
  }
}

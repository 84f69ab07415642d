/** Does the Anthropic key hold? Asked with the smallest request of the kind that coaching makes. */
import { closedObject } from '../coaching/model-json';
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
  return answer.ok ? { valid: true, text: `The key works: ${answer.model} answered.` } : toCheck(answer, access);
}

function toCheck({ failure, detail }: ClaudeFailure, { url, model }: ClaudeAccess): KeyCheck {
  switch (failure) {
    case 'cut-short':
    case 'refused':
      return { valid: true, text: `The key works: ${model} answered.` };
    case 'rate-limited':
      return { valid: true, text: 'The key is accepted, but its limit is used up for now. Try again in a minute.' };
    case 'no-key':
      return { valid: false, text: 'No key is stored. Paste one from the Claude Console and save it.' };
    case 'unauthorized':
      return { valid: false, text: 'The key was refused. Copy it again from the Claude Console, whole.' };
    case 'model-not-found':
      return {
        valid: false,
        text: `The key got through, but ${model} wasn't found. Check the model and the base URL.`,
      };
    case 'overloaded':
      return { valid: false, text: "Claude is overloaded, so the key couldn't be tried. Try again in a minute." };
    case 'timeout':
      return { valid: false, text: `${url} didn't answer in time. Check the connection and the base URL.` };
    case 'connection-lost':
      return { valid: false, text: `${url} can't be reached. Check the connection and the base URL.` };
    case 'invalid-json':
    case 'wrong-shape':
      return { valid: false, text: `${url} answered, but not as Claude does. Check the base URL.` };
    case 'rejected':
      return { valid: false, text: `The request was turned down${detail === undefined ? '.' : `: ${detail}`}` };
    case 'interrupted':
      return { valid: false, text: 'The check was stopped before an answer came.' };
  }
}

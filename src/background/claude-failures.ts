/** What a request to Claude can fail of, in our words: from an HTTP status, a streamed error's type, or why the answer stopped. */
import type { GuidanceFailure } from '../coaching/guidance';

export interface ClaudeFailure {
  readonly ok: false;
  readonly failure: GuidanceFailure;
  /** What the service said, cut short; never the conversation. For a person to read, not for a log. */
  readonly detail?: string;
  /** How long the service asked to be left alone. */
  readonly retryAfterMs?: number;
}

/** No call lasts longer: a later time is a broken header. */
const MAX_RETRY_AFTER_MS = 86_400_000;

/**
 * How long a `retry-after` header asks to wait, in ms: seconds or a date; undefined where it says neither.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function readRetryAfter(header: string | null | undefined, nowMs: number): number | undefined {
  const said = header?.trim() ?? '';
  const waitMs = /^\d+(\.\d+)?$/.test(said)
    ? Number(said) * 1000
    : /[a-z]/i.test(said)
      ? Date.parse(said) - nowMs
      : NaN;
  return Number.isNaN(waitMs) ? undefined : Math.min(Math.max(0, Math.ceil(waitMs)), MAX_RETRY_AFTER_MS);
}

/** @see https://platform.claude.com/docs/en/api/errors */
export function failureOfStatus(status: number): GuidanceFailure {
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 404) return 'model-not-found';
  if (status === 408 || status === 504) return 'timeout';
  if (status === 429) return 'rate-limited';
  return status >= 500 ? 'overloaded' : 'rejected';
}

/** An `error` event inside a stream whose status was 200. Types not known here are taken as the service's own trouble. */
export function failureOfErrorType(type: string | null): GuidanceFailure {
  switch (type) {
    case 'authentication_error':
    case 'permission_error':
      return 'unauthorized';
    case 'not_found_error':
      return 'model-not-found';
    case 'rate_limit_error':
      return 'rate-limited';
    case 'timeout_error':
      return 'timeout';
    case 'invalid_request_error':
    case 'request_too_large':
    case 'billing_error':
      return 'rejected';
    default:
      return 'overloaded';
  }
}

/** Why an answer that stopped is no whole answer, or undefined where it is one. */
export function failureOfStop(stopReason: string | null): GuidanceFailure | undefined {
  switch (stopReason) {
    case 'end_turn':
    case 'stop_sequence':
      return undefined;
    case 'refusal':
      return 'refused';
    case 'max_tokens':
    case 'model_context_window_exceeded':
      return 'cut-short';
    default:
      return 'wrong-shape';
  }
}

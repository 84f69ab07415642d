/** What a request to the stand-in for Claude comes to: an answer computed from the request, or a failure. */
import type { ApiFault, MessagesRequest } from './anthropic-request';
import { fillSchema, type Writer } from './anthropic-schema';

export type Outcome =
  | {
      readonly kind: 'answer';
      readonly text: string;
      readonly stopReason?: 'end_turn' | 'max_tokens' | 'refusal';
    }
  | { readonly kind: 'error'; readonly fault: ApiFault; readonly retryAfterSec?: number }
  /** The request is taken and never answered. */
  | { readonly kind: 'hang' }
  /** The socket is destroyed after half of the text. */
  | { readonly kind: 'cut'; readonly text: string }
  /** An `error` event comes after half of the text, where the status has long been 200. */
  | { readonly kind: 'stream-error'; readonly text: string; readonly fault: ApiFault };

/** Decides what a request comes to. */
export type Script = (request: MessagesRequest) => Outcome;

/** The default: an answer that fits the schema asked for, says a word of the customer's last line and cites an utterance. */
export const answerFromPrompt: Script = (request) => ({ kind: 'answer', text: answerTo(request) });

const error =
  (status: number, type: ApiFault['type'], message: string, retryAfterSec?: number): Script =>
  () => ({
    kind: 'error',
    fault: { status, type, message },
    ...(retryAfterSec === undefined ? {} : { retryAfterSec }),
  });

const overloaded: ApiFault = { status: 529, type: 'overloaded_error', message: 'Overloaded' };

/** Every way in which Claude fails to help, by name: for tables of tests. */
export const FAILURES = {
  unauthorized: error(401, 'authentication_error', 'invalid x-api-key'),
  forbidden: error(403, 'permission_error', 'Your API key does not have permission to use the specified resource.'),
  'model-not-found': (request) => error(404, 'not_found_error', `model: ${request.model}`)(request),
  'rate-limited': error(429, 'rate_limit_error', 'This request would exceed your rate limit.', 30),
  'server-error': error(500, 'api_error', 'Internal server error'),
  overloaded: error(529, 'overloaded_error', 'Overloaded'),
  hang: () => ({ kind: 'hang' }),
  cut: (request) => ({ kind: 'cut', text: answerTo(request) }),
  'stream-error': (request) => ({ kind: 'stream-error', text: answerTo(request), fault: overloaded }),
  refusal: () => ({ kind: 'answer', text: '', stopReason: 'refusal' }),
  'max-tokens': (request) => {
    const text = answerTo(request);
    return { kind: 'answer', text: text.slice(0, Math.floor(text.length / 2)), stopReason: 'max_tokens' };
  },
  'invalid-json': (request) => ({ kind: 'answer', text: `Here is my advice: ${answerTo(request)}` }),
  'wrong-shape': () => ({ kind: 'answer', text: '{"advice":{"text":42}}' }),
} as const satisfies Record<string, Script>;
export type FailureName = keyof typeof FAILURES;

/** How the product's prompt writes what a customer said, and a plainer way to write it. */
const CUSTOMER_LINES = [/^\[(?<id>customer-\d+)\] [^:]*: (?<said>.*)$/, /^customer[^:]*: (?<said>.*)$/i];

function answerTo({ prompt, schema }: MessagesRequest): string {
  const { id: cited = '', said = '' } = lastCustomerLine(prompt);
  const word = longestWordOf(said);
  const write: Writer = (name, choices) => {
    if (choices) return choose(name, choices, prompt);
    if (/utterance/i.test(name)) return cited;
    return `Stand-in ${name.replaceAll('_', ' ')}: ask about “${word}”.`;
  };
  return schema ? JSON.stringify(fillSchema(schema, write)) : write('advice', undefined);
}

/** One of the choices: for a stage, an objection, a sentiment or an objective what the prompt's state names, as it stands there last. */
function choose(name: string, choices: readonly string[], prompt: string): string {
  const subject = /stage|objection|sentiment/.exec(name)?.[0] ?? 'open in this stage';
  const named = [...prompt.matchAll(new RegExp(`\\b${subject}:? (\\w+)`, 'gi'))].map(([, value]) => value);
  return named.findLast((value) => value !== undefined && choices.includes(value)) ?? choices[0] ?? '';
}

function lastCustomerLine(prompt: string): { readonly id?: string; readonly said?: string } {
  const lines = prompt.split('\n').toReversed();
  for (const pattern of CUSTOMER_LINES) {
    for (const line of lines) {
      const found = pattern.exec(line);
      if (found) return { ...found.groups };
    }
  }
  return {};
}

const longestWordOf = (said: string): string =>
  (said.match(/\p{L}+/gu) ?? []).reduce((longest, word) => (word.length > longest.length ? word : longest), '');

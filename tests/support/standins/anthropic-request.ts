/**
 * The Messages API's request, checked as strictly as the API checks it for the models of November 2026.
 *
 * @see https://platform.claude.com/docs/en/api/messages
 */
import type { IncomingHttpHeaders } from 'node:http';
import { faultInSchema, isRecord, type JsonSchema } from './anthropic-schema';

/** A body that passed, and what an answer is computed from. */
export interface MessagesRequest {
  readonly model: string;
  readonly maxTokens: number;
  readonly isStreamed: boolean;
  /** Every text of the prompt, system first, a line break between. */
  readonly prompt: string;
  /** The schema that the answer must fit, if one was asked for. */
  readonly schema: JsonSchema | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

export type ErrorType =
  | 'invalid_request_error'
  | 'authentication_error'
  | 'permission_error'
  | 'not_found_error'
  | 'request_too_large'
  | 'rate_limit_error'
  | 'api_error'
  | 'overloaded_error';

/** An error as the API answers it. @see https://platform.claude.com/docs/en/api/errors */
export interface ApiFault {
  readonly status: number;
  readonly type: ErrorType;
  readonly message: string;
}

/** Versions of the API: the first, and the one that @anthropic-ai/sdk 1.10 sends. */
const VERSIONS: readonly unknown[] = ['2023-06-01', '2026-10-21'];

/** Top-level fields of MessageCreateParams. `temperature`, `top_p` and `top_k` are gone from these models. */
const FIELDS = new Set(
  'cache_control container diagnostics inference_geo max_tokens messages metadata model output_config service_tier speed stop_sequences stream system thinking tool_choice tools user_profile_id'.split(
    ' ',
  ),
);
const EFFORTS: readonly unknown[] = ['low', 'medium', 'high', 'xhigh', 'max'];
const THINKING: readonly unknown[] = ['enabled', 'disabled', 'between_tools', 'adaptive'];

const invalid = (message: string): ApiFault => ({ status: 400, type: 'invalid_request_error', message });

/** What is wrong with a request's headers, or undefined. */
export function faultInHeaders(headers: IncomingHttpHeaders, keys: readonly string[]): ApiFault | undefined {
  const refused = (message: string): ApiFault => ({ status: 401, type: 'authentication_error', message });
  if (headers.origin !== undefined && headers['anthropic-dangerous-direct-browser-access'] !== 'true') {
    return refused("CORS requests must set 'anthropic-dangerous-direct-browser-access' header");
  }
  const apiKey = headers['x-api-key'];
  const bearer = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
  const key = typeof apiKey === 'string' ? apiKey : bearer;
  if (key === undefined) return refused('x-api-key header is required');
  if (!keys.includes(key)) return refused(apiKey === undefined ? 'Invalid bearer token' : 'invalid x-api-key');
  const version = headers['anthropic-version'];
  if (version === undefined) return invalid('anthropic-version: header is required');
  if (!VERSIONS.includes(version)) return invalid('anthropic-version: is not a valid version');
  return undefined;
}

/** Read a body for one of these models, or say why the API refuses it. */
export function readMessagesBody(text: string, models: readonly string[]): MessagesRequest | ApiFault {
  const body = parseObject(text);
  if (!body) return invalid('The request body is not valid JSON.');
  const message = faultInBody(body);
  if (message !== undefined) return invalid(message);
  const model = String(body.model);
  if (!models.includes(model)) return { status: 404, type: 'not_found_error', message: `model: ${model}` };
  const outputConfig = isRecord(body.output_config) ? body.output_config : {};
  return {
    model,
    maxTokens: Number(body.max_tokens),
    isStreamed: body.stream === true,
    prompt: [body.system, ...(body.messages as readonly { readonly content: unknown }[]).map(({ content }) => content)]
      .flatMap(textsOf)
      .join('\n'),
    schema: isRecord(outputConfig.format) ? (outputConfig.format.schema as JsonSchema) : undefined,
    body,
  };
}

function faultInBody(body: Readonly<Record<string, unknown>>): string | undefined {
  const extra = Object.keys(body).find((field) => !FIELDS.has(field));
  if (extra !== undefined) return `${extra}: Extra inputs are not permitted`;
  for (const field of ['model', 'max_tokens', 'messages']) {
    if (body[field] === undefined) return `${field}: Field required`;
  }
  if (typeof body.model !== 'string' || body.model === '') return 'model: Input should be a valid string';
  if (!isCount(body.max_tokens)) return 'max_tokens: Input should be a valid integer';
  if (body.stream !== undefined && typeof body.stream !== 'boolean') return 'stream: Input should be a valid boolean';
  return (
    faultInMessages(body.messages) ??
    (body.system === undefined ? undefined : faultInContent(body.system, 'system')) ??
    faultInOptions(body) ??
    faultInOutputConfig(body.output_config)
  );
}

function faultInMessages(messages: unknown): string | undefined {
  if (!Array.isArray(messages) || messages.length === 0) return 'messages: at least one message is required';
  for (const [i, message] of messages.entries()) {
    const place = `messages.${String(i)}`;
    if (!isRecord(message)) return `${place}: Input should be an object`;
    if (!['user', 'assistant', 'system'].includes(String(message.role)))
      return `${place}.role: Input should be 'user' or 'assistant'`;
    const extra = Object.keys(message).find((field) => field !== 'role' && field !== 'content');
    if (extra !== undefined) return `${place}.${extra}: Extra inputs are not permitted`;
    const fault = faultInContent(message.content, `${place}.content`);
    if (fault !== undefined) return fault;
  }
  if (messages.at(-1).role !== 'user') {
    return 'This model does not support assistant message prefill. The conversation must end with a user message.';
  }
  return undefined;
}

/** A text, or a list of text blocks; this stand-in reads no pictures, documents or tools. */
function faultInContent(content: unknown, place: string): string | undefined {
  if (typeof content === 'string')
    return content.trim() === '' ? `${place}: text content must be non-empty` : undefined;
  if (!Array.isArray(content) || content.length === 0) return `${place}: Input should be a valid list`;
  for (const [i, block] of content.entries()) {
    const at = `${place}.${String(i)}`;
    if (!isRecord(block) || block.type !== 'text') return `${at}.type: Input should be 'text'`;
    if (typeof block.text !== 'string' || block.text.trim() === '')
      return `${at}: text content blocks must be non-empty`;
    const extra = Object.keys(block).find((field) => !['type', 'text', 'cache_control', 'citations'].includes(field));
    if (extra !== undefined) return `${at}.${extra}: Extra inputs are not permitted`;
    if (!isCacheControl(block.cache_control)) return `${at}.cache_control: Input should be a valid cache control`;
  }
  return undefined;
}

function faultInOptions(body: Readonly<Record<string, unknown>>): string | undefined {
  const { thinking, tool_choice: toolChoice, metadata } = body;
  if (!isCacheControl(body.cache_control)) return 'cache_control: Input should be a valid cache control';
  if (thinking !== undefined && !(isRecord(thinking) && THINKING.includes(thinking.type))) {
    return 'thinking.type: Input tag is not known';
  }
  if (isRecord(toolChoice) && (toolChoice.type === 'any' || toolChoice.type === 'tool')) {
    return 'tool_choice: forced tool use is not supported by this model';
  }
  if (metadata !== undefined && !(isRecord(metadata) && Object.keys(metadata).every((name) => name === 'user_id'))) {
    return 'metadata: Extra inputs are not permitted';
  }
  return undefined;
}

function faultInOutputConfig(config: unknown): string | undefined {
  if (config === undefined) return undefined;
  if (!isRecord(config)) return 'output_config: Input should be an object';
  const extra = Object.keys(config).find((field) => field !== 'effort' && field !== 'format');
  if (extra !== undefined) return `output_config.${extra}: Extra inputs are not permitted`;
  if (config.effort !== undefined && config.effort !== null && !EFFORTS.includes(config.effort)) {
    return 'output_config.effort: Input is not a known effort';
  }
  const { format } = config;
  if (format === undefined || format === null) return undefined;
  if (!isRecord(format) || format.type !== 'json_schema')
    return "output_config.format.type: Input should be 'json_schema'";
  const other = Object.keys(format).find((field) => field !== 'type' && field !== 'schema');
  if (other !== undefined) return `output_config.format.${other}: Extra inputs are not permitted`;
  return faultInSchema(format.schema, 'output_config.format.schema');
}

const isCount = (value: unknown): boolean => typeof value === 'number' && Number.isInteger(value) && value >= 0;

const isCacheControl = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (isRecord(value) && value.type === 'ephemeral' && [undefined, '5m', '1h'].includes(value.ttl as string | undefined));

const textsOf = (content: unknown): readonly string[] => {
  if (typeof content === 'string') return [content];
  return Array.isArray(content) ? content.map((block: { readonly text: string }) => block.text) : [];
};

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

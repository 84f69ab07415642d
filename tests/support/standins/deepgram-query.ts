/**
 * Deepgram's streaming query, checked as strictly as its API reference is written. What is checked here follows the parameters
 * of `listen.v1` in @deepgram/sdk and the pages named beside each rule.
 *
 * @see https://developers.deepgram.com/reference/speech-to-text/listen-streaming
 */

export interface ListenQuery {
  readonly model: string;
  readonly sampleRateHz: number;
  readonly channels: number;
  readonly multichannel: boolean;
  readonly interimResults: boolean;
  /** Silence after which a speaker has stopped, in ms; undefined when switched off. */
  readonly endpointingMs: number | undefined;
  readonly utteranceEndMs: number | undefined;
  readonly diarized: boolean;
  readonly vadEvents: boolean;
  /** Punctuation and capitals were asked for. */
  readonly punctuated: boolean;
  /** The sound isn't kept to improve models; by default it is: https://developers.deepgram.com/trust-security/your-data */
  readonly modelImprovementRefused: boolean;
  readonly keyterms: readonly string[];
  readonly language: string;
}

export type QueryReading =
  { readonly ok: true; readonly query: ListenQuery } | { readonly ok: false; readonly reason: string };

/** Endpointing is on, at 10 ms, unless asked otherwise: https://developers.deepgram.com/docs/endpointing */
const DEFAULT_ENDPOINTING_MS = 10;
/** https://developers.deepgram.com/docs/utterance-end */
const LEAST_UTTERANCE_END_MS = 1000;
const MODEL =
  /^(nova-3(-general|-medical)?|nova-2(-[a-z]+)?|nova(-general|-phonecall)?|enhanced(-[a-z]+)?|base(-[a-z]+)?|custom)$/;
const LANGUAGE = /^(multi|[a-z]{2,3}(-[A-Za-z0-9]{2,8})*)$/;

const isFlag = (value: string): boolean => value === 'true' || value === 'false';
const isWhole = (value: string): boolean => /^\d{1,6}$/.test(value);
const isText = (value: string): boolean => value.trim() !== '';
const oneOf =
  (...values: readonly string[]) =>
  (value: string): boolean =>
    values.includes(value);

/** Every parameter there is, and which values it takes. */
const PARAMETERS: Readonly<Record<string, (value: string) => boolean>> = {
  callback: isText,
  callback_method: oneOf('POST', 'GET', 'PUT', 'DELETE'),
  channels: (value) => /^[1-9]\d?$/.test(value),
  detect_entities: isFlag,
  diarize: isFlag,
  diarize_model: oneOf('latest', 'v1', 'v2'),
  dictation: isFlag,
  // The API takes more; this stand-in has ears for raw samples only.
  encoding: oneOf('linear16'),
  endpointing: (value) => isFlag(value) || isWhole(value),
  extra: isText,
  interim_results: isFlag,
  keyterm: isText,
  keywords: isText,
  language: (value) => LANGUAGE.test(value),
  mip_opt_out: isFlag,
  model: (value) => MODEL.test(value),
  multichannel: isFlag,
  numerals: isFlag,
  profanity_filter: isFlag,
  punctuate: isFlag,
  redact: oneOf('true', 'false', 'pci', 'numbers', 'aggressive_numbers', 'ssn'),
  replace: isText,
  sample_rate: (value) => isWhole(value) && Number(value) >= 8_000 && Number(value) <= 48_000,
  search: isText,
  smart_format: isFlag,
  tag: isText,
  utterance_end_ms: (value) => isWhole(value) && Number(value) >= LEAST_UTTERANCE_END_MS,
  vad_events: isFlag,
  version: isText,
};
const REPEATABLE = new Set(['keyterm', 'keywords', 'redact', 'replace', 'search', 'tag', 'extra']);

/** The query as the recogniser understands it, or why it refuses it (HTTP 400). */
export function readListenQuery(params: URLSearchParams): QueryReading {
  const reason = faultIn(params);
  if (reason !== undefined) return { ok: false, reason };
  const isOn = (name: string): boolean => params.get(name) === 'true';
  const utteranceEnd = params.get('utterance_end_ms');
  return {
    ok: true,
    query: {
      model: params.get('model') ?? '',
      sampleRateHz: Number(params.get('sample_rate')),
      channels: Number(params.get('channels') ?? 1),
      multichannel: isOn('multichannel'),
      interimResults: isOn('interim_results'),
      endpointingMs: readEndpointing(params.get('endpointing')),
      utteranceEndMs: utteranceEnd === null ? undefined : Number(utteranceEnd),
      diarized: isOn('diarize') || params.has('diarize_model'),
      vadEvents: isOn('vad_events'),
      punctuated: isOn('punctuate') || isOn('smart_format'),
      modelImprovementRefused: isOn('mip_opt_out'),
      keyterms: params.getAll('keyterm'),
      language: params.get('language') ?? 'en',
    },
  };
}

function faultIn(params: URLSearchParams): string | undefined {
  for (const name of new Set(params.keys())) {
    const isValue = PARAMETERS[name];
    if (!isValue) return `Unknown query parameter: ${name}.`;
    const values = params.getAll(name);
    if (values.length > 1 && !REPEATABLE.has(name)) return `Query parameter given more than once: ${name}.`;
    if (!values.every(isValue)) return `Failed to deserialize query parameters: invalid value for ${name}.`;
  }
  const model = params.get('model');
  if (model === null) return 'No model was named.';
  // Raw samples say nothing of themselves: https://developers.deepgram.com/docs/determining-your-audio-format-for-live-streaming-audio
  if (!params.has('encoding') || !params.has('sample_rate')) return 'Raw audio needs encoding and sample_rate.';
  if (params.has('utterance_end_ms') && params.get('interim_results') !== 'true') {
    return 'utterance_end_ms needs interim_results=true.';
  }
  // https://developers.deepgram.com/docs/keyterm
  if (params.has('keyterm') && !model.startsWith('nova-3')) return 'keyterm is for nova-3 only.';
  if (params.has('keywords') && model.startsWith('nova-3')) {
    return 'Keywords are not supported for Nova-3. Please use `keyterm` instead.';
  }
  return undefined;
}

function readEndpointing(value: string | null): number | undefined {
  if (value === 'false') return undefined;
  return value === null || value === 'true' ? DEFAULT_ENDPOINTING_MS : Number(value);
}

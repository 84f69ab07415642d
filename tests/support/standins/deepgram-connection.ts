/**
 * One socket to the stand-in recogniser: frames in, messages out, and a record of both.
 *
 *   binary ─▶ samples ─▶ one ChannelSchedule a channel, in steps of 20 ms of audio
 *   text   ─▶ KeepAlive | Finalize | CloseStream; anything else is refused
 *   10 s without audio or KeepAlive ─▶ closed, 1011 NET-0001
 */
import type { RawData, WebSocket } from 'ws';
import { type Answerer, type ListenMessage, toMetadata } from './deepgram-messages';
import type { ListenQuery } from './deepgram-query';
import { ChannelSchedule } from './deepgram-schedule';
import type { HearingFactory } from './hearing';
import { deinterleave, join, mix } from './channels';

/** Audio given to the ears at a time, in ms. */
const STEP_MS = 20;
/** Deepgram takes 500 tokens of keyterms in all, a token being about four characters; over it, transcription stops. */
const MOST_KEYTERM_CHARS = 2_000;

/** Close codes and reasons of https://developers.deepgram.com/docs/stt-troubleshooting-websocket-data-and-net-errors */
const CLOSES = {
  idle: [1011, 'NET-0001: Deepgram did not receive audio data or a text message within the timeout window.'],
  notAudio: [1008, 'DATA-0000: The payload cannot be decoded as audio.'],
  notControl: [1008, 'DATA-0000: The text frame is not a known control message.'],
} as const;

export interface ConnectionPlan {
  readonly query: ListenQuery;
  readonly answerer: Answerer;
  readonly hearing: HearingFactory;
  readonly idleCloseMs: number;
  readonly endpointsWithheld: boolean;
  /** The scheme and way in which the key came. */
  readonly auth: { readonly scheme: 'token' | 'bearer'; readonly via: 'subprotocol' | 'header' };
  /** Asked before every message: how it is to be sent now. */
  readonly delivery: () => 'once' | 'twice' | 'never';
  readonly onChange: () => void;
}

/** What a test may ask of a connection, also after it closed. */
export class ListenConnection {
  readonly query: ListenQuery;
  readonly auth: ConnectionPlan['auth'];
  /** Messages that went out, in order; one sent twice stands here twice. */
  readonly sent: ListenMessage[] = [];
  /** Types of the control messages that came, in order. */
  readonly controls: string[] = [];
  closed: { readonly code: number; readonly reason: string } | undefined;
  readonly #socket: WebSocket;
  readonly #plan: ConnectionPlan;
  readonly #schedules: readonly ChannelSchedule[];
  readonly #recorded: Int16Array[] = [];
  #recordedLength = 0;
  /** Interleaved samples too few for a step. */
  #pending = new Int16Array(0);
  #steppedLength = 0;
  #idle: NodeJS.Timeout;
  #isSilent = false;

  constructor(socket: WebSocket, plan: ConnectionPlan) {
    this.#socket = socket;
    this.#plan = plan;
    this.query = plan.query;
    this.auth = plan.auth;
    // Without multichannel the service hears the channels mixed into one.
    const heardChannels = this.query.multichannel ? this.query.channels : 1;
    this.#schedules = Array.from({ length: heardChannels }, (_, channel) => {
      const hearing = plan.hearing({ channel, sampleRateHz: this.query.sampleRateHz });
      return new ChannelSchedule({ ...plan, channel, hearing });
    });
    this.#idle = this.#armIdle();
    socket.on('message', (data, isBinary) => {
      if (isBinary) this.#takeAudio(toBytes(data));
      else this.#takeControl(toBytes(data).toString('utf8'));
      plan.onChange();
    });
    socket.on('close', (code, reason) => {
      clearTimeout(this.#idle);
      this.closed ??= { code, reason: reason.toString('utf8') };
      plan.onChange();
    });
  }

  get isOpen(): boolean {
    return this.closed === undefined;
  }

  get keepAlives(): number {
    return this.controls.filter((type) => type === 'KeepAlive').length;
  }

  /** Audio received, in ms. */
  get audioMs(): number {
    return (this.#recordedLength / this.query.channels / this.query.sampleRateHz) * 1000;
  }

  /** All samples received on one channel, from 0. */
  pcm(channel: number): Int16Array {
    return deinterleave(join(this.#recorded), this.query.channels)[channel] ?? new Int16Array(0);
  }

  /** Messages of one type that went out. */
  sentOf<T extends ListenMessage['type']>(type: T): readonly Extract<ListenMessage, { type: T }>[] {
    return this.sent.filter((message): message is Extract<ListenMessage, { type: T }> => message.type === type);
  }

  /** Cut the connection without a word, as a network does. */
  drop(): void {
    this.#socket.terminate();
  }

  /** From now on take audio and say nothing, whatever other connections do. */
  fallSilent(): void {
    this.#isSilent = true;
  }

  /** Put a text on the wire as it is. */
  sendRaw(text: string): void {
    this.#socket.send(text);
  }

  #armIdle(): NodeJS.Timeout {
    return setTimeout(() => this.#close(...CLOSES.idle), this.#plan.idleCloseMs);
  }

  #stayAwake(): void {
    clearTimeout(this.#idle);
    this.#idle = this.#armIdle();
  }

  #takeAudio(bytes: Buffer): void {
    if (!this.isOpen) return;
    // An empty frame is the old way to end a stream, and the way many end it by accident.
    if (bytes.length === 0) return this.#closeStream();
    if (bytes.length % (2 * this.query.channels) !== 0 || isJson(bytes)) return this.#close(...CLOSES.notAudio);
    this.#stayAwake();
    // A copy, because samples must lie on even addresses and a frame's bytes needn't.
    const samples = new Int16Array(Uint8Array.from(bytes).buffer);
    this.#recorded.push(samples);
    this.#recordedLength += samples.length;
    this.#step(samples);
  }

  /** Give the ears what came, in even steps. */
  #step(samples: Int16Array): void {
    const { channels, sampleRateHz } = this.query;
    const stepLength = Math.round((STEP_MS / 1000) * sampleRateHz);
    const available = join([this.#pending, samples]);
    const steps = Math.floor(available.length / channels / stepLength);
    const separate = deinterleave(available.subarray(0, steps * stepLength * channels), channels);
    const heard = this.query.multichannel ? separate : [mix(separate)];
    this.#pending = available.slice(steps * stepLength * channels);
    for (let step = 0; step < steps; step += 1) {
      this.#steppedLength += stepLength;
      const nowMs = (this.#steppedLength / sampleRateHz) * 1000;
      this.#schedules.forEach((schedule, channel) => {
        const part = heard[channel]?.subarray(step * stepLength, (step + 1) * stepLength);
        for (const message of schedule.advance(part ?? new Int16Array(0), nowMs)) this.#send(message);
      });
    }
  }

  #takeControl(text: string): void {
    if (!this.isOpen) return;
    const control = readControl(text, this.query.channels);
    if (!control) return this.#close(...CLOSES.notControl);
    this.controls.push(control.type);
    if (control.type === 'KeepAlive') this.#stayAwake();
    else if (control.type === 'CloseStream') this.#closeStream();
    else {
      this.#schedules.forEach((schedule, channel) => {
        if (control.channel === undefined || control.channel === channel) this.#send(schedule.finalize(this.audioMs));
      });
    }
  }

  /** @see https://developers.deepgram.com/docs/close-stream */
  #closeStream(): void {
    for (const schedule of this.#schedules) {
      for (const message of schedule.finish(this.audioMs)) this.#send(message);
    }
    this.#send(toMetadata(this.audioMs, this.query, this.#plan.answerer));
    this.#close(1000, '');
  }

  #close(code: number, reason: string): void {
    clearTimeout(this.#idle);
    this.closed ??= { code, reason };
    this.#socket.close(code, reason);
    this.#plan.onChange();
  }

  #send(message: ListenMessage): void {
    if (this.#isSilent) return;
    const delivery = this.query.keyterms.join('').length > MOST_KEYTERM_CHARS ? 'never' : this.#plan.delivery();
    const times = { never: 0, once: 1, twice: 2 }[delivery];
    for (let i = 0; i < times; i += 1) {
      this.sent.push(message);
      this.#socket.send(JSON.stringify(message));
    }
  }
}

interface Control {
  readonly type: 'KeepAlive' | 'Finalize' | 'CloseStream';
  readonly channel?: number;
}

function readControl(text: string, channels: number): Control | undefined {
  const parsed = parseJson(text);
  if (typeof parsed !== 'object' || parsed === null || !('type' in parsed)) return undefined;
  const { type } = parsed;
  if (type === 'KeepAlive' || type === 'CloseStream') return { type };
  if (type !== 'Finalize') return undefined;
  // https://developers.deepgram.com/docs/finalize
  const channel: unknown = 'channel' in parsed ? parsed.channel : undefined;
  if (channel === undefined) return { type };
  return typeof channel === 'number' && Number.isInteger(channel) && channel >= 0 && channel < channels
    ? { type, channel }
    : undefined;
}

/** A control message sent as binary, which the service would take for audio. */
const isJson = (bytes: Buffer): boolean =>
  bytes[0] === 0x7b && bytes.length < 200 && parseJson(bytes.toString('utf8')) !== undefined;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toBytes(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? Buffer.from(data) : data;
}

/** A recogniser that hears coded audio, on connections that break on command. */
import type {
  ConnectionListener,
  OpenConnection,
  RecogniserConnection,
} from '../../src/offscreen/recogniser-connection';
import { CHANNELS, SAMPLE_RATE_HZ } from '../../src/offscreen/pcm';
import { deinterleave, join } from '../support/standins/channels';
import type { ListenMessage, Results } from '../support/standins/deepgram-messages';
import type { ListenQuery } from '../support/standins/deepgram-query';
import { ChannelSchedule } from '../support/standins/deepgram-schedule';
import { codedHearing } from './coded-audio';

const HANDSHAKE_MS = 60;
/** From the audio to what is said about it. */
const ANSWER_MS = 40;
const STEP_SAMPLES = SAMPLE_RATE_HZ / 50;
/** What src/offscreen/deepgram.ts asks for. */
const QUERY: ListenQuery = {
  model: 'nova-3',
  sampleRateHz: SAMPLE_RATE_HZ,
  channels: CHANNELS,
  multichannel: true,
  interimResults: true,
  endpointingMs: 300,
  utteranceEndMs: 1_000,
  diarized: true,
  vadEvents: false,
  punctuated: true,
  modelImprovementRefused: true,
  keyterms: [],
  language: 'en',
};
const ANSWERER = { requestId: 'r', modelName: 'simulated' };

/** Decides what becomes of a message on its way out; gives what is sent now, in order. */
export type Outgoing = (message: ListenMessage, connection: SimulatedConnection) => readonly ListenMessage[];

export class SimulatedRecogniser {
  readonly connections: SimulatedConnection[] = [];
  /** Handshakes turned away. */
  refused = 0;
  outgoing: Outgoing = (message) => [message];
  #refuse = 0;

  readonly openConnection: OpenConnection = (_access, listener) => {
    if (this.#refuse > 0) {
      this.#refuse -= 1;
      this.refused += 1;
      // A browser isn't told why.
      setTimeout(() => listener.ended('dropped'), HANDSHAKE_MS);
      return new SimulatedConnection(listener, () => []);
    }
    const connection = new SimulatedConnection(listener, (...sent) => this.outgoing(...sent));
    this.connections.push(connection);
    setTimeout(() => connection.open(), HANDSHAKE_MS);
    return connection;
  };

  refuseNext(count: number): void {
    this.#refuse += count;
  }

  get latest(): SimulatedConnection | undefined {
    return this.connections.at(-1);
  }
}

export class SimulatedConnection implements RecogniserConnection {
  readonly #listener: ConnectionListener;
  readonly #outgoing: Outgoing;
  readonly #schedules: readonly ChannelSchedule[];
  #pending = new Int16Array(0);
  #heardSamples = 0;
  #isSilent = false;
  state: 'connecting' | 'open' | 'over' = 'connecting';
  wasClosedByPage = false;
  openedAtMs = Infinity;
  /** Finals with words, as they went out. */
  readonly finals: Results[] = [];

  constructor(listener: ConnectionListener, outgoing: Outgoing) {
    this.#listener = listener;
    this.#outgoing = outgoing;
    this.#schedules = Array.from({ length: CHANNELS }, (_, channel) => {
      const hearing = codedHearing({ channel, sampleRateHz: SAMPLE_RATE_HZ });
      return new ChannelSchedule({ query: QUERY, answerer: ANSWERER, endpointsWithheld: false, channel, hearing });
    });
  }

  open(): void {
    if (this.state !== 'connecting') return;
    this.state = 'open';
    this.openedAtMs = Date.now();
    this.#listener.opened();
  }

  /** Takes audio and says nothing any more. */
  fallSilent(): void {
    this.#isSilent = true;
  }

  get isSpeaking(): boolean {
    return this.state === 'open' && !this.#isSilent;
  }

  drop(): void {
    if (this.state === 'over') return;
    this.state = 'over';
    this.#listener.ended('dropped');
  }

  /** Put a message on the line as it is. */
  say(message: ListenMessage): void {
    setTimeout(() => {
      if (this.isSpeaking) this.#listener.heard(message);
    }, ANSWER_MS);
  }

  readonly sendAudio = (pcm: ArrayBuffer): void => {
    this.#mustBeOpen();
    const available = join([this.#pending, new Int16Array(pcm)]);
    const steps = Math.floor(available.length / CHANNELS / STEP_SAMPLES);
    const channels = deinterleave(available.subarray(0, steps * STEP_SAMPLES * CHANNELS), CHANNELS);
    this.#pending = available.slice(steps * STEP_SAMPLES * CHANNELS);
    for (let step = 0; step < steps; step += 1) {
      this.#heardSamples += STEP_SAMPLES;
      this.#schedules.forEach((schedule, channel) => {
        const samples = channels[channel]?.subarray(step * STEP_SAMPLES, (step + 1) * STEP_SAMPLES);
        for (const message of schedule.advance(samples ?? new Int16Array(0), this.#nowMs)) this.#send(message);
      });
    }
  };

  readonly sendKeepAlive = (): void => this.#mustBeOpen();

  readonly sendCloseStream = (): void => {
    this.#mustBeOpen();
    for (const schedule of this.#schedules) for (const message of schedule.finish(this.#nowMs)) this.#send(message);
    setTimeout(() => this.drop(), 2 * ANSWER_MS);
  };

  readonly unsentBytes = (): number => 0;

  readonly close = (): void => {
    if (this.state === 'over') return;
    this.state = 'over';
    this.wasClosedByPage = true;
  };

  get #nowMs(): number {
    return (this.#heardSamples / SAMPLE_RATE_HZ) * 1_000;
  }

  #send(message: ListenMessage): void {
    if (this.#isSilent) return;
    for (const sent of this.#outgoing(message, this)) {
      if (isFinalWithWords(sent)) this.finals.push(sent);
      this.say(sent);
    }
  }

  #mustBeOpen(): void {
    if (this.state !== 'open') throw new Error('Socket is not open.');
  }
}

export const isFinalWithWords = (message: ListenMessage): message is Results =>
  message.type === 'Results' && message.is_final === true && (message.channel.alternatives[0]?.words.length ?? 0) > 0;

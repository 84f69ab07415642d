/**
 * A listen before the call: tab and microphone for ten seconds at most, and what was heard of them. Nothing of the sound leaves
 * this page, and nothing is kept.
 *
 *   opening ──▶ listening ──heard all there is to hear, ten seconds, or told to end──▶ over (streams are let go)
 */
import type { PreflightSound } from '../coaching/preflight';
import type { ProbeFrame } from '../protocol/capture-port';
import { type CallAudio, type OpenProbeAudio, TabNotCapturable } from './call-audio';
import type { Clock } from './clock';
import { EchoRisk } from './echo-risk';
import { LevelMeter, rmsDb } from './level-meter';
import type { MicrophoneState } from './microphone';
import { type CapturedFrame, FRAME_SAMPLES } from './pcm';
import { VoiceLevel } from './voice-level';

/** What the rep is promised. */
const LISTEN_MS = 10_000;
/** A meter that moves; and the worker stays awake by it. */
const TELL_EVERY_MS = 200;
/** The tab plays from this level on, in dBFS: quieter than any call. */
const TAB_DB = -60;
/** A quarter of a second in all: not a click. */
const TAB_FRAMES = 8;

export interface ProbePorts {
  readonly openProbeAudio: OpenProbeAudio;
  readonly clock: Clock;
}

export class Probe {
  readonly id: string;
  readonly #clock: Clock;
  readonly #send: (frame: ProbeFrame) => void;
  readonly #levels = new LevelMeter();
  readonly #voice = new VoiceLevel();
  readonly #echo = new EchoRisk();
  #microphone: MicrophoneState | 'opening' = 'opening';
  #tab: PreflightSound['tab'];
  #tabFrames = 0;
  #audio: CallAudio | undefined;
  #isOver = false;
  #cancelTell = () => {};
  readonly #opened: Promise<void>;
  readonly #cancelLimit: () => void;

  constructor(
    { id, streamId }: { readonly id: string; readonly streamId: string | undefined },
    { openProbeAudio, clock }: ProbePorts,
    send: (frame: ProbeFrame) => void,
  ) {
    this.id = id;
    this.#clock = clock;
    this.#send = send;
    this.#tab = streamId === undefined ? 'not-captured' : 'opening';
    this.#cancelLimit = clock.after(LISTEN_MS, () => this.end());
    this.#tellRegularly();
    this.#opened = this.#open(streamId, openProbeAudio);
  }

  /** Let go of tab and microphone, and say so. Calling it twice is harmless. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#cancelTell();
    this.#cancelLimit();
    this.#audio?.stop();
    // Who hears that it is over takes the tab for itself: one that is still being opened must be let go first.
    void this.#opened.then(() => {
      this.#tell();
      this.#send({ type: 'probe-over', probeId: this.id });
    });
  }

  async #open(streamId: string | undefined, openProbeAudio: OpenProbeAudio): Promise<void> {
    try {
      const audio = await openProbeAudio(streamId, {
        frame: (frame) => this.#take(frame),
        microphone: (state) => {
          this.#microphone = state;
        },
        tab: (state) => {
          this.#tab = state === 'muted' ? 'muted' : this.#heardOfTab();
        },
        tabEnded: () => {
          this.#tab = 'ended';
        },
      });
      if (this.#isOver) audio.stop();
      else this.#audio = audio;
    } catch (error) {
      if (this.#isOver) return;
      if (streamId !== undefined && error instanceof TabNotCapturable) {
        this.#tab = 'not-captured';
        // The microphone is worth listening to all the same.
        await this.#open(undefined, openProbeAudio);
      } else this.end();
    }
  }

  #take(frame: CapturedFrame): void {
    if (this.#isOver) return;
    const [microphoneDb, tabDb] = [rmsDb(frame.squares[0], FRAME_SAMPLES), rmsDb(frame.squares[1], FRAME_SAMPLES)];
    this.#levels.add(frame);
    if (tabDb >= TAB_DB) this.#tabFrames++;
    if (this.#tab === 'opening' || this.#tab === 'silent') this.#tab = this.#heardOfTab();
    if (this.#microphone !== 'on') return;
    this.#voice.add(microphoneDb);
    this.#echo.push(frame.pcm);
  }

  #heardOfTab(): PreflightSound['tab'] {
    return this.#tabFrames >= TAB_FRAMES ? 'heard' : 'silent';
  }

  #sound(): PreflightSound {
    return { microphone: this.#heardOfMicrophone(), tab: this.#tab, echo: this.#echo.finding };
  }

  #heardOfMicrophone(): PreflightSound['microphone'] {
    if (this.#microphone !== 'on') return this.#microphone;
    switch (this.#voice.finding) {
      case 'voice':
        return 'heard';
      case 'sound':
        return 'quiet';
      case 'none':
        return 'silent';
    }
  }

  #tellRegularly(): void {
    this.#cancelTell = this.#clock.after(TELL_EVERY_MS, () => {
      this.#tell();
      if (isSettled(this.#sound())) this.end();
      else this.#tellRegularly();
    });
  }

  #tell(): void {
    this.#send({ type: 'probed', probeId: this.id, sound: this.#sound(), levelsDb: this.#levels.read() });
  }
}

/** Nothing more would come of listening on. */
function isSettled({ microphone, tab, echo }: PreflightSound): boolean {
  const hasMicrophone = microphone === 'heard';
  const hasTab = tab === 'heard';
  const isMicrophoneDone =
    hasMicrophone || microphone === 'refused' || microphone === 'missing' || microphone === 'lost';
  const isTabDone = hasTab || tab === 'not-captured' || tab === 'ended';
  return isMicrophoneDone && isTabDone && (echo !== 'unknown' || !hasMicrophone || !hasTab);
}

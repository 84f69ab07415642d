/** One call in one process: the offscreen page's own code, the worker's own entry, the panel's own model, and who breaks them. */
import { vi } from 'vitest';
import { wordsToldIn } from './told-words';
import { Captures } from '../../src/offscreen/captures';
import type { CallAudioListener, OpenCallAudio } from '../../src/offscreen/call-audio';
import type { Clock } from '../../src/offscreen/clock';
import { FRAME_MS } from '../../src/offscreen/pcm';
import { CAPTURE_PORT } from '../../src/protocol/capture-port';
import { PANEL_PORT } from '../../src/protocol/panel-port';
import { followWindow, type PanelFeed } from '../../src/sidepanel/panel-feed';
import { createPanelModel, type PanelModel } from '../../src/sidepanel/panel-model';
import type { Dice } from '../support/chaos/dice';
import type { WordsBySide } from '../support/chaos/words';
import { CodedCall } from './coded-audio';
import { CALL_TAB, OFFSCREEN, PANEL, SimulatedBrowser } from './simulated-browser';
import { SimulatedClaude } from './simulated-claude';
import type { Delivery, SimulatedPort } from './simulated-events';
import { SimulatedRecogniser } from './simulated-recogniser';

/** Time moves in steps of this many frames: each step costs a millisecond of real time. */
const FRAMES_PER_STEP = 3;
const STEP_MS = FRAMES_PER_STEP * FRAME_MS;

interface Panel {
  readonly feed: PanelFeed;
  readonly model: PanelModel;
}

export class SimulatedCall {
  readonly browser: SimulatedBrowser;
  readonly recogniser = new SimulatedRecogniser();
  readonly claude = new SimulatedClaude();
  /** How frames of the offscreen page reach the worker. */
  toWorker: Delivery = (message, deliver) => deliver(message);
  /** The offscreen page's end of its port, and the panel's, as they stand. */
  capturePort: SimulatedPort | undefined;
  panelPort: SimulatedPort | undefined;
  panel: Panel | undefined;
  readonly #script: CodedCall;
  readonly #clock: Clock;
  #audio: CallAudioListener | undefined;
  #audioMs = 0;

  constructor({ talkMs, dice }: { readonly talkMs: number; readonly dice: Dice }) {
    this.#script = new CodedCall(talkMs);
    this.browser = new SimulatedBrowser(() => dice.random() < 0.5);
    this.#clock = {
      nowMs: () => Date.now(),
      epochMs: () => Date.now(),
      random: dice.random,
      after: (delayMs, run) => {
        const timer = setTimeout(run, delayMs);
        return () => clearTimeout(timer);
      },
    };
    vi.stubGlobal('fetch', this.claude.fetch);
  }

  /** From the click on "Start coaching" until sound is captured. */
  async start(): Promise<void> {
    this.browser.onOffscreen = (change) => (change === 'created' ? this.#openOffscreen() : this.#closeOffscreen());
    this.browser.changeSettings({
      welcomed: true,
      coachingMode: 'guidance',
      deepgramKey: 'key',
      deepgramUrl: 'ws://127.0.0.1:1',
      anthropicKey: 'key-0',
      anthropicUrl: 'http://127.0.0.1:1',
    });
    await this.browser.startWorker();
    this.openPanel();
    const started = this.browser.request({ to: 'background', type: 'start-session', tabId: CALL_TAB.id });
    await this.until(() => this.#audio !== undefined, 'the capture to start');
    const answer = await started;
    if ((answer as { ok?: unknown }).ok !== true) throw new Error(`Not started: ${JSON.stringify(answer)}`);
    this.#audio?.microphone('on');
  }

  get isTalking(): boolean {
    return this.#audioMs < this.#script.lengthMs;
  }

  /** Let time pass, with the sound that goes with it. */
  async pass(ms: number): Promise<void> {
    for (let passedMs = 0; passedMs < ms; passedMs += STEP_MS) {
      // oxlint-disable-next-line no-await-in-loop -- time passes step by step
      await vi.advanceTimersByTimeAsync(STEP_MS);
      for (let left = FRAMES_PER_STEP; left > 0 && this.#audio; left -= 1) {
        const completeMs = Date.now() - (left - 1) * FRAME_MS;
        this.#audio.frame({ ...this.#script.frame(this.#audioMs), completeMs });
        this.#audioMs += FRAME_MS;
      }
    }
  }

  /** Let time pass until something holds. @throws naming `what` after 30 s of it. */
  async until(holds: () => boolean, what: string, limitMs = 30_000): Promise<void> {
    const deadline = Date.now() + limitMs;
    while (!holds()) {
      if (Date.now() > deadline) throw new Error(`Waited ${String(limitMs)} ms in vain for ${what}.`);
      // oxlint-disable-next-line no-await-in-loop -- time passes step by step
      await this.pass(STEP_MS);
    }
  }

  openPanel(): void {
    // As src/sidepanel/index.tsx wires them: the model first, since the feed tells it how the line stands at once.
    let send: PanelFeed['send'] = () => false;
    const model = createPanelModel({ send: (command) => void send(command), nowMs: Date.now() });
    const feed = followWindow({
      connect: () => {
        const port = this.browser.connect(PANEL_PORT, PANEL);
        this.panelPort = port;
        return port;
      },
      windowId: CALL_TAB.windowId,
      onFrame: model.receive,
      onLink: model.setLink,
    });
    send = feed.send;
    this.panel = { feed, model };
  }

  closePanel(): void {
    this.panel?.feed.close();
    this.panel = undefined;
  }

  /** The rep presses Stop. */
  async stop(): Promise<void> {
    // Not awaited: it is answered while time passes.
    void this.browser.request({ to: 'background', type: 'stop-session', tabId: CALL_TAB.id });
    await this.until(() => this.panel?.model.view.value?.endedAtMs !== undefined, 'the call to end');
  }

  /** What was said while it was captured. */
  get sent(): WordsBySide {
    return this.#script.wordsUntil(this.#audioMs);
  }

  get shown(): WordsBySide {
    return wordsToldIn(this.panel?.model.transcript.value ?? []);
  }

  /** What a worker that starts now finds in its journal, as it shows it. */
  async journalled(): Promise<WordsBySide> {
    this.closePanel();
    await this.browser.killWorker();
    this.openPanel();
    await this.until(() => this.panel?.model.view.value !== undefined, 'the call as it was stored');
    return this.shown;
  }

  #openOffscreen(): void {
    new Captures(
      () => {
        const port = this.browser.connect(CAPTURE_PORT, OFFSCREEN, (message, deliver) =>
          this.toWorker(message, deliver),
        );
        this.capturePort = port;
        return port;
      },
      {
        openCallAudio: this.#openCallAudio,
        openProbeAudio: () => Promise.reject(new Error('no check before this call')),
        openConnection: this.recogniser.openConnection,
        clock: this.#clock,
      },
    ).connect();
  }

  readonly #openCallAudio: OpenCallAudio = (_streamId, listener) => {
    this.#audio = listener;
    return Promise.resolve({
      recover: () => undefined,
      stop: () => {
        this.#audio = undefined;
      },
    });
  };

  #closeOffscreen(): void {
    this.#audio = undefined;
    this.capturePort?.disconnect();
  }
}

/** One session as the worker runs it, without a browser: the real actor, journal store and link to Claude. */
import type { SessionEvent } from '../../src/coaching/session-events';
import { JournalStore, loadJournals } from '../../src/background/journal-store';
import { ModelLink } from '../../src/background/model-link';
import { framesOf, viewFrame } from '../../src/background/panel-frames';
import { SessionActor, type SessionShell } from '../../src/background/session-actor';
import type { Services } from '../../src/coaching/notices';
import { noticesOf } from '../../src/coaching/notices';
import type { Effect, SessionInput } from '../../src/coaching/session-inputs';
import { replay } from '../../src/coaching/session-fold';
import type { SessionMode, SessionState } from '../../src/coaching/session-state';
import { defaultPlaybook } from '../../src/playbooks/default';
import type { PanelFrame } from '../../src/protocol/panel-port';
import { defaultSettings, type Settings } from '../../src/settings/settings';
import { say as inWords } from '../../src/ui/messages';
import { FakeArea } from './fake-area';
import { someServices } from './services';
import { say, start } from './session';
import { Changes } from './standins/changes';

/** `rep: text` or `customer: text`. */
export type Line = `${'rep' | 'customer'}: ${string}`;

export class CoachedSession implements SessionShell {
  /** All that the panel was told, in order. */
  readonly frames: PanelFrame[] = [];
  readonly area = new FakeArea();
  readonly actor: SessionActor;
  settings: Settings;
  private readonly changes = new Changes();
  /** Epoch ms at which a card that is held back is due. */
  private wakesAtMs: number | undefined;
  private readonly asked: Promise<void>[] = [];
  private readonly stored: Promise<void>[] = [];
  private readonly model = new ModelLink({
    access: () => this.settings,
    take: (_actor, input) => this.take(input),
    tell: (_actor, frames) => this.show(frames),
  });

  /** A started session; without a Claude key in `settings` it coaches locally. */
  constructor(mode: SessionMode, settings: Partial<Settings> = {}) {
    this.settings = { ...defaultSettings, ...settings };
    const first = start(mode);
    this.actor = new SessionActor([], new JournalStore('call_test', this.area), this);
    this.take(first);
  }

  get state(): SessionState {
    return this.actor.state;
  }

  /** As the rep reads them. */
  get notices() {
    return noticesOf(this.state, this.services()).map((notice) => ({ ...notice, text: inWords(notice.text) }));
  }

  take(input: SessionInput): void {
    this.stored.push(this.actor.take(input));
  }

  /** Hear a line, said after all that was heard before; `atMs` where it matters when, on the clock that answers come by. */
  hear(line: Line, atMs?: number): void {
    const colon = line.indexOf(': ');
    const said = say(this.state.lastSeq + 1, line.startsWith('rep') ? 'rep' : 'customer', line.slice(colon + 2));
    this.take(atMs === undefined ? said : { ...said, atMs });
  }

  /** Change what Claude is asked with, as options do. */
  changeAccess(access: Partial<Settings>, atMs: number): void {
    this.settings = { ...this.settings, ...access };
    this.take({ type: 'change-model-access', atMs });
  }

  /** When nothing is asked of Claude any more and the journal is stored. Rejects with whatever went wrong on the way. */
  async settle(): Promise<void> {
    for (let done = 0; done < this.asked.length;) {
      const { length } = this.asked;
      await Promise.all(this.asked);
      done = length;
    }
    // What was held back comes up once the card before it has been read.
    const { wakesAtMs } = this;
    this.wakesAtMs = undefined;
    if (wakesAtMs !== undefined) this.take({ type: 'time-passed', atMs: wakesAtMs });
    await Promise.all(this.stored);
  }

  /** When the panel was told something that fulfils a condition. */
  until(holds: (session: CoachedSession) => boolean): Promise<void> {
    return this.changes.until(() => holds(this));
  }

  /** The session as a restarted worker would rebuild it from storage. */
  async rebuilt(): Promise<SessionState> {
    return replay((await loadJournals(this.area)).get(this.state.sessionId)?.journal ?? []);
  }

  // What a session needs of the shell.

  context() {
    return { playbook: defaultPlaybook, modelReady: this.settings.anthropicKey !== '' };
  }

  perform(actor: SessionActor, effect: Effect): void {
    if (effect.type === 'ask-model') this.asked.push(this.model.ask(actor, effect));
    else if (effect.type === 'abort-model') this.model.abort(effect.requestId);
    else if (effect.type === 'wake-at') this.wakesAtMs = effect.atMs;
  }

  tell(_actor: SessionActor, event: SessionEvent, after: SessionState): void {
    this.show(framesOf(event, after, defaultPlaybook));
  }

  settled(): void {
    this.show([viewFrame(this.state, defaultPlaybook, this.services())]);
  }

  private show(frames: readonly PanelFrame[]): void {
    this.frames.push(...frames);
    this.changes.ring();
  }

  endStored(): void {
    this.changes.ring();
  }

  makeRoom(): Promise<boolean> {
    return Promise.resolve(false);
  }

  private services(): Services {
    return someServices({ atMs: Date.now(), modelReady: this.settings.anthropicKey !== '' });
  }
}

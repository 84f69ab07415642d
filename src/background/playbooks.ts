/** Which playbook a call is coached by: the one it began with, whatever was edited, deleted or chosen since. */
import type { Playbook } from '../coaching/playbook';
import { defaultPlaybook } from '../playbooks/default';
import { isShipped, shippedPlaybook } from '../playbooks/shipped';
import { errorName } from './error-name';
import { holdFor, letGoOf, loadHeld, loadOwn, type OwnPlaybooks } from './playbook-store';

export class Playbooks {
  private library: OwnPlaybooks = { own: new Map(), unreadable: [] };
  /** By session. */
  private readonly held = new Map<string, Playbook>();

  /** Rebuild after the worker (re)started; storage that doesn't answer leaves the shipped ones. */
  async restore(): Promise<void> {
    try {
      for (const [sessionId, reading] of await loadHeld()) this.held.set(sessionId, reading.playbook);
      await this.refresh();
    } catch (error) {
      console.error('playbooks could not be read:', errorName(error));
    }
  }

  /** Read the rep's own again. @throws when storage doesn't answer. */
  async refresh(): Promise<OwnPlaybooks> {
    this.library = await loadOwn();
    for (const { id } of this.library.unreadable) console.warn('a stored playbook can’t be read and is skipped:', id);
    return this.library;
  }

  /** The playbook of an id as it is now, or the default where there is none any more. */
  byId(id: string): Playbook {
    if (isShipped(id)) return shippedPlaybook(id);
    return this.library.own.get(id)?.playbook ?? defaultPlaybook;
  }

  /** A call begins: from here on it is coached by what `id` is now. */
  begin(sessionId: string, id: string): void {
    const playbook = this.byId(id);
    this.held.set(sessionId, playbook);
    const own = this.library.own.get(playbook.id);
    // Where storage refuses, the heap has it; a worker that starts again takes what the id is then.
    if (own) holdFor(sessionId, own).catch(() => console.warn('session', sessionId, 'could not keep its playbook'));
  }

  /** What a call is coached by. */
  of({ sessionId, playbookId }: { readonly sessionId: string; readonly playbookId: string }): Playbook {
    return this.held.get(sessionId) ?? this.byId(playbookId);
  }

  /** Let go of what no call needs any more. */
  keepOnly(sessionIds: readonly string[]): void {
    const gone = [...this.held.keys()].filter((sessionId) => !sessionIds.includes(sessionId));
    if (gone.length === 0) return;
    for (const sessionId of gone) this.held.delete(sessionId);
    letGoOf(gone).catch(() => undefined);
  }
}

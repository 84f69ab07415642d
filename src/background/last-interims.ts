/** What each session's speakers were saying a moment ago: guesses that no final has replaced yet, in case its capture dies. */
import type { FinalHeard, Interim } from '../coaching/transcript';

export class LastInterims {
  private readonly bySession = new Map<string, Map<Interim['channel'], Interim>>();

  heard(sessionId: string, interim: Interim): void {
    const channels = this.bySession.get(sessionId) ?? new Map<Interim['channel'], Interim>();
    this.bySession.set(sessionId, channels.set(interim.channel, interim));
  }

  /** Finals came that reach to `endMs` on a channel: the guess at those words is answered. */
  finished(sessionId: string, { channel, endMs }: Pick<FinalHeard, 'channel' | 'endMs'>): void {
    const channels = this.bySession.get(sessionId);
    if ((channels?.get(channel)?.startMs ?? Infinity) < endMs) channels?.delete(channel);
  }

  /** The guesses that will never be answered, oldest first, as the finals they stand for; asked for once. */
  take(sessionId: string): readonly FinalHeard[] {
    const left = [...(this.bySession.get(sessionId)?.values() ?? [])].filter(({ text }) => text.trim() !== '');
    this.bySession.delete(sessionId);
    return left
      .toSorted((a, b) => a.startMs - b.startMs)
      .map((interim) => ({ ...interim, type: 'final', speechFinal: true }));
  }
}

/** The port to a speech-to-text service: one connection, used once. Whether it is Deepgram's is known to deepgram.ts alone. */
import type { DeepgramAccess } from '../protocol/capture-port';

/** `unauthorized` and `rejected` only where the service said so; a browser can't tell a refused handshake from no network. */
export type ConnectionEnd = 'dropped' | 'unauthorized' | 'rejected';

export interface ConnectionListener {
  opened(): void;
  /** One message as it came, not yet checked. */
  heard(message: unknown): void;
  /** Once, unless we closed it ourselves. */
  ended(how: ConnectionEnd): void;
}

/** A socket to the recogniser. The senders throw while it isn't open. */
export interface RecogniserConnection {
  sendAudio(pcm: ArrayBuffer): void;
  sendKeepAlive(): void;
  /** Ask for the last finals; the service then ends the connection. */
  sendCloseStream(): void;
  /** Bytes accepted but still on this machine. */
  unsentBytes(): number;
  close(): void;
}

export type OpenConnection = (access: DeepgramAccess, listener: ConnectionListener) => RecogniserConnection;

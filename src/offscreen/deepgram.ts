/** The one file that knows Deepgram's SDK: a connection to `/v1/listen`, opened afresh for every try. */
import { DeepgramClient } from '@deepgram/sdk';
import type { DeepgramAccess } from '../protocol/capture-port';
import { boundedKeyterms } from './keyterms';
import { CHANNELS, SAMPLE_RATE_HZ } from './pcm';
import type { ConnectionEnd, ConnectionListener, RecogniserConnection } from './recogniser-connection';

type Socket = Awaited<ReturnType<DeepgramClient['listen']['v1']['createConnection']>>;

/** A pause of this length ends a stretch of speech. Deepgram's default of 10 ms cuts sentences apart; 300-500 suits talk. */
const ENDPOINTING_MS = 300;
/** The second way an utterance ends, from the gap between words. 1000 is the least that is taken. */
const UTTERANCE_END_MS = 1_000;

/** A key travels as a WebSocket subprotocol; with any other sign the browser won't even try. */
const SUBPROTOCOL = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/**
 * What is asked of Deepgram for one call. Booleans are strings on this wire.
 *
 * `smart_format` is left out: it holds finals back to complete dates and numbers, and guidance waits for finals.
 * `punctuate` and `numerals` make the text readable without waiting.
 *
 * @see https://developers.deepgram.com/reference/speech-to-text/listen-streaming
 */
export function listenParameters(access: DeepgramAccess) {
  const keyterm = boundedKeyterms(access.keyterms);
  return {
    model: 'nova-3',
    language: access.language,
    encoding: 'linear16',
    sample_rate: SAMPLE_RATE_HZ,
    channels: CHANNELS,
    multichannel: 'true',
    interim_results: 'true',
    endpointing: ENDPOINTING_MS,
    utterance_end_ms: UTTERANCE_END_MS,
    punctuate: 'true',
    numerals: 'true',
    // Several people on the far side share channel 1.
    diarize_model: 'latest',
    // Otherwise the sound and its words are kept to improve models. What a customer says was not said for that; see docs/security.md.
    mip_opt_out: 'true',
    ...(keyterm.length > 0 && { keyterm }),
  } as const;
}

/** Open a connection; all that happens to it is told to the listener, later and in order. */
export function connectToDeepgram(access: DeepgramAccess, listener: ConnectionListener): RecogniserConnection {
  let socket: Socket | undefined;
  let isOver = false;
  const end = (how: ConnectionEnd) => {
    if (isOver) return;
    isOver = true;
    listener.ended(how);
  };

  const open = async () => {
    if (!SUBPROTOCOL.test(access.key)) {
      end('unauthorized');
      return;
    }
    const client = new DeepgramClient({
      ...(access.keyKind === 'token' ? { accessToken: access.key } : { apiKey: access.key }),
      baseUrl: access.url,
    });
    const created = await client.listen.v1.createConnection({
      ...listenParameters(access),
      // The SDK's own reconnecting loses the audio of the gap and gives up on a failed handshake: see Recogniser.
      reconnectAttempts: 0,
      shouldReconnect: () => false,
    });
    if (isOver) return;
    socket = created;
    created.on('open', () => {
      if (!isOver) listener.opened();
    });
    created.on('message', (message) => {
      if (!isOver) listener.heard(message);
    });
    // After an error the SDK reports the close itself, as 1000; the real code is lost, so it is a drop.
    created.on('close', (event) => end(endOf(event.code)));
    created.on('error', () => end('dropped'));
    created.connect();
  };
  // A turn later, so that the caller holds the connection before it is told about it.
  Promise.resolve()
    .then(open)
    .catch(() => end('dropped'));

  const opened = (): Socket => {
    if (!socket) throw new Error('The connection is not open yet.');
    return socket;
  };
  return {
    sendAudio: (pcm) => opened().sendMedia(pcm),
    sendKeepAlive: () => opened().sendKeepAlive({ type: 'KeepAlive' }),
    sendCloseStream: () => opened().sendCloseStream({ type: 'CloseStream' }),
    unsentBytes: () => socket?.socket.bufferedAmount ?? 0,
    close: () => {
      isOver = true;
      socket?.close();
    },
  };
}

/** What a close code says for certain. 1008 (policy: the data can't be decoded) and 4xxx are the service's own refusals. */
function endOf(code: number): ConnectionEnd {
  if (code === 4_001 || code === 4_401 || code === 4_403) return 'unauthorized';
  return code === 1_008 || (code >= 4_000 && code < 5_000) ? 'rejected' : 'dropped';
}

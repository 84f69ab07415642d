/** Does the Deepgram key hold? Tried as it will be used: by opening the stream. */
import type { KeyCheck } from '../protocol/messages';
import type { Settings } from '../settings/settings';

const LIMIT_MS = 6_000;

/**
 * Try the stored key on the recogniser that settings name.
 *
 * A browser is not told why a WebSocket was refused, so an unreachable host is told from a refused key by a plain request.
 *
 * @see https://developers.deepgram.com/docs/using-the-sec-websocket-protocol
 */
export async function checkDeepgramKey(settings: Settings): Promise<KeyCheck> {
  const { deepgramKey, deepgramKeyKind, deepgramUrl, language } = settings;
  if (deepgramKey === '') return { valid: false, text: 'No Deepgram key yet: paste one and save.' };
  const scheme = deepgramKeyKind === 'token' ? 'bearer' : 'token';
  const url = `${deepgramUrl.replace(/\/$/, '')}/v1/listen?model=nova-3&language=${language}&encoding=linear16&sample_rate=16000&channels=1`;
  if (await opens(url, [scheme, deepgramKey])) return { valid: true, text: 'Deepgram accepts this key.' };
  return (await isReachable(deepgramUrl))
    ? {
        valid: false,
        text: `Deepgram refused this key, or doesn’t know the language “${language}”. Copy the key again from console.deepgram.com.`,
      }
    : { valid: false, text: 'Deepgram can’t be reached. Check the connection and the address.' };
}

function opens(url: string, protocols: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, protocols);
    const finish = (opened: boolean) => {
      clearTimeout(limit);
      resolve(opened);
      socket.close(1000);
    };
    const limit = setTimeout(() => finish(false), LIMIT_MS);
    socket.addEventListener('open', () => finish(true), { once: true });
    socket.addEventListener('error', () => finish(false), { once: true });
  });
}

async function isReachable(socketUrl: string): Promise<boolean> {
  try {
    // Opaque: only whether anybody answers. No key goes along.
    await fetch(socketUrl.replace(/^ws/, 'http'), {
      mode: 'no-cors',
      credentials: 'omit',
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    return true;
  } catch {
    return false;
  }
}

/** Does the Deepgram key hold? Tried as it will be used: by opening the stream. */
import type { Message } from '../coaching/message';
import type { KeyFinding } from '../coaching/preflight';
import type { KeyCheck } from '../protocol/messages';
import type { Settings } from '../settings/settings';

const LIMIT_MS = 6_000;

/** What trying the stored key came to, in words. */
export async function checkDeepgramKey(settings: Settings): Promise<KeyCheck> {
  const found = await tryDeepgramKey(settings);
  return { valid: found === 'works', text: toText(found, settings) };
}

/** What trying the key came to. `refused` may be for the language, or by a service that is out of order. */
export type Found = Extract<KeyFinding, 'works' | 'missing' | 'refused' | 'unreachable'>;

/** What was found, and what to do about it. */
export function toText(found: Found, { language }: Settings): Message {
  switch (found) {
    case 'works':
      return { key: 'check_deepgram_works' };
    case 'missing':
      return { key: 'check_deepgram_no_key' };
    case 'refused':
      return { key: 'check_deepgram_refused', values: { language } };
    case 'unreachable':
      return { key: 'check_deepgram_unreachable' };
  }
}

/**
 * Try the stored key on the recogniser that settings name.
 *
 * A browser is not told why a WebSocket was refused, so an unreachable host is told from a refused key by a plain request.
 *
 * @see https://developers.deepgram.com/docs/using-the-sec-websocket-protocol
 */
export async function tryDeepgramKey(settings: Settings): Promise<Found> {
  const { deepgramKey, deepgramKeyKind, deepgramUrl, language } = settings;
  if (deepgramKey === '') return 'missing';
  const scheme = deepgramKeyKind === 'token' ? 'bearer' : 'token';
  const url = `${deepgramUrl.replace(/\/$/, '')}/v1/listen?model=nova-3&language=${language}&encoding=linear16&sample_rate=16000&channels=1`;
  if (await opens(url, [scheme, deepgramKey])) return 'works';
  return (await isReachable(deepgramUrl)) ? 'refused' : 'unreachable';
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

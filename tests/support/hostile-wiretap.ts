/** Everything that every context of the browser logs and sends, heard over a DevTools connection of its own. */
import { WebSocket } from 'ws';
import type { Place } from './hostile-secrets';

interface CdpMessage {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: unknown;
}

interface TargetInfo {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
  readonly title: string;
}

/** A request as it left the browser. */
export interface SentRequest {
  /** The kind of context that sent it: page, service_worker, background_page... */
  readonly from: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Wiretap {
  /** Console messages, errors and the browser's own log lines of every context. */
  readonly logs: readonly Place[];
  readonly requests: readonly SentRequest[];
  /** The addresses that any context ever had. */
  readonly addresses: readonly Place[];
  /** Addresses of the contexts whose logs and requests were heard. */
  readonly heard: ReadonlySet<string>;
  close(): void;
}

/** Contexts whose traffic isn't this browser's own: the browser itself, and tabs as such. */
const WITHOUT_NETWORK = new Set(['browser', 'tab']);

/** Listen from now on to every context there is and will be. */
export async function tapBrowser(debuggerUrl: string): Promise<Wiretap> {
  const socket = new WebSocket(debuggerUrl, { perMessageDeflate: false });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  const logs: Place[] = [];
  const requests = new Map<string, SentRequest>();
  const addresses: Place[] = [];
  const heard = new Set<string>();
  const attached = new Set<string>();
  const kindOf = new Map<string, string>();
  let nextId = 1;

  const send = (method: string, params: object, sessionId?: string): void => {
    if (socket.readyState !== WebSocket.OPEN) return;
    socket.send(JSON.stringify({ id: nextId++, method, params, ...(sessionId === undefined ? {} : { sessionId }) }));
  };
  // New contexts wait until their ears are on: nothing they send is missed.
  const autoAttach = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true };

  const noteAddress = ({ type, url, title, targetId }: TargetInfo): void => {
    addresses.push({ where: `address of a ${type}`, text: `${url} ${title}` });
    if (attached.has(targetId)) heard.add(url);
  };

  const attach = (params: Record<string, unknown>): void => {
    const { sessionId, targetInfo } = params as { sessionId: string; targetInfo: TargetInfo };
    kindOf.set(sessionId, targetInfo.type);
    attached.add(targetInfo.targetId);
    noteAddress(targetInfo);
    if (!WITHOUT_NETWORK.has(targetInfo.type)) {
      for (const domain of ['Runtime', 'Log', 'Network']) send(`${domain}.enable`, {}, sessionId);
    }
    send('Target.setAutoAttach', autoAttach, sessionId);
    send('Runtime.runIfWaitingForDebugger', {}, sessionId);
  };

  const note = (key: string, sessionId: string, found: Partial<SentRequest>): void => {
    const before = requests.get(key) ?? { from: kindOf.get(sessionId) ?? '', url: '', headers: {}, body: '' };
    requests.set(key, {
      ...before,
      ...found,
      headers: { ...before.headers, ...lowerCased(found.headers ?? {}) },
    });
  };

  socket.on('message', (raw) => {
    const { method, params = {}, sessionId = '' } = JSON.parse(String(raw)) as CdpMessage;
    const key = `${sessionId}:${String(params['requestId'])}`;
    const from = kindOf.get(sessionId) ?? 'browser';
    switch (method) {
      case 'Target.attachedToTarget':
        attach(params);
        return;
      case 'Target.targetInfoChanged':
        noteAddress(params['targetInfo'] as TargetInfo);
        return;
      case 'Runtime.consoleAPICalled':
      case 'Runtime.exceptionThrown':
      case 'Log.entryAdded':
        logs.push({ where: `log of a ${from}`, text: JSON.stringify(params) });
        return;
      case 'Network.requestWillBeSent': {
        const { url, headers, postData = '' } = params['request'] as SentRequest & { postData?: string };
        note(key, sessionId, { url, headers, body: postData });
        return;
      }
      case 'Network.webSocketCreated':
        note(key, sessionId, { url: params['url'] as string });
        return;
      case 'Network.webSocketWillSendHandshakeRequest':
        note(key, sessionId, { headers: (params['request'] as SentRequest).headers });
        return;
      case 'Network.requestWillBeSentExtraInfo':
        note(key, sessionId, { headers: params['headers'] as Record<string, string> });
        return;
      default:
    }
  });
  send('Target.setDiscoverTargets', { discover: true });
  send('Target.setAutoAttach', autoAttach);
  return {
    logs,
    get requests() {
      return [...requests.values()];
    },
    addresses,
    heard,
    close: () => socket.close(),
  };
}

const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

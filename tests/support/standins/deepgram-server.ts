/**
 * A stand-in for Deepgram's streaming recogniser on this machine, strict where the real one is: it hears only what the audio
 * holds, and refuses what the real one refuses. A change here cites the vendor's page for it.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { Changes } from './changes';
import { type ConnectionPlan, ListenConnection } from './deepgram-connection';
import { readListenQuery } from './deepgram-query';
import type { HearingFactory } from './hearing';

/** @see https://developers.deepgram.com/docs/audio-keep-alive */
const IDLE_CLOSE_MS = 10_000;

export interface DeepgramStandInOptions {
  /** What the recogniser hears with: tonePairHearing or stretchHearing. */
  readonly hearing: HearingFactory;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** API keys (`token`) and short-lived tokens (`bearer`) that are let in. */
  readonly keys?: readonly string[];
  readonly tokens?: readonly string[];
  /** Real: 10 s. Shorter, so that a test needn't wait. */
  readonly idleCloseMs?: number;
  /** The model's name in every result: by default one that says it is a stand-in. */
  readonly modelName?: string;
  /** No speech_final ever comes, as in a noisy room: UtteranceEnd alone ends an utterance. */
  readonly endpointsWithheld?: boolean;
}

/** A handshake that was turned away. */
export interface Refusal {
  readonly status: number;
  readonly reason: string;
  readonly url: string;
}

export interface DeepgramStandIn {
  /** `ws://127.0.0.1:PORT`, without a path. */
  readonly url: string;
  readonly port: number;
  /** Every connection ever let in, oldest first. */
  readonly connections: readonly ListenConnection[];
  readonly refusals: readonly Refusal[];
  /** Cut every open connection without a close frame. */
  readonly dropConnections: () => void;
  /** Turn away the next `count` handshakes with this HTTP status. */
  readonly refuseNext: (count: number, status: number) => void;
  /** From now on take audio and say nothing. */
  readonly goSilent: () => void;
  /** Speak again after goSilent. */
  readonly speakAgain: () => void;
  /** Put a text on every open connection as it is, malformed or unknown. */
  readonly sendRaw: (text: string) => void;
  /** Send the next message twice. */
  readonly duplicateNext: () => void;
  /** Wait until what the stand-in saw fulfils a condition; throws after `waitMs` (10 s). */
  readonly until: (holds: (seen: DeepgramStandIn) => boolean, waitMs?: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

type Auth = ConnectionPlan['auth'] & { readonly secret: string };

/** Start a stand-in recogniser on 127.0.0.1; `stop` it when done. */
export async function startDeepgramStandIn(options: DeepgramStandInOptions): Promise<DeepgramStandIn> {
  const accepted = { token: options.keys ?? ['test-deepgram-key'], bearer: options.tokens ?? [] };
  const changes = new Changes();
  const connections: ListenConnection[] = [];
  const refusals: Refusal[] = [];
  let refuse = { count: 0, status: 0 };
  let next: 'once' | 'twice' = 'once';
  let isSilent = false;

  const sockets = new WebSocketServer({ noServer: true, handleProtocols: ([scheme]) => scheme ?? false });
  const isAccepted = ({ scheme, secret }: Auth): boolean => accepted[scheme].includes(secret);
  const server = createServer((request, response) => answerHttp(request, response, isAccepted));

  const delivery = (): 'once' | 'twice' | 'never' => {
    if (isSilent) return 'never';
    const now = next;
    next = 'once';
    return now;
  };

  const admit = (request: IncomingMessage): Refusal | Omit<ConnectionPlan, 'onChange'> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const refusal = (status: number, reason: string): Refusal => ({ status, reason, url: request.url ?? '' });
    if (refuse.count > 0) {
      refuse = { ...refuse, count: refuse.count - 1 };
      return refusal(refuse.status, 'Refused on command.');
    }
    if (url.pathname !== '/v1/listen') return refusal(404, 'No such path.');
    const auth = readAuth(request);
    if (!auth || !isAccepted(auth)) return refusal(401, 'Invalid credentials.');
    const reading = readListenQuery(url.searchParams);
    if (!reading.ok) return refusal(400, reading.reason);
    return {
      query: reading.query,
      auth: { scheme: auth.scheme, via: auth.via },
      answerer: { requestId: randomUUID(), modelName: options.modelName ?? 'demo-recogniser' },
      hearing: options.hearing,
      idleCloseMs: options.idleCloseMs ?? IDLE_CLOSE_MS,
      endpointsWithheld: options.endpointsWithheld ?? false,
      delivery,
    };
  };

  server.on('upgrade', (request, socket, head) => {
    const admitted = admit(request);
    if ('status' in admitted) {
      refusals.push(admitted);
      turnAway(socket, admitted);
      changes.ring();
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket: WebSocket) => {
      connections.push(new ListenConnection(webSocket, { ...admitted, onChange: () => changes.ring() }));
      changes.ring();
    });
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const open = (): readonly ListenConnection[] => connections.filter((connection) => connection.isOpen);

  const standIn: DeepgramStandIn = {
    url: `ws://127.0.0.1:${String(port)}`,
    port,
    connections,
    refusals,
    dropConnections: () => open().forEach((connection) => connection.drop()),
    refuseNext: (count, status) => {
      refuse = { count, status };
    },
    goSilent: () => {
      isSilent = true;
    },
    speakAgain: () => {
      isSilent = false;
    },
    sendRaw: (text) => open().forEach((connection) => connection.sendRaw(text)),
    duplicateNext: () => {
      next = 'twice';
    },
    until: (holds, waitMs) => changes.until(() => holds(standIn), waitMs),
    stop: () => {
      for (const client of sockets.clients) client.terminate();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
  return standIn;
}

/**
 * The key as it came: a browser has only subprotocols (`token, KEY`), everything else sends a header.
 *
 * @see https://developers.deepgram.com/docs/using-the-sec-websocket-protocol
 */
function readAuth(request: IncomingMessage): Auth | undefined {
  const header = /^(token|bearer) (\S+)$/i.exec(request.headers.authorization ?? '');
  // In a browser the vendor's SDK 5.13 adds its headers as further pairs (CustomClient: x-deepgram-session-id and a UUID).
  const protocols = /^(token|bearer), ?([^\s,]+)(?:, ?x-deepgram-session-id, ?[^\s,]+)?$/.exec(
    request.headers['sec-websocket-protocol'] ?? '',
  );
  const [, scheme, secret] = header ?? protocols ?? [];
  if (scheme === undefined || secret === undefined) return undefined;
  return { scheme: /token/i.test(scheme) ? 'token' : 'bearer', secret, via: header ? 'header' : 'subprotocol' };
}

/** `GET /v1/projects`, by which a key can be checked without audio; nothing else is served over plain HTTP. */
function answerHttp(request: IncomingMessage, response: ServerResponse, isAccepted: (auth: Auth) => boolean): void {
  const auth = readAuth(request);
  const found = request.method === 'GET' && request.url === '/v1/projects';
  const allowed = auth !== undefined && isAccepted(auth);
  const status = found ? (allowed ? 200 : 401) : 404;
  const refusal = { 401: 'Invalid credentials.', 404: 'No such path.' } as const;
  response.writeHead(status, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
  response.end(
    JSON.stringify(
      status === 200
        ? { projects: [{ project_id: randomUUID(), name: 'stand-in' }] }
        : errorBody(status, refusal[status]),
    ),
  );
}

function turnAway(socket: Duplex, { status, reason }: Refusal): void {
  const body = JSON.stringify(errorBody(status, reason));
  socket.end(
    [
      `HTTP/1.1 ${String(status)} Refused`,
      'content-type: application/json',
      `content-length: ${String(Buffer.byteLength(body))}`,
      `dg-error: ${reason}`,
      `dg-request-id: ${randomUUID()}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

/** @see https://developers.deepgram.com/docs/errors */
const errorBody = (status: number, reason: string) => ({
  err_code: status === 401 ? 'INVALID_AUTH' : status === 400 ? 'INVALID_QUERY_PARAMETER' : 'REFUSED',
  err_msg: reason,
  request_id: randomUUID(),
});

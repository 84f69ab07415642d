/** A server on this machine that answers every request with the bytes a test gives it, and keeps what it was asked. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Respond = (response: ServerResponse, request: IncomingMessage) => void;

export interface Asked {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

export interface ReplayServer {
  readonly url: string;
  readonly asked: readonly Asked[];
  respondWith(respond: Respond): void;
  close(): Promise<void>;
}

export async function startReplayServer(): Promise<ReplayServer> {
  let respond: Respond = json(500, {});
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const { method, url: path, headers } = request;
      asked.push({ method, path, headers, body: body === '' ? undefined : JSON.parse(body) });
      respond(response, request);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    asked,
    respondWith: (next) => {
      respond = next;
      asked.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** A recorded stream, from tests/fixtures/anthropic. */
export const recorded = (name: string): string =>
  readFileSync(new URL(`../../fixtures/anthropic/${name}.sse`, import.meta.url), 'utf8');

/** The whole stream at once, then the end of the response. */
export const stream =
  (bytes: string): Respond =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' }).end(bytes);
  };

/** The beginning of a stream, and then nothing more. */
export const stall =
  (bytes: string): Respond =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    response.flushHeaders();
    if (bytes !== '') response.write(bytes);
  };

/** The beginning of a stream, and then the connection breaks. */
export const breakOff =
  (bytes: string): Respond =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    response.write(bytes, () => response.socket?.resetAndDestroy());
  };

export const json =
  (status: number, body: unknown): Respond =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };

/** An error as the API words it. */
export const apiError = (status: number, type: string, message: string): Respond =>
  json(status, { type: 'error', error: { type, message }, request_id: 'req_01Fixture' });

import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web page that stands for the rep's web dialer: the tab that is coached. */
export interface CallPage {
  /** Its address; the call waits for `window.playCall()` or the button. */
  readonly url: string;
  /** The same page, playing as soon as it is open. */
  readonly autoplayUrl: string;
  close(): Promise<void>;
}

declare global {
  interface Window {
    /** Starts the customer's voice, from its beginning or as if that had been at a time (epoch ms); resolves when it plays. */
    playCall?: (beganAtMs?: number) => Promise<void>;
  }
}

/**
 * Serves a page at a port of its own on 127.0.0.1 that plays a WAV as the customer's side of a call; `document.body`'s
 * `data-call` tells `ready`, `playing` or `ended`.
 */
export async function startCallPage({
  wav,
  title,
}: {
  /** The sound itself, or the path of its file. */
  readonly wav: Buffer | string;
  readonly title: string;
}): Promise<CallPage> {
  const sound = typeof wav === 'string' ? await readFile(wav) : wav;
  const html = pageHtml(title);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    if (path === '/') send(response, 'text/html; charset=utf-8', html);
    else if (path === '/call.wav') send(response, 'audio/wav', sound);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/`;
  return {
    url,
    autoplayUrl: `${url}?autoplay`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, type: string, body: Buffer | string): void {
  response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(body) }).end(body);
}

function pageHtml(title: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<title>${escaped(title)}</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  main { max-width: 30rem; margin: 12vh auto; padding: 0 1rem; }
  button { font: inherit; padding: 0.5rem 1rem; }
</style>
</head>
<body data-call="ready">
<main>
<h1>${escaped(title)}</h1>
<p>Web dialer</p>
<p role="status">Ready</p>
<button type="button">Play the call</button>
<audio src="/call.wav" preload="auto"></audio>
</main>
<script>
  const audio = document.querySelector('audio');
  const tell = (state, words) => {
    document.body.dataset.call = state;
    document.querySelector('[role=status]').textContent = words;
  };
  audio.addEventListener('playing', () => tell('playing', 'On the phone'));
  audio.addEventListener('ended', () => tell('ended', 'The call has ended'));
  window.playCall = async (beganAtMs) => {
    // From memory: in a sound that comes over the network Chrome can't jump.
    if (beganAtMs !== undefined) audio.src = URL.createObjectURL(await (await fetch('/call.wav')).blob());
    audio.currentTime = beganAtMs === undefined ? 0 : (Date.now() - beganAtMs) / 1_000;
    await audio.play();
  };
  document.querySelector('button').addEventListener('click', () => window.playCall());
  if (new URLSearchParams(location.search).has('autoplay')) window.playCall();
</script>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

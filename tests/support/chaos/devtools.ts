/** DevTools of any context of the browser, workers and offscreen pages too, which Playwright gives no session for. */
import { WebSocket } from 'ws';

type Params = Readonly<Record<string, unknown>>;

interface Answer {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: Params;
  readonly result?: Params;
  readonly error?: { readonly message: string };
}

/** One attached context. */
export interface DevToolsSession {
  /** @throws Error with DevTools' own words when it refuses. */
  readonly send: (method: string, params?: Params) => Promise<Params>;
  /** Hear an event until the returned function is called. */
  readonly on: (method: string, hear: (params: Params) => void) => () => void;
  readonly detach: () => Promise<void>;
}

export class DevTools {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly #hearing = new Set<(answer: Answer) => void>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => {
      const answer = JSON.parse(data.toString('utf8')) as Answer;
      if (answer.id === undefined) for (const hear of this.#hearing) hear(answer);
      else this.#waiting.get(answer.id)?.(answer);
    });
  }

  /** Connect to the address that the browser wrote into its profile. */
  static async connect(url: string): Promise<DevTools> {
    const socket = new WebSocket(url, { maxPayload: 1 << 30 });
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return new DevTools(socket);
  }

  /** Attach to the one context whose address ends so. @throws Error when there is none or several. */
  async attach(addressEnd: string): Promise<DevToolsSession> {
    const { targetInfos } = (await this.#send('Target.getTargets', { filter: [{}] })) as {
      targetInfos: readonly { readonly targetId: string; readonly url: string; readonly type: string }[];
    };
    // A tab target stands for the page inside it and has no heap.
    const found = targetInfos.filter(
      ({ url, type }) => type !== 'tab' && url.split(/[?#]/, 1)[0]?.endsWith(addressEnd),
    );
    const [target] = found;
    if (!target || found.length > 1) throw new Error(`${String(found.length)} contexts end in ${addressEnd}, not one.`);
    const { sessionId } = await this.#send('Target.attachToTarget', { targetId: target.targetId, flatten: true });
    return {
      send: (method, params) => this.#send(method, params, String(sessionId)),
      on: (method, hear) => {
        const hearOwn = (answer: Answer): void => {
          if (answer.sessionId === sessionId && answer.method === method) hear(answer.params ?? {});
        };
        this.#hearing.add(hearOwn);
        return () => void this.#hearing.delete(hearOwn);
      },
      detach: async () => void (await this.#send('Target.detachFromTarget', { sessionId })),
    };
  }

  close(): void {
    this.#socket.close();
  }

  #send(method: string, params: Params = {}, sessionId?: string): Promise<Params> {
    this.#lastId += 1;
    const id = this.#lastId;
    this.#socket.send(JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }));
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result = {}, error }) => {
        this.#waiting.delete(id);
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result);
      });
    });
  }
}

/** Bytes of JavaScript heap in use after a forced collection. */
export async function heapBytes(session: DevToolsSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return Number(usedSize);
}

/** The offscreen page, which Playwright doesn't list: its DevTools session, spoken to through the browser's. */
import { eventually } from './eventually.ts';
import type { BrowserWithExtension } from './launch.ts';

const OFFSCREEN_PATH = '/src/offscreen/index.html';

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** A DevTools session of the offscreen page. */
export interface OffscreenPage {
  send(method: string, params?: Readonly<Record<string, unknown>>): Promise<unknown>;
  detach(): Promise<void>;
}

/** Attach to the offscreen page. @throws Error when there is none within the usual limit. */
export async function attachToOffscreenPage({ browserCdp }: BrowserWithExtension): Promise<OffscreenPage> {
  const targetId = await eventually('the offscreen page', async () => {
    const { targetInfos } = await browserCdp.send('Target.getTargets', { filter: [{}] });
    return targetInfos.find(({ url }) => url.endsWith(OFFSCREEN_PATH))?.targetId;
  });
  const { sessionId } = await browserCdp.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, (answer: Answer) => void>();
  const receive = (event: { readonly sessionId: string; readonly message: string }) => {
    if (event.sessionId !== sessionId) return;
    const answer = JSON.parse(event.message) as Answer;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  };
  browserCdp.on('Target.receivedMessageFromTarget', receive);
  let lastId = 0;
  return {
    send: async (method, params = {}) => {
      const id = ++lastId;
      const answered = new Promise<Answer>((resolve) => {
        waiting.set(id, resolve);
      });
      await browserCdp.send('Target.sendMessageToTarget', {
        sessionId,
        message: JSON.stringify({ id, method, params }),
      });
      const { result, error } = await answered;
      if (error) throw new Error(`${method}: ${error.message}`);
      return result;
    },
    detach: async () => {
      browserCdp.off('Target.receivedMessageFromTarget', receive);
      await browserCdp.send('Target.detachFromTarget', { sessionId });
    },
  };
}

/**
 * Stop the audio system under the capture: its context is suspended, can't be resumed, and no other can be made.
 *
 * @returns how to let the page make another again.
 */
export async function stallSound(page: OffscreenPage): Promise<() => Promise<void>> {
  const { result: prototype } = (await page.send('Runtime.evaluate', { expression: 'AudioContext.prototype' })) as {
    result: { objectId: string };
  };
  const { objects } = (await page.send('Runtime.queryObjects', { prototypeObjectId: prototype.objectId })) as {
    objects: { objectId: string };
  };
  const called = (await page.send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    awaitPromise: true,
    functionDeclaration: `async function () {
      const Real = AudioContext;
      const { resume } = Real.prototype;
      Real.prototype.resume = () => Promise.reject(new Error('held by the test'));
      AudioContext = function () { throw new Error('held by the test'); };
      letSoundGo = () => { AudioContext = Real; Real.prototype.resume = resume; };
      const stopped = this.filter((context) => context instanceof Real && context.state === 'running' && context.sampleRate === 16000);
      await Promise.all(stopped.map((context) => context.suspend()));
      return stopped.length;
    }`,
    returnByValue: true,
  })) as { result: { value?: number }; exceptionDetails?: { exception?: { description?: string } } };
  if (called.result.value !== 1) {
    const { exceptionDetails, result } = called;
    throw new Error(
      exceptionDetails?.exception?.description ?? `${String(result.value)} contexts of the capture's rate`,
    );
  }
  return async () => {
    await page.send('Runtime.evaluate', { expression: 'letSoundGo()' });
  };
}

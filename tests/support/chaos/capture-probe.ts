/**
 * Reads what the offscreen page keeps to itself, out of its heap: no hook in the product, but a build that isn't minified, so that
 * its classes have their names.
 */
import type { DevToolsSession } from './devtools';

export interface CaptureReading {
  /** Frames that the worklet gave since the capture began, and those that went to the recogniser. */
  readonly framesCaptured: number;
  readonly framesSent: number;
  /** Transcript events that the worker hasn't acknowledged. */
  readonly unacknowledged: number;
}

export interface CaptureProbe {
  readonly read: () => Promise<CaptureReading>;
}

/** Of each class, what is read of its instance. */
const READINGS = {
  AudioBacklog: 'function () { return this.endMs; }',
  Recogniser: 'function () { return this.framesSent; }',
  Outbox: 'function () { return this.unacknowledged.length; }',
} as const;
type ReadClass = keyof typeof READINGS;

/** Find the one running capture of an offscreen page. @throws Error naming what its heap doesn't hold. */
export async function probeCapture(session: DevToolsSession, frameMs: number): Promise<CaptureProbe> {
  const ids = instancesIn(await takeSnapshot(session));
  const find = async (name: ReadClass): Promise<() => Promise<number>> => {
    for (const heapId of ids.get(name) ?? []) {
      // oxlint-disable-next-line no-await-in-loop -- the first that answers: prototypes bear the name too
      const { result } = await session.send('HeapProfiler.getObjectByHeapObjectId', { objectId: heapId });
      const { objectId } = result as { readonly objectId: string };
      const read = () => readNumber(session, objectId, READINGS[name]);
      // oxlint-disable-next-line no-await-in-loop -- the same
      if ((await read().catch(() => undefined)) !== undefined) return read;
    }
    throw new Error(`No ${name} in the offscreen page: is the build not minified, and a capture running?`);
  };
  const [capturedMs, framesSent, unacknowledged] = [
    await find('AudioBacklog'),
    await find('Recogniser'),
    await find('Outbox'),
  ];
  return {
    read: async () => ({
      framesCaptured: Math.round((await capturedMs()) / frameMs),
      framesSent: await framesSent(),
      unacknowledged: await unacknowledged(),
    }),
  };
}

async function readNumber(session: DevToolsSession, objectId: string, functionDeclaration: string): Promise<number> {
  const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', { objectId, functionDeclaration });
  const { value } = result as { readonly value?: unknown };
  if (exceptionDetails !== undefined || typeof value !== 'number') throw new Error('It gives no number.');
  return value;
}

/** V8's format: one flat array of numbers, so many a node; see `meta`. */
interface HeapSnapshot {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly [readonly string[]] };
  };
  readonly nodes: readonly number[];
  readonly strings: readonly string[];
}

async function takeSnapshot(session: DevToolsSession): Promise<HeapSnapshot> {
  const chunks: string[] = [];
  const end = session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void chunks.push(String(chunk)));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  end();
  return JSON.parse(chunks.join('')) as HeapSnapshot;
}

/** Heap ids of the objects that bear each class's name. */
function instancesIn({ snapshot, nodes, strings }: HeapSnapshot): ReadonlyMap<string, readonly string[]> {
  const {
    node_fields: fields,
    node_types: [types],
  } = snapshot.meta;
  const [typeAt, nameAt, idAt] = [fields.indexOf('type'), fields.indexOf('name'), fields.indexOf('id')];
  const found = new Map<string, string[]>();
  for (let at = 0; at < nodes.length; at += fields.length) {
    const name = strings[nodes[at + nameAt] ?? -1] ?? '';
    if (types[nodes[at + typeAt] ?? -1] !== 'object' || !(name in READINGS)) continue;
    found.set(name, [...(found.get(name) ?? []), String(nodes[at + idAt])]);
  }
  return found;
}

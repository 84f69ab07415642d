/** What came to the worker and was refused, counted by the edge it came over: how often, and never what. */
import type { z } from 'zod';

/** Ways into the worker. Counted elsewhere: Claude's answers in each call's journal, settings by the names of their invalid fields. */
const EDGES = ['request', 'panel-command', 'capture-frame', 'port', 'stored-report', 'stored-journal'] as const;
export type Edge = (typeof EDGES)[number];

const counts = new Map<Edge, number>();

/** Count what was refused at an edge. */
export function countRefused(edge: Edge, times = 1): void {
  if (times > 0) counts.set(edge, (counts.get(edge) ?? 0) + times);
}

/** How much was refused at each edge since the worker started. */
export const refusalCounts = (): Readonly<Record<Edge, number>> =>
  Object.fromEntries(EDGES.map((edge) => [edge, counts.get(edge) ?? 0])) as Record<Edge, number>;

/** What came in, if it is what the schema says; otherwise it is counted and `undefined`. */
export function readOrRefuse<T>(edge: Edge, schema: z.ZodType<T>, raw: unknown): T | undefined {
  const read = schema.safeParse(raw);
  if (read.success) return read.data;
  countRefused(edge);
  return undefined;
}

/** The counts as a line for the worker's log, or `undefined` when nothing was refused: `request 3, panel-command 1`. */
export function refusalLine(): string | undefined {
  const told = EDGES.flatMap((edge) => (counts.has(edge) ? [`${edge} ${String(counts.get(edge))}`] : []));
  return told.length === 0 ? undefined : told.join(', ');
}

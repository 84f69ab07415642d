/** A reader of a handful of weights, for tests that say which. */
import { parseCallReader, type CallReader } from '../../src/coaching/reader/call-reader';

/** @param weights letters by feature: opening, discovery, pitch, objection, close, then the objectives. */
export const smallReader = (
  weights: Readonly<Record<string, string>>,
  objectives: readonly { id: string; threshold: number }[] = [],
): CallReader => parseCallReader({ version: 1, scale: 0.03, objectives, weights });

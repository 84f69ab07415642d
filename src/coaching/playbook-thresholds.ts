/** From where on something is worth saying, and how quickly cards may change: the part of a playbook that is numbers. */
import { z } from 'zod';

const Percent = z.number().int().min(0).max(100);

/** From where on a conversation measure is worth a quiet word. */
export const Measures = z.strictObject({
  maxMonologueSec: z.number().int().min(15).max(600).default(90),
  talkRatio: z
    .strictObject({ low: Percent.default(25), high: Percent.default(60) })
    .prefault({})
    .describe("The rep's share of the talk, in per cent."),
  minQuestionsPer10Min: z.number().int().min(0).max(60).default(4),
  maxWordsPerMinute: z.number().int().min(80).max(400).default(190),
});
export type Measures = z.infer<typeof Measures>;

/** How quickly cards may change, and how often the rep has to wave one away. */
export const Pacing = z.strictObject({
  minCardSec: z
    .number()
    .int()
    .min(1)
    .max(60)
    .default(8)
    .describe('A card stays at least so long: it must be readable.'),
  dismissalsToQuiet: z
    .number()
    .int()
    .min(1)
    .max(20)
    .default(3)
    .describe('Dismissals of one kind after which it stays away for the call.'),
});
export type Pacing = z.infer<typeof Pacing>;

/** Conversations and beliefs by chance, for laws of what reads them. */
import * as fc from 'fast-check';
import { Utterance } from '../../src/coaching/conversation';
import type { StageBelief } from '../../src/coaching/moment';
import { STAGES } from '../../src/coaching/playbook';

/** Bits of real speech, so that cues fire, among noise. */
export const speech = fc.oneof(
  fc.constantFrom(
    'hello, how are you?',
    'the reason for my call is your roof',
    'how many calls do you get a day?',
    'about thirty calls a day',
    'we lose jobs every week',
    'what we do is answer every call',
    'it is ninety nine dollars a month',
    "that's too expensive",
    'I understand',
    'how about a demo on Thursday at ten?',
    "let's do it",
    'no',
    'mhm',
    'okay',
    '',
    '???',
    '__proto__ constructor toString',
  ),
  fc.string({ maxLength: 60 }),
  fc.lorem({ maxCount: 30 }),
);

/** What both have said so far. */
export const talk = fc
  .array(fc.record({ speaker: fc.constantFrom('rep' as const, 'customer' as const), text: speech }), { maxLength: 25 })
  .map((lines) => lines.map(({ speaker, text }, at) => utteranceAt(at, speaker, text)));

/** Any belief in which no stage is impossible. */
export const belief: fc.Arbitrary<StageBelief> = fc
  .tuple(...STAGES.map(() => fc.double({ min: 0, max: 1, noNaN: true })))
  .map((weights) => {
    const sum = weights.reduce((total, weight) => total + weight, 0.001);
    const share = (at: number): number => ((weights[at] ?? 0) + 0.0002) / sum;
    return { opening: share(0), discovery: share(1), pitch: share(2), objection: share(3), close: share(4) };
  });

/** The utterance of a second of the call. */
export const utteranceAt = (at: number, speaker: 'rep' | 'customer', text: string): Utterance =>
  Utterance.parse({ id: `${speaker}-${String(at)}`, speaker, text, startMs: at * 1_000, endMs: at * 1_000 + 900 });

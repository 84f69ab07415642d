/** The first line read compiles every phrase and pattern, which takes up to half a second: not at the first word of a call. */
import { Utterance } from '../coaching/conversation';
import type { Playbook } from '../coaching/playbook';
import type { CallReader } from '../coaching/reader/call-reader';
import { readUtterance } from '../coaching/readings';
import { initialBelief } from '../coaching/stage';

const LINES = [
  { speaker: 'rep', text: 'How many of you are there, and what does it cost you today?' },
  { speaker: 'customer', text: 'There are six of us, and we do most of it by hand.' },
  { speaker: 'customer', text: 'It is quite a lot of work in the summer.' },
] as const;

/** Read a few lines of nobody's. */
export function warmUp(playbook: Playbook, reader: CallReader | undefined): void {
  const utterances = LINES.map((line, n) =>
    Utterance.parse({ ...line, id: `warm-up-${String(n)}`, startMs: n * 1_000, endMs: n * 1_000 + 900 }),
  );
  for (const utterance of utterances) {
    readUtterance(utterance, { utterances, belief: initialBelief, met: [], playbook, reader });
  }
}

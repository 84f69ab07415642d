/** A playbook that a command line names: the id of a shipped one, or a file. */
import { readFileSync } from 'node:fs';
import type { Playbook } from '../src/coaching/playbook.ts';
import { readPlaybookText, toProblemLine } from '../src/playbooks/read-playbook.ts';
import { isShipped, SHIPPED_IDS, shippedPlaybook } from '../src/playbooks/shipped.ts';
import { say } from '../src/ui/messages.ts';
import '../tests/support/english-interface.ts';

/** A playbook that can't be used; says which, and every place in it to mend. */
export class BadPlaybook extends Error {}

/** @throws BadPlaybook */
export function namedPlaybook(name: string): Playbook {
  if (isShipped(name)) return shippedPlaybook(name);
  const reading = readPlaybookText(textOf(name));
  if (!reading.ok) {
    throw new BadPlaybook(`${name}:\n${reading.problems.map((found) => `  ${say(toProblemLine(found))}`).join('\n')}`);
  }
  return reading.playbook;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new BadPlaybook(`${file}: no such file, and none of ${SHIPPED_IDS.join(', ')}`, { cause: error });
  }
}

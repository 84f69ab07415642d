/** The playbooks that come with the extension. */
import type { Playbook } from '../coaching/playbook';
import defaultFile from './default.json' with { type: 'json' };
import inboundEnquiry from './inbound-enquiry.json' with { type: 'json' };
import { readPlaybook } from './read-playbook';
import renewal from './renewal.json' with { type: 'json' };
import saasDiscovery from './saas-discovery.json' with { type: 'json' };

const FILES = {
  default: defaultFile,
  'saas-discovery': saasDiscovery,
  'inbound-enquiry': inboundEnquiry,
  renewal,
} as const;
export type ShippedId = keyof typeof FILES;

export const SHIPPED_IDS: readonly ShippedId[] = ['default', 'saas-discovery', 'inbound-enquiry', 'renewal'];
export const isShipped = (id: string): id is ShippedId => Object.hasOwn(FILES, id);

/** Read when first wanted: most calls need one of them. */
const read = new Map<ShippedId, { readonly file: Playbook; readonly playbook: Playbook }>();

function shipped(id: ShippedId) {
  const known = read.get(id);
  if (known) return known;
  const reading = readPlaybook(FILES[id]);
  // A test reads each of them: this can't happen in a build that passed.
  if (!reading.ok) throw new Error(`${id}.json: ${JSON.stringify(reading.problems)}`);
  read.set(id, reading);
  return reading;
}

/** A shipped playbook, to coach by. */
export const shippedPlaybook = (id: ShippedId): Playbook => shipped(id).playbook;

/** A shipped playbook as its file has it, to copy and to export. */
export const shippedFile = (id: ShippedId): Playbook => shipped(id).file;

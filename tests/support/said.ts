/** Messages in tests: from words, and into words. */
import type { Message } from '../../src/coaching/message';
import { say } from '../../src/ui/messages';

/** A message that is worded as these very words. */
export const said = (words: string): Message => ({ key: 'playbook_fault_schema', values: { detail: words } });

/** A value with every message in it as a person reads it. */
export function inWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inWords);
  if (typeof value !== 'object' || value === null) return value;
  if ('key' in value && typeof value.key === 'string') return say(value as Message);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, inWords(part)]));
}

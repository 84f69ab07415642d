/** What is read back from storage: journals (kept calls are the same), settings, a team's policy. */
import * as fc from 'fast-check';
import { readJournal, toChunk } from '../../src/coaching/journal';
import { replay } from '../../src/coaching/session-fold';
import { presetsOf, type Policy } from '../../src/settings/policy';
import { defaultSettings, readSettings, Settings } from '../../src/settings/settings';
import type { HostileEdge } from './hostile-edges';
import { anything, mutated } from './hostile-inputs';
import { play, say, start } from './session';

const SETTINGS = { ...defaultSettings, deepgramKey: 'dg-secret-1234', anthropicKey: 'sk-ant-secret-5678' };
const POLICY = {
  coachingMode: 'guidance',
  deepgramUrl: 'wss://speech.example',
  anthropicUrl: 'https://model.example',
  announcement: 'An assistant listens along.',
  keepKeys: 'session',
  keepCalls: false,
};

export const storedEdges = (): readonly HostileEdge[] => [journals(), settings(), policies()];

/** A damaged journal is read up to the damage, what is left is counted, and what was read folds to a state. */
function journals(): HostileEdge {
  const { journal } = play([
    start(),
    say(1, 'rep', 'Hello there'),
    say(2, 'customer', 'That is too expensive for us.'),
  ]);
  const chunks = [toChunk(journal.slice(0, 4)), toChunk(journal.slice(4))];
  const v1 = { v: 1, events: journal.slice(0, 3) };
  let unread = 0;
  return {
    name: 'stored journals and kept calls',
    budget: 8_000,
    inputs: fc.oneof(
      { weight: 1, arbitrary: fc.array(anything, { minLength: 1, maxLength: 3 }) },
      { weight: 4, arbitrary: mutated([chunks, [v1]]) },
    ),
    isWhole: (stored) => {
      const { journal: whole, lostOffers } = readJournal(listOf(stored));
      return lostOffers === 0 && whole.length === eventsIn(stored);
    },
    take: (stored) => {
      const before = shape(stored);
      const read = readJournal(listOf(stored));
      unread += read.unread + read.lostOffers;
      if (replay(read.journal).status === undefined) throw new Error('folds to nothing');
      if (shape(read.chunks.flat()) !== shape(read.journal)) throw new Error('chunks and journal differ');
      if (shape(stored) !== before) throw new Error('changed what was stored');
      return eventsIn(stored) - read.journal.length + read.lostOffers;
    },
    counted: () => unread,
    standing: () => undefined,
  };
}

/** A field that can't be read is named, its default holds, and every other stays as it was: the keys above all. */
function settings(): HostileEdge {
  let named = 0;
  let lost = 0;
  return {
    name: 'stored settings',
    budget: 6_000,
    inputs: mutated([SETTINGS]),
    isWhole: (stored) => Settings.safeParse(stored).success,
    take: (stored) => {
      const read = readSettings(stored);
      named += read.invalid.length;
      const fields = Object.entries(stored as object) as [keyof Settings, unknown][];
      const wrong = fields.filter(([name, value]) => !parses(name, value));
      for (const [name, value] of fields) {
        if (parses(name, value) && !isSame(read.settings[name], Settings.shape[name].parse(value))) lost += 1;
      }
      return wrong.length;
    },
    counted: () => named,
    standing: () => ({ lost }),
  };
}

/** What a policy presets is read like settings; the rep's own stand over it. */
function policies(): HostileEdge {
  let named = 0;
  return {
    name: 'a team’s policy',
    budget: 3_000,
    inputs: mutated([POLICY]),
    isWhole: (policy) => Settings.safeParse(presetsOf(policy as Policy)).success,
    take: (policy) => {
      const presets = presetsOf(policy as Policy);
      const { settings: read, invalid } = readSettings({ ...presets, deepgramKey: SETTINGS.deepgramKey });
      if (read.deepgramKey !== SETTINGS.deepgramKey) throw new Error('lost the key');
      named += invalid.length;
      return Object.entries(presets).filter(([name, value]) => !parses(name as keyof Settings, value)).length;
    },
    counted: () => named,
    standing: () => undefined,
  };
}

/** By the field alone; a name that isn't a field parses nothing. */
const parses = (name: keyof Settings, value: unknown): boolean =>
  Object.hasOwn(Settings.shape, name) && Settings.shape[name].safeParse(value).success;

const listOf = (stored: unknown): readonly unknown[] =>
  Array.isArray(stored) ? [...(stored as unknown[])] : Object.values(stored as object);

/** A chunk that is none counts as one event. */
const eventsIn = (stored: unknown): number =>
  listOf(stored)
    .map((chunk) => chunk as { v?: unknown; events?: unknown } | null | undefined)
    .map((chunk) =>
      Number.isSafeInteger(chunk?.v) && Number(chunk?.v) > 0 && Array.isArray(chunk?.events) ? chunk.events.length : 1,
    )
    .reduce((sum, count) => sum + count, 0);

const isSame = (a: unknown, b: unknown): boolean => shape(a) === shape(b);
const shape = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? `${String(inner)}n` : inner)) ??
  'undefined';

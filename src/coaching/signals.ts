/** What one utterance of the customer shows: the kind of objection, readiness to buy, mood. */
import { isBackChannel, type Utterance } from './conversation';
import { CONCEDES } from './mood-cues';
import { refusesCalls } from './no-more-calls';
import { wordsOf } from './phrases';
import type { Playbook } from './playbook';
import { parseSignalModel, type LineSignals, type SignalModel } from './signal-reader/signal-model';
import weights from './signal-reader/signal-weights.json' with { type: 'json' };
import wordTable from './signal-reader/word-table.json' with { type: 'json' };
import { readTable } from './signal-reader/word-table';
import { asksForAFact } from './rep-questions';
import { isPlainlyReady } from './signal-cues';
import { spoken } from './signal-words';
import { agrees, clausesOf } from './speech-acts';
import { NO_SIGNALS, type Signals } from './suggestion';
import { GRANTS_TIME } from './turn-cues';

const NOTHING: LineSignals = { signals: NO_SIGNALS, chance: 1 };
const REFUSAL: LineSignals = {
  signals: { objection_type: 'need', buying_signal: false, sentiment: 'negative' },
  chance: 1,
};

/** Utterances back in which the rep's line stands that the customer answers. */
const ANSWERS_WITHIN = 4;

interface Reading {
  readonly question: Utterance | undefined;
  readonly playbook: Playbook;
  readonly line: LineSignals;
}

/** The stage, the objectives and the panel ask of the same utterance: it is read once. */
const readings = new WeakMap<Utterance, Reading>();

let shipped: SignalModel | undefined;
/** Made at the first line of the first call: pages that never read one don't pay for it. */
const shippedModel = (): SignalModel => (shipped ??= parseSignalModel(weights, readTable(wordTable)));

export interface CallSoFar {
  readonly heard: readonly Utterance[];
  readonly playbook: Playbook;
}

/** What the last of `heard` shows in its context; nothing for a rep's line. */
export const readSignals = (call: CallSoFar): Signals => readLine(call).signals;

/** The same, with how likely the kind of objection is. */
export function readLine({ heard, playbook }: CallSoFar): LineSignals {
  const last = heard.at(-1);
  if (!last || last.speaker === 'rep') return NOTHING;
  const question = lastRepLine(heard);
  const known = readings.get(last);
  if (known && known.question === question && known.playbook === playbook) return known.line;
  const line = readLineBy(shippedModel(), { heard, playbook });
  remember({ heard, playbook }, line);
  return line;
}

/** From now on the last of `heard` shows this: training reads its calls by a model that never saw their lines. */
export const rememberSignals = (call: CallSoFar, signals: Signals): void => remember(call, { signals, chance: 1 });

function remember({ heard, playbook }: CallSoFar, line: LineSignals): void {
  const last = heard.at(-1);
  if (last) readings.set(last, { question: lastRepLine(heard), playbook, line });
}

/** What it shows by a given model, as training and its measures need it. */
export const readSignalsBy = (model: SignalModel, call: CallSoFar): Signals => readLineBy(model, call).signals;

function readLineBy(model: SignalModel, { heard, playbook }: CallSoFar): LineSignals {
  const last = heard.at(-1);
  if (!last || last.speaker === 'rep' || isBackChannel(last)) return NOTHING;
  // "Don't call again, I'm busy" puts nothing off.
  if (refusesCalls(last.text)) return REFUSAL;
  const { signals, chance } = model.read({ text: last.text, asked: lastRepLine(heard), playbook }) ?? NOTHING;
  return { signals: inContext(signals, heard, spoken(last.text)), chance };
}

/** What the words show, put right by what they answer and by what few words settle. */
function inContext(signals: Signals, heard: readonly Utterance[], said: string): Signals {
  if (CONCEDES.test(said)) return { ...signals, objection_type: 'none', sentiment: 'positive' };
  if (signals.buying_signal && tellsAFact(heard)) return { ...signals, buying_signal: false };
  // "Who picks up?" "We have a girl on the desk": that says who, and wants nothing less for it.
  if (signals.objection_type === 'need' && asksWho(heard)) return { ...signals, objection_type: 'none' };
  if (isPlainlyReady(said)) return { ...signals, objection_type: 'none', buying_signal: true };
  // Whoever gives two minutes doesn't put it off.
  return signals.objection_type === 'timing' && GRANTS_TIME.test(said)
    ? { ...signals, objection_type: 'none' }
    : signals;
}

/** Was the last of `heard` asked who does something? */
const asksWho = (heard: readonly Utterance[]): boolean => /^who\b/.test(lastAsked(heard));

/** Words of an answer that says no more than what was asked for. */
const BARE_FACT = 3;

/** "On the ground floor or further up?" "Further up": of what we wrote, one in fourteen such answers was readiness to buy, and said yes. */
function tellsAFact(heard: readonly Utterance[]): boolean {
  const words = wordsOf(heard.at(-1)?.text ?? '');
  return words.length <= BARE_FACT && !agrees(words) && asksForAFact(lastAsked(heard));
}

/** The last clause of the rep's line that the last of `heard` answers; empty where there is none. */
const lastAsked = (heard: readonly Utterance[]): string =>
  (clausesOf(lastRepLine(heard)?.text ?? '').at(-1) ?? []).join(' ');

/** The rep's line that the last of `heard` answers. */
export function lastRepLine(heard: readonly Utterance[]): Utterance | undefined {
  for (let back = 2; back <= ANSWERS_WITHIN; back += 1) {
    const before = heard.at(-back);
    if (before?.speaker === 'rep' && !isBackChannel(before)) return before;
  }
  return undefined;
}

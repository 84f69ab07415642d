/** Where what the signals reader knows stands, and lines that it never learns from. */
export const WORD_TABLE_FILE = 'src/coaching/signal-reader/word-table.json';
export const SIGNAL_WEIGHTS_FILE = 'src/coaching/signal-reader/signal-weights.json';
export const HELD_OUT_SIGNALS_FILE = 'tests/fixtures/signals/held-out.jsonl';
/** What the worker's script may spend on the weights. */
export const SIGNAL_WEIGHTS_BYTES = 700_000;

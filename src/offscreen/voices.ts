/**
 * Who of several people on the far side says what. A diarizer labels word by word and errs at single words; a change of
 * voice that it is wrong about cuts a sentence in pieces. So a change must be worth believing.
 */
import type { HeardWord } from './parse-deepgram';

/** A run of another voice this long, in words or in ms, is somebody else speaking. */
const CREDIBLE_WORDS = 3;
const CREDIBLE_MS = 1_000;

const SENTENCE_END = /[.?!]["'”’)]*$/;

/** What was said before on the channel, in an utterance that nothing has closed yet. */
export interface OpenVoice {
  readonly voice: number | undefined;
  readonly lastWord: string;
}

export interface VoicedStretch {
  readonly voice: number | undefined;
  readonly words: readonly HeardWord[];
}

/** Part words where the voice changes for certain. A single other word goes with what stands around it. */
export function splitByVoice(words: readonly HeardWord[], open: OpenVoice | undefined): readonly VoicedStretch[] {
  const runs = runsOf(words).map((run, i, all) => ({
    ...run,
    isCredible: isCredible(run.words, all[i - 1]?.words.at(-1)?.text ?? open?.lastWord),
  }));
  const first = open?.voice ?? runs.find((run) => run.isCredible)?.voice ?? runs[0]?.voice;
  const stretches: { readonly voice: number | undefined; readonly words: HeardWord[] }[] = [];
  for (const run of runs) {
    const last = stretches.at(-1);
    const before = last ? last.voice : first;
    const isChange = run.isCredible && run.voice !== undefined && run.voice !== before;
    if (last && !isChange) last.words.push(...run.words);
    else stretches.push({ voice: isChange ? run.voice : before, words: [...run.words] });
  }
  return stretches;
}

/** Runs of words with one label; a word without one goes with those before it. */
function runsOf(words: readonly HeardWord[]): VoicedStretch[] {
  const runs: { voice: number | undefined; readonly words: HeardWord[] }[] = [];
  for (const word of words) {
    const run = runs.at(-1);
    if (run && (word.voice === undefined || run.voice === undefined || word.voice === run.voice)) {
      run.words.push(word);
      run.voice ??= word.voice;
    } else runs.push({ voice: word.voice, words: [word] });
  }
  return runs;
}

/** Long enough, or a sentence of its own, as the short answer of a second person is ("And who pays? We do."). */
function isCredible(words: readonly HeardWord[], wordBefore: string | undefined): boolean {
  const spokenMs = (words.at(-1)?.endMs ?? 0) - (words[0]?.startMs ?? 0);
  if (words.length >= CREDIBLE_WORDS || spokenMs >= CREDIBLE_MS) return true;
  const beginsSentence = wordBefore === undefined || SENTENCE_END.test(wordBefore);
  return beginsSentence && SENTENCE_END.test(words.at(-1)?.text ?? '');
}

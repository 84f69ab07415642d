/**
 * Phrases found in speech: at word boundaries, whatever the case, punctuation, apostrophes and contractions.
 *
 *   "What's it cost?" ─wordsOf─▶ what is it cost ◀─wordsOf─ "whats it cost"
 *
 * In a phrase, `*` at a word's end takes any ending, alone it takes any one word, and `#` takes a number ("# calls a day").
 */

/** Spoken text as a matcher sees it: lower case, contractions written out, no punctuation. */
export type Words = readonly string[];

export interface PhraseMatcher {
  /** How many of the phrases occur, each counted once; 0 where none does. */
  matches(said: string | Words): number;
}

/** Written without apostrophes, as speech services often do; "we'll" and "we're" stay, being words of their own without. */
const CONTRACTIONS = new Map(
  Object.entries({
    im: 'i am',
    ive: 'i have',
    ill: 'i will',
    id: 'i would',
    youre: 'you are',
    youve: 'you have',
    youll: 'you will',
    youd: 'you would',
    weve: 'we have',
    theyre: 'they are',
    theyve: 'they have',
    theyll: 'they will',
    thats: 'that is',
    thatll: 'that will',
    theres: 'there is',
    whats: 'what is',
    whos: 'who is',
    wheres: 'where is',
    whens: 'when is',
    hows: 'how is',
    heres: 'here is',
    its: 'it is',
    itll: 'it will',
    hes: 'he is',
    shes: 'she is',
    lets: 'let us',
    cannot: 'can not',
    cant: 'can not',
    wont: 'will not',
    dont: 'do not',
    doesnt: 'does not',
    didnt: 'did not',
    isnt: 'is not',
    arent: 'are not',
    wasnt: 'was not',
    werent: 'were not',
    havent: 'have not',
    hasnt: 'has not',
    hadnt: 'had not',
    wouldnt: 'would not',
    couldnt: 'could not',
    shouldnt: 'should not',
    gonna: 'going to',
    wanna: 'want to',
    gotta: 'got to',
    ok: 'okay',
  }).map(([short, long]) => [short, long.split(' ')]),
);

const NUMBER_WORDS = new Set(
  (
    'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen ' +
    'twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million dozen dozens grand'
  ).split(' '),
);

/** "one" is left out: it is a pronoun far more often than a count. */
export const isNumberWord = (word: string): boolean => /^\d/.test(word) || NUMBER_WORDS.has(word);

/** Split speech into comparable words. */
export function wordsOf(text: string): Words {
  return (
    fold(text)
      .match(/[\p{L}\p{N}]+/gu)
      ?.flatMap(expand) ?? []
  );
}

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’‘ʼ`]/g, '')
    // "1,200" and "2.5" are one number each.
    .replace(/(\d)[,.](?=\d)/g, '$1');

const expand = (word: string): readonly string[] => CONTRACTIONS.get(word) ?? [word];

type PhraseWord = { readonly kind: 'word' | 'stem'; readonly text: string } | { readonly kind: 'any' | 'number' };

interface CompiledPhrase {
  readonly index: number;
  readonly rest: readonly PhraseWord[];
}

const compiled = new WeakMap<readonly string[], PhraseMatcher>();

/** Make a matcher of phrases; the same array gives the same matcher, so a playbook is compiled once. */
export function compilePhrases(phrases: readonly string[]): PhraseMatcher {
  const known = compiled.get(phrases);
  if (known) return known;
  const matcher = compile(phrases);
  compiled.set(phrases, matcher);
  return matcher;
}

function compile(phrases: readonly string[]): PhraseMatcher {
  const byWord = new Map<string, CompiledPhrase[]>();
  const byStem = new Map<string, CompiledPhrase[]>();
  const byNumber: CompiledPhrase[] = [];
  const anywhere: CompiledPhrase[] = [];
  for (const [index, phrase] of phrases.entries()) {
    const [first, ...rest] = parsePhrase(phrase);
    if (!first) continue;
    const entry = { index, rest };
    if (first.kind === 'word') push(byWord, first.text, entry);
    else if (first.kind === 'stem') push(byStem, first.text, entry);
    else (first.kind === 'number' ? byNumber : anywhere).push(entry);
  }
  const stemLengths = [...new Set([...byStem.keys()].map((stem) => stem.length))];

  return {
    matches(said) {
      const words = typeof said === 'string' ? wordsOf(said) : said;
      const found = new Set<number>();
      const tryAll = (entries: readonly CompiledPhrase[] | undefined, at: number): void => {
        for (const entry of entries ?? []) if (continues(words, at + 1, entry.rest)) found.add(entry.index);
      };
      for (const [at, word] of words.entries()) {
        tryAll(byWord.get(word), at);
        for (const length of stemLengths) if (word.length >= length) tryAll(byStem.get(word.slice(0, length)), at);
        if (byNumber.length > 0 && isNumberWord(word)) tryAll(byNumber, at);
        tryAll(anywhere, at);
      }
      return found.size;
    },
  };
}

function parsePhrase(phrase: string): PhraseWord[] {
  return (fold(phrase).match(/[\p{L}\p{N}]+\*?|\*|#/gu) ?? []).flatMap((token): PhraseWord[] => {
    if (token === '*') return [{ kind: 'any' }];
    if (token === '#') return [{ kind: 'number' }];
    if (token.endsWith('*')) return [{ kind: 'stem', text: token.slice(0, -1) }];
    return expand(token).map((text) => ({ kind: 'word', text }));
  });
}

function continues(words: Words, from: number, phrase: readonly PhraseWord[]): boolean {
  return phrase.every((want, offset) => {
    const word = words[from + offset];
    if (word === undefined) return false;
    switch (want.kind) {
      case 'word':
        return word === want.text;
      case 'stem':
        return word.startsWith(want.text);
      case 'any':
        return true;
      case 'number':
        return isNumberWord(word);
    }
  });
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/**
 * English that shows what isn't translated and what doesn't fit: `[Şààvéé kééýš]` for "Save keys". In a build of it
 * (`npm run build:pseudo`), words without accents are words that no translation reaches, and a missing bracket is cut off.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const ENGLISH = 'public/_locales/en/messages.json';
const PLAIN = 'aceginorsuyzAEIOSU';
const ACCENTED = 'àçéĝîñôřšûýžÀÉÎÔŠÛ';
/** Marks placeholders apart from the words around them. */
const PLACEHOLDER = /(\$\w+\$|\$\$)/;

type Texts = Readonly<Record<string, { readonly message: string }>>;

/** A text with accents, its vowels doubled (English grows by some 40 % in other languages) and in brackets. */
export function toPseudo(text: string): string {
  const words = text.split(PLACEHOLDER).map((part) => (PLACEHOLDER.test(part) ? part : lengthened(part)));
  return `[${words.join('')}]`;
}

const lengthened = (words: string): string =>
  words
    .replaceAll(/[aeiou]/gi, (vowel) => vowel + vowel.toLowerCase())
    .replaceAll(/\p{L}/gu, (letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter);

/** Writes the pseudo-locale over the built English. */
export function pseudoLocale(): Plugin {
  let outDir = '';
  return {
    name: 'pseudo-locale',
    configResolved: (config) => {
      outDir = config.build.outDir;
    },
    // Last: Vite copies the public files on its own.
    closeBundle: () => {
      const english = JSON.parse(readFileSync(ENGLISH, 'utf8')) as Texts;
      const pseudo = Object.entries(english).map(([key, text]) => [
        key,
        key === 'interface_language' ? text : { ...text, message: toPseudo(text.message) },
      ]);
      writeFileSync(join(outDir, '_locales/en/messages.json'), JSON.stringify(Object.fromEntries(pseudo), null, 2));
    },
  };
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toPseudo } from '../../../scripts/pseudo-locale';
import { literalTexts } from '../../support/literal-texts';

interface Text {
  readonly message: string;
  readonly description?: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}
type Texts = Readonly<Record<string, Text>>;

const read = (path: string): string => readFileSync(path, 'utf8');
const textsOf = (language: string): Texts => JSON.parse(read(`public/_locales/${language}/messages.json`)) as Texts;
const english = textsOf('en');
const languages = readdirSync('public/_locales');
const translations = languages.filter((language) => language !== 'en');

const PAGES = ['src/popup', 'src/options', 'src/welcome', 'src/sidepanel', 'src/ui'];
const sourcesOf = (folders: readonly string[]): readonly string[] =>
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name)),
  );

describe('the texts of the interface', () => {
  it('should be in German as well', () => {
    expect(translations).toContain('de');
  });

  it.each(translations)('should all be in %s, in the English file’s order, with the same placeholders', (language) => {
    const texts = textsOf(language);
    expect(Object.keys(texts)).toEqual(Object.keys(english));
    for (const [key, { placeholders }] of Object.entries(english)) {
      expect(texts[key]?.placeholders, key).toEqual(placeholders);
    }
  });

  it.each(languages)('should hold together in %s', (language) => {
    for (const [key, { message, placeholders = {} }] of Object.entries(textsOf(language))) {
      expect(message, key).toBe(message.trim());
      expect(message, key).not.toBe('');
      // No straight quotation marks, but around what is typed in a file.
      if (!key.startsWith('playbook_fault_')) expect(message, key).not.toMatch(/['"]/);
      const names = Object.keys(placeholders);
      for (const name of wanted(message)) expect(names, key).toContain(name);
      // As src/ui/messages hands the values over: in the order of their names.
      const numbers = names.toSorted().map((name) => placeholders[name]?.content);
      expect(numbers, key).toEqual(names.map((_, at) => `$${String(at + 1)}`));
    }
  });

  it.each(languages)('should use each placeholder in %s, but for a count in the singular', (language) => {
    for (const [key, { message, placeholders = {} }] of Object.entries(textsOf(language))) {
      const used = new Set(wanted(message));
      const unused = Object.keys(placeholders).filter((name) => !used.has(name));
      expect(unused, key).toEqual(key.endsWith('_one') && unused.length > 0 ? ['count'] : []);
    }
  });

  it('should have both forms of a plural, with the same placeholders', () => {
    const stems = Object.keys(english).flatMap((key) => /^(.*)_one$/.exec(key)?.[1] ?? []);
    for (const stem of stems) {
      expect(english[`${stem}_other`]?.placeholders, stem).toHaveProperty('count');
      expect(english[`${stem}_one`]?.placeholders, stem).toEqual(english[`${stem}_other`]?.placeholders);
    }
  });

  it('should all be used', () => {
    const source = sourcesOf(['src']).concat('manifest.config.ts').map(read).join('\n');
    const named = new Set(source.match(/(?<=['"`])[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?=['"`])|(?<=__MSG_)\w+(?=__)/g));
    const beginnings = [...source.matchAll(/`([a-z][a-z0-9_]*_)\$\{/g)].map(([, beginning]) => beginning ?? '');
    const isUsed = (key: string): boolean =>
      named.has(key) || named.has(key.replace(/_(one|other)$/, '')) || beginnings.some((each) => key.startsWith(each));
    expect(Object.keys(english).filter((key) => !isUsed(key))).toEqual([]);
  });

  it('should be short enough for the store', () => {
    for (const language of languages)
      expect(textsOf(language)['extension_description']?.message.length).toBeLessThan(133);
  });
});

describe('the pages', () => {
  it.each(sourcesOf(PAGES))('should have no words of their own: %s', (path) => {
    expect(literalTexts(read(path))).toEqual([]);
  });

  it('should be searched by something that finds words', () => {
    const found = literalTexts(`
      const a = say('It is done.');
      export const B = () => <p aria-label="Done here" class="not words">{c ? 'Yes' : d && \`No \${e}\`} or {t('key_of_it')}</p>;
    `);
    expect(found).toEqual(['It is done.', 'Yes', 'No', 'Done here', 'or']);
  });
});

describe('the pseudo-locale', () => {
  it('should keep placeholders, and lengthen and mark the words', () => {
    expect(toPseudo('Set, ends in $HINT$')).toBe('[Šéét, ééñdš îîñ $HINT$]');
  });

  it('should be longer by a third at least', () => {
    const sum = (texts: readonly string[]) => texts.reduce((total, { length }) => total + length, 0);
    const before = Object.values(english).map(({ message }) => message);
    expect(sum(before.map(toPseudo)) / sum(before)).toBeGreaterThan(1.33);
  });
});

const wanted = (message: string): readonly string[] =>
  [...message.matchAll(/\$([A-Z_]+)\$/g)].map(([, name = '']) => name.toLowerCase());

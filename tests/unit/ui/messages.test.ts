import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import english from '../../../public/_locales/en/messages.json';
import german from '../../../public/_locales/de/messages.json';
import { toWhen } from '../../../src/options/call-words';
import { ensureMessages, interfaceLanguage, interfaceLocale, say, t, tn } from '../../../src/ui/messages';
import type { PackageMessages } from '../../../src/ui/package-messages';
import { toAge } from '../../../src/ui/spoken-time';
import { interfaceOf } from '../../support/english-interface';

const speak = (texts: PackageMessages, language: string) =>
  vi.stubGlobal('chrome', { i18n: interfaceOf(texts, language) });
afterEach(() => vi.unstubAllGlobals());

describe('a text', () => {
  it('should have each value in its place, whatever the order they are given in', () => {
    const when = '3 Nov';
    expect(t('options_call_name', { when, title: 'Dana' })).toBe('Dana, 3 Nov');
    expect(t('options_call_name', { title: 'Dana', when })).toBe('Dana, 3 Nov');
  });

  it('should leave a value alone that looks like a placeholder', () => {
    expect(t('options_playbook_taken', { id: '$ID$ $1 $$' })).toBe('There is a playbook “$ID$ $1 $$” already.');
  });

  it('should have a message within a message', () => {
    const wait = { key: 'notice_about_minutes', values: { count: 2 } } as const;
    expect(say({ key: 'notice_model_until', values: { wait } })).toBe('Coaching locally; trying again in about 2 min.');
  });

  it('should have the form of its count', () => {
    expect([0, 1, 2].map((count) => tn('count_utterances', count))).toEqual([
      '0 utterances',
      '1 utterance',
      '2 utterances',
    ]);
  });

  it('should write numbers as English does', () => {
    expect(t('setting_problem_product', { limit: 4_000 })).toContain('4,000');
  });
});

describe('the interface of a German browser', () => {
  beforeEach(() => void speak(german, 'de'));

  it('should be German in words, numbers, ages and dates', () => {
    expect(t('popup_start')).toBe('Coaching starten');
    expect(t('setting_problem_product', { limit: 4_000 })).toContain('4.000');
    expect(tn('count_utterances', 1)).toBe('1 Äußerung');
    expect(tn('count_utterances', 1_200)).toBe('1.200 Äußerungen');
    expect(toAge(120_000)).toMatch(/^vor 2 Min/);
    expect(toWhen(Date.UTC(2026, 10, 3, 12))).toMatch(/^03\.11\.2026/);
  });

  it('should be in the browser’s variety of German', () => {
    speak(german, 'de-AT');
    expect([interfaceLanguage(), interfaceLocale()]).toEqual(['de', 'de-AT']);
  });
});

describe('the interface of a browser whose language we don’t speak', () => {
  it('should be English in words and in numbers', () => {
    speak(english, 'fr');
    expect([interfaceLanguage(), interfaceLocale()]).toEqual(['en', 'en']);
    expect(t('setting_problem_product', { limit: 4_000 })).toContain('4,000');
  });
});

describe('the interface of a page that Chrome gives no text', () => {
  const FILES: Readonly<Record<string, PackageMessages>> = { en: english, de: german };

  const muteChrome = (language: string) => {
    vi.stubGlobal('chrome', {
      i18n: { getUILanguage: () => language, getMessage: () => '' },
      runtime: { getURL: (path: string) => path },
    });
    vi.stubGlobal('fetch', (path: string) => {
      const texts = FILES[path.split('/')[1] ?? ''];
      return texts
        ? Promise.resolve({ json: () => Promise.resolve(texts) })
        : Promise.reject(new TypeError('no such file'));
    });
  };
  afterEach(async () => {
    speak(english, 'en-US');
    await ensureMessages();
  });

  it.each([
    ['de-AT', 'Coaching starten'],
    ['en-US', 'Start coaching'],
    ['fr', 'Start coaching'],
  ])('should be read from the package, for %s', async (language, start) => {
    muteChrome(language);
    await ensureMessages();
    expect([t('popup_start'), tn('count_utterances', 2)]).toEqual([
      start,
      language === 'de-AT' ? '2 Äußerungen' : '2 utterances',
    ]);
  });

  it('should leave the page as it is when the package can’t be read', async () => {
    muteChrome('en');
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('gone')));
    await ensureMessages();
    expect(t('popup_start')).toBe('');
  });
});

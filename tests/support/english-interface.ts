/** Chrome's i18n with our English texts, for tests of what a person reads: every test file has it, by vitest's `setupFiles`. */
import english from '../../public/_locales/en/messages.json';
import { wordMessage, type PackageMessages } from '../../src/ui/package-messages';

/** Stands for `chrome.i18n`, of a browser in a language, with the texts that Chrome takes for it. */
export const interfaceOf = (texts: PackageMessages, language: string) => ({
  getUILanguage: () => language,
  getMessage: (key: string, substitutions?: readonly string[]): string => wordMessage(texts, key, substitutions),
});

export const englishInterface = interfaceOf(english, 'en-US');

// A test that stubs `chrome` and takes the stub away again finds this one beneath.
Object.assign(globalThis, { chrome: { i18n: englishInterface } });

/** The interface's texts, from public/_locales in the browser's language, else English. */
import type { Message, MessageKey, MessageValue, MessageValues, PluralKey, ValueArguments } from '../coaching/message';
import { readPackageMessages, wordMessage, type PackageMessages } from './package-messages';

/** Only where Chrome has none, see ensureMessages. */
let fromPackage: PackageMessages | undefined;

/**
 * To be waited for before the first text. A page that is closed in the moment its process reads the texts (a double click on
 * the icon will do) leaves every later page of that process without any (Chromium 156); then they are read from the package.
 */
export async function ensureMessages(): Promise<void> {
  fromPackage = interfaceLanguage() === '' ? await readPackageMessages(chrome.i18n.getUILanguage()) : undefined;
}

/** A text, with its placeholders' values by name. */
export const t = <K extends MessageKey>(key: K, ...[values]: ValueArguments<K>): string => worded(key, values);

/** A text that depends on a count, in the form the language has for it; `count` is among its placeholders. */
export const tn = <K extends PluralKey>(
  key: K,
  count: number,
  ...[values]: [Exclude<keyof MessageValues<`${K}_other`>, 'count'>] extends [never]
    ? []
    : [values: Omit<MessageValues<`${K}_other`>, 'count'>]
): string => {
  const form = new Intl.PluralRules(interfaceLocale()).select(count) === 'one' ? 'one' : 'other';
  return worded(`${key}_${form}`, { ...values, count });
};

/** A message of the core or the worker in words. */
export const say = ({ key, values }: Message): string => worded(key, values);

/** BCP 47, of the language the texts are in, in the browser's variety of it: `en-GB`. For Intl. */
export function interfaceLocale(): string {
  const language = interfaceLanguage();
  const browsers = chrome.i18n.getUILanguage();
  return browsers === language || browsers.startsWith(`${language}-`) ? browsers : language;
}

/** BCP 47, of the language the texts are in: English where the browser's has none. For `lang`. */
export const interfaceLanguage = (): string => t('interface_language');

/** A number as the interface's language writes it. */
export const toNumber = (value: number): string => new Intl.NumberFormat(interfaceLocale()).format(value);

/** Chrome knows placeholders by number only: they are numbered in the order of their names, which a test holds all files to. */
function worded(key: string, values: Readonly<Record<string, MessageValue>> = {}): string {
  const inOrder = Object.keys(values)
    .toSorted()
    .map((name) => toText(values[name] ?? ''));
  return fromPackage ? wordMessage(fromPackage, key, inOrder) : chrome.i18n.getMessage(key, inOrder);
}

const toText = (value: MessageValue): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? toNumber(value) : say(value);

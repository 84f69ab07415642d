/** The texts as they lie in the package, for a page that Chrome gives none. */

/** A text in the format of Chrome's `messages.json`. */
interface PackageMessage {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/** One language's texts, by key. */
export type PackageMessages = Readonly<Record<string, PackageMessage>>;

const FALLBACK = 'en';

/** A text as Chrome words it: a named placeholder stands for its `$1` to `$9`, `$$` for a dollar, an unknown key for nothing. */
export function wordMessage(messages: PackageMessages, key: string, substitutions: readonly string[] = []): string {
  const { message = '', placeholders } = messages[key] ?? {};
  return message.replaceAll(/\$\$|\$([a-z0-9_@]+)\$/gi, (found, name: string | undefined) => {
    if (name === undefined) return '$';
    const place = /^\$([1-9])$/.exec(placeholders?.[name.toLowerCase()]?.content ?? '')?.[1];
    return place === undefined ? found : (substitutions[Number(place) - 1] ?? '');
  });
}

/**
 * Reads the texts of a language, or of the language it is a variety of, or English, as Chrome chooses.
 * @param language BCP 47, of the browser's interface.
 * @returns Nothing when not even the English file can be read.
 */
export async function readPackageMessages(language: string): Promise<PackageMessages | undefined> {
  const [base = FALLBACK] = language.split('-');
  for (const folder of new Set([language.replaceAll('-', '_'), base, FALLBACK])) {
    const messages = await readMessages(folder);
    if (messages) return messages;
  }
  return undefined;
}

async function readMessages(folder: string): Promise<PackageMessages | undefined> {
  try {
    const response = await fetch(chrome.runtime.getURL(`_locales/${folder}/messages.json`));
    return (await response.json()) as PackageMessages;
  } catch {
    // Chrome rejects what isn't in the package.
    return undefined;
  }
}

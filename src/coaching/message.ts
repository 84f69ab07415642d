/**
 * What the program says to a person, before it is worded: the core and the worker name a text of public/_locales and give its
 * values, and the page words it in the language of the interface. Guidance, playbooks and local advice aren't among these: they
 * are in the language of the call.
 */
import type english from '../../public/_locales/en/messages.json';

type English = typeof english;

/** The name of a text. The English file has all of them. */
export type MessageKey = keyof English;

type WithoutForm<K> = K extends `${infer Stem}_one` ? Stem : never;
/** The name of a text in two forms, `_one` and `_other`, without either ending. */
export type PluralKey = WithoutForm<MessageKey>;

/** Numbers are worded as the interface's language writes them. */
export type MessageValue = string | number | Message;

type Placeholders<K extends MessageKey> = K extends MessageKey
  ? English[K] extends { readonly placeholders: infer P }
    ? keyof P
    : never
  : never;
export type MessageValues<K extends MessageKey> = { readonly [P in Placeholders<K>]: MessageValue };

/** The values that a text wants, as a function's last arguments: none where it has no placeholder. */
export type ValueArguments<K extends MessageKey> = [Placeholders<K>] extends [never] ? [] : [values: MessageValues<K>];

/** The name of a text without placeholders. */
export type PlainKey = { [K in MessageKey]: [Placeholders<K>] extends [never] ? K : never }[MessageKey];

/** A text with its values. */
export type Message =
  | { readonly key: PlainKey; readonly values?: undefined }
  | { [K in Exclude<MessageKey, PlainKey>]: { readonly key: K; readonly values: MessageValues<K> } }[Exclude<
      MessageKey,
      PlainKey
    >];

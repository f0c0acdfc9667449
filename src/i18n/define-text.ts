import { use, useSyncExternalStore } from 'react';
import { fill, type NamesIn, type SameNames } from '../stack/core/localized.ts';
import { currentLanguage, type Language, loadWith, onLanguageChange } from './language.ts';
import { patiently } from './patience.ts';

/**
 * A typed dictionary. English is the shape: the Chinese one must have the same keys, and every
 * string the same {parameters}, or tsc fails. `{n:segment|segments}` chooses a word by number.
 */
export type Strings = Readonly<Record<string, string>>;

export type Translation<En extends Strings, Zh extends Strings> = {
  readonly [K in keyof En]: K extends keyof Zh
    ? Zh[K] & SameNames<NamesIn<En[K]>, NamesIn<Zh[K]>>
    : string;
} & { readonly [K in Exclude<keyof Zh, keyof En>]: never };

type Parameters<S extends string> = [NamesIn<S>] extends [never]
  ? []
  : [values: Readonly<Record<NamesIn<S>, string | number>>];

export type Text<En extends Strings> = <K extends keyof En>(
  key: K,
  ...parameters: Parameters<En[K]>
) => string;

function speak<En extends Strings>(strings: Strings): Text<En> {
  return (key, ...[values]) => fill(strings[key as string]!, values ?? {});
}

/** Makes the hook of a small dictionary. A lazily loaded part of the app brings its own. */
export function defineText<const En extends Strings, const Zh extends Strings>(
  en: En,
  zh: Zh & Translation<En, Zh>,
): () => Text<En> {
  const texts = { en: speak<En>(en), zh: speak<En>(zh) };
  return () => texts[useSyncExternalStore(onLanguageChange, currentLanguage, currentLanguage)];
}

/**
 * React asks a promise that carries its own state for its value without waiting: what is at hand is
 * shown in the first rendering. `use` is thus called in every rendering, as hooks must be.
 */
export function settling<T>(promise: Promise<T>): Promise<T> {
  const told: Promise<T> & { status?: string; value?: T; reason?: unknown } = promise;
  told.status = 'pending';
  promise.then(
    (value) => {
      Object.assign(told, { status: 'fulfilled', value });
    },
    (reason: unknown) => {
      Object.assign(told, { status: 'rejected', reason });
    },
  );
  return promise;
}

/**
 * The same for a large dictionary: only the language that is shown is fetched. A language is
 * switched to when all its words are there; whoever asks before that waits (Suspense).
 */
export function defineLazyText<const En extends Strings, const Zh extends Strings>(
  en: () => Promise<En>,
  zh: () => Promise<Zh & Translation<En, Zh>>,
): () => Text<En> {
  const loaders: Record<Language, () => Promise<Strings>> = { en, zh };
  const loading: Partial<Record<Language, Promise<Text<En>>>> = {};
  const load = (language: Language): Promise<Text<En>> => {
    loading[language] ??= settling(patiently(loaders[language]).then(speak<En>));
    return loading[language];
  };
  loadWith(load);
  return () => {
    const language = useSyncExternalStore(onLanguageChange, currentLanguage, currentLanguage);
    return use(load(language));
  };
}

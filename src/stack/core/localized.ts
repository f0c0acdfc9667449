/** Texts that belong to data (a field's meaning, a lesson's title), in both languages. */

export type Language = 'en' | 'zh';

/** A text in every language; a missing one does not compile. */
export type Localized = Readonly<Record<Language, string>>;

/** A text that is the same in every language: a name, an acronym. */
export const same = (name: string): Localized => ({ en: name, zh: name });

/** The parameters that a text names: `n` and `to` in '{n} {n:byte|bytes} to {to}'. */
export type NamesIn<S extends string> = S extends `${string}{${infer Inner}}${infer Rest}`
  ? (Inner extends `${infer Name}:${string}` ? Name : Inner) | NamesIn<Rest>
  : never;

/** A string when both are the same set of names, and otherwise nothing. */
export type SameNames<A, B> = [A, B] extends [B, A] ? string : never;

const PLACEHOLDER = /\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g;

/** Chinese sets a space beside a Latin word, none between characters: `{node} 的` fits both. */
const SPACE_IN_CHINESE = /(\p{Script=Han}) (?=\p{Script=Han})/gu;

/** Fills parameters in; `{n:segment|segments}` chooses a word by number. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template
    .replace(PLACEHOLDER, (_, name: string, one?: string, many?: string) => {
      const value = values[name] ?? '';
      return one === undefined ? String(value) : ((Number(value) === 1 ? one : many) ?? '');
    })
    .replace(SPACE_IN_CHINESE, '$1');
}

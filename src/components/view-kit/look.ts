/**
 * How a view is looked at, as a short word that links hold: parts joined by `~`, of which each begins
 * with a letter (`c1~ea~z100.200`). What is as it is at first is left out, and so is, when a word is
 * read, whatever cannot be understood: a link may say anything.
 */
/** One choice of a look, as a part of the word. */
export interface LookPart<T, L = unknown> {
  /** Undefined: nothing has to be said. It is not asked for a value that is plain. */
  readonly write: (value: T, look: L) => string | undefined;
  /** Undefined: this is another part, or none. */
  readonly read: (part: string) => T | undefined;
}

type Parts<L> = { readonly [K in keyof L]-?: LookPart<Exclude<L[K], undefined>, L> };

/** Between parts; inside of one, a view may use `.` and `-`. */
const BETWEEN = '~';

export interface LookCodec<L> {
  readonly encode: (look: L) => string | undefined;
  readonly decode: (text: string | undefined) => L;
}

/** `plain`: what is shown when nothing is said. Parts stand in the order in which they are declared. */
export function lookCodec<L extends object>(plain: L, parts: Parts<L>): LookCodec<L> {
  const keys = Object.keys(parts) as (keyof L)[];
  const wordOf = (look: L, key: keyof L) => {
    const value = look[key];
    if (value === plain[key] || value === undefined) return undefined;
    return parts[key].write(value as Exclude<L[keyof L], undefined>, look);
  };
  return {
    encode: (look) => {
      const words = keys.map((key) => wordOf(look, key));
      return words.filter((word) => word !== undefined).join(BETWEEN) || undefined;
    },
    decode(text) {
      const look = { ...plain };
      for (const word of text?.split(BETWEEN) ?? []) {
        for (const key of keys) look[key] = parts[key].read(word) ?? look[key];
      }
      return look;
    },
  };
}

/** `letter` and whatever fits the pattern, which is anchored at both ends by itself. */
export function wordPart(letter: string, pattern: string): LookPart<string> {
  const whole = new RegExp(`^${letter}(${pattern})$`);
  return { write: (value) => letter + value, read: (part) => whole.exec(part)?.[1] };
}

/** The name of a folder or a file: of a view, a result, a protocol. */
export const ID = '[a-z][a-z0-9-]{0,31}';

/** Parts of looks that the main picture has none of. */
import { type LookPart, wordPart } from './look.ts';
import type { Stretch } from './plot/axes.ts';

export function numberPart(letter: string, digits = 5): LookPart<number> {
  const { read } = wordPart(letter, `\\d{1,${digits}}`);
  return {
    write: (value) => `${letter}${value}`,
    read: (part) => {
      const found = read(part);
      return found === undefined ? undefined : Number(found);
    },
  };
}

/** There or not. */
export const flagPart = (word: string): LookPart<boolean> => ({
  write: () => word,
  read: (part) => part === word || undefined,
});

const STRETCH = /^z(\d{1,15})\.(\d{1,15})$/;

/** `z100.200`, µs; an empty stretch is none. */
export const stretchPart: LookPart<Stretch> = {
  write: ([from, to]) => `z${Math.round(from)}.${Math.round(to)}`,
  read(part) {
    const [, from, to] = (STRETCH.exec(part) ?? []).map(Number);
    return from !== undefined && to !== undefined && to > from ? [from, to] : undefined;
  },
};

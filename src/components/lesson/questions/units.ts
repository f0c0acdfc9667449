/** Numbers with their units, as people write them: `1 s`, `1000 ms`, `1,000`, `1 秒`. */
import type { Localized } from '../../../i18n/language.ts';
import { numberOf, typed } from './grade.ts';

interface UnitWords {
  /** Units of one family can stand for each other. */
  readonly family: 'time' | 'data' | 'count';
  /** How many of the family's smallest. */
  readonly size: number;
  readonly shown: Localized;
  /** What may stand behind a number, in small letters. */
  readonly written: readonly string[];
}

const UNITS = {
  us: {
    ...{ family: 'time', size: 1, shown: { en: 'µs', zh: '微秒' } },
    written: ['us', 'μs', 'microsecond', 'microseconds', '微秒'],
  },
  ms: {
    ...{ family: 'time', size: 1_000, shown: { en: 'ms', zh: '毫秒' } },
    written: ['ms', 'msec', 'millisecond', 'milliseconds', '毫秒'],
  },
  s: {
    ...{ family: 'time', size: 1_000_000, shown: { en: 's', zh: '秒' } },
    written: ['s', 'sec', 'secs', 'second', 'seconds', '秒', '秒钟'],
  },
  min: {
    ...{ family: 'time', size: 60_000_000, shown: { en: 'min', zh: '分钟' } },
    written: ['min', 'mins', 'minute', 'minutes', '分', '分钟'],
  },
  bytes: {
    ...{ family: 'data', size: 1, shown: { en: 'bytes', zh: '字节' } },
    written: ['b', 'byte', 'bytes', '字节', '个字节'],
  },
  segments: {
    ...{ family: 'count', size: 1, shown: { en: 'segments', zh: '个报文段' } },
    written: ['segment', 'segments', '个', '段', '个报文段', '报文段'],
  },
} as const satisfies Record<string, UnitWords>;

export type Unit = keyof typeof UNITS;

/** A number, and what is written behind it. */
const WRITTEN = /^\s*([+-]?[\d\s\u202f,_.]*\d|[+-]?0x[\da-f]+)\s*(\D*?)\s*\.?\s*$/i;

/** What is written, in the unit that is asked for; undefined when it is no such number. */
export function measureOf(text: string, unit?: Unit): number | undefined {
  const bare = numberOf(text);
  if (bare !== undefined) return bare;
  const [, digits = '', behind = ''] = WRITTEN.exec(typed(text)) ?? [];
  const value = numberOf(digits);
  const named = unitNamed(behind);
  if (value === undefined || unit === undefined || named === undefined) return undefined;
  const asked: UnitWords = UNITS[unit];
  return named.family === asked.family ? (value * named.size) / asked.size : undefined;
}

function unitNamed(word: string): UnitWords | undefined {
  const small = word.toLowerCase();
  return Object.values<UnitWords>(UNITS).find(({ written }) => written.includes(small));
}

/** How the unit is shown behind a number or a box. */
export function unitShown(unit: Unit | undefined): Localized | undefined {
  return unit === undefined ? undefined : UNITS[unit].shown;
}

/** An answer with its unit; one that the learner wrote with a unit stays as it is. */
export function withUnit(answer: string, unit: string | undefined): string {
  if (unit === undefined || numberOf(answer) === undefined) return answer;
  return `${answer}\u00a0${unit}`;
}

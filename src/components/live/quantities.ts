/** Times and sizes in words, as the reader's language has them. */
import type { Language } from '../../i18n/language.ts';
import { LANGUAGES } from '../../i18n/language.ts';

const tagOf = (language: Language) => LANGUAGES.find(({ id }) => id === language)?.tag;

/** A moment of the wall's clock, ms: with its day unless that is today. */
export function whenText(at: number, language: Language, now = Date.now()): string {
  const date = new Date(at);
  const today = date.toDateString() === new Date(now).toDateString();
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  return today
    ? date.toLocaleTimeString(tagOf(language), time)
    : date.toLocaleString(tagOf(language), { ...time, month: 'short', day: 'numeric' });
}

/** To the second: when a lease ends. */
export const clockText = (at: number, language: Language): string =>
  new Date(at).toLocaleTimeString(tagOf(language));

export function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

const UNITS = { en: [' h', ' min', ' s'], zh: [' 小时', ' 分', ' 秒'] } as const;

/** "4 s", "2 min 5 s", "1 h 3 min". */
export function secondsText(seconds: number, language: Language): string {
  const whole = Math.max(0, Math.round(seconds));
  const parts = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60];
  const first = parts.findIndex((part) => part > 0);
  if (first < 0) return `0${UNITS[language][2]}`;
  return parts
    .map((part, i) =>
      i < first || i > first + 1 || part === 0 ? '' : `${part}${UNITS[language][i]}`,
    )
    .filter(Boolean)
    .join(' ');
}

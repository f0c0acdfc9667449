/** Dates in cookies (RFC 6265 §5.1.1), which are read far more leniently than an HTTP-date. */
import { MONTHS, type Seconds, secondsOf } from '../calendar.ts';
import { lower } from '../headers.ts';

const DELIMITERS = /[\t\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]+/;
const TIME = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?!\d)/;
const DAY = /^(\d{1,2})(?!\d)/;
const YEAR = /^(\d{2,4})(?!\d)/;
const SMALL_MONTHS = MONTHS.map(lower);

/** Undefined: no date, and the attribute counts as not there. */
export function parseCookieDate(text: string): Seconds | undefined {
  let clock: readonly number[] | undefined;
  let day: number | undefined;
  let month: number | undefined;
  let year: number | undefined;
  for (const token of text.split(DELIMITERS)) {
    const time = clock === undefined ? TIME.exec(token) : null;
    if (time !== null) {
      clock = time.slice(1).map(Number);
      continue;
    }
    const inMonth = day === undefined ? DAY.exec(token) : null;
    if (inMonth !== null) {
      day = Number(inMonth[1]);
      continue;
    }
    const name = month === undefined ? SMALL_MONTHS.indexOf(lower(token.slice(0, 3))) : -1;
    if (name >= 0) {
      month = name + 1;
      continue;
    }
    const digits = year === undefined ? YEAR.exec(token) : null;
    if (digits !== null) year = fullYear(Number(digits[1]));
  }
  if (clock === undefined || day === undefined || month === undefined || year === undefined) {
    return undefined;
  }
  const [hour = 0, minute = 0, second = 0] = clock;
  if (year < 1601 || second > 59) return undefined;
  return secondsOf({ year, month, day, hour, minute, second });
}

function fullYear(year: number): number {
  if (year >= 70 && year <= 99) return 1900 + year;
  return year <= 69 ? 2000 + year : year;
}

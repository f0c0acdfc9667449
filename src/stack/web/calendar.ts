/** Days of the proleptic Gregorian calendar, in UTC, without a clock. Times are seconds since 1970. */

/** Whole seconds since 1970-01-01T00:00:00Z. */
export type Seconds = number;

export const DAY = 86_400;
export const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
export const WEEKDAYS = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ');

export interface CalendarTime {
  readonly year: number;
  /** 1 … 12 */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0);
}

/** Days from 1970 to the first of January. */
function daysToYear(year: number): number {
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  // 477 leap days before 1970.
  return 365 * (year - 1970) + leapDays - 477;
}

/** Undefined when there is no such day or time. A leap second is the one before it. */
export function secondsOf(time: CalendarTime): Seconds | undefined {
  const { year, month, day, hour, minute, second } = time;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  let days = daysToYear(year) + day - 1;
  for (let i = 1; i < month; i++) days += daysInMonth(year, i);
  return days * DAY + hour * 3600 + minute * 60 + Math.min(second, 59);
}

export function calendarOf(seconds: Seconds): CalendarTime {
  const days = Math.floor(seconds / DAY);
  let year = 1970 + Math.floor(days / 365.2425);
  if (daysToYear(year) > days) year--;
  else if (daysToYear(year + 1) <= days) year++;
  let rest = days - daysToYear(year);
  let month = 1;
  while (rest >= daysInMonth(year, month)) rest -= daysInMonth(year, month++);
  const inDay = seconds - days * DAY;
  return {
    year,
    month,
    day: rest + 1,
    hour: Math.floor(inDay / 3600),
    minute: Math.floor(inDay / 60) % 60,
    second: inDay % 60,
  };
}

/** 0 is Sunday. */
export function weekdayOf(seconds: Seconds): number {
  return (((Math.floor(seconds / DAY) + 4) % 7) + 7) % 7;
}

/** What a wall clock in microseconds says, in whole seconds. */
export const secondsOfClock = (microseconds: number): Seconds => Math.floor(microseconds / 1e6);

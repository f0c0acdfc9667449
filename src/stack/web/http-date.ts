/** HTTP-date (RFC 9110 §5.6.7): one form is written, three are read. */
import {
  type CalendarTime,
  calendarOf,
  MONTHS,
  type Seconds,
  secondsOf,
  WEEKDAYS,
  weekdayOf,
} from './calendar.ts';

const LONG_WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const two = (n: number) => String(n).padStart(2, '0');

/** `Sun, 06 Nov 1994 08:49:37 GMT` */
export function formatHttpDate(seconds: Seconds): string {
  const { year, month, day, hour, minute, second } = calendarOf(seconds);
  const time = `${two(hour)}:${two(minute)}:${two(second)}`;
  const date = `${two(day)} ${MONTHS[month - 1]} ${String(year).padStart(4, '0')}`;
  return `${WEEKDAYS[weekdayOf(seconds)]}, ${date} ${time} GMT`;
}

const MONTH = `(${MONTHS.join('|')})`;
const SHORT = `(${WEEKDAYS.join('|')})`;
const CLOCK = '(\\d\\d):(\\d\\d):(\\d\\d)';
const IMF = new RegExp(`^${SHORT}, (\\d\\d) ${MONTH} (\\d{4}) ${CLOCK} GMT$`);
const RFC_850 = new RegExp(
  `^(${LONG_WEEKDAYS.join('|')}), (\\d\\d)-${MONTH}-(\\d\\d) ${CLOCK} GMT$`,
);
const ASCTIME = new RegExp(`^${SHORT} ${MONTH} ([ \\d]\\d) ${CLOCK} (\\d{4})$`);

/**
 * Undefined when it is none of the three forms or names no day. `now` tells which century two digits
 * are of: what seems more than fifty years ahead is past.
 */
export function parseHttpDate(text: string, now: Seconds): Seconds | undefined {
  const imf = IMF.exec(text);
  if (imf !== null) {
    const [, , day, month, year, ...clock] = imf;
    return secondsAt(year, month, day, clock);
  }
  const old = RFC_850.exec(text);
  if (old !== null) {
    const [, , day, month, digits, ...clock] = old;
    return secondsAt(String(fullYear(Number(digits), now)), month, day, clock);
  }
  const [, , month, day, hour, minute, second, year] = ASCTIME.exec(text) ?? [];
  return month === undefined ? undefined : secondsAt(year, month, day, [hour, minute, second]);
}

function fullYear(twoDigits: number, now: Seconds): number {
  const { year } = calendarOf(now);
  const inThis = year - (year % 100) + twoDigits;
  return inThis > year + 50 ? inThis - 100 : inThis;
}

function secondsAt(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  [hour, minute, second]: readonly (string | undefined)[],
): Seconds | undefined {
  const time: CalendarTime = {
    year: Number(year),
    month: MONTHS.indexOf(month ?? '') + 1,
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  };
  return secondsOf(time);
}

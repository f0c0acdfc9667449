/** Dates of HTTP (RFC 9110 §5.6.7), as seconds since 1970; worked out here, where no calendar is. */

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const DAY = 86_400;

/** Days from 1 January 1970 to a date; years begin in March, so that leap days come last. */
function daysOf(year: number, month: number, day: number): number {
  const y = month < 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 10) % 12) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function dateOf(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = (fromMarch + 2) % 12;
  return { year: yearOfEra + era * 400 + (month < 2 ? 1 : 0), month, day };
}

const two = (value: number) => String(value).padStart(2, '0');

/** `Sun, 06 Nov 1994 08:49:37 GMT` */
export function formatHttpDate(seconds: number): string {
  const days = Math.floor(seconds / DAY);
  const { year, month, day } = dateOf(days);
  const time = seconds - days * DAY;
  const clock = [time / 3_600, (time / 60) % 60, time % 60].map((part) => two(Math.floor(part)));
  const name = DAYS[(((days + 4) % 7) + 7) % 7];
  const date = `${two(day)} ${MONTHS[month]} ${String(year).padStart(4, '0')}`;
  return `${name}, ${date} ${clock.join(':')} GMT`;
}

const FORMS = [
  /^[A-Z][a-z]{2}, (?<day>\d\d) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) (?<time>\d\d:\d\d:\d\d) GMT$/,
  /^[A-Z][a-z]+, (?<day>\d\d)-(?<month>[A-Z][a-z]{2})-(?<year>\d\d) (?<time>\d\d:\d\d:\d\d) GMT$/,
  /^[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) (?<day>[ \d]\d) (?<time>\d\d:\d\d:\d\d) (?<year>\d{4})$/,
];

/** Any of the three forms; undefined: it is no date, and a condition with it is passed over. */
export function parseHttpDate(text: string): number | undefined {
  const parts = FORMS.map((form) => form.exec(text)?.groups).find((found) => found !== undefined);
  if (parts === undefined) return undefined;
  const { day = '', month = '', year = '', time = '' } = parts;
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
  const at = MONTHS.indexOf(month);
  if (at < 0 || hour > 23 || minute > 59 || second > 60) return undefined;
  // Two digits: none is more than 50 years ahead; a run is never far from 2026 (§5.6.7).
  const short = year.length === 2 ? Number(year) + (Number(year) > 76 ? 1900 : 2000) : Number(year);
  const days = daysOf(short, at, Number(day));
  const back = dateOf(days);
  if (back.month !== at || back.day !== Number(day)) return undefined;
  return days * DAY + hour * 3_600 + minute * 60 + second;
}

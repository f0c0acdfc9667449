import type { LessonText } from '../../i18n/lesson.ts';
import type { Duration, Instant } from '../../stack/core/instant.ts';

/** `0.051 600 s`: seconds, to the microsecond, in groups of three; the same in every language. */
export function instantText(at: Instant): string {
  const micros = String(Math.round(at) % 1_000_000).padStart(6, '0');
  const seconds = Math.floor(Math.round(at) / 1_000_000);
  return `${seconds}.${micros.slice(0, 3)}\u202f${micros.slice(3)} s`;
}

const UNITS = [
  ['duration.hours', 3_600_000_000],
  ['duration.minutes', 60_000_000],
  ['duration.seconds', 1_000_000],
  ['duration.milliseconds', 1_000],
  ['duration.microseconds', 1],
] as const;

/** "4 min", "200 ms": a duration in the largest unit that it fills, with at most one decimal. */
export function durationText(length: Duration, text: LessonText): string {
  const unit = UNITS.find(([, size]) => length >= size) ?? UNITS[4];
  const n = Math.round((length / unit[1]) * 10) / 10;
  return text(unit[0], { n });
}

/** "1/50 speed", "real speed", "2× speed". */
export function speedText(speed: number, text: LessonText): string {
  if (speed === 1) return text('timeline.speed.real');
  if (speed > 1) return text('timeline.speed.fast', { n: speed });
  return text('timeline.speed.slow', { n: Math.round(1 / speed) });
}

import type { LessonText } from '../../../i18n/lesson.ts';
import type { Instant } from '../../../stack/core/instant.ts';

/** `0.051 600 s`: seconds, to the microsecond, in groups of three; the same in every language. */
export function instantText(at: Instant): string {
  const micros = String(Math.round(at) % 1_000_000).padStart(6, '0');
  const seconds = Math.floor(Math.round(at) / 1_000_000);
  return `${seconds}.${micros.slice(0, 3)}\u202f${micros.slice(3)} s`;
}

/** "1/50 speed", "real speed", "2× speed". */
export function speedText(speed: number, text: LessonText): string {
  if (speed === 1) return text('timeline.speed.real');
  if (speed > 1) return text('timeline.speed.fast', { n: speed });
  return text('timeline.speed.slow', { n: Math.round(1 / speed) });
}

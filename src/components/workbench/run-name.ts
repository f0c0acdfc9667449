import type { LessonText } from '../../i18n/lesson.ts';
import type { RunLabel } from '../../runtime/run-view.ts';

export function runName(run: RunLabel, text: LessonText): string {
  if (run.fork === 0) return text('player.run.original');
  if (run.dropped === undefined) return text('player.run.fork', { n: run.fork });
  return text('player.run.dropped', { n: run.fork, what: run.dropped });
}

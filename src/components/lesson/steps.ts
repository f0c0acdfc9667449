import type { LessonContent, LessonStep } from '../../lessons/types.ts';
import { instantOf } from '../../model/columns.ts';
import { countAt } from '../../model/cursor.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import type { Instant } from '../../stack/core/instant.ts';

/** The end of a lesson is one step more, after those that its author wrote. */
export const END = 'end';

/**
 * What else happens at the instant of an event belongs to it too: a segment, and the state it
 * leads to. −1 stays −1.
 */
export function endOfInstant(event: number, { log }: RecordedRun): number {
  return event < 0 ? event : countAt(log, instantOf(log, event)) - 1;
}

/** The event a step ends after; −1 when it has none or it does not happen in this run. */
export function momentOf(step: LessonStep | undefined, run: RecordedRun): number {
  return endOfInstant(step?.runUntil?.(run) ?? -1, run);
}

/** The event a step starts after: its own, or where the last step that moves the run ended. */
export function startOf(content: LessonContent, index: number, run: RecordedRun): number {
  const own = content.steps[index]?.startsAfter;
  if (own) return endOfInstant(own(run), run);
  let start = -1;
  for (const step of content.steps.slice(0, index)) start = Math.max(start, momentOf(step, run));
  return start;
}

/**
 * How much of the complete original run may be told before it is reached: what lies behind the step,
 * and behind those after it that ask nothing any more, is what the next open question asks for.
 * Infinity when nothing that is asked later is open.
 */
export function horizonOf(
  content: LessonContent,
  index: number,
  isOpen: (question: string) => boolean,
  run: RecordedRun,
): Instant {
  const next = content.steps.findIndex(
    ({ question }, n) => n > index && question !== undefined && isOpen(question.id),
  );
  if (next < 0) return Number.POSITIVE_INFINITY;
  const event = Math.max(momentOf(content.steps[index], run), startOf(content, next, run));
  return event < 0 ? 0 : instantOf(run.log, event);
}

/** Where a kept place is in the lesson as it is today. */
export function indexOfStep(content: LessonContent, id: string): number {
  if (id === END) return content.steps.length;
  return Math.max(
    0,
    content.steps.findIndex((step) => step.id === id),
  );
}

/** Whether the lesson, as it is today, has such a step. */
export function isStep(content: LessonContent, id: string | undefined): id is string {
  return id === END || content.steps.some((step) => step.id === id);
}

export function stepId(content: LessonContent, index: number): string {
  return content.steps[index]?.id ?? END;
}

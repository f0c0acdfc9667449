import type { LessonContent, LessonStep, RunFacts } from '../../lessons/types.ts';
import type { TraceModel } from '../../runtime/model/trace-model.ts';

/** The end of a lesson is one step more, after those that its author wrote. */
export const END = 'end';

/** A run as a lesson's checks see it. */
export function observed(model: TraceModel): RunFacts {
  const nodes: string[] = [];
  for (const { id, name } of model.topology.nodes) nodes[id] = name;
  return { log: model.log, nodes };
}

/**
 * The event a step ends after; −1 when it has none or it does not happen in this run. What else
 * happens at that very instant belongs to the step too: a segment and the state it leads to.
 */
export function momentOf(step: LessonStep | undefined, run: RunFacts): number {
  const { at, count } = run.log;
  let event = step?.runUntil?.(run) ?? -1;
  if (event < 0) return -1;
  while (event + 1 < count && at[event + 1] === at[event]) event++;
  return event;
}

/** The event a step starts after: its own, or where the last step that moves the run ended. */
export function startOf(content: LessonContent, index: number, run: RunFacts): number {
  const own = content.steps[index]?.startsAfter;
  if (own) return own(run);
  let start = -1;
  for (const step of content.steps.slice(0, index)) start = Math.max(start, momentOf(step, run));
  return start;
}

/** Where a kept place is in the lesson as it is today. */
export function indexOfStep(content: LessonContent, id: string): number {
  if (id === END) return content.steps.length;
  return Math.max(
    0,
    content.steps.findIndex((step) => step.id === id),
  );
}

export function stepId(content: LessonContent, index: number): string {
  return content.steps[index]?.id ?? END;
}

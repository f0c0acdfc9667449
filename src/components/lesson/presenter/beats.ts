/** What a presenter's clicker goes through in each step: watch, reveal, and what else there is. */
import type { LessonContent } from '../../../lessons/types.ts';
import { type Beat, FIRST, sameBeat } from './beat.ts';

/** The beats of a step in their order. After the last one comes the next step. */
export function beatsOf({ steps, tasks }: LessonContent, index: number): readonly Beat[] {
  const step = steps[index];
  if (!step) return [FIRST];
  const { decidedBy, question, runUntil } = step;
  const others = tasks.filter((task) => task.step === step.id && task.id !== decidedBy);
  const watch: Beat[] =
    decidedBy !== undefined
      ? [{ kind: 'watch', task: decidedBy }]
      : runUntil || step.compares
        ? [{ kind: 'watch' }]
        : [];
  return [
    FIRST,
    ...watch,
    ...(question || others.length > 0 ? [{ kind: 'reveal' } as const] : []),
    ...others.map(({ id }) => ({ kind: 'task', task: id }) as const),
  ];
}

/** Where one press of the clicker leads. */
export interface Place {
  readonly index: number;
  readonly beat: Beat;
}

export function placeAfter(content: LessonContent, { index, beat }: Place): Place {
  const beats = beatsOf(content, index);
  const next = beats[beats.findIndex((each) => sameBeat(each, beat)) + 1];
  if (next) return { index, beat: next };
  return { index: Math.min(index + 1, content.steps.length), beat: FIRST };
}

/** Going back, a step is found as it was left. */
export function placeBefore(content: LessonContent, { index, beat }: Place): Place {
  const beats = beatsOf(content, index);
  const at = beats.findIndex((each) => sameBeat(each, beat));
  if (at > 0) return { index, beat: beats[at - 1]! };
  if (index === 0) return { index, beat: FIRST };
  return { index: index - 1, beat: beatsOf(content, index - 1).at(-1)! };
}

import { describe, expect, it } from 'vitest';
import type { LessonContent, LessonStep, LessonTask, Question } from '../../../lessons/types.ts';
import { FIRST } from './beat.ts';
import { beatsOf, placeAfter, placeBefore } from './beats.ts';

const question = { kind: 'number', id: 'q', answer: () => 1 } as unknown as Question;
const moment = () => 0;
const task = (id: string, step: string): LessonTask => ({ id, step, done: moment });

function lesson(steps: readonly LessonStep[], tasks: readonly LessonTask[] = []): LessonContent {
  return { steps, tasks } as unknown as LessonContent;
}

const kinds = (content: LessonContent, index: number) =>
  beatsOf(content, index).map(({ kind }) => kind);

describe('the beats of a step', () => {
  it('are ask, watch, reveal where the run decides the question', () => {
    expect(kinds(lesson([{ id: 'a', question, runUntil: moment }]), 0)).toEqual([
      ...['ask', 'watch', 'reveal'],
    ]);
  });

  it('leave out what there is nothing of', () => {
    const content = lesson([{ id: 'a' }, { id: 'b', runUntil: moment }, { id: 'c', question }]);
    expect(content.steps.map((_, index) => kinds(content, index))).toEqual([
      ['ask'],
      ['ask', 'watch'],
      ['ask', 'reveal'],
    ]);
  });

  it('watch the task that decides, and show the other tasks after the answer', () => {
    const step = { id: 'a', question, decidedBy: 'lose' };
    const content = lesson([step], [task('lose', 'a'), task('more', 'a'), task('other', 'b')]);
    expect(beatsOf(content, 0)).toEqual([
      FIRST,
      { kind: 'watch', task: 'lose' },
      { kind: 'reveal' },
      { kind: 'task', task: 'more' },
    ]);
  });
});

describe('the clicker', () => {
  const content = lesson([{ id: 'a', question, runUntil: moment }, { id: 'b' }]);

  it('goes through the beats, then to the next step, and stops at the end of the lesson', () => {
    const seen: string[] = [];
    let place = { index: 0, beat: FIRST };
    for (let press = 0; press < 6; press++) {
      place = placeAfter(content, place);
      seen.push(`${place.index} ${place.beat.kind}`);
    }
    expect(seen).toEqual(['0 watch', '0 reveal', '1 ask', '2 ask', '2 ask', '2 ask']);
  });

  it('goes back the same way, to each step as it was left, and no further than the start', () => {
    const seen: string[] = [];
    let place = { index: 1, beat: FIRST };
    for (let press = 0; press < 4; press++) {
      place = placeBefore(content, place);
      seen.push(`${place.index} ${place.beat.kind}`);
    }
    expect(seen).toEqual(['0 reveal', '0 watch', '0 ask', '0 ask']);
  });
});

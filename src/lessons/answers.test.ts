/**
 * Every answer that the app grades as right is what happened: each question's experiments are
 * carried out from the start, and what went over the wire is held against the graded answer.
 */
import { describe, expect, it } from 'vitest';
import { grade, type Runs, truthOf } from '../components/lesson/questions/grade.ts';
import { LESSONS } from './catalog.ts';
import { runChanged, runLesson } from './testing/run.ts';
import { type Seen, type Witness, watch } from './testing/wire.ts';
import type { LessonContent, Question } from './types.ts';

const contents = import.meta.glob<LessonContent>('./*/lesson.ts', {
  eager: true,
  import: 'lesson',
});
const witnesses = import.meta.glob<Witness>('./*/witness.ts', { eager: true, import: 'witness' });

const OTHER_SEEDS = [1, 2, 1_000_003, 0xffff_fffe];

function tryOut(lesson: LessonContent, { experiments = [] }: Question): Runs {
  return [runLesson(lesson), ...experiments.map((changes) => runChanged(lesson, changes))];
}

function watchAll(lesson: LessonContent, { experiments = [] }: Question): [Seen, ...Seen[]] {
  return [watch(lesson), ...experiments.map((changes) => watch(lesson, changes))];
}

describe.each(LESSONS)('$id', ({ id }) => {
  const original = contents[`./${id}/lesson.ts`] as LessonContent;
  const witness = witnesses[`./${id}/witness.ts`] ?? {};
  const questions = original.steps.flatMap(({ question }) => question ?? []);

  describe.each([original.seed, ...OTHER_SEEDS])('with the seed %i', (seed) => {
    const lesson = { ...original, seed };

    it.each(questions)('grades as right in “$id” what happened', (question) => {
      const happened = witness[question.id];
      if (happened === undefined) throw new Error(`nobody saw what decides ${question.id}`);
      const answer = String(happened(...watchAll(lesson, question)));
      const graded = grade(question, answer, tryOut(lesson, question));
      expect(graded).toEqual({ given: answer, truth: answer, right: true });
    });

    it.each(questions.filter(({ kind }) => kind === 'choice'))(
      'has in “$id” one option that happened, and the runs refute the others',
      (question) => {
        if (question.kind !== 'choice') return;
        const runs = tryOut(lesson, question);
        const options = Object.entries(question.options);
        const held = options.filter(([, happened]) => happened(...runs)).map(([option]) => option);
        expect(held).toEqual([truthOf(question, runs)]);
        for (const [option] of options) {
          expect(grade(question, option, runs).right, option).toBe(held.includes(option));
        }
      },
    );
  });

  it('leaves no field blank but the one that is asked for', () => {
    const run = runLesson(original);
    for (const question of questions) {
      if (question.kind !== 'field') continue;
      for (const { value } of question.given(run)) expect(String(value)).not.toBe('');
    }
  });
});

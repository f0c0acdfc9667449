/**
 * Every answer that the app grades as right is what happened: each question's experiments are
 * carried out from the start, and what went over the wire is held against the graded answer.
 */
import { describe, expect, it } from 'vitest';
import type { Runs } from '../components/lesson/questions/kind.ts';
import { kindOf } from '../components/lesson/questions/kinds.ts';
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

function tryOut(lesson: LessonContent, question: Question): Runs {
  const experiments = kindOf(question).experiments(question);
  return [runLesson(lesson), ...experiments.map((changes) => runChanged(lesson, changes))];
}

function watchAll(lesson: LessonContent, question: Question): [Seen, ...Seen[]] {
  const experiments = kindOf(question).experiments(question);
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
      const graded = kindOf(question).grade(question, answer, tryOut(lesson, question));
      expect(graded).toEqual({ given: answer, truth: answer, right: true });
    });

    it.each(questions.filter((question) => kindOf(question).answers))(
      'has in “$id” one answer that happened, and the runs refute the others',
      (question) => {
        const { answers, grade, truth } = kindOf(question);
        const runs = tryOut(lesson, question);
        const right = answers?.(question).filter((answer) => grade(question, answer, runs).right);
        expect(right).toEqual([truth(question, runs)]);
      },
    );
  });
});

/**
 * Every answer that the app grades as right is what happened: each question's experiments are
 * carried out from the start, and what went over the wire is held against the graded answer.
 */
import { describe, expect, it } from 'vitest';
import { rulesOf } from '../components/lesson/questions/rules.ts';
import type { RecordedRun } from '../model/recorded-run.ts';
import { LESSONS } from './catalog.ts';
import { runLesson, triedOut } from './testing/run.ts';
import { type Seen, type Witness, watch } from './testing/wire.ts';
import type { LessonContent, Question } from './types.ts';

const contents = import.meta.glob<LessonContent>('./*/lesson.ts', {
  eager: true,
  import: 'lesson',
});
const witnesses = import.meta.glob<Witness>('./*/witness.ts', { eager: true, import: 'witness' });

const OTHER_SEEDS = [1, 2, 1_000_003, 0xffff_fffe];

/** The lesson without any change, which every question begins with: run once, watched once. */
function untouched(lesson: LessonContent) {
  let run: RecordedRun | undefined;
  let seen: Seen | undefined;
  return {
    run: () => {
      run ??= runLesson(lesson);
      return run;
    },
    seen: () => {
      seen ??= watch(lesson);
      return seen;
    },
  };
}

describe.each(LESSONS)('$id', ({ id }) => {
  const original = contents[`./${id}/lesson.ts`] as LessonContent;
  const witness = witnesses[`./${id}/witness.ts`] ?? {};
  const questions = original.steps.flatMap(({ question }) => question ?? []);

  describe.each([original.seed, ...OTHER_SEEDS])('with the seed %i', (seed) => {
    const lesson = { ...original, seed };
    const { run, seen } = untouched(lesson);

    function watchAll(question: Question): [Seen, ...Seen[]] {
      const runs = triedOut(lesson, question, undefined, run());
      const experiments = rulesOf(question).experiments(question, undefined, runs);
      return [seen(), ...experiments.map((changes) => watch(lesson, changes))];
    }

    it.each(questions)('grades as right in “$id” what happened', (question) => {
      const happened = witness[question.id];
      if (happened === undefined) throw new Error(`nobody saw what decides ${question.id}`);
      const answer = String(happened(...watchAll(question)));
      const { grade, same } = rulesOf(question);
      const graded = grade(question, answer, triedOut(lesson, question, answer, run()));
      expect(graded).toMatchObject({ given: answer, right: true });
      expect(same(question, answer, graded.truth), `${answer} is ${graded.truth}`).toBe(true);
    });

    it.each(questions.filter((question) => rulesOf(question).answers))(
      'has in “$id” one answer that happened, and the runs refute the others',
      (question) => {
        const { answers, grade, truth } = rulesOf(question);
        const runs = triedOut(lesson, question, undefined, run());
        const right = answers?.(question).filter((answer) => grade(question, answer, runs).right);
        expect(right).toEqual([truth(question, runs)]);
      },
    );
  });
});

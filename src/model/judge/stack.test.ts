/**
 * Two transcriptions of the RFCs check each other: whatever our stack sends, the judge must find
 * legal at the moment it is sent. It knows nothing of the stack but what went over the wire and what
 * the programs called.
 */
import { describe, expect, it } from 'vitest';
import { segments } from '../../lessons/facts.ts';
import { inputsOf, lessonKernel, runLesson } from '../../lessons/testing/run.ts';
import type { LessonContent, Solution } from '../../lessons/types.ts';
import { complaints, judgeRun } from './testing/judged.ts';
import { transfer, VARIANTS } from './testing/transfers.ts';

const all = import.meta.glob<LessonContent>('../../lessons/*/lesson.ts', {
  eager: true,
  import: 'lesson',
});
const solutions = import.meta.glob<readonly Solution[]>('../../lessons/*/solution.ts', {
  eager: true,
  import: 'solutions',
});
/** Those in whose runs there is a segment to judge. */
const lessons = Object.entries(all).filter(([, lesson]) => segments(runLesson(lesson)).length > 0);
const SEEDS = [1, 2, 1_000_003];

describe.each(lessons)('%s', (path, lesson) => {
  it.each([lesson.seed, ...SEEDS])('sends nothing illegal with the seed %i', (seed) => {
    const judged = judgeRun(lesson.scenario, seed, [], lessonKernel);
    expect(judged.length).toBeGreaterThan(0);
    expect(complaints(judged)).toEqual([]);
  });

  it('sends nothing illegal in the runs of its questions and tasks', () => {
    const original = runLesson(lesson);
    const solved = solutions[path.replace('lesson.ts', 'solution.ts')] ?? [];
    const tried = lesson.steps.flatMap(({ question }) => question?.experiments ?? []);
    const sessions = [
      ...solved.map(({ inputs }) => inputs(original)),
      ...tried.map((changes) => inputsOf(lesson, changes)),
    ];
    for (const inputs of sessions) {
      expect(complaints(judgeRun(lesson.scenario, lesson.seed, inputs, lessonKernel))).toEqual([]);
    }
  });
});

describe.each(Object.entries(VARIANTS))('a transfer %s', (_, settings) => {
  it.each(Array.from({ length: 12 }, (_, i) => i + 1))('over a bad line, seed %i', (seed) => {
    const judged = judgeRun(transfer(settings), seed);
    expect(judged.length).toBeGreaterThan(50);
    expect(complaints(judged)).toEqual([]);
  });

  it('over a line that reorders and doubles', () => {
    for (const seed of SEEDS) {
      const link = { lossPpm: 10_000, duplicatePpm: 30_000, reorderPpm: 60_000 };
      const judged = judgeRun(transfer(settings, link), seed);
      expect(judged.length).toBeGreaterThan(50);
      expect(complaints(judged)).toEqual([]);
    }
  });
});

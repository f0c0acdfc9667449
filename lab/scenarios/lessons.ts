/** Every lesson's run, untouched and with each task's recorded solution. */
import { runChanged } from '../../src/lessons/testing/run.ts';
import type { LessonContent, Solution } from '../../src/lessons/types.ts';
import type { LabScenario } from './kit.ts';

const lessons = import.meta.glob<LessonContent>('../../src/lessons/*/lesson.ts', {
  eager: true,
  import: 'lesson',
});
const solutions = import.meta.glob<readonly Solution[]>('../../src/lessons/*/solution.ts', {
  eager: true,
  import: 'solutions',
});

export const lessonRuns: LabScenario[] = Object.entries(lessons).flatMap(([path, lesson]) => {
  const { scenario: spec, seed } = lesson;
  const untouched = runChanged(lesson, []);
  const solved = solutions[path.replace('lesson.ts', 'solution.ts')] ?? [];
  return [
    { name: `lesson ${spec.id}`, spec, seed, inputs: [] },
    ...solved.map(({ task, inputs }) => ({
      name: `lesson ${spec.id}, ${task}`,
      spec,
      seed,
      inputs: [...inputs(untouched)],
    })),
  ];
});

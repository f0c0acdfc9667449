/** Runs a lesson as the worker would, and gives its checks the recorded run that the page has. */
import type { Runs } from '../../components/lesson/questions/kind.ts';
import { rulesOf } from '../../components/lesson/questions/rules.ts';
import { type RecordedRun, recordedRun } from '../../model/recorded-run.ts';
import { CAPABILITIES, extendKernel } from '../../runtime/capabilities.ts';
import { CORE, kernelOf } from '../../stack/capability.ts';
import type { SessionInput } from '../../stack/world/inputs.ts';
import type { ScenarioSpec } from '../../stack/world/scenario.ts';
import { advance } from '../../stack/world/session.ts';
import { startSession } from '../../stack/world/testing/whole.ts';
import { topologyOf } from '../../stack/world/topology.ts';
import type { Experiment, LessonContent, Question } from '../types.ts';

/** Whatever any lesson may need. */
export const lessonKernel = await extendKernel(kernelOf(CORE), Object.keys(CAPABILITIES));

export function runScenario(
  scenario: ScenarioSpec,
  seed: number,
  inputs: readonly SessionInput[] = [],
): RecordedRun {
  const running = startSession(
    scenario,
    { scenario: scenario.id, seed, inputs },
    { kernel: lessonKernel },
  );
  advance(running);
  return recordedRun(running.sim.log, topologyOf(scenario), { inputs });
}

export function runLesson(
  lesson: LessonContent,
  inputs: readonly SessionInput[] = [],
): RecordedRun {
  return runScenario(lesson.scenario, lesson.seed, inputs);
}

/** The run after some changes, each made to the run with those before it. */
export function runChanged(lesson: LessonContent, changes: Experiment): RecordedRun {
  return runLesson(lesson, inputsOf(lesson, changes));
}

/** The original, and what is tried out to grade an answer, or to find the truth. */
export function triedOut(
  lesson: LessonContent,
  question: Question,
  given?: string,
  original = runLesson(lesson),
): Runs {
  let runs: Runs = [original];
  for (;;) {
    const tries = rulesOf(question).experiments(question, given, runs);
    const more = tries.slice(runs.length - 1);
    if (more.length === 0) return runs;
    runs = [...runs, ...more.map((changes) => runChanged(lesson, changes))] as const;
  }
}

/** What these changes amount to, as a session holds it. */
export function inputsOf(lesson: LessonContent, changes: Experiment): SessionInput[] {
  const inputs: SessionInput[] = [];
  for (const change of changes) inputs.push(change(runLesson(lesson, inputs)));
  return inputs;
}

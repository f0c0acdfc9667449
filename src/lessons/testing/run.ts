/** Runs a lesson as the worker would, and gives its checks the recorded run that the page has. */
import { type RecordedRun, recordedRun } from '../../model/recorded-run.ts';
import type { SessionInput } from '../../stack/world/inputs.ts';
import type { ScenarioSpec } from '../../stack/world/scenario.ts';
import { advance, startSession } from '../../stack/world/session.ts';
import { topologyOf } from '../../stack/world/topology.ts';
import type { Experiment, LessonContent } from '../types.ts';

export function runScenario(
  scenario: ScenarioSpec,
  seed: number,
  inputs: readonly SessionInput[] = [],
): RecordedRun {
  const running = startSession(scenario, { scenario: scenario.id, seed, inputs });
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

/** What these changes amount to, as a session holds it. */
export function inputsOf(lesson: LessonContent, changes: Experiment): SessionInput[] {
  const inputs: SessionInput[] = [];
  for (const change of changes) inputs.push(change(runLesson(lesson, inputs)));
  return inputs;
}

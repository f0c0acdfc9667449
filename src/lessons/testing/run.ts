/** Runs a lesson as the worker would, and gives what its checks look at. */
import type { SessionInput } from '../../stack/world/inputs.ts';
import type { ScenarioSpec } from '../../stack/world/scenario.ts';
import { advance, startSession } from '../../stack/world/session.ts';
import type { Experiment, LessonContent, RunFacts } from '../types.ts';

export function runScenario(
  scenario: ScenarioSpec,
  seed: number,
  inputs: readonly SessionInput[] = [],
): RunFacts {
  const running = startSession(scenario, { scenario: scenario.id, seed, inputs });
  advance(running);
  return { log: running.sim.log, nodes: running.sim.world.nodes.map((node) => node.name) };
}

export function runLesson(lesson: LessonContent, inputs: readonly SessionInput[] = []): RunFacts {
  return runScenario(lesson.scenario, lesson.seed, inputs);
}

/** The run after some changes, each made to the run with those before it. */
export function runChanged(lesson: LessonContent, changes: Experiment): RunFacts {
  return runLesson(lesson, inputsOf(lesson, changes));
}

/** What these changes amount to, as a session holds it. */
export function inputsOf(lesson: LessonContent, changes: Experiment): SessionInput[] {
  const inputs: SessionInput[] = [];
  for (const change of changes) inputs.push(change(runLesson(lesson, inputs)));
  return inputs;
}

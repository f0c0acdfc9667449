/** What a question asks is not to be seen on the stage when it is asked. */
import { describe, expect, it } from 'vitest';
import { rulesOf } from '../components/lesson/questions/rules.ts';
import { momentOf, startOf } from '../components/lesson/steps.ts';
import { instantOf } from '../model/columns.ts';
import { recordedRun } from '../model/recorded-run.ts';
import { calls } from '../stack/trace/predicates.ts';
import { advance } from '../stack/world/session.ts';
import { startSession } from '../stack/world/testing/whole.ts';
import { topologyOf } from '../stack/world/topology.ts';
import { eventOf } from './facts.ts';
import { lessonKernel, runLesson } from './testing/run.ts';
import { syn } from './three-way-handshake/events.ts';
import type { LessonContent } from './types.ts';

const contents = import.meta.glob<LessonContent>('./*/lesson.ts', {
  eager: true,
  import: 'lesson',
});

/** The run as it stands on the stage when a step opens. */
function runAt({ scenario, seed }: LessonContent, at: number) {
  const session = { scenario: scenario.id, seed, inputs: [] };
  const running = startSession(scenario, session, { kernel: lessonKernel });
  advance(running, at);
  return recordedRun(running.sim.log, topologyOf(scenario), { inputs: [] });
}

describe.each(Object.entries(contents))('%s', (_, lesson) => {
  const original = runLesson(lesson);
  const opensAt = (index: number) => startOf(lesson, index, original);
  const asking = [...lesson.steps.entries()].filter(([, { question }]) => question !== undefined);

  it('stops at a moment that has not been seen when its question is asked', () => {
    for (const [index, step] of asking) {
      if (!step.runUntil || step.decidedBy !== undefined) continue;
      expect(momentOf(step, original), step.id).toBeGreaterThan(opensAt(index));
    }
  });

  it('has no answer that the run gives before it has gone on', () => {
    for (const [index, { id, question, runUntil }] of asking) {
      const rules = rulesOf(question!);
      const tries = rules.experiments(question!, undefined, [original]);
      if (!runUntil || tries.length > 0) continue;
      const at = instantOf(original.log, opensAt(index));
      const before = rules.truth(question!, [runAt(lesson, at)]);
      expect(before, id).not.toBe(rules.truth(question!, [original]));
    }
  });
});

describe('the handshake', () => {
  const lesson = contents['./three-way-handshake/lesson.ts']!;
  const original = runLesson(lesson);
  const opening = (id: string) =>
    startOf(
      lesson,
      lesson.steps.findIndex((step) => step.id === id),
      original,
    );

  it('asks what accept does before anybody has called it', () => {
    expect(opening('listen')).toBeLessThan(eventOf(original, calls('accept').at('server')));
  });

  it('asks where the numbers start before one is on the stage', () => {
    expect(opening('syn')).toBeLessThan(eventOf(original, syn));
  });
});

/** Where “Why?” of a question leads: to what decides it, in a run in which that happens. */
import { describe, expect, it } from 'vitest';
import { storyOf } from '../components/inspect/why/model.ts';
import { rulesOf } from '../components/lesson/questions/rules.ts';
import { loadEveryPage } from '../runtime/capability-pages.ts';
import { readEvent } from '../stack/trace/log.ts';
import type { TraceEvent } from '../stack/trace/schema.ts';
import { runChanged, runLesson } from './testing/run.ts';
import type { LessonContent, LessonStep } from './types.ts';

const contents = import.meta.glob<LessonContent>('./*/lesson.ts', {
  eager: true,
  import: 'lesson',
});
await loadEveryPage();

/** As the page finds it (components/lesson/show-why.ts), for a learner who does what the experiment does. */
function leadsTo(lesson: LessonContent, { question, runUntil, decidedBy }: LessonStep) {
  if (question === undefined) return undefined;
  const original = runLesson(lesson);
  const why = question.why ?? runUntil;
  const own = decidedBy === undefined ? (why?.(original) ?? -1) : -1;
  const [changes = []] =
    own < 0 ? rulesOf(question).experiments(question, undefined, [original]) : [];
  const run = own < 0 ? runChanged(lesson, changes) : original;
  const event = why?.(run) ?? -1;
  return { id: question.id, own: own >= 0, run, event };
}

/** A program has looked for something and found nothing. */
const inVain = (event: TraceEvent) =>
  event.kind === 'socket.return' && event.result.startsWith('−1');

describe.each(Object.entries(contents))('%s', (_, lesson) => {
  const led = lesson.steps.flatMap((step) => leadsTo(lesson, step) ?? []);

  it('leads from each question to an event', () => {
    for (const { id, event } of led) expect(event, id).toBeGreaterThan(0);
  });

  it('tells of packets and hosts, not of calls that returned with nothing', () => {
    for (const { id, run, event } of led) {
      const { steps } = storyOf(run, event);
      expect(steps.map((step) => step.event).filter(inVain), id).toEqual([]);
    }
  });

  it('leads to packets and tables, not to what a program makes of them at the end', () => {
    for (const { id, run, event } of led) {
      expect(readEvent(run.log, event).kind, id).not.toMatch(/^(app\.|ping\.answered)/);
    }
  });

  it('does not explain again and again the same event of the original run', () => {
    const events = led.filter(({ own }) => own).map(({ event }) => event);
    // Two questions may have one answer’s event in common, as what is asked of it differs.
    for (const event of events) {
      expect(events.filter((each) => each === event).length).toBeLessThanOrEqual(2);
    }
  });
});

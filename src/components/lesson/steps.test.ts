import { describe, expect, it } from 'vitest';
import type { LessonContent } from '../../lessons/types.ts';
import { recordedRun } from '../../model/recorded-run.ts';
import { CLIENT, makeTrace, SERVER, TWO_HOSTS } from '../../model/testing/made-trace.ts';
import { END, horizonOf, indexOfStep, momentOf, startOf, stepId } from './steps.ts';

const trace = makeTrace();
const syn = trace.send(0, CLIENT, -1, ['SYN'], 'syn', 0, 0);
const received = trace.deliver(syn);
const become = trace.become(syn.arrives, SERVER, received, 'LISTEN', 'SYN_RECEIVED', 'rcv SYN');
const run = recordedRun(trace.log, TWO_HOSTS);

const content: LessonContent = {
  scenario: { id: 'test', nodes: [], links: [], until: 0 },
  seed: 1,
  steps: [
    { id: 'sent', runUntil: () => syn.segment },
    { id: 'words' },
    { id: 'received', runUntil: () => received },
    { id: 'never', runUntil: () => -1 },
    { id: 'back', startsAfter: () => syn.segment },
  ],
  tasks: [],
};

describe('the steps of a lesson', () => {
  it('know the hosts by name', () => {
    expect(run.nodes).toEqual(['client', 'server']);
  });

  it('end with everything of their instant: a segment and the state it leads to', () => {
    expect(momentOf(content.steps[0], run)).toBe(syn.event);
    expect(momentOf(content.steps[2], run)).toBe(become);
  });

  it('have no moment when it does not happen', () => {
    expect(momentOf(content.steps[1], run)).toBe(-1);
    expect(momentOf(content.steps[3], run)).toBe(-1);
  });

  it('start where the last step that moves the run ended, or where they choose', () => {
    const starts = content.steps.map((_, index) => startOf(content, index, run));
    expect(starts).toEqual([-1, syn.event, syn.event, become, syn.event]);
    expect(startOf(content, 5, run)).toBe(become);
  });

  it('are found again by their id, and an unknown one is the first', () => {
    expect(indexOfStep(content, 'received')).toBe(2);
    expect(indexOfStep(content, 'gone')).toBe(0);
    expect(indexOfStep(content, END)).toBe(5);
    expect(stepId(content, 5)).toBe(END);
  });
});

describe('what may be told of the run before it is reached', () => {
  const question = (id: string) => ({ kind: 'choice', id, answer: () => 'a' }) as never;
  const asking: LessonContent = {
    ...content,
    steps: [
      { id: 'first', runUntil: () => syn.segment, question: question('one') },
      { id: 'words' },
      { id: 'second', runUntil: () => received, question: question('two') },
      { id: 'back', startsAfter: () => syn.segment },
    ],
  };
  const told = (index: number, ...open: string[]) =>
    horizonOf(asking, index, (id) => open.includes(id), run);

  it('is what has been asked, up to where the next open question begins', () => {
    expect(told(0, 'two')).toBe(0);
    expect(told(1, 'two')).toBe(0);
    expect(told(2)).toBe(Number.POSITIVE_INFINITY);
  });

  it('is all of it once nothing later is open, and the step itself has its veil', () => {
    expect(told(2, 'two')).toBe(Number.POSITIVE_INFINITY);
    expect(told(0, 'one')).toBe(Number.POSITIVE_INFINITY);
  });

  it('is at least what the step runs to', () => {
    const later = { ...asking, steps: [asking.steps[2]!, asking.steps[0]!] };
    expect(horizonOf(later, 0, (id) => id === 'one', run)).toBe(syn.arrives);
  });
});

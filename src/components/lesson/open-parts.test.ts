import { describe, expect, it } from 'vitest';
import type { LessonContent, LessonTask } from '../../lessons/types.ts';
import type { LessonProgress } from '../../runtime/progress.ts';
import { openIn, openSteps } from './open-parts.ts';

const task = (id: string, step: string): LessonTask => ({ id, step, done: () => -1 });
const content = {
  steps: [
    { id: 'read' },
    { id: 'ask', question: { kind: 'choice', id: 'q', options: {} } },
    { id: 'do', question: { kind: 'choice', id: 'p', options: {} } },
  ],
  tasks: [task('one', 'do'), task('two', 'do')],
} as unknown as LessonContent;

const answer = { given: 'a', truth: 'b', right: false };
const progress = (has: Partial<LessonProgress>): LessonProgress => ({
  ...{ step: '', seen: [], answers: {}, tasks: [], shown: [], finished: false },
  ...has,
});

describe('what is still open in a lesson', () => {
  it('is every question without an answer and every task that was neither done nor shown', () => {
    expect(openSteps(content, progress({ seen: ['read', 'ask', 'do'] }))).toEqual([
      { index: 1, question: true, tasks: 0 },
      { index: 2, question: true, tasks: 2 },
    ]);
    expect(openSteps(content, progress({ answers: { q: answer }, tasks: ['one'] }))).toEqual([
      { index: 2, question: true, tasks: 1 },
    ]);
  });

  it('is nothing when all is answered, rightly or not, and done or shown', () => {
    const all = progress({ answers: { q: answer, p: answer }, tasks: ['one'], shown: ['two'] });
    expect(openSteps(content, all)).toEqual([]);
    expect(openIn(content, all, 2)).toEqual({ question: false, tasks: 0 });
  });
});

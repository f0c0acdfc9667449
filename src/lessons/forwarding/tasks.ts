/** What the reader does to the routers. */
import type { LessonTask } from '../types.ts';
import { archiveAnswers, archiveReached, newRow, timeIsOver } from './events.ts';

export const tasks: readonly LessonTask[] = [
  { id: 'add-row', step: 'moved', does: newRow, done: archiveReached },
  { id: 'add-back', step: 'back', done: archiveAnswers },
  { id: 'make-loop', step: 'loop', done: timeIsOver },
];

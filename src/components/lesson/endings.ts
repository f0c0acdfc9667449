/** Where what each lesson says at its end is fetched from: a list that grows with the course. */
import type { LessonEnding } from '../../lessons/types.ts';

export const ENDINGS = import.meta.glob<LessonEnding>('../../lessons/*/ending.ts', {
  import: 'ending',
});

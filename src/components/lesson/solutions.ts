/** Where the solutions of each lesson are fetched from: a list that grows with the course. */
import type { Solution } from '../../lessons/types.ts';

export const SOLUTIONS = import.meta.glob<readonly Solution[]>('../../lessons/*/solution.ts', {
  import: 'solutions',
});

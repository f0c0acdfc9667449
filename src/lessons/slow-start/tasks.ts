/** What the reader does to the run. */
import type { LessonTask } from '../types.ts';
import { acked, larger, losingTail, rounds, secondFile, tailRepeated } from './events.ts';

/** A small page, in segments: with one segment to begin with it fills four rounds. */
export const PAGE = 15;

export const tasks: readonly LessonTask[] = [
  {
    id: 'lose-tail',
    step: 'tail',
    does: losingTail,
    done: (run) => (tailRepeated(run) ? secondFile(run).event : -1),
  },
  {
    id: 'begin-larger',
    step: 'ten',
    does: larger,
    done: (run) => ((rounds(run, 0, 1)[0] ?? 0) > 1 ? acked(PAGE)(run) : -1),
  },
];

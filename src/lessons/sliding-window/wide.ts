/** How large the window must be, so that the line is never idle: the learner sets it. */
import { MILLISECOND } from '../../stack/core/instant.ts';
import { cite } from '../references/cite.ts';
import type { Question } from '../types.ts';
import { buffering, idle, secondFile, secondFileDone } from './events.ts';
import { BUFFER, SEGMENT } from './scenario.ts';

export const neverIdle: Question = {
  kind: 'slider',
  id: 'never-idle',
  rule: cite(9293, '3.8.6'),
  // The first segment that has to wait for an ACK.
  why: (run) => secondFile(run)[BUFFER / SEGMENT]?.id ?? -1,
  knob: { en: 'Window', zh: '窗口' },
  says: { en: 'the line stood idle for {n} ms', zh: '线路空闲了 {n} 毫秒' },
  // With more than that, the first file leaves room which nobody tells the client of until it sends
  // again: the second would begin with an old, smaller window, and something else would decide.
  range: { from: SEGMENT, to: 2 * BUFFER, by: { step: SEGMENT }, unit: 'bytes' },
  now: BUFFER,
  sets: (bytes) => [buffering(bytes)],
  measure: (run) => idle(run) / MILLISECOND,
  verdict: (run) => (idle(run) > 0 ? 'low' : 'holds'),
  least: true,
  until: (run) => secondFileDone(run).event,
};

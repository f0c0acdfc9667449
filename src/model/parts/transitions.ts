/** The state changes of TCP connections: few, so that they are kept for the whole run. */
import { readEvent } from '../../stack/trace/log.ts';
import type { TraceEvent } from '../../stack/trace/schema.ts';
import type { ModelPart } from '../part.ts';

export type Transition = TraceEvent<'tcp.transition'>;

export const TRANSITIONS: ModelPart<Transition[]> = {
  id: 'transitions',
  whole: true,
  create: () => [],
  readers: {
    'tcp.transition': (list, { log }, id) => {
      list.push(readEvent(log, id) as Transition);
    },
  },
};

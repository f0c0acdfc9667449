/** The state changes of TCP connections: few, so that they are kept for the whole run. */
import { readEvent } from '../../stack/trace/log.ts';
import type { TraceEvent } from '../../stack/trace/schema.ts';
import type { ModelPart } from '../part.ts';

export type Transition = TraceEvent<'tcp.transition'>;

/** Its id is the kind of its events: whoever wants all events of that kind shares it (views/charts). */
export const TRANSITIONS: ModelPart<Transition[]> = {
  id: 'tcp.transition',
  whole: true,
  create: () => [],
  readers: {
    'tcp.transition': (list, { log }, id) => {
      list.push(readEvent(log, id) as Transition);
    },
  },
};

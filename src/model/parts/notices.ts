/** What whoever looks at the run has to be told, wherever the cursor stands. */
import { readEvent, type TraceLog } from '../../stack/trace/log.ts';
import { placesOf, type TraceEvent } from '../../stack/trace/schema.ts';
import { textAt } from '../columns.ts';
import type { ModelPart } from '../part.ts';

const APP_EVENT_NAME = placesOf('app.event').name;

export const NOTICES: ModelPart<TraceEvent[]> = {
  id: 'notices',
  whole: true,
  create: () => [],
  readers: {
    'run.stopped': (list, { log }, id) => add(list, log, id),
    'input.futile': (list, { log }, id) => add(list, log, id),
    'app.event': (list, { log }, id) => {
      if (textAt(log, id, APP_EVENT_NAME) === 'endless') add(list, log, id);
    },
  },
};

function add(list: TraceEvent[], log: TraceLog, id: number): void {
  list.push(readEvent(log, id));
}

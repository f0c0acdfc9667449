/** What browsers have been given to show, in the order in which it came. */
import '../../stack/apps/browser/events.ts';
import { readEvent } from '../../stack/trace/log.ts';
import type { TraceEvent } from '../../stack/trace/schema.ts';
import type { ModelPart } from '../part.ts';

type Told = TraceEvent<'browser.navigated'> | TraceEvent<'browser.content'>;

export const PAGES: ModelPart<Told[]> = {
  id: 'pages',
  create: () => [],
  readers: {
    'browser.navigated': (told, { log }, id) => void told.push(readEvent(log, id) as Told),
    'browser.content': (told, { log }, id) => void told.push(readEvent(log, id) as Told),
  },
  carry: (told) => [...told],
};

/** The links before which a frame has ever had to wait: they have a queue to look at. */
import { instantOf, timeAt, wordAt } from '../../../model/columns.ts';
import { carryAlways, type ModelPart } from '../../../model/part.ts';
import { placesOf } from '../../../stack/trace/schema.ts';

const SENT = placesOf('frame.sent');

export const WAITS: ModelPart<Set<number>> = {
  id: 'waits',
  whole: true,
  create: () => new Set(),
  readers: {
    'frame.sent'(links, { log }, id) {
      if (timeAt(log, id, SENT.starts) > instantOf(log, id)) links.add(wordAt(log, id, SENT.link));
    },
  },
};
carryAlways(WAITS as ModelPart<unknown>);

/** The form of a RED queue in a scenario. */

import type { QueueForm } from '../../links/kind.ts';
import { count, flag, maybe, whole } from '../../schema/basics.ts';

const ppm = whole(0, 1_000_000);

export const redForm: QueueForm = {
  schema: {
    ...{ queueBytes: maybe(count), minBytes: maybe(count), maxBytes: maybe(count) },
    ...{ maxPpm: maybe(ppm), weightPpm: maybe(ppm), ecn: maybe(flag) },
  },
};

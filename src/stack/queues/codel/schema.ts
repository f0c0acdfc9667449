/** The form of a CoDel queue in a scenario. */
import { HOUR } from '../../core/instant.ts';
import type { QueueForm } from '../../links/kind.ts';
import { count, flag, maybe, whole } from '../../schema/basics.ts';

const duration = whole(1, HOUR);

export const codelForm: QueueForm = {
  schema: {
    ...{ queueBytes: maybe(count), target: maybe(duration), interval: maybe(duration) },
    ecn: maybe(flag),
  },
};

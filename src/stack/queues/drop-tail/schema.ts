/** The form of a drop-tail queue in a scenario. */

import type { QueueForm } from '../../links/kind.ts';
import { count, maybe } from '../../schema/basics.ts';

export const dropTailForm: QueueForm = {
  schema: { queueBytes: maybe(count), markBytes: maybe(count) },
};

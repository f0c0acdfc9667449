/** The form of a drop-tail queue in a scenario. */
import { count, maybe } from '../../../schema/basics.ts';
import type { QueueForm } from '../../kind.ts';

export const dropTailForm: QueueForm = {
  schema: { queueBytes: maybe(count), markBytes: maybe(count) },
};

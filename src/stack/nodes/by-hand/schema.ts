/** The form of a host by hand in a scenario. */
import { array, object, optional, string } from 'valibot';
import { STANDARD_FRAME_BYTES } from '../../core/arena.ts';
import { LONGEST_RUN } from '../../core/instant.ts';
import { bytes, whole } from '../../schema/basics.ts';
import type { NodeForm } from '../kind.ts';

export const byHandForm: NodeForm = {
  schema: {
    address: optional(string()),
    sends: array(object({ at: whole(0, LONGEST_RUN), bytes: bytes(STANDARD_FRAME_BYTES) })),
  },
};

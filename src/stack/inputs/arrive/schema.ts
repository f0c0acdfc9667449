/** The form of the input `arrive`. */
import { FRAME_MAX_BYTES } from '../../core/arena.ts';
import { bytes, count } from '../../schema/basics.ts';
import { nodeFaults } from '../aim.ts';
import type { InputForm } from '../kind.ts';
import type { Arrival } from './index.ts';

export const arriveForm: InputForm<Arrival> = {
  schema: { node: count, bytes: bytes(FRAME_MAX_BYTES) },
  aimFaults: ({ node }, network) => nodeFaults(network, node),
};

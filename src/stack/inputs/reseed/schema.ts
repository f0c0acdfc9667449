/** The form of the input `reseed`. */
import { bytes, count, flag } from '../../schema/basics.ts';
import { hostFaults } from '../aim.ts';
import type { InputForm } from '../kind.ts';
import { KEY_BYTES, type Reseed } from './index.ts';

export const reseedForm: InputForm<Reseed> = {
  schema: { node: count, secret: flag, key: bytes(KEY_BYTES) },
  aimFaults: ({ node }, network) => hostFaults(network, node),
};

/** The form of the input `call`. */
import { count } from '../../schema/basics.ts';
import { callSchema } from '../../sockets/schema.ts';
import { hostFaults } from '../aim.ts';
import type { InputForm } from '../kind.ts';
import type { Call } from './index.ts';

export const callForm: InputForm<Call> = {
  schema: { node: count, call: callSchema },
  aimFaults: ({ node }, network) => hostFaults(network, node),
};

/** The form of the input `signal`. */
import { count, oneOf } from '../../schema/basics.ts';
import { hostFaults } from '../aim.ts';
import type { InputForm } from '../kind.ts';
import type { SentSignal } from './index.ts';

export const signalForm: InputForm<SentSignal> = {
  schema: { node: count, process: count, signal: oneOf(['HUP', 'INT', 'KILL', 'TERM']) },
  aimFaults: ({ node }, network) => hostFaults(network, node),
};

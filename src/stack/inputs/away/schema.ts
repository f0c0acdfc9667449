/** The form of the input `away`. */
import { count, whole } from '../../schema/basics.ts';
import { nodeFaults } from '../aim.ts';
import type { InputForm } from '../kind.ts';
import type { Away } from './index.ts';

export const awayForm: InputForm<Away> = {
  schema: { node: count, lasted: whole(0, Number.MAX_SAFE_INTEGER) },
  aimFaults: ({ node }, network) => nodeFaults(network, node),
};

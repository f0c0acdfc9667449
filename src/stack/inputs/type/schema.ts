/** The form of the input `type`. */
import { count, text } from '../../schema/basics.ts';
import { hostFaults } from '../aim.ts';
import type { InputForm } from '../kind.ts';
import type { TypedLine } from './index.ts';

/** Of what is typed at once. */
const MOST_LINE = 4_096;

export const typeForm: InputForm<TypedLine> = {
  schema: { node: count, process: count, line: text(MOST_LINE) },
  aimFaults: ({ node }, network) => hostFaults(network, node),
};

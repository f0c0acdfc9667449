/** All variables of a connection, in the order of the panel. */
import { ESTIMATE_VARIABLES } from './estimate-variables.ts';
import { SEQUENCE_VARIABLES } from './sequence-variables.ts';
import { TIMER_VARIABLES } from './timer-variables.ts';
import type { Variable } from './variable.ts';

export const VARIABLES: readonly Variable[] = [
  ...SEQUENCE_VARIABLES,
  ...TIMER_VARIABLES,
  ...ESTIMATE_VARIABLES,
];

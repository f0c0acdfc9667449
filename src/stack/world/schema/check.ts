/**
 * Whether something from outside can be run. Who runs it asks first: `startSession` and `fork` take
 * what is in order. The worker loads this, with all forms, before it begins its first run.
 */
import type { Kernel } from '../../capability.ts';
import { type Fault, refusal } from '../../schema/faults.ts';
import type { SessionInput } from '../inputs.ts';
import type { ScenarioSpec } from '../scenario.ts';
import type { Session } from '../session-data.ts';
import { inputFaults, runFaults } from './session.ts';

/** Both throw a `Refusal` (schema/refusal.ts) when it cannot be done. */
export interface Checks {
  run(spec: ScenarioSpec, session: Session, kernel: Kernel): void;
  /** `input`: what a fork adds. */
  fork(spec: ScenarioSpec, input: SessionInput, kernel: Kernel): void;
}

export const checks: Checks = {
  run: (spec, session, kernel) => refuse(runFaults(spec, session, kernel)),
  fork: (spec, input, kernel) => refuse(inputFaults(spec, input, 0, kernel)),
};

function refuse(faults: readonly Fault[]): void {
  if (faults.length > 0) throw refusal(faults);
}

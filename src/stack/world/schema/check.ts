/**
 * Whether something from outside can be run. Who runs it asks first: `startSession` and `fork` take
 * what is in order. The worker loads this, with all forms, before it begins its first run.
 */
import type { Kernel } from '../../capability.ts';
import { type Fault, refusal } from '../../schema/faults.ts';
import type { SessionInput } from '../inputs.ts';
import type { ScenarioSpec } from '../scenario.ts';
import type { Session } from '../session-data.ts';
import { patched } from '../session-patch.ts';
import { inputFaults, runFaults } from './session.ts';

/** `run` and `fork` throw a `Refusal` (schema/refusal.ts) when it cannot be done. */
export interface Checks {
  /** Returns the scenario with the session's patches: what is run. */
  run(spec: ScenarioSpec, session: Session, kernel: Kernel): ScenarioSpec;
  /** The same, unchecked: for whoever asks what a session needs. */
  patched(spec: ScenarioSpec, session: Session): ScenarioSpec;
  /** `input`: what a fork adds. */
  fork(spec: ScenarioSpec, input: SessionInput, kernel: Kernel): void;
}

export const checks: Checks = {
  run(spec, session, kernel) {
    refuse(runFaults(spec, session, kernel));
    return patched(spec, session.patch).spec;
  },
  patched(spec, session) {
    try {
      return patched(spec, session.patch).spec;
    } catch {
      // No patch and no scenario at all: `run` says what is wrong.
      return spec;
    }
  },
  fork: (spec, input, kernel) => refuse(inputFaults(spec, input, 0, kernel)),
};

function refuse(faults: readonly Fault[]): void {
  if (faults.length > 0) throw refusal(faults);
}

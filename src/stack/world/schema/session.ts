/** Sessions: what a run of a scenario may be asked for. What the scenario lacks, nobody can change. */
import * as v from 'valibot';
import type { Kernel } from '../../capability.ts';
import { type SessionInput, wrong } from '../../inputs/kind.ts';
import { instant, oneOf, record, text, u32 } from '../../schema/basics.ts';
import { type Fault, faultsOf } from '../../schema/faults.ts';
import type { ScenarioSpec } from '../scenario.ts';
import type { Session } from '../session-data.ts';
import { networkOf } from './network.ts';
import { scenarioFaults } from './scenario.ts';

const head = record({ scenario: text(100), seed: u32, inputs: v.any() });

/** What is wrong with a scenario and a session of it. */
export function runFaults(spec: ScenarioSpec, session: Session, kernel: Kernel): Fault[] {
  const faults = [...scenarioFaults(spec, kernel), ...faultsOf(head, session)];
  if (faults.length > 0) return faults;
  const { inputs } = session;
  return inputs.flatMap((input, index) => {
    const before = inputs[index - 1]?.at ?? 0;
    return inputFaults(spec, input, before, kernel).map((fault) => ({
      ...fault,
      path: ['inputs', index, ...fault.path],
    }));
  });
}

/** What is wrong with one input, which follows another at `before`. */
export function inputFaults(
  spec: ScenarioSpec,
  input: SessionInput,
  before: number,
  kernel: Kernel,
): Fault[] {
  const kinds = v.looseObject({ kind: oneOf([...kernel.inputs.keys()]) }, '{"code":"kind"}');
  const unknown = faultsOf(kinds, input);
  const kind = kernel.inputs.get(input?.kind);
  if (unknown.length > 0 || kind === undefined) return unknown;
  const schema = record({ at: instant, kind: v.literal(kind.kind), ...kind.schema });
  const faults = faultsOf(schema, input);
  if (faults.length > 0) return faults;
  if (input.at < before) return [wrong('order', 'at', input.at, { low: before })];
  return kind.aimFaults?.(input, networkOf(spec, kernel)) ?? [];
}

/** Sessions: what a run of a scenario may be asked for. What the scenario lacks, nobody can change. */
import * as v from 'valibot';
import type { Kernel } from '../../capability.ts';
import { wrong } from '../../inputs/aim.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import { count, instant, list, maybe, oneOf, record, text, u32 } from '../../schema/basics.ts';
import { type Fault, faultsOf, kindRule, rule } from '../../schema/faults.ts';
import type { ScenarioSpec } from '../scenario.ts';
import type { Session } from '../session-data.ts';
import { patched } from '../session-patch.ts';
import { formOf } from './forms.ts';
import { networkOf } from './network.ts';
import { scenarioFaults } from './scenario.ts';

const MOST_PATCHES = 64;
const LONGEST_PATH = 16;
const path = list(v.union([count, text(40, 1)], kindRule('key')), LONGEST_PATH);
const patch = v.union(
  [
    record({ set: path, to: v.unknown() }),
    record({ add: path, member: v.looseObject({}), at: maybe(count) }),
    record({ remove: path }),
  ],
  rule('kind', { allowed: ['set', 'add', 'remove'] }),
);
const head = record({
  scenario: text(100),
  seed: u32,
  inputs: v.any(),
  patch: maybe(list(patch, MOST_PATCHES)),
});

/** What is wrong with a scenario and a session of it. */
export function runFaults(spec: ScenarioSpec, session: Session, kernel: Kernel): Fault[] {
  const faults = [...scenarioFaults(spec, kernel), ...faultsOf(head, session)];
  if (faults.length > 0) return faults;
  const changed = patched(spec, session.patch);
  if (changed.spec === spec) return inputsFaults(spec, session, kernel);
  const more = [...changed.faults, ...scenarioFaults(changed.spec, kernel)];
  return more.length > 0 ? more : inputsFaults(changed.spec, session, kernel);
}

function inputsFaults(spec: ScenarioSpec, session: Session, kernel: Kernel): Fault[] {
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
  if (unknown.length > 0) return unknown;
  const form = formOf(kernel, 'inputs', input.kind);
  const schema = record({ at: instant, kind: v.literal(input.kind), ...form.schema });
  const faults = faultsOf(schema, input);
  if (faults.length > 0) return faults;
  if (input.at < before) return [wrong('order', 'at', input.at, { low: before })];
  return form.aimFaults?.(input, networkOf(spec, kernel)) ?? [];
}

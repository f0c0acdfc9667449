/** Sessions: what a run of a scenario may be asked for. What the scenario lacks, nobody can change. */
import * as v from 'valibot';
import type { Kernel } from '../../capability.ts';
import { wrong } from '../../inputs/aim.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import {
  count,
  flag,
  instant,
  list,
  maybe,
  oneOf,
  plain,
  record,
  text,
  u32,
} from '../../schema/basics.ts';
import { type Fault, faultsOf, kindRule, rule } from '../../schema/faults.ts';
import type { ScenarioSpec } from '../scenario.ts';
import { LONGEST_PATH, MOST_INPUTS, MOST_PATCHES, type Session } from '../session-data.ts';
import { patched } from '../session-patch.ts';
import { formOf } from './forms.ts';
import { networkOf } from './network.ts';
import { scenarioFaults } from './scenario.ts';

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
  recorded: maybe(flag),
  inputs: list(v.any(), MOST_INPUTS),
  patch: maybe(list(patch, MOST_PATCHES)),
});

/** What is wrong with a scenario and a session of it. */
export function runFaults(spec: ScenarioSpec, session: Session, kernel: Kernel): Fault[] {
  const faults = [...scenarioFaults(spec, kernel), ...headFaults(session)];
  if (faults.length > 0) return faults;
  const changed = patched(spec, session.patch);
  if (changed.spec === spec) return inputsFaults(spec, session, kernel);
  const more = [...changed.faults, ...scenarioFaults(changed.spec, kernel)];
  return more.length > 0 ? more : inputsFaults(changed.spec, session, kernel);
}

/** What a patch brings is copied before anybody looks at its form, so it must be plain data. */
function headFaults(session: Session): Fault[] {
  const faults = faultsOf(head, session);
  if (faults.length > 0) return faults;
  return (session.patch ?? []).flatMap((patch, index) => {
    const key = 'set' in patch ? 'to' : 'member';
    const values = v.looseObject({ [key]: v.optional(plain) });
    return faultsOf(values, patch).map((each) => ({
      ...each,
      path: ['patch', index, ...each.path],
    }));
  });
}

function inputsFaults(spec: ScenarioSpec, session: Session, kernel: Kernel): Fault[] {
  const faultsOfInput = inputCheck(spec, kernel);
  const { inputs } = session;
  return inputs.flatMap((input, index) => {
    const before = inputs[index - 1]?.at ?? 0;
    return faultsOfInput(input, before).map((fault) => ({
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
  return inputCheck(spec, kernel)(input, before);
}

/** A check for many inputs: what they have in common is made once. */
function inputCheck(spec: ScenarioSpec, kernel: Kernel) {
  const network = networkOf(spec, kernel);
  const kinds = v.looseObject({ kind: oneOf([...kernel.inputs.keys()]) }, '{"code":"kind"}');
  const schemas = new Map<string, v.GenericSchema<unknown, unknown>>();
  return (input: SessionInput, before: number): Fault[] => {
    const unknown = faultsOf(kinds, input);
    if (unknown.length > 0) return unknown;
    const { kind } = input;
    const form = formOf(kernel, 'inputs', kind);
    const schema =
      schemas.get(kind) ?? record({ at: instant, kind: v.literal(kind), ...form.schema });
    schemas.set(kind, schema);
    const faults = faultsOf(schema, input);
    if (faults.length > 0) return faults;
    if (input.at < before) return [wrong('order', 'at', input.at, { low: before })];
    return form.aimFaults?.(input, network) ?? [];
  };
}

/** Sessions: what a run of a scenario may be asked for. What the scenario lacks, nobody can change. */
import * as v from 'valibot';
import type { SessionInput } from '../inputs.ts';
import type { ScenarioSpec } from '../scenario.ts';
import type { Session } from '../session-data.ts';
import { bytes, count, instant, oneOf, record, text, u32 } from './basics.ts';
import { type Fault, type FaultCode, faultsOf, foundText } from './faults.ts';
import { callSchema } from './program.ts';
import { linkSettingsSchema, scenarioFaults } from './scenario.ts';

/** More than any card takes: how the stack puts such a frame aside can be seen, too. */
const MOST_FRAME_BYTES = 100_000;
/** Of what is typed at a terminal at once. */
const MOST_LINE = 4_096;
/** Every host has one card and, behind it, the loopback: how it treats a frame there can be seen. */
const CARDS = 2;

const KINDS = {
  drop: record({ at: instant, kind: v.literal('drop'), frame: count }),
  call: record({ at: instant, kind: v.literal('call'), node: count, call: callSchema }),
  link: record({
    at: instant,
    kind: v.literal('link'),
    link: count,
    settings: linkSettingsSchema,
  }),
  frame: record({
    at: instant,
    kind: v.literal('frame'),
    node: count,
    nic: count,
    bytes: bytes(MOST_FRAME_BYTES),
  }),
  type: record({
    at: instant,
    kind: v.literal('type'),
    node: count,
    process: count,
    line: text(MOST_LINE),
  }),
  signal: record({
    at: instant,
    kind: v.literal('signal'),
    node: count,
    process: count,
    signal: oneOf(['HUP', 'INT', 'KILL', 'TERM']),
  }),
} satisfies Record<SessionInput['kind'], v.GenericSchema<unknown, SessionInput>>;

const kind = v.looseObject({ kind: oneOf(Object.keys(KINDS)) }, '{"code":"kind"}');
const head = record({ scenario: text(100), seed: u32, inputs: v.any() });

/** What is wrong with a scenario and a session of it. */
export function runFaults(spec: ScenarioSpec, session: Session): Fault[] {
  const faults = [...scenarioFaults(spec), ...faultsOf(head, session)];
  if (faults.length > 0) return faults;
  const { inputs } = session;
  return inputs.flatMap((input, index) => {
    const before = inputs[index - 1]?.at ?? 0;
    return inputFaults(spec, input, before).map((fault) => ({
      ...fault,
      path: ['inputs', index, ...fault.path],
    }));
  });
}

/** What is wrong with one input, which follows another at `before`. */
export function inputFaults(spec: ScenarioSpec, input: SessionInput, before: number): Fault[] {
  const unknown = faultsOf(kind, input);
  if (unknown.length > 0) return unknown;
  const faults = faultsOf(KINDS[input.kind], input);
  if (faults.length > 0) return faults;
  if (input.at < before) return [wrong('order', 'at', input.at, { low: before })];
  return aimFaults(spec, input);
}

/** A node, a card or a link that is not there. */
function aimFaults({ hosts, hubs = [], links }: ScenarioSpec, input: SessionInput): Fault[] {
  switch (input.kind) {
    case 'drop':
      return [];
    case 'link': {
      // Every host's way to itself is a link as well, and they come first.
      const high = hosts.length + links.length - 1;
      if (input.link <= high) return [];
      return [wrong('no-link', 'link', input.link, { low: 0, high })];
    }
    default: {
      const allowed = hosts.map((host, node) => `${node} (${host.name})`);
      if (input.node >= hosts.length) {
        const code = input.node < hosts.length + hubs.length ? 'not-host' : 'no-node';
        return [wrong(code, 'node', input.node, { allowed })];
      }
      if (input.kind !== 'frame' || input.nic < CARDS) return [];
      return [wrong('no-card', 'nic', input.nic, { low: 0, high: CARDS - 1 })];
    }
  }
}

function wrong(
  code: FaultCode,
  key: string,
  found: number,
  more: { low?: number; high?: number; allowed?: readonly string[] },
): Fault {
  return { code, path: [key], found: foundText(found), ...more };
}

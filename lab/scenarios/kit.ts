/** What the lab's scenarios are made of: two hosts, the calls of their processes, losses to order. */
import { CAPABILITIES, extendKernel } from '../../src/runtime/capabilities.ts';
import type { ScriptStep } from '../../src/stack/apps/script/script.ts';
import { coreKernel } from '../../src/stack/capability.ts';
import { ipv4 } from '../../src/stack/core/addresses.ts';
import { MILLISECOND, SECOND } from '../../src/stack/core/instant.ts';
import { capturePoints } from '../../src/stack/pcapng/export.ts';
import { type CapturedPacket, capturedPackets } from '../../src/stack/pcapng/packets.ts';
import type { TransportSettings } from '../../src/stack/sockets/index.ts';
import type { TraceEvent } from '../../src/stack/trace/schema.ts';
import { tcpFlags } from '../../src/stack/wire/index.ts';
import type { SessionInput } from '../../src/stack/world/inputs.ts';
import type { LinkSpec, ProcessSpec, ScenarioSpec } from '../../src/stack/world/scenario.ts';
import { advance, type SessionRun } from '../../src/stack/world/session.ts';
import { startSession } from '../../src/stack/world/testing/whole.ts';

export interface LabScenario {
  name: string;
  spec: ScenarioSpec;
  seed: number;
  inputs: SessionInput[];
}

export const CLIENT = ipv4('10.0.0.1');
export const SERVER = ipv4('10.0.0.2');
/** A port that none of tshark's dissectors claims. */
export const PORT = 5555;

/** All there is: nobody here asks what a run needs. */
export const kernel = await extendKernel(coreKernel, Object.keys(CAPABILITIES));

export function runOf({ spec, seed, inputs }: LabScenario): SessionRun {
  const running = startSession(spec, { scenario: spec.id, seed, inputs }, { kernel });
  advance(running);
  return running;
}

type Settings = Partial<TransportSettings>;

export interface Pair {
  client?: ScriptStep[];
  server?: ScriptStep[];
  clients?: ProcessSpec[];
  servers?: ProcessSpec[];
  settings?: Settings;
  clientSettings?: Settings;
  serverSettings?: Settings;
  link?: Partial<LinkSpec>;
  clientMtu?: number;
  serverMtu?: number;
  seed?: number;
  inputs?: SessionInput[];
  spec?: Partial<ScenarioSpec>;
}

/** A client and a server with 20 ms of link between them. */
export function pair(name: string, options: Pair): LabScenario {
  const { settings, client = [], server = [] } = options;
  const spec: ScenarioSpec = {
    id: name,
    nodes: [
      {
        name: 'client',
        address: '10.0.0.1',
        mtu: options.clientMtu ?? 1500,
        settings: { ...settings, ...options.clientSettings },
        processes: options.clients ?? [{ name: 'client', steps: client }],
      },
      {
        name: 'server',
        address: '10.0.0.2',
        mtu: options.serverMtu ?? 1500,
        settings: { ...settings, ...options.serverSettings },
        processes: options.servers ?? [{ name: 'server', steps: server }],
      },
    ],
    links: [{ between: ['client', 'server'], delay: 20 * MILLISECOND, ...options.link }],
    until: 1_200 * SECOND,
    ...options.spec,
  };
  return { name, spec, seed: options.seed ?? 1, inputs: options.inputs ?? [] };
}

export const open = (port = PORT, to = SERVER): ScriptStep[] => [
  { do: 'socket', as: 's' },
  { do: 'connect', on: 's', address: to, port },
];

export const serve = (port = PORT, backlog = 5): ScriptStep[] => [
  { do: 'socket', as: 'l' },
  { do: 'bind', on: 'l', port },
  { do: 'listen', on: 'l', backlog },
];

const accept: ScriptStep = { do: 'accept', on: 'l', as: 'c' };
export const accepted = (port = PORT): ScriptStep[] => [...serve(port), accept];

/** The client asks, the server answers with `bytes` bytes and closes first. */
export function exchange(name: string, bytes: number, options: Pair = {}): LabScenario {
  return pair(name, {
    client: [
      ...open(),
      { do: 'send', on: 's', text: 'please' },
      { do: 'recvAll', on: 's', size: 65_536 },
      { do: 'close', on: 's' },
    ],
    server: [
      ...accepted(),
      { do: 'recv', on: 'c', size: 1_000 },
      { do: 'send', on: 'c', bytes },
      { do: 'close', on: 'c' },
    ],
    ...options,
  });
}

/** The client sends `bytes` bytes and closes first; the server reads them all. */
export function upload(name: string, bytes: number, options: Pair = {}): LabScenario {
  return pair(name, {
    client: [...open(), { do: 'send', on: 's', bytes }, { do: 'close', on: 's' }],
    server: [...accepted(), { do: 'recvAll', on: 'c', size: 65_536 }, { do: 'close', on: 'c' }],
    ...options,
  });
}

type Pick = (segment: TraceEvent<'segment.sent'>) => boolean;

/** The same run without some segments: of those that `pick` picks, the first `count` are lost. */
export function losing(scenario: LabScenario, pick: Pick, count = 1): LabScenario {
  let changed = scenario;
  for (let lost = 0; lost < count; lost++) {
    const { sim } = runOf(changed);
    const taken = new Set(
      changed.inputs.map((input) => (input.kind === 'drop' ? input.frame : -1)),
    );
    const points = capturePoints(scenario.spec);
    const victim = capturedPackets(sim.log, sim.capture, points).find(
      ({ inbound, origin, event }: CapturedPacket) =>
        !inbound && origin?.kind === 'segment.sent' && !taken.has(event.frame) && pick(origin),
    );
    if (victim === undefined) throw new Error(`${scenario.name}: nothing to lose`);
    const drop = { at: victim.event.at + 1, kind: 'drop' as const, frame: victim.event.frame };
    changed = { ...changed, inputs: [...changed.inputs, drop] };
  }
  return changed;
}

export const isFrom =
  (node: number, ...flags: (keyof typeof tcpFlags)[]): Pick =>
  (segment) =>
    segment.node === node && flags.every((flag) => (segment.flags & tcpFlags[flag]) !== 0);

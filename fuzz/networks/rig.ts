/**
 * A small network under attack: a home of hosts, servers and a switch that listens, a router with NAT,
 * firewall and relay, and the outside. Two attackers, one on either side, send whatever they like; the
 * others are honest all the while. Everything done is recorded as a session's inputs, so that a failure
 * can be run again from a file.
 *
 *   anna, server, dora, mallory ─ switch ─ router ─ street ─ outer, mallet
 */
import { capability as arp } from '../../src/stack/apps/arp/capability.ts';
import { capability as echo } from '../../src/stack/apps/echo-server/capability.ts';
import { capability as ping } from '../../src/stack/apps/ping/capability.ts';
import type { PingState } from '../../src/stack/apps/ping/ping.ts';
import type { ProcessSpec } from '../../src/stack/apps/process-spec.ts';
import { kernelOf } from '../../src/stack/capability.ts';
import { ipv4, type Mac } from '../../src/stack/core/addresses.ts';
import { MINUTE, SECOND } from '../../src/stack/core/instant.ts';
import type { Rng } from '../../src/stack/core/rng.ts';
import { capability as firewall } from '../../src/stack/hooks/firewall/capability.ts';
import { capability as nat } from '../../src/stack/hooks/nat/capability.ts';
import type { Host } from '../../src/stack/nodes/host/host.ts';
import { capability as router } from '../../src/stack/nodes/router/capability.ts';
import type {} from '../../src/stack/nodes/router/spec.ts';
import { capability as switches } from '../../src/stack/nodes/switch/capability.ts';
import type {} from '../../src/stack/nodes/switch/index.ts';
import { capability as dhcp } from '../../src/stack/protocols/dhcp/capability.ts';
import { capability as igmp } from '../../src/stack/protocols/igmp/capability.ts';
import { capability as rarp } from '../../src/stack/protocols/rarp/capability.ts';
import type { ProgramCall, SocketCall } from '../../src/stack/sockets/calls.ts';
import { columnsOf, takeBatch } from '../../src/stack/trace/batch.ts';
import { createCapture } from '../../src/stack/trace/capture.ts';
import { type Columns, createLog } from '../../src/stack/trace/log.ts';
import { kindName } from '../../src/stack/trace/schema.ts';
import { cardMac } from '../../src/stack/world/ids.ts';
import type { SessionInput } from '../../src/stack/world/inputs.ts';
import type { ScenarioSpec } from '../../src/stack/world/scenario.ts';
import { everyKernel } from '../../src/stack/world/testing/every-kernel.ts';
import { buildWorld, createSimulator } from '../../src/stack/world/testing/whole.ts';
import type { World } from '../../src/stack/world/world.ts';
import { createEnds, readEnds } from '../ends.ts';
import { runAlive, watch } from '../life.ts';

const kernel = kernelOf([
  ...everyKernel.capabilities,
  ...[arp, echo, ping, firewall, nat, router, switches, dhcp, igmp, rarp],
]);

const NAMES = ['anna', 'server', 'dora', 'router', 'outer', 'mallory', 'mallet'] as const;
export type Name = (typeof NAMES)[number];
export const nodeOf = (name: Name): number => NAMES.indexOf(name);

export const ADDRESS: Readonly<Record<Name, number>> = {
  anna: ipv4('10.0.0.2'),
  server: ipv4('10.0.0.3'),
  dora: ipv4('10.0.0.4'),
  router: ipv4('10.0.0.1'),
  outer: ipv4('198.51.100.9'),
  mallory: ipv4('10.0.0.66'),
  mallet: ipv4('198.51.100.66'),
};
export const OUTSIDE = ipv4('198.51.100.1');
export const GROUP = '239.1.2.3';
/** Few ports, so that whoever guesses is often right. */
export const PORTS = { low: 40_000, high: 40_031 };
/** How much fits into the tables that have a size. */
export const SIZES = { switch: 32, sessions: 40, flows: 60, pool: 21 };

export const macOf = (name: Name, card = 0): Mac => cardMac(String(nodeOf(name)), card);

const app = (name: string, args: object = {}): ProcessSpec => ({ name, app: name, args });

const member: ProcessSpec = {
  name: 'member',
  steps: [
    { do: 'socket', as: 'u', type: 'dgram' },
    { do: 'bind', on: 'u', port: 5_000 },
    { do: 'setsockopt', on: 'u', option: 'IP_ADD_MEMBERSHIP', value: GROUP },
    { do: 'recvfrom', on: 'u', size: 1_000 },
    { do: 'goto', step: 3 },
  ],
};

const pool = {
  ...{ from: '10.0.0.100', to: '10.0.0.120', prefixLength: 24, router: '10.0.0.1' },
  ...{ names: ['10.0.0.53'], lease: 10 * MINUTE },
};
const cards = [{ mac: '02:00:00:00:aa:01', address: '10.0.0.200' }];

const home = (name: Name, address: string, processes: ProcessSpec[] = []) => ({
  ...{ name, address, gateway: '10.0.0.1', processes },
});

const SPEC: ScenarioSpec = {
  id: 'fuzz-networks',
  nodes: [
    home('anna', '10.0.0.2', [app('ping', { line: '-i 60 198.51.100.9' }), member]),
    home('server', '10.0.0.3', [
      app('dhcp.server', { networks: [pool] }),
      app('rarp.server', { cards }),
      app('igmp.querier'),
    ]),
    home('dora', '10.0.0.4', [app('dhcp.client')]),
    {
      ...{ kind: 'router' as const, name: 'router' },
      cards: [{ address: '10.0.0.1' }, { address: '198.51.100.1' }],
      processes: [app('dhcp.relay', { server: '10.0.0.3' })],
      hooks: [
        {
          hook: 'nat',
          config: {
            ...{ outside: 1, ports: PORTS, mostSessions: SIZES.sessions },
            forwards: [{ protocol: 'udp', port: 5_000, to: '10.0.0.2' }],
          },
        },
        {
          hook: 'firewall',
          config: {
            rules: [
              { verdict: 'reject', direction: 'forward', protocol: 'tcp', dstPort: [20, 23] },
              { verdict: 'drop', direction: 'forward', state: ['invalid'] },
            ],
            mostFlows: SIZES.flows,
          },
        },
      ],
    },
    { name: 'outer', address: '198.51.100.9', processes: [app('echo-server')] },
    home('mallory', '10.0.0.66'),
    { name: 'mallet', address: '198.51.100.66' },
    { kind: 'switch' as const, name: 'switch', snooping: true, tableSize: SIZES.switch },
    { kind: 'switch' as const, name: 'street', tableSize: SIZES.switch },
  ],
  links: [
    ...['anna', 'server', 'dora', 'mallory', 'router'].map((name) => ({
      between: [name, 'switch'] as [string, string],
      delay: 10,
    })),
    ...['router', 'outer', 'mallet'].map((name) => ({
      between: [name, 'street'] as [string, string],
      delay: 10,
    })),
  ],
  until: Number.MAX_SAFE_INTEGER,
};

const LOG_EVENTS = 10_000;

export interface Rig {
  readonly world: World;
  readonly rng: Rng;
  readonly inputs: SessionInput[];
  /** The kinds of events that there have been. */
  readonly kinds: ReadonlySet<string>;
  /** An attacker sends a frame after `delay` µs; all that is due by then happens. */
  attack(who: 'mallory' | 'mallet', data: Uint8Array, delay: number): void;
  advance(by: number): void;
  /** Does again what a saved failure did, and waits. */
  replay(inputs: readonly SessionInput[], silence: number): void;
}

/** An EtherType for local experiments (IEEE 802): what comes is not for the attackers to keep. */
const NOBODYS = 0x88b5;

export function createRig(seed: number, rng: Rng): Rig {
  const world = buildWorld(SPEC, seed, kernel);
  const inputs: SessionInput[] = [];
  const sim = createSimulator(world, createLog(), inputs, createCapture(false), kernel);
  const ends = createEnds();
  const life = watch(sim);
  let room: Columns | undefined;
  const kinds = new Set<string>();
  const runOn = (until: number) => {
    runAlive(life, until);
    const { log } = sim;
    for (let id = Math.max(ends.read, log.first); id < log.count; id++) {
      kinds.add(kindName(log.kinds[id - log.first] as number));
    }
    readEnds(ends, log);
    // What has been read is not kept: a long campaign would fill the memory with it.
    if (sim.log.count - sim.log.first > LOG_EVENTS) room = columnsOf(takeBatch(sim.log, room));
  };
  const apply = (input: SessionInput) => {
    inputs.push(input);
    runOn(input.at);
  };
  // A person may not ask for such a socket by hand; who attacks does not mind.
  const ask = (call: ProgramCall, name: Name) => {
    apply({ at: world.now, kind: 'call', node: nodeOf(name), call: call as SocketCall });
  };
  const open = (name: Name) => {
    ask({ name: 'socket', type: 'packet', protocol: NOBODYS }, name);
    return Math.max(...hostAt(world, name).transport.sockets.keys());
  };
  runOn(SECOND);
  const sockets = { mallory: open('mallory'), mallet: open('mallet') };
  return {
    world,
    rng,
    inputs,
    kinds,
    attack(who, data, delay) {
      const call = { name: 'sendto', fd: sockets[who], data, address: 0, port: 0 } as const;
      apply({ at: world.now + delay, kind: 'call', node: nodeOf(who), call });
    },
    advance: (by) => runOn(world.now + by),
    replay(again, silence) {
      // Its first two opened the attackers' sockets, as this rig has done.
      for (const input of again.slice(inputs.length)) apply(input);
      runOn(world.now + silence);
    },
  };
}

export const hostAt = (world: World, name: Name): Host => world.nodes[nodeOf(name)] as Host;

/** How many of its pings anna has had answers to. */
export function answered(world: World): number {
  const state = hostAt(world, 'anna').processes[0]?.state as PingState;
  return state.tally.received;
}

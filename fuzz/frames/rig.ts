/**
 * The victim and its surroundings. The victim is one of our hosts; the phantom, whose frames the
 * fuzzer forges, exists only as an address; the witness is an honest host that talks to the victim
 * all the while. Everything done to this world is recorded as a session's inputs, so that a failure
 * can be run again from a file.
 */
import { ipv4, simulatedMac } from '../../src/stack/core/addresses.ts';
import type { Instant } from '../../src/stack/core/instant.ts';
import { nextU32, type Rng } from '../../src/stack/core/rng.ts';
import type { Host } from '../../src/stack/nodes/host/host.ts';
import type { Tcb } from '../../src/stack/protocols/tcp/state/tcb.ts';
import type { SocketCall } from '../../src/stack/sockets/calls.ts';
import type { TransportSettings } from '../../src/stack/sockets/index.ts';
import { columnsOf, takeBatch } from '../../src/stack/trace/batch.ts';
import { type Columns, createLog } from '../../src/stack/trace/log.ts';
import type { SessionInput } from '../../src/stack/world/inputs.ts';
import type { Simulator } from '../../src/stack/world/running.ts';
import type { ScenarioSpec } from '../../src/stack/world/scenario.ts';
import { buildWorld, createSimulator } from '../../src/stack/world/testing/whole.ts';
import type { World } from '../../src/stack/world/world.ts';
import { createEnds, type Ends, readEnds } from '../ends.ts';
import { runAlive, watch } from '../life.ts';
import { type Addressing, type SegmentFields, segmentFrame } from './build.ts';

export const VICTIM = 0;
export const WITNESS = 1;
export const WITNESS_PORT = 7000;
const PHANTOM_NODE = 2;
const LOG_EVENTS = 10_000;

export const ADDRESS = {
  victim: ipv4('10.0.0.1'),
  witness: ipv4('10.0.0.77'),
  phantom: ipv4('10.0.0.2'),
};

/** How the phantom's frames are addressed. */
export const ADDRESSING: Addressing = {
  srcMac: simulatedMac(PHANTOM_NODE + 1),
  dstMac: simulatedMac(VICTIM + 1),
  src: ADDRESS.phantom,
  dst: ADDRESS.victim,
};

/** The reader that takes all that the witness sends, connection after connection. */
const WITNESS_READER = [
  { do: 'socket', as: 'l' },
  { do: 'bind', on: 'l', port: WITNESS_PORT },
  { do: 'listen', on: 'l', backlog: 8 },
  { do: 'accept', on: 'l', as: 's' },
  { do: 'recvAll', on: 's', size: 65_536 },
  { do: 'close', on: 's' },
  { do: 'goto', step: 3 },
] as const;

export const rigSpec = (settings: Partial<TransportSettings>): ScenarioSpec => ({
  id: 'fuzz-frames',
  nodes: [
    {
      name: 'victim',
      address: '10.0.0.1',
      settings,
      processes: [{ name: 'reader', steps: [...WITNESS_READER], hashesReceived: true }],
    },
    { name: 'witness', address: '10.0.0.77' },
    // Not plugged in: the victim knows its hardware address, and that is all there is of it.
    { name: 'phantom', address: '10.0.0.2' },
    { kind: 'hub', name: 'hub' },
  ],
  links: [
    { between: ['victim', 'hub'], delay: 10 },
    { between: ['witness', 'hub'], delay: 10 },
  ],
  knowsNeighbours: true,
  until: Number.MAX_SAFE_INTEGER,
});

export interface Rig {
  world: World;
  sim: Simulator;
  rng: Rng;
  victim: Host;
  inputs: SessionInput[];
  /** What has become of every packet so far. */
  ends: Ends;
  /** Applies an input after `delay` µs and lets everything happen that is due by then. */
  apply(input: Input, delay?: number): void;
  advance(by: number): void;
}

/** An input without its time, which is the rig's. */
export type Input = SessionInput extends infer I
  ? I extends { at: Instant }
    ? Omit<I, 'at'>
    : never
  : never;

export function createRig(seed: number, settings: Partial<TransportSettings>, rng: Rng): Rig {
  const world = buildWorld(rigSpec(settings), seed);
  const inputs: SessionInput[] = [];
  const sim = createSimulator(world, createLog(), inputs);
  const ends = createEnds();
  const life = watch(sim);
  let room: Columns | undefined;
  const runOn = (until: Instant) => {
    runAlive(life, until);
    readEnds(ends, sim.log);
    // What has been read is not kept: a long campaign would fill the memory with it.
    if (sim.log.count - sim.log.first > LOG_EVENTS) room = columnsOf(takeBatch(sim.log, room));
  };
  runOn(0);
  return {
    world,
    sim,
    rng,
    victim: world.nodes[VICTIM] as Host,
    inputs,
    ends,
    apply(input, delay = 0) {
      const at = world.now + delay;
      inputs.push({ ...input, at } as SessionInput);
      runOn(at);
    },
    advance(by) {
      runOn(world.now + by);
    },
  };
}

export function call(rig: Rig, request: SocketCall, node = VICTIM, delay = 0): void {
  rig.apply({ kind: 'call', node, call: request }, delay);
}

/** Makes a call that returns a new descriptor on the victim, and tells which. */
export function callForDescriptor(rig: Rig, request: SocketCall): number {
  const before = new Set(rig.victim.transport.sockets.keys());
  call(rig, request);
  for (const fd of rig.victim.transport.sockets.keys()) if (!before.has(fd)) return fd;
  throw new Error(`${request.name} gave no descriptor`);
}

export function injectFrame(rig: Rig, bytes: Uint8Array, delay = 0): void {
  rig.apply({ kind: 'frame', node: VICTIM, nic: 0, bytes }, delay);
}

export interface Ports {
  phantom: number;
  victim: number;
}

/** A proper segment of the phantom's. */
export function inject(
  rig: Rig,
  ports: Ports,
  fields: Partial<SegmentFields> & { flags: number },
  delay = 20,
): void {
  const segment: SegmentFields = {
    srcPort: ports.phantom,
    dstPort: ports.victim,
    seq: 0,
    ack: 0,
    window: 30_000,
    urgentPointer: 0,
    options: new Uint8Array(0),
    payload: new Uint8Array(0),
    ...fields,
  };
  injectFrame(rig, segmentFrame(ADDRESSING, segment), delay);
}

/** The victim's connection with the phantom at these ports, or its listener. */
export function connectionAt(rig: Rig, ports: Ports): Tcb | undefined {
  let listener: Tcb | undefined;
  for (const tcb of rig.victim.transport.connections.values()) {
    if (tcb.localPort !== ports.victim || tcb.state === 'CLOSED') continue;
    if (tcb.remoteAddress === ADDRESS.phantom && tcb.remotePort === ports.phantom) return tcb;
    if (tcb.state === 'LISTEN' && tcb.listener < 0) listener = tcb;
  }
  return listener;
}

export function freshSequence(rig: Rig): number {
  return nextU32(rig.rng);
}

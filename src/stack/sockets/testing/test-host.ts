/**
 * One host of ours and a peer made of text, for tests that read like a packet trace:
 *
 *     const t = accepted();
 *     t.peer('P. 1:101(100) ack 1');
 *     t.passes(40_000);
 *     expect(t.sent()).toEqual(['. 1:1(0) ack 101']);
 */

import { ipv4 } from '../../core/addresses.ts';
import { FRAME_SLOT_BYTES, FRAME_SLOT_START, freeFrame, importFrame } from '../../core/arena.ts';
import type { Duration } from '../../core/instant.ts';
import { ipProtocols } from '../../protocols/ipv4/header.ts';
import { type IpPacket, TRANSPORT_OFFSET } from '../../protocols/kind.ts';
import { tcpErrorArrives } from '../../protocols/tcp/arrive/icmp-error.ts';
import { tcpArrives } from '../../protocols/tcp/arrive/tcp-arrives.ts';
import { tcpFlags } from '../../protocols/tcp/header/header.ts';
import type { Tcb } from '../../protocols/tcp/state/tcb.ts';
import { tcpTimerFired } from '../../protocols/tcp/timers/timer-fired.ts';
import { udpArrives } from '../../protocols/udp/datagrams.ts';
import { udp } from '../../protocols/udp/declaration.ts';
import { udpErrorArrives } from '../../protocols/udp/icmp-error.ts';
import { eventsOf, NO_CAUSE } from '../../trace/log.ts';
import { encode } from '../../wire/encode.ts';
import type { CallOutcome, CallResult, SocketCall } from '../calls.ts';
import {
  createTransport,
  defaultSettings,
  socketCall,
  type TransportSettings,
  type TransportState,
} from '../index.ts';
import { lingerTimerFired, SOCKET_LAYER } from '../linger.ts';
import {
  createFakeWorld,
  type FakeWorld,
  nextTimer,
  type SentPacket,
  setNow,
} from './fake-world.ts';
import {
  type ReadSegment,
  readSegmentBytes,
  type SegmentExtras,
  writeSegment,
} from './segment-text.ts';

export const US = ipv4('10.0.0.1');
export const PEER = ipv4('10.0.0.2');
const IP_HEADER = 20;

export interface SentSegment extends ReadSegment {
  packet: SentPacket;
}

export interface TestHost {
  readonly world: FakeWorld;
  readonly state: TransportState;
  address: number;
  peerPort: number;
  ourPort: number;
  peerIss: number;
  /** Learned from our SYN; −1 before it. */
  ourIss: number;
  /** Put into every segment of the peer's, when it has timestamps. */
  peerTimestamp: number | undefined;
  lastCall: number;
  packetsSeen: number;
  readonly now: number;
  /** The first connection that is not listening. */
  readonly tcb: Tcb;
  readonly states: string[];
  /** The arcs that were taken, as 'LISTEN → SYN_RECEIVED: rcv SYN'. */
  readonly arcs: string[];
  /** Codes of the notes in the trace. */
  readonly notes: string[];
  readonly verdicts: string[];
  readonly reasons: string[];
  tryCall(request: SocketCall): CallOutcome;
  /** A call; its result, or undefined while it blocks (see `result`). */
  call(request: SocketCall): CallResult | undefined;
  /** What the last call that blocked has returned; undefined while it still does. */
  result(call?: number): CallResult | undefined;
  /** The peer's segment arrives. */
  peer(text: string, extras?: SegmentExtras): void;
  /** The bytes of a segment of the peer's. */
  written(text: string, extras?: SegmentExtras): Uint8Array;
  /** Bytes from the transport header on arrive as they are. */
  deliver(bytes: Uint8Array, more?: Partial<IpPacket>): void;
  /** A datagram from the peer's port to one of ours. */
  datagram(srcPort: number, dstPort: number, payload: Uint8Array): void;
  /** An ICMP error about the last segment that we sent. */
  icmp(type: number, code: number, mtu?: number): void;
  /** Time passes; timers that come due fire in their order. */
  passes(time: Duration): void;
  /** Segments sent since the last look, as text. */
  sent(): string[];
  segments(): SentSegment[];
}

/** Options that a test is not about stay out of its segments. */
export const PLAIN: Partial<TransportSettings> = {
  timestamps: false,
  sack: false,
  windowScaling: false,
  ecn: 'off',
  congestionControl: 'newreno',
  receiveBuffer: 65_535,
  sendBuffer: 65_535,
};

export function testHost(settings: Partial<TransportSettings> = {}): TestHost {
  const world = createFakeWorld(US);
  const all = { ...defaultSettings(), ...PLAIN, ...settings };
  const state = createTransport(Uint32Array.of(1, 2, 3, 4), all);
  const { log } = world.fx;
  const t: TestHost = {
    world,
    state,
    address: PEER,
    peerPort: 4000,
    ourPort: 80,
    peerIss: 5_000_000,
    ourIss: -1,
    peerTimestamp: undefined,
    lastCall: 0,
    packetsSeen: 0,
    get now() {
      return world.fx.now;
    },
    get tcb() {
      const found = [...state.connections.values()].find((tcb) => tcb.state !== 'LISTEN');
      if (found === undefined) throw new Error('there is no connection');
      return found;
    },
    get states() {
      return [...state.connections.values()].map((tcb) => tcb.state);
    },
    get arcs() {
      const events = [...eventsOf(log, ['tcp.transition'])];
      return events.map(({ from, to, event }) => `${from} → ${to}: ${event}`);
    },
    get notes() {
      return [...eventsOf(log, ['tcp.note'])].map((event) => event.code);
    },
    get verdicts() {
      return [...eventsOf(log, ['segment.received'])].map((event) => event.verdict);
    },
    get reasons() {
      return [...eventsOf(log, ['segment.sent'])].map((event) => event.reason);
    },
    tryCall: (request) => socketCall(state, ++t.lastCall, request, world.fx),
    call(request) {
      const outcome = t.tryCall(request);
      return outcome.done ? outcome.result : undefined;
    },
    result: (call = t.lastCall) => world.completed.get(call),
    peer: (text, extras) => t.deliver(t.written(text, extras)),
    written: (text, extras = {}) => peerSegment(t, text, extras),
    deliver: (bytes, more = {}) => deliver(t, bytes, more),
    datagram(srcPort, dstPort, payload) {
      const bytes = encode(udp, { srcPort, dstPort }, payload, { src: t.address, dst: US });
      t.deliver(bytes, { protocol: ipProtocols.udp });
    },
    icmp: (type, code, mtu = 0) => icmpError(t, type, code, mtu),
    passes: (time) => pass(t, time),
    sent: () => t.segments().map((segment) => segment.text),
    segments: () => freshSegments(t),
  };
  return t;
}

function peerSegment(t: TestHost, text: string, extras: SegmentExtras): Uint8Array {
  for (const packet of t.world.packets.slice(t.packetsSeen)) decoded(t, packet);
  const options = [...(extras.options ?? [])];
  if (t.peerTimestamp !== undefined) {
    options.push({ name: 'timestamps', value: t.peerTimestamp, echo: lastTimestamp(t) });
  }
  const ends = { src: t.address, dst: US, srcPort: t.peerPort, dstPort: t.ourPort };
  const bases = { sender: t.peerIss, receiver: Math.max(0, t.ourIss) };
  return writeSegment(text, ends, bases, { ...extras, options });
}

/** Puts bytes into the arena behind room for the headers below; the frame and where they start. */
function place(t: TestHost, bytes: Uint8Array): { frame: number; start: number } {
  const whole = new Uint8Array(TRANSPORT_OFFSET + bytes.length);
  whole.set(bytes, TRANSPORT_OFFSET);
  const frame = importFrame(t.world.fx.arena, whole);
  return { frame, start: frame * FRAME_SLOT_BYTES + FRAME_SLOT_START + TRANSPORT_OFFSET };
}

function deliver(t: TestHost, bytes: Uint8Array, more: Partial<IpPacket>): void {
  const { fx } = t.world;
  fx.log.cause = NO_CAUSE;
  const { frame, start } = place(t, bytes);
  const packet: IpPacket = {
    frame,
    ipStart: start - IP_HEADER,
    start,
    end: start + bytes.length,
    src: t.address,
    dst: US,
    protocol: ipProtocols.tcp,
    ttl: 64,
    tos: 0,
    broadcast: false,
    nic: 0,
    ...more,
  };
  if (packet.protocol === ipProtocols.tcp) tcpArrives(t.state, packet, fx);
  else udpArrives(t.state, packet, fx);
  freeFrame(fx.arena, frame);
}

function icmpError(t: TestHost, type: number, code: number, mtu: number): void {
  const { fx, packets } = t.world;
  const { src, dst, protocol, bytes } = packets.at(-1) as SentPacket;
  const { frame, start } = place(t, bytes.slice(0, 8));
  const totalLength = IP_HEADER + bytes.length;
  const error = { type, code, mtu, src, dst, protocol, totalLength, start, end: start + 8 };
  if (protocol === ipProtocols.udp) udpErrorArrives(t.state, error, fx);
  else tcpErrorArrives(t.state, error, fx);
  freeFrame(fx.arena, frame);
}

function pass(t: TestHost, time: Duration): void {
  const until = t.now + time;
  for (;;) {
    const timer = nextTimer(t.world, until);
    if (timer === undefined) break;
    if (timer.layer === SOCKET_LAYER) lingerTimerFired(t.state, timer, t.world.fx);
    else tcpTimerFired(t.state, timer, t.world.fx);
  }
  setNow(t.world, until);
}

function freshSegments(t: TestHost): SentSegment[] {
  const fresh = t.world.packets.slice(t.packetsSeen);
  t.packetsSeen = t.world.packets.length;
  return fresh.map((packet) => decoded(t, packet));
}

function decoded(t: TestHost, packet: SentPacket): SentSegment {
  const seq = new DataView(packet.bytes.buffer, packet.bytes.byteOffset).getUint32(4);
  const flags = packet.bytes[13] as number;
  if ((flags & tcpFlags.SYN) !== 0) t.ourIss = seq;
  const bases = { sender: Math.max(0, t.ourIss), receiver: t.peerIss };
  return { ...readSegmentBytes(packet.bytes, bases), packet };
}

function lastTimestamp(t: TestHost): number {
  for (let i = t.world.packets.length - 1; i >= 0; i--) {
    const { options } = decoded(t, t.world.packets[i] as SentPacket);
    const found = options.find((option) => option.name === 'timestamps');
    if (found?.name === 'timestamps') return found.value;
  }
  return 0;
}

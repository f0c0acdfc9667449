/**
 * One host of ours and a peer made of text, for tests that read like a packet trace:
 *
 *     const t = accepted();
 *     t.peer('P. 1:101(100) ack 1');
 *     t.passes(40_000);
 *     expect(t.sent()).toEqual(['. 1:1(0) ack 101']);
 */

import { ipv4 } from '../../core/addresses.ts';
import { importFrame } from '../../core/arena.ts';
import type { Duration } from '../../core/instant.ts';
import { eventsOf } from '../../trace/log.ts';
import { encode } from '../../wire/encode.ts';
import { tcpFlags } from '../../wire/tcp.ts';
import type { TcpOption } from '../../wire/tcp-options.ts';
import { udp } from '../../wire/udp.ts';
import type { CallOutcome, CallResult, SocketCall } from '../calls.ts';
import {
  createTransport,
  defaultSettings,
  icmpErrorArrives,
  socketCall,
  type TransportSettings,
  type TransportState,
  tcpArrives,
  timerFired,
  udpArrives,
} from '../index.ts';
import type { PacketIn } from '../ip-port.ts';
import type { Tcb } from '../tcp/tcb.ts';
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
const PEER_ISS = 5_000_000;
const PEER_PORT = 4000;
const PROTOCOL_TCP = 6;

export interface SentSegment extends ReadSegment {
  packet: SentPacket;
}

export class TestHost {
  readonly world: FakeWorld;
  readonly state: TransportState;
  address = PEER;
  peerPort = PEER_PORT;
  ourPort = 80;
  peerIss = PEER_ISS;
  /** Learned from our SYN; −1 before it. */
  ourIss = -1;
  /** Put into every segment of the peer's, when it has timestamps. */
  peerTimestamp: number | undefined;
  private read = 0;
  private calls = 0;

  constructor(settings: Partial<TransportSettings> = {}) {
    this.world = createFakeWorld(US);
    const all = { ...defaultSettings(), ...PLAIN, ...settings };
    this.state = createTransport(Uint32Array.of(1, 2, 3, 4), all);
  }

  get now(): number {
    return this.world.fx.now;
  }

  /** A call; its result, or undefined while it blocks (see `result`). */
  call(request: SocketCall): CallResult | undefined {
    const outcome = this.tryCall(request);
    return outcome.done ? outcome.result : undefined;
  }

  tryCall(request: SocketCall): CallOutcome {
    this.calls++;
    return socketCall(this.state, this.calls, request, this.world.fx);
  }

  /** What the last call that blocked has returned; undefined while it still does. */
  result(call = this.calls): CallResult | undefined {
    return this.world.completed.get(call);
  }

  get lastCall(): number {
    return this.calls;
  }

  /** The peer's segment arrives. */
  peer(text: string, extras: SegmentExtras = {}): void {
    this.deliver(this.written(text, extras));
  }

  /** The bytes of a segment of the peer's. */
  written(text: string, extras: SegmentExtras = {}): Uint8Array {
    for (const packet of this.world.packets.slice(this.read)) this.decoded(packet);
    const options = [...(extras.options ?? [])];
    if (this.peerTimestamp !== undefined) {
      const echo = this.lastTimestamp;
      options.push({ name: 'timestamps', value: this.peerTimestamp, echo });
    }
    const ends = { src: this.address, dst: US, srcPort: this.peerPort, dstPort: this.ourPort };
    const bases = { sender: this.peerIss, receiver: Math.max(0, this.ourIss) };
    return writeSegment(text, ends, bases, { ...extras, options });
  }

  /** Bytes from the transport header on arrive as they are. */
  deliver(bytes: Uint8Array, more: Partial<PacketIn> = {}): void {
    const { fx } = this.world;
    const frame = importFrame(fx.arena, withLowerHeaders(bytes));
    const start = frame * 2048 + 2 + 34;
    const packet: PacketIn = {
      frame,
      ipStart: start - 20,
      start,
      end: start + bytes.length,
      src: this.address,
      dst: US,
      protocol: PROTOCOL_TCP,
      ttl: 64,
      tos: 0,
      broadcast: false,
      ...more,
    };
    if (packet.protocol === PROTOCOL_TCP) tcpArrives(this.state, packet, fx);
    else udpArrives(this.state, packet, fx);
    fx.arena.free[fx.arena.freeCount++] = frame;
  }

  /** A datagram from the peer's port to one of ours. */
  datagram(srcPort: number, dstPort: number, payload: Uint8Array): void {
    const addresses = { src: this.address, dst: US };
    const bytes = encode(udp, { srcPort, dstPort }, payload, addresses);
    this.deliver(bytes, { protocol: 17 });
  }

  /** An ICMP error about the last segment that we sent. */
  icmp(type: number, code: number, mtu = 0, quoted = this.world.packets.at(-1)!): void {
    const { fx } = this.world;
    const frame = importFrame(fx.arena, withLowerHeaders(quoted.bytes.slice(0, 8)));
    const start = frame * 2048 + 2 + 34;
    icmpErrorArrives(
      this.state,
      {
        type,
        code,
        mtu,
        src: quoted.src,
        dst: quoted.dst,
        protocol: quoted.protocol,
        totalLength: 20 + quoted.bytes.length,
        start,
        end: start + 8,
      },
      fx,
    );
    fx.arena.free[fx.arena.freeCount++] = frame;
  }

  /** Time passes; timers that come due fire in their order. */
  passes(time: Duration): void {
    const until = this.now + time;
    for (;;) {
      const timer = nextTimer(this.world, until);
      if (timer === undefined) break;
      timerFired(this.state, timer, this.world.fx);
    }
    setNow(this.world, until);
  }

  /** Segments sent since the last look, as text. */
  sent(): string[] {
    return this.segments().map((segment) => segment.text);
  }

  segments(): SentSegment[] {
    const fresh = this.world.packets.slice(this.read);
    this.read = this.world.packets.length;
    return fresh.map((packet) => this.decoded(packet));
  }

  private decoded(packet: SentPacket): SentSegment {
    const seq = new DataView(packet.bytes.buffer, packet.bytes.byteOffset).getUint32(4);
    const flags = packet.bytes[13] as number;
    if ((flags & tcpFlags.SYN) !== 0) this.ourIss = seq;
    const bases = { sender: Math.max(0, this.ourIss), receiver: this.peerIss };
    return { ...readSegmentBytes(packet.bytes, bases), packet };
  }

  private get lastTimestamp(): number {
    for (let i = this.world.packets.length - 1; i >= 0; i--) {
      const { options } = this.decoded(this.world.packets[i] as SentPacket);
      const found = options.find((option) => option.name === 'timestamps');
      if (found?.name === 'timestamps') return found.value;
    }
    return 0;
  }

  /** The connections there are; the first one that is not listening, by default. */
  get tcb(): Tcb {
    for (const tcb of this.state.connections.values()) if (tcb.state !== 'LISTEN') return tcb;
    throw new Error('there is no connection');
  }

  get states(): string[] {
    return [...this.state.connections.values()].map((tcb) => tcb.state);
  }

  /** The arcs that were taken, as 'LISTEN → SYN_RECEIVED: rcv SYN'. */
  get arcs(): string[] {
    const all = [...eventsOf(this.world.fx.log, ['tcp.transition'])];
    return all.map((event) => `${event.from} → ${event.to}: ${event.event}`);
  }

  /** Codes of the notes in the trace. */
  get notes(): string[] {
    return [...eventsOf(this.world.fx.log, ['tcp.note'])].map((event) => event.code);
  }

  get verdicts(): string[] {
    return [...eventsOf(this.world.fx.log, ['segment.received'])].map((event) => event.verdict);
  }

  get reasons(): string[] {
    return [...eventsOf(this.world.fx.log, ['segment.sent'])].map((event) => event.reason);
  }
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

function withLowerHeaders(bytes: Uint8Array): Uint8Array {
  const frame = new Uint8Array(34 + bytes.length);
  frame.set(bytes, 34);
  return frame;
}

export const MSS: TcpOption = { name: 'mss', mss: 1460 };

/** Descriptor of the listening socket of `listening` and `accepted`. */
export const LISTENER = 3;
/** Descriptor of the connection of `accepted`. */
export const CHILD = 4;

/** A host that listens on port 80. */
export function listening(settings: Partial<TransportSettings> = {}, backlog = 5): TestHost {
  const t = new TestHost(settings);
  t.call({ name: 'socket', type: 'stream' });
  t.call({ name: 'bind', fd: LISTENER, address: 0, port: 80 });
  t.call({ name: 'listen', fd: LISTENER, backlog });
  return t;
}

/** A connection that the peer opened and we accepted; nothing left to read off. */
export function accepted(
  settings: Partial<TransportSettings> = {},
  options: readonly TcpOption[] = [MSS],
  window = 65_535,
  syn = 'S',
): TestHost {
  const t = listening(settings);
  t.peer(`${syn} 0:0(0) win ${window}`, { options });
  t.segments();
  t.peerTimestamp = timestampIn(options);
  t.peer(`. 1:1(0) ack 1 win ${window}`);
  t.call({ name: 'accept', fd: LISTENER });
  return t;
}

/** A connection that we opened; the descriptor is 3. */
export function connected(
  settings: Partial<TransportSettings> = {},
  options: readonly TcpOption[] = [MSS],
  window = 65_535,
): TestHost {
  const t = connecting(settings);
  t.peer(`S. 0:0(0) ack 1 win ${window}`, { options });
  t.segments();
  t.peerTimestamp = timestampIn(options);
  return t;
}

/** A peer that offers timestamps in its SYN has them in every segment. */
function timestampIn(options: readonly TcpOption[]): number | undefined {
  const found = options.find((option) => option.name === 'timestamps');
  return found?.name === 'timestamps' ? found.value : undefined;
}

/** We have sent a SYN. */
export function connecting(settings: Partial<TransportSettings> = {}): TestHost {
  const t = new TestHost(settings);
  t.call({ name: 'socket', type: 'stream' });
  t.call({ name: 'connect', fd: 3, address: PEER, port: t.peerPort });
  t.ourPort = t.tcb.localPort;
  t.segments();
  return t;
}

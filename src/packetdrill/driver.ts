/**
 * One host under test: the real transport layer, an IP layer reduced to what a wire would show of
 * it, and a clock that only moves when the script says so.
 */

import type { Ipv4 } from '../stack/core/addresses.ts';
import { allocateFrame, createArena, FRAME_SLOT_BYTES, frameStart } from '../stack/core/arena.ts';
import type { Instant } from '../stack/core/instant.ts';
import { seededRng } from '../stack/core/rng.ts';
import { MIN_QUOTED_PAYLOAD } from '../stack/protocols/icmp/header.ts';
import { ipProtocols, ipv4 } from '../stack/protocols/ipv4/header.ts';
import type { PathMtuCache } from '../stack/protocols/ipv4/path-mtu.ts';
import { type IpPacket, TRANSPORT_OFFSET } from '../stack/protocols/kind.ts';
import { tcpErrorArrives } from '../stack/protocols/tcp/arrive/icmp-error.ts';
import { tcpArrives } from '../stack/protocols/tcp/arrive/tcp-arrives.ts';
import { tcpTimerFired } from '../stack/protocols/tcp/timers/timer-fired.ts';
import { udpArrives } from '../stack/protocols/udp/datagrams.ts';
import { udpErrorArrives } from '../stack/protocols/udp/icmp-error.ts';
import type { CallOutcome, CallResult, SocketCall } from '../stack/sockets/calls.ts';
import { createTransport, socketCall, type TransportState } from '../stack/sockets/index.ts';
import type { TransportFx } from '../stack/sockets/ip-service.ts';
import type { SocketTable } from '../stack/sockets/kind.ts';
import { datagramSockets } from '../stack/sockets/kinds/dgram/dgram.ts';
import { streamSockets } from '../stack/sockets/kinds/stream/stream.ts';
import { lingerTimerFired, SOCKET_LAYER } from '../stack/sockets/linger.ts';
import { socketOptions } from '../stack/sockets/socket-options/options.ts';
import { createLog, NO_CAUSE, type TraceLog } from '../stack/trace/log.ts';
import {
  armTimer,
  type Clock,
  createClock,
  disarmTimer,
  freeTimer,
  newTimer,
  nextTimer,
} from './clock.ts';
import { answerUnreachable, ipPort } from './ip-layer.ts';
import type { HostSettings } from './sysctl.ts';

/** The sockets that a script may open. */
const SOCKETS: SocketTable = { stream: streamSockets, dgram: datagramSockets };

/** What the host sent, from the transport header on. */
export interface SentPacket {
  at: Instant;
  protocol: number;
  src: Ipv4;
  dst: Ipv4;
  tos: number;
  ttl: number;
  bytes: Uint8Array;
}

export interface Addresses {
  local: Ipv4;
  remote: Ipv4;
}

/** Changes what leaves the host, to play a stack with a fault (see testing/mutants.ts). */
export type Tamper = (packet: SentPacket) => SentPacket;

export interface Driver {
  readonly transport: TransportState;
  readonly fx: TransportFx;
  readonly clock: Clock;
  readonly addresses: Addresses;
  readonly host: HostSettings;
  readonly pathMtu: PathMtuCache;
  /** Packets that no line of the script has taken yet. */
  sent: SentPacket[];
  /** Blocked calls that have returned since somebody looked. */
  returned: { call: number; result: CallResult; at: Instant }[];
  nextCall: number;
  /** Arena slots, one after the other, that a received packet of any size is put into. */
  readonly inbox: number;
}

/** The world is a week old when a script starts, so that no clock is near zero. */
const START: Instant = 7 * 24 * 3600 * 1_000_000;
const SECRET = Uint32Array.of(0x9e3779b9, 0x7f4a7c15, 0xf39cc060, 0x5cedc835);
const LARGEST_PACKET = 65_535;

export interface DriverOptions {
  tamper?: Tamper;
  /** Records what the host does; nothing is recorded without one. */
  log?: TraceLog;
}

export function createDriver(
  host: HostSettings,
  addresses: Addresses,
  { tamper = (packet) => packet, log = createLog(false) }: DriverOptions = {},
): Driver {
  const clock = createClock(START);
  const arena = createArena(128);
  const slots = Math.ceil((LARGEST_PACKET + TRANSPORT_OFFSET) / FRAME_SLOT_BYTES) + 1;
  // A new arena gives its slots out in order, so these lie side by side and stay so when it grows.
  const inbox = allocateFrame(arena, 0);
  for (let i = 1; i < slots; i++) allocateFrame(arena, 0);
  const driver: Driver = {
    transport: createTransport(SECRET, host.transport),
    fx: {
      get now() {
        return clock.now;
      },
      node: 0,
      arena,
      rng: seededRng(0x9acde),
      log,
      transmit() {
        throw new Error('the transport layer must send through IP');
      },
      newTimer: (layer, conn, name) => newTimer(clock, layer, conn, name),
      freeTimer: (timer) => freeTimer(clock, timer),
      arm: (timer, due) => armTimer(clock, timer, boundedDue(driver, timer, due)),
      disarm: (timer) => disarmTimer(clock, timer),
      ip: ipPort(() => driver, tamper),
      complete: (call, result) => driver.returned.push({ call, result, at: clock.now }),
      notify: () => undefined,
      report: (packet) => answerUnreachable(driver, packet),
      sockets: SOCKETS,
      socketOptions,
      services: undefined,
      deliver() {
        throw new Error('a script hands its packets to the transport layer itself');
      },
      deliverError() {
        throw new Error('a script hands its errors to the transport layer itself');
      },
    },
    clock,
    addresses,
    host,
    pathMtu: new Map(),
    sent: [],
    returned: [],
    nextCall: 1,
    inbox,
  };
  return driver;
}

/** A kernel may have its own bounds for the time between two probes of a closed window. */
function boundedDue(driver: Driver, timer: number, due: Instant): Instant {
  const { clock, host, transport } = driver;
  if (host.persist === undefined) return due;
  const { name, conn } = clock.timers[timer] ?? { name: '', conn: -1 };
  const tcb = transport.connections.get(conn);
  if (name !== 'persist' || tcb === undefined) return due;
  const { shortest, longest, overrideIsRto } = host.persist;
  // The same timer also ends the wait for more data to send; Linux lets it take a retransmission's.
  const wait = overrideIsRto && tcb.retry.overriding ? tcb.rtt.rto : due - clock.now;
  return clock.now + Math.min(Math.max(wait, shortest), longest);
}

export interface Received {
  protocol: number;
  src: Ipv4;
  dst: Ipv4;
  tos: number;
  ttl: number;
  bytes: Uint8Array;
}

/** A packet arrives now. */
export function receive(driver: Driver, packet: Received): void {
  const { fx } = driver;
  fx.log.cause = NO_CAUSE;
  const ipStart = frameStart(driver.inbox) + TRANSPORT_OFFSET - ipv4.length;
  const start = ipStart + ipv4.length;
  writeIpHeader(fx.arena.view, ipStart, packet);
  fx.arena.bytes.set(packet.bytes, start);
  const arrived: IpPacket = {
    frame: driver.inbox,
    ipStart,
    start,
    end: start + packet.bytes.length,
    src: packet.src,
    dst: packet.dst,
    protocol: packet.protocol,
    ttl: packet.ttl,
    tos: packet.tos,
    broadcast: fx.ip.isBroadcastOrMulticast(packet.dst),
    nic: 0,
  };
  if (packet.protocol === ipProtocols.tcp) tcpArrives(driver.transport, arrived, fx);
  else udpArrives(driver.transport, arrived, fx);
}

function writeIpHeader(view: DataView, at: number, packet: Received): void {
  view.setUint16(at, 0x4500 | packet.tos);
  view.setUint16(at + ipv4.at.totalLength, ipv4.length + packet.bytes.length);
  view.setUint32(at + ipv4.at.identification, 0);
  view.setUint8(at + ipv4.at.ttl, packet.ttl);
  view.setUint8(at + ipv4.at.protocol, packet.protocol);
  view.setUint16(at + ipv4.at.headerChecksum, 0);
  view.setUint32(at + ipv4.at.src, packet.src);
  view.setUint32(at + ipv4.at.dst, packet.dst);
}

export interface ReceivedError {
  type: number;
  code: number;
  mtu: number;
  protocol: number;
  /** The quoted transport header and what follows it. */
  quoted: Uint8Array;
  /** Length of the quoted datagram, header included. */
  totalLength: number;
}

/** An ICMP error about a packet of ours arrives now. */
export function receiveError(driver: Driver, error: ReceivedError): void {
  const { fx, addresses } = driver;
  fx.log.cause = NO_CAUSE;
  const start = frameStart(driver.inbox) + TRANSPORT_OFFSET + ipv4.length + 8;
  fx.arena.bytes.set(error.quoted, start);
  const { type, code, mtu, protocol, totalLength } = error;
  const { local: src, remote: dst } = addresses;
  const end = start + error.quoted.length;
  // Too little is quoted to tell whose it was: IP goes no further with it (RFC 792).
  if (end - start < MIN_QUOTED_PAYLOAD) return;
  const arrived = { type, code, mtu, protocol, src, dst, totalLength, start, end };
  if (protocol === ipProtocols.udp) udpErrorArrives(driver.transport, arrived, fx);
  else tcpErrorArrives(driver.transport, arrived, fx);
}

/** Makes a call now; `number` is how a blocked one is known when it returns. */
export function call(
  driver: Driver,
  request: SocketCall,
): { number: number; outcome: CallOutcome } {
  const number = driver.nextCall++;
  driver.fx.log.cause = NO_CAUSE;
  return { number, outcome: socketCall(driver.transport, number, request, driver.fx) };
}

/** Lets time pass until `limit`, or until the next timer has fired. False when none was due. */
export function stepUntil(driver: Driver, limit: Instant): boolean {
  const timer = nextTimer(driver.clock, limit);
  if (timer === undefined) {
    driver.clock.now = Math.max(driver.clock.now, limit);
    driver.fx.log.now = driver.clock.now;
    return false;
  }
  driver.fx.log.now = driver.clock.now;
  driver.fx.log.cause = NO_CAUSE;
  if (timer.layer === SOCKET_LAYER) lingerTimerFired(driver.transport, timer, driver.fx);
  else tcpTimerFired(driver.transport, timer, driver.fx);
  return true;
}

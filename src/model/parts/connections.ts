/**
 * TCP conversations as an analyser sees them: found by the two address-port pairs, with the first
 * sequence number of each direction, from which relative numbers are counted.
 */
import { formatIpv4 } from '../../stack/core/addresses.ts';
import { tcpFlags } from '../../stack/protocols/tcp/header/header.ts';
import type { ModelPart } from '../part.ts';

export interface Endpoint {
  readonly address: number;
  readonly port: number;
}

export interface Connection {
  /** Its place in the list of connections. */
  readonly index: number;
  /** Who was heard first. */
  readonly a: Endpoint;
  readonly b: Endpoint;
  /** Id of the first event. */
  readonly since: number;
  /** What counts as 0 in each direction: the initial sequence number; −1 while unknown. */
  baseA: number;
  baseB: number;
  /** Whether the base was a SYN's number (else it is a guess from the first segment seen). */
  synA: boolean;
  synB: boolean;
}

/** The part of a segment event that matters here. */
export interface SegmentNumbers {
  readonly srcAddress: number;
  readonly dstAddress: number;
  readonly srcPort: number;
  readonly dstPort: number;
  readonly seq: number;
  readonly ack: number;
  readonly flags: number;
  readonly length: number;
}

export interface ConnectionIndex {
  readonly list: Connection[];
  /** The connections of each pair of ports, the latest last. */
  readonly byPorts: Map<number, Connection[]>;
  /** The last segment that was noted, by its event: a window reads segments a second time. */
  last: number;
}

/** The connections of the whole run; the part of packets finds them. */
export const CONNECTIONS: ModelPart<ConnectionIndex> = {
  id: 'connections',
  whole: true,
  create: () => ({ list: [], byPorts: new Map(), last: -1 }),
  readers: {},
};

/** The same for both directions. */
function portsOf({ srcPort, dstPort }: SegmentNumbers): number {
  return srcPort < dstPort ? srcPort * 65_536 + dstPort : dstPort * 65_536 + srcPort;
}

function isBetween({ a, b }: Connection, s: SegmentNumbers): boolean {
  const forward = a.address === s.srcAddress && a.port === s.srcPort;
  if (forward && b.address === s.dstAddress && b.port === s.dstPort) return true;
  const backward = b.address === s.srcAddress && b.port === s.srcPort;
  return backward && a.address === s.dstAddress && a.port === s.dstPort;
}

export function isFromA(connection: Connection, s: SegmentNumbers): boolean {
  return connection.a.address === s.srcAddress && connection.a.port === s.srcPort;
}

/** Finds or opens the connection a segment belongs to, and learns its bases from it. */
export function noteSegment(index: ConnectionIndex, s: SegmentNumbers, id: number): Connection {
  const key = portsOf(s);
  const known = index.byPorts.get(key) ?? [];
  let at = known.length - 1;
  while (at >= 0 && !isOf(known[at] as Connection, s, id)) at--;
  let connection = known[at];
  if (connection !== undefined && id <= index.last) return connection;
  index.last = Math.max(index.last, id);
  const isSyn = (s.flags & tcpFlags.SYN) !== 0;
  if (connection === undefined || (isSyn && startsAnew(connection, s))) {
    connection = opened(index.list.length, s, id);
    index.list.push(connection);
    known.push(connection);
    index.byPorts.set(key, known);
  }
  learn(connection, s, isSyn);
  return connection;
}

function isOf(connection: Connection, s: SegmentNumbers, id: number): boolean {
  return connection.since <= id && isBetween(connection, s);
}

function opened(index: number, s: SegmentNumbers, id: number): Connection {
  return {
    index,
    a: { address: s.srcAddress, port: s.srcPort },
    b: { address: s.dstAddress, port: s.dstPort },
    since: id,
    baseA: -1,
    baseB: -1,
    synA: false,
    synB: false,
  };
}

/** A SYN with another number than this direction's SYN had is a new incarnation. */
function startsAnew(connection: Connection, s: SegmentNumbers): boolean {
  const fromA = isFromA(connection, s);
  const known = fromA ? connection.synA : connection.synB;
  const base = fromA ? connection.baseA : connection.baseB;
  return known && base !== s.seq;
}

function learn(connection: Connection, s: SegmentNumbers, isSyn: boolean): void {
  const fromA = isFromA(connection, s);
  const base = fromA ? connection.baseA : connection.baseB;
  // A RST that answers a segment for no connection has SEQ=0 (RFC 9293 §3.5.2): it is no base.
  const isReset = (s.flags & tcpFlags.RST) !== 0;
  if (isSyn) setBase(connection, fromA, s.seq, true);
  else if (base < 0 && !isReset) setBase(connection, fromA, (s.seq - 1) >>> 0, false);
  const other = fromA ? connection.baseB : connection.baseA;
  if (other < 0 && (s.flags & tcpFlags.ACK) !== 0 && !isReset) {
    setBase(connection, !fromA, (s.ack - 1) >>> 0, false);
  }
}

function setBase(connection: Connection, ofA: boolean, base: number, syn: boolean): void {
  if (ofA) {
    if (connection.synA && !syn) return;
    connection.baseA = base;
    connection.synA = syn;
  } else {
    if (connection.synB && !syn) return;
    connection.baseB = base;
    connection.synB = syn;
  }
}

/** The sequence number as people count it. A direction without a base shows its raw number. */
export function relativeSeq(connection: Connection, s: SegmentNumbers): number {
  return relative(s.seq, isFromA(connection, s) ? connection.baseA : connection.baseB);
}

export function relativeAck(connection: Connection, s: SegmentNumbers): number {
  return relative(s.ack, isFromA(connection, s) ? connection.baseB : connection.baseA);
}

function relative(value: number, base: number): number {
  return base < 0 ? value : (value - base) >>> 0;
}

export function formatEndpoint({ address, port }: Endpoint): string {
  return `${formatIpv4(address)}:${port}`;
}

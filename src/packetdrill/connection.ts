/**
 * The connection that a script's packets belong to, and how its small numbers become those of the
 * wire and back: sequence numbers count from each side's initial one, and the host's timestamps
 * are known by what the script calls them.
 */
import type { Duration, Instant } from '../stack/core/instant.ts';
import type { Ecn, OrAny, ScriptSeq, ScriptTcpOption, TcpPacket } from './ast.ts';
import type { SentPacket } from './driver.ts';
import { type AckMode, newAckMode, noticeAck } from './linux-acks.ts';
import { decodeSegment, plainFlags, type WireSegment } from './tcp-bytes.ts';

interface Origin {
  /** What the script calls it on a SYN; every other segment counts from zero. */
  script: number;
  wire: number;
  /** A line of the script has called it so; until then any number will do. */
  named: boolean;
}

export interface Connection {
  /** Nobody listens and nobody called connect(): numbers are those of the wire. */
  stray: boolean;
  localPort: number;
  remotePort: number;
  localIsn: Origin | undefined;
  remoteIsn: Origin | undefined;
  /** The host's timestamps: what the script calls each, and the first one of all. */
  timestamps: Map<number, number>;
  firstTimestamp: { script: number; wire: number } | undefined;
  /** What the script's SYN said of the largest segment, and whether both SYNs offered to scale. */
  remoteMss: number;
  remoteScales: boolean;
  offered: boolean;
  scaled: boolean;
  /** The wire segment of the last packet each way, for what an ICMP error quotes. */
  lastSent: WireSegment | undefined;
  counts: Counts;
  acks: AckMode;
  /** What acknowledges the peer's FIN; undefined before there is one. */
  finAck: number | undefined;
}

/** What went both ways, for TCP_INFO. */
export interface Counts {
  dataOut: number;
  bytesOut: number;
  dataIn: number;
  /** What came in before what it follows, and what went out with a closed window. */
  outOfOrder: number;
  closedOut: number;
  /** The shortest round trip that was measured; 0: none was. */
  shortestTrip: Duration;
  /** When the connection was opened; 0: it is not. */
  openedAt: Instant;
  /** When data or an acknowledgement went or came last; 0: never. */
  lastDataOut: Instant;
  lastDataIn: Instant;
  lastAckIn: Instant;
}

export function createConnection(localPort: number, remotePort: number, stray = false): Connection {
  return {
    stray,
    localPort,
    remotePort,
    localIsn: undefined,
    remoteIsn: undefined,
    timestamps: new Map(),
    firstTimestamp: undefined,
    remoteMss: 536,
    remoteScales: false,
    offered: false,
    scaled: false,
    lastSent: undefined,
    acks: newAckMode(),
    finAck: undefined,
    counts: {
      dataOut: 0,
      bytesOut: 0,
      dataIn: 0,
      outOfOrder: 0,
      closedOut: 0,
      shortestTrip: 0,
      openedAt: 0,
      lastDataOut: 0,
      lastDataIn: 0,
      lastAckIn: 0,
    },
  };
}

/** A script’s number to the wire’s. On a SYN both count from what the script chose, else from 0. */
export function toWire(origin: Origin | undefined, seq: ScriptSeq, syn: boolean): number {
  if (origin === undefined || seq.absolute) return seq.value >>> 0;
  return (origin.wire + seq.value - (syn ? origin.script : 0)) >>> 0;
}

function toScript(origin: Origin | undefined, wire: number, syn: boolean): number {
  if (origin === undefined) return wire;
  // A little behind the start is behind it, and not four thousand million ahead.
  const distance = (wire - origin.wire) >>> 0;
  const signed = distance > 0xfff00000 ? distance - 0x100000000 : distance;
  const script = signed + (syn ? origin.script : 0);
  return script > 0xffffffff ? script - 0x100000000 : script;
}

/** The last bytes before sequence numbers wrap: what goes wrong there should go wrong in tests. */
export function remoteIsnOf(index: number): number {
  return (0xfffffff0 - 4_000 * index) >>> 0;
}

/** The bytes of either stream, by their place in it, so that a lost or moved byte shows. */
export function patternByte(offset: number): number {
  return (offset * 31 + (offset >>> 8) * 17 + (offset >>> 16)) & 255;
}

export function pattern(start: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = patternByte(start + i);
  return bytes;
}

/** What a packet that the script injects is on the wire. */
export function segmentToInject(
  connection: Connection,
  packet: TcpPacket,
  newIsn: number,
): Omit<WireSegment, 'checksumRight'> {
  const flags = plainFlags(packet.flags);
  const syn = flags.includes('S');
  const start = packet.start ?? { value: 0, absolute: false };
  if (syn && connection.remoteIsn === undefined && !connection.stray) {
    connection.remoteIsn = { script: start.value, wire: newIsn, named: true };
  }
  const options = packet.options === 'any' ? [] : packet.options;
  if (syn) noticeOffer(connection, options);
  return {
    srcPort: connection.remotePort,
    dstPort: connection.localPort,
    seq: toWire(connection.remoteIsn, start, syn),
    ack: packet.ack === undefined ? 0 : toWire(connection.localIsn, packet.ack, syn),
    flags,
    window: packet.window ?? 0,
    urgent: packet.urgent ?? 0,
    options: options.map((option) => optionToInject(connection, option)),
    // The first byte after the SYN is number 1 for the script, and 0 of the stream.
    payload: pattern(start.value - (syn ? (connection.remoteIsn?.script ?? 0) : 1), packet.length),
  };
}

function noticeOffer(connection: Connection, options: readonly ScriptTcpOption[]): void {
  for (const option of options) {
    if (option.kind === 'mss') connection.remoteMss = option.value;
    if (option.kind === 'wscale') connection.remoteScales = true;
  }
}

function optionToInject(connection: Connection, option: ScriptTcpOption): ScriptTcpOption {
  if (option.kind === 'sack') {
    const wire = (value: number) => toWire(connection.localIsn, { value, absolute: false }, false);
    const blocks = option.blocks.map(({ left, right }) => ({
      left: wire(left),
      right: wire(right),
    }));
    return { kind: 'sack', blocks };
  }
  if (option.kind === 'TS') return { ...option, ecr: timestampToWire(connection, option.ecr) };
  return option;
}

function timestampToWire(connection: Connection, ecr: OrAny): OrAny {
  if (ecr === '...' || ecr === 0) return ecr;
  const known = connection.timestamps.get(ecr);
  if (known !== undefined) return known;
  const first = connection.firstTimestamp;
  return first === undefined ? ecr : (first.wire + ecr - first.script) >>> 0;
}

const ECN_NAMES: readonly Ecn[] = ['noecn', 'ect1', 'ect0', 'ce'];
export const ecnBits: Readonly<Record<Ecn, number>> = {
  noecn: 0,
  ect1: 1,
  ect0: 2,
  ect01: 2,
  ce: 3,
};

/** A sent segment in the script's notation, every field filled in. */
export function describeSegment(
  connection: Connection,
  sent: SentPacket,
  wire = decodeSegment(sent.bytes, sent.src, sent.dst),
): TcpPacket & { payload: Uint8Array } {
  const syn = wire.flags.includes('S');
  const packet: TcpPacket & { payload: Uint8Array } = {
    protocol: 'tcp',
    direction: '>',
    ip: { ecn: ECN_NAMES[sent.tos & 3] as Ecn, tos: sent.tos, ttl: sent.ttl },
    flags: wire.flags,
    start: { value: toScript(connection.localIsn, wire.seq, syn), absolute: false },
    length: wire.payload.length,
    window: wire.window,
    options: wire.options.map((option) => describeOption(connection, option)),
    payload: wire.payload,
  };
  if (wire.flags.includes('.')) {
    packet.ack = { value: toScript(connection.remoteIsn, wire.ack, syn), absolute: false };
  }
  if (wire.flags.includes('U')) packet.urgent = wire.urgent;
  if (!wire.checksumRight) packet.badChecksum = true;
  return packet;
}

function describeOption(connection: Connection, option: ScriptTcpOption): ScriptTcpOption {
  if (option.kind === 'sack') {
    const script = (value: number) => toScript(connection.remoteIsn, value, false);
    const blocks = option.blocks.map(({ left, right }) => ({
      left: script(left),
      right: script(right),
    }));
    return { kind: 'sack', blocks };
  }
  if (option.kind === 'TS' && option.val !== '...') {
    return { ...option, val: timestampToScript(connection, option.val) };
  }
  return option;
}

function timestampToScript(connection: Connection, wire: number): number {
  const first = connection.firstTimestamp;
  return first === undefined ? wire : (first.script + ((wire - first.wire) | 0)) >>> 0;
}

/** The script calls the host's timestamp by this name from now on. */
export function nameTimestamp(connection: Connection, script: number, wire: number): void {
  connection.timestamps.set(script, wire);
  connection.firstTimestamp ??= { script, wire };
}

/** Learns the initial sequence number from a SYN that the host sent; a new one replaces the old. */
export function noticeSent(connection: Connection, wire: WireSegment, at: Instant): void {
  connection.lastSent = wire;
  noticeAck(connection, wire, at);
  const { counts } = connection;
  if (wire.window === 0 && !/[SR]/.test(wire.flags)) counts.closedOut++;
  if (wire.payload.length > 0) {
    counts.dataOut++;
    counts.bytesOut += wire.payload.length;
    counts.lastDataOut = at;
  }
  if (!wire.flags.includes('S')) {
    connection.scaled = connection.offered && connection.remoteScales;
    return;
  }
  connection.offered = wire.options.some(({ kind }) => kind === 'wscale');
  if (connection.localIsn?.wire !== wire.seq) {
    connection.localIsn = { script: 0, wire: wire.seq, named: false };
  }
}

/** A segment of the script arrives. */
export function noticeReceived(
  connection: Connection,
  { seq, payload, flags }: Pick<WireSegment, 'seq' | 'payload' | 'flags'>,
  at: Instant,
): void {
  const { counts } = connection;
  if (flags.includes('F')) connection.finAck = (seq + payload.length + 1) >>> 0;
  if (flags.includes('.')) counts.lastAckIn = at;
  if (flags.includes('.') && counts.openedAt === 0) counts.openedAt = at;
  if (payload.length === 0) return;
  counts.dataIn++;
  counts.lastDataIn = at;
}

/** A mean has moved: the sample that moved it by an eighth of its distance (RFC 6298 §2.3). */
export function noticeTrip({ counts }: Connection, before: number, after: number): void {
  if (after < 0 || after === before) return;
  const sample = Math.round(before < 0 ? after / 8 : after - before + before / 8);
  if (counts.shortestTrip === 0 || sample < counts.shortestTrip) counts.shortestTrip = sample;
}

/**
 * What one capture point can know of each segment, worked out from our trace alone: who sent it and
 * why, what the link did to it, and whether its bytes had passed this point before.
 */
import { type Seq, seqAdd, seqGeq, seqGt, seqLeq, seqLt } from '../../src/stack/core/seq.ts';
import type { CapturedPacket } from '../../src/stack/pcapng/packets.ts';
import type { SegmentReason } from '../../src/stack/protocols/tcp/names.ts';
import {
  ethernet,
  ipv4,
  scanTcpOptions,
  tcp,
  tcpFlags,
  tcpHeaderLength,
  tcpOptionsScratch,
} from '../../src/stack/wire/index.ts';

export interface View {
  at: number;
  inbound: boolean;
  reason: SegmentReason;
  seq: Seq;
  ack: Seq;
  length: number;
  flags: number;
  /** As it is on the wire. */
  window: number;
  /** Data, SYN and FIN: does it take up sequence numbers? */
  occupies: boolean;
  way: 'straight' | 'late' | 'doubled';
  /**
   * Against what has passed here in this direction: next in order, ahead of a gap, in a gap, or
   * seen before (wholly, or in its first part).
   */
  place: 'next' | 'ahead' | 'gap' | 'seen' | 'partly';
  /** All of it had been acknowledged, as seen here. */
  acknowledged: boolean;
  /** It goes right up to the edge of the window that the other end has announced. */
  fillsWindow: boolean;
  /** Its sequence number is where this direction's highest end is. */
  atEnd: boolean;
  /** The first of another connection on ports that were seen before. */
  reusesPorts: boolean;
  /** What had last passed here in each direction of the connection, before this. */
  own: Passed;
  other: Passed;
}

/** What has passed in one direction. */
export interface Passed {
  /** Ranges of sequence numbers, sorted, apart. */
  seen: [Seq, Seq][];
  /** When the highest of them was seen. */
  highestAt: number;
  last: View | undefined;
  ack: Seq | undefined;
  window: number;
  /** How often the last ACK has been repeated: same number, same window, no data (RFC 5681 §2). */
  repeats: number;
  /** When it was last said. */
  ackAt: number;
  /** The shift this end offered in its SYN, −1 for none (RFC 7323 §2). */
  shift: number;
  /** When its last SYN passed, and how long after that the handshake's ACK did. */
  synAt: number;
  firstRtt: number;
}

const nothing = (): Passed => ({
  seen: [],
  highestAt: 0,
  last: undefined,
  ack: undefined,
  window: 0,
  repeats: 0,
  ackAt: 0,
  shift: -1,
  synAt: 0,
  firstRtt: 0,
});

/** The views of the TCP packets of a capture; undefined for other packets. */
export function viewsOf(packets: readonly CapturedPacket[]): (View | undefined)[] {
  const connections = new Map<string, [Passed, Passed]>();
  return packets.map((packet) => {
    const { origin, inbound } = packet;
    if (origin?.kind !== 'segment.sent') return undefined;
    const ports = inbound ? [origin.dstPort, origin.srcPort] : [origin.srcPort, origin.dstPort];
    const key = ports.join();
    const opens = (origin.flags & tcpFlags.SYN) !== 0 && (origin.flags & tcpFlags.ACK) === 0;
    const known = connections.get(key);
    // A SYN that starts another connection on the same ports.
    const fresh = known === undefined || (opens && startsAnew(known[inbound ? 1 : 0], origin.seq));
    const both: [Passed, Passed] = fresh ? [nothing(), nothing()] : known;
    connections.set(key, both);
    const [own, other] = inbound ? [both[1], both[0]] : both;
    if ((origin.flags & tcpFlags.SYN) !== 0) {
      own.shift = offeredShift(packet.bytes);
      own.synAt = packet.event.at;
    }
    const view = viewOf(packet, origin, own, other);
    view.reusesPorts = fresh && known !== undefined;
    return view;
  });
}

function startsAnew({ seen, last }: Passed, seq: Seq): boolean {
  return last !== undefined && seen[0]?.[0] !== seq;
}

type Sent = Extract<NonNullable<CapturedPacket['origin']>, { kind: 'segment.sent' }>;

function offeredShift(frame: Uint8Array): number {
  const start = ethernet.length + ipv4.length;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const options = tcpOptionsScratch();
  scanTcpOptions(view, start + tcp.length, start + tcpHeaderLength(view, start), options);
  return options.windowScale;
}

/** The bytes that the other end may send, as it was last told. */
function windowOf({ last, window, shift }: Passed, opposite: Passed): number {
  const scaled = shift >= 0 && opposite.shift >= 0 && ((last?.flags ?? 0) & tcpFlags.SYN) === 0;
  return scaled ? window * 2 ** shift : window;
}

function viewOf(packet: CapturedPacket, origin: Sent, own: Passed, other: Passed): View {
  const { flags, seq, ack, window, length, reason } = origin;
  const extra = ((flags & tcpFlags.SYN) !== 0 ? 1 : 0) + ((flags & tcpFlags.FIN) !== 0 ? 1 : 0);
  const end = seqAdd(seq, length + extra);
  const view: View = {
    at: packet.event.at,
    inbound: packet.inbound,
    reason,
    seq,
    ack,
    length,
    flags,
    window,
    occupies: length + extra > 0,
    way: wayOf(packet),
    place: placeOf(own.seen, seq, end),
    acknowledged: other.ack !== undefined && seqGeq(other.ack, end),
    fillsWindow:
      length > 0 && other.ack !== undefined && end === seqAdd(other.ack, windowOf(other, own)),
    atEnd: own.seen.length === 0 || own.seen[own.seen.length - 1]?.[1] === seq,
    reusesPorts: false,
    own: { ...own },
    other: { ...other },
  };
  pass(own, view, end);
  if (other.firstRtt === 0 && (flags & (tcpFlags.SYN | tcpFlags.ACK)) === tcpFlags.ACK) {
    const rtt = view.at - own.synAt;
    own.firstRtt = rtt;
    other.firstRtt = rtt;
  }
  return view;
}

export const CONTROL = tcpFlags.SYN | tcpFlags.FIN | tcpFlags.RST;

/** The very same ACK as the last one from there. */
export function repeatsAck({ own, ack, window, length, flags, atEnd }: View): boolean {
  const plain = length === 0 && window > 0 && (flags & CONTROL) === 0 && atEnd;
  return plain && own.ack === ack && own.window === window;
}

function pass(own: Passed, view: View, end: Seq): void {
  const highest = own.seen[own.seen.length - 1]?.[1];
  // An ACK from beyond tells that more was sent than has passed here.
  const beyond = highest === undefined || seqGt(end, highest);
  if (beyond) own.highestAt = view.at;
  if (view.occupies || beyond) own.seen = withRange(own.seen, view.seq, end);
  if ((view.flags & tcpFlags.ACK) !== 0) {
    if (repeatsAck(view)) own.repeats++;
    else if (own.ack !== view.ack) own.repeats = 0;
    own.ack = view.ack;
    own.ackAt = view.at;
  }
  own.last = view;
  own.window = view.window;
}

function wayOf({ inbound, fate }: CapturedPacket): View['way'] {
  if (!inbound) return 'straight';
  if (fate.some(({ how }) => how === 'duplicated')) return 'doubled';
  return fate.some(({ how }) => how === 'reordered') ? 'late' : 'straight';
}

function placeOf(seen: readonly [Seq, Seq][], seq: Seq, end: Seq): View['place'] {
  const last = seen[seen.length - 1];
  if (last === undefined || seq === last[1]) return 'next';
  if (seqGt(seq, last[1])) return 'ahead';
  const within = seen.some(([from, to]) => seqLeq(from, seq) && seqGeq(to, end));
  if (within) return 'seen';
  return seen.some(([from, to]) => seqLt(seq, to) && seqGt(end, from)) ? 'partly' : 'gap';
}

function withRange(seen: readonly [Seq, Seq][], seq: Seq, end: Seq): [Seq, Seq][] {
  const apart = seen.filter(([from, to]) => seqLt(to, seq) || seqGt(from, end));
  const merged = seen.filter(([from, to]) => !(seqLt(to, seq) || seqGt(from, end)));
  const start = merged.reduce((low, [from]) => (seqLt(from, low) ? from : low), seq);
  const stop = merged.reduce((high, [, to]) => (seqGt(to, high) ? to : high), end);
  const all: [Seq, Seq][] = [...apart, [start, stop]];
  return all.sort((a, b) => (seqLt(a[0], b[0]) ? -1 : 1));
}

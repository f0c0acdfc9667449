/**
 * Datagrams are put together where they are going, and nowhere else (RFC 791 §3.2), by the holes that are
 * left in them (RFC 815). What contradicts what has come is not repaired but refused, and with it the whole
 * datagram: overlapping pieces have no honest sender (RFC 5722 §4, written for IPv6; Linux does so for both).
 */
import { type FrameArena, freeFrame } from '../../core/arena.ts';
import { type Duration, MINUTE } from '../../core/instant.ts';
import type { RfcText } from '../../core/rfc.ts';
import { causedBy } from '../../trace/cause.ts';
import type { FiredTimer } from '../../trace/fx.ts';
import { emit } from '../../trace/log.ts';
import { icmpTypes, timeExceededCodes } from '../icmp/header.ts';
import {
  FRAGMENT_UNIT,
  ipv4,
  ipv4Ecn,
  ipv4FragmentMasks,
  ipv4FragmentOffset,
  ipv4Shared,
} from '../ipv4/header.ts';
import type { IpPacket, NetFx } from '../kind.ts';
import {
  begin,
  CONGESTION,
  copyIn,
  type Datagram,
  firstPiece,
  isSame,
  isTooLong,
  wholePacket,
} from './datagram.ts';
import type { FragmentIgnoredReasons } from './events.ts';
import './events.ts';
import { ACROSS, COVERED, fillHole, holeOf, missingIn } from './holes.ts';

/** Fixed, counted from the piece that came first: RFC 1122 §3.3.2 wants 60 to 120 seconds. */
export const REASSEMBLY_TIME: Duration = MINUTE;
/** Datagrams that a host puts together at once; 64 of the longest take 8 MiB. */
export const MOST_DATAGRAMS = 64;
/** RFC 791 §3.1: what the longest datagram carries behind the shortest header. */
const MOST_DATA = 0xffff - ipv4.length;

export interface Reassembly {
  /** In the order in which they were begun: the oldest gives way, and its time runs out first. */
  datagrams: Datagram[];
  /** How many there have been. */
  begun: number;
}

interface Piece {
  readonly offset: number;
  readonly end: number;
  readonly more: boolean;
}

type Why = keyof FragmentIgnoredReasons;

const RULES: Record<Why, RfcText> = {
  'fragment-length': 'RFC791#3.2',
  'fragment-beyond': 'RFC791#3.1',
  'fragment-again': 'RFC815#3',
  'fragment-overlap': 'RFC5722#4',
  'fragment-end': 'RFC815#3',
  'fragment-codepoints': 'RFC3168#5.3',
  'fragment-of-refused': 'RFC5722#4',
};

/** A piece of a datagram for this host arrived: the frame stays the host's. */
export function pieceArrives(state: Reassembly, packet: IpPacket, fx: NetFx): void {
  const { view } = fx.arena;
  const { ipStart, src, dst, protocol } = packet;
  const offset = ipv4FragmentOffset(view, ipStart);
  const length = packet.end - packet.start;
  const bits = view.getUint16(ipStart + ipv4Shared.fragment);
  const more = (bits & ipv4FragmentMasks.moreFragments) !== 0;
  const identification = view.getUint16(ipStart + ipv4.at.identification);
  const name = { src, dst, protocol, identification };
  const id = emit(fx.log, 'fragment.received', fx.node, { ...name, offset, length, more });
  causedBy(fx.log, id);
  const piece = { offset, end: offset + length, more };
  const why = pieceFault(piece);
  if (why !== undefined) {
    ignore(why, fx);
    return;
  }
  const datagram =
    state.datagrams.find((each) => isOf(each, packet, identification)) ??
    beginDatagram(state, packet, identification, fx);
  if (datagram.frame < 0) ignore('fragment-of-refused', fx);
  else take(state, datagram, packet, piece, fx);
}

/** What is wrong with a piece whatever else comes. */
function pieceFault({ offset, end, more }: Piece): Why | undefined {
  if (end === offset || (more && end % FRAGMENT_UNIT !== 0)) return 'fragment-length';
  return end > MOST_DATA ? 'fragment-beyond' : undefined;
}

function isOf(datagram: Datagram, { src, dst, protocol }: IpPacket, identification: number) {
  return (
    datagram.identification === identification &&
    datagram.src === src &&
    datagram.dst === dst &&
    datagram.protocol === protocol
  );
}

function beginDatagram(
  state: Reassembly,
  packet: IpPacket,
  identification: number,
  fx: NetFx,
): Datagram {
  if (state.datagrams.length === MOST_DATAGRAMS) {
    const oldest = state.datagrams[0] as Datagram;
    // A refused one has said so already.
    if (oldest.frame >= 0) emit(fx.log, 'datagram.displaced', fx.node, countOf(oldest));
    forget(state, oldest, fx);
  }
  const number = state.begun++;
  const timer = fx.newTimer('fragments', number, 'reassembly');
  fx.arm(timer, fx.now + REASSEMBLY_TIME);
  const datagram = begin(number, packet, identification, timer, fx.arena);
  state.datagrams.push(datagram);
  return datagram;
}

function take(
  state: Reassembly,
  datagram: Datagram,
  packet: IpPacket,
  piece: Piece,
  fx: NetFx,
): void {
  const { offset, end, more } = piece;
  const hole = holeOf(datagram.holes, offset, end);
  const why = contradiction(datagram, packet, piece, hole, fx.arena);
  if (why !== undefined) {
    ignore(why, fx);
    if (why !== 'fragment-again') refuse(datagram, fx);
    return;
  }
  fillHole(datagram.holes, hole, offset, end, !more);
  copyIn(datagram, packet, offset, fx.arena);
  if (!more) datagram.length = end;
  datagram.pieces++;
  datagram.broadcast ||= packet.broadcast;
  datagram.codepoints |= 1 << ipv4Ecn(fx.arena.view, packet.ipStart);
  const { holes } = datagram;
  const left = { holes: holes.length / 2, missing: missingIn(holes) };
  emit(fx.log, 'fragment.kept', fx.node, { ...nameOf(datagram), ...left });
  if (holes.length === 0) handOver(state, datagram, fx);
}

/** Why a piece cannot be of the datagram whose others have come, or that it is nothing new. */
function contradiction(
  datagram: Datagram,
  packet: IpPacket,
  { offset, end, more }: Piece,
  hole: number,
  arena: FrameArena,
): Why | undefined {
  const { holes, length } = datagram;
  const known = length >= 0;
  // The end is where the last piece ends, and nowhere else.
  if (known && (end > length || more === (end === length))) return 'fragment-end';
  if (hole === ACROSS) return 'fragment-overlap';
  // What is said to be the last has something behind it, or has come before as one that was not.
  if (!more && !known && hole !== holes.length / 2 - 1) return 'fragment-end';
  if (hole !== COVERED) return undefined;
  return isSame(datagram, packet, offset, arena) ? 'fragment-again' : 'fragment-overlap';
}

/** Nothing is missing: what was sent goes where it would have gone in one piece. */
function handOver(state: Reassembly, datagram: Datagram, fx: NetFx): void {
  const { codepoints, pieces, length } = datagram;
  // A mark on what could not be marked is no router's (RFC 3168 §5.3).
  const forged = (codepoints & 1) !== 0 && codepoints >> CONGESTION === 1;
  if (forged || isTooLong(datagram)) {
    ignore(forged ? 'fragment-codepoints' : 'fragment-beyond', fx);
    refuse(datagram, fx);
    return;
  }
  const id = emit(fx.log, 'datagram.whole', fx.node, { ...nameOf(datagram), length, pieces });
  causedBy(fx.log, id);
  const packet = wholePacket(datagram, fx.arena);
  datagram.frame = -1;
  forget(state, datagram, fx);
  if (!fx.deliver(packet)) freeFrame(fx.arena, packet.frame);
}

/** Its bytes are given back. It stays known until its time has run out, so that no rest of it begins another. */
function refuse(datagram: Datagram, fx: NetFx): void {
  emit(fx.log, 'datagram.refused', fx.node, countOf(datagram));
  freeFrame(fx.arena, datagram.frame);
  datagram.frame = -1;
  datagram.holes = [];
}

/**
 * A datagram's time has run out. Its sender hears of it, if the piece has come that says whose it is
 * (RFC 1122 §3.3.2); a refused one's does not.
 */
export function timeRunsOut(state: Reassembly, { conn }: FiredTimer, fx: NetFx): void {
  const datagram = state.datagrams.find(({ number }) => number === conn);
  if (datagram === undefined) return;
  if (datagram.frame >= 0) {
    const first = datagram.headerLength > 0;
    const id = emit(fx.log, 'datagram.expired', fx.node, { ...countOf(datagram), first });
    causedBy(fx.log, id);
    if (first) {
      const { timeExceeded } = icmpTypes;
      fx.report(firstPiece(datagram, fx.arena), timeExceeded, timeExceededCodes.reassembly);
    }
  }
  forget(state, datagram, fx);
}

function forget(state: Reassembly, datagram: Datagram, fx: NetFx): void {
  fx.disarm(datagram.timer);
  fx.freeTimer(datagram.timer);
  if (datagram.frame >= 0) freeFrame(fx.arena, datagram.frame);
  state.datagrams.splice(state.datagrams.indexOf(datagram), 1);
}

function nameOf({ src, dst, protocol, identification }: Datagram) {
  return { src, dst, protocol, identification };
}

function countOf(datagram: Datagram) {
  return { ...nameOf(datagram), pieces: datagram.pieces };
}

function ignore(why: Why, fx: NetFx): void {
  emit(fx.log, 'packet.ignored', fx.node, { layer: 'network', why, rfc: RULES[why] });
}

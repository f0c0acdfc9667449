/** A datagram that is being put together: what is known of it, as plain data, and where its bytes are. */
import type { Ipv4 } from '../../core/addresses.ts';
import {
  allocateFrame,
  type FrameArena,
  type FrameRef,
  frameStart,
  freeFrame,
  STANDARD_FRAME_BYTES,
} from '../../core/arena.ts';
import type { TimerRef } from '../../trace/fx.ts';
import { checksum } from '../../wire/checksum.ts';
import { ethernet } from '../ethernet/header.ts';
import { ipv4, ipv4FragmentMasks, ipv4Shared } from '../ipv4/header.ts';
import type { IpPacket } from '../kind.ts';
import { type Holes, nothingYet } from './holes.ts';

/** RFC 791 §3.1: the longest datagram, with its header. */
const MOST_BYTES = 0xffff;
const LONGEST_HEADER = 60;
/** Where the data begin in the frame, so that any header has room in front of them. */
const DATA = ethernet.length + LONGEST_HEADER;
/** What a router would set to say that there is congestion (RFC 3168 §5). */
export const CONGESTION = 3;

export interface Datagram {
  /** What its timer is made for. */
  readonly number: number;
  readonly src: Ipv4;
  readonly dst: Ipv4;
  readonly protocol: number;
  readonly identification: number;
  /** Its bytes; −1: it has been refused, and so is what still comes of it. */
  frame: FrameRef;
  holes: Holes;
  /** Length of its data, −1 before its last piece has come. */
  length: number;
  /** Length of its header, 0 before its first piece has come. */
  headerLength: number;
  pieces: number;
  /** One of them came to more than one host. */
  broadcast: boolean;
  /** The card that the first to come came in at. */
  readonly nic: number;
  /** The ECN codepoints of its pieces: bit n for codepoint n. */
  codepoints: number;
  readonly timer: TimerRef;
}

export function begin(
  number: number,
  { src, dst, protocol, nic }: IpPacket,
  identification: number,
  timer: TimerRef,
  arena: FrameArena,
): Datagram {
  return {
    ...{ number, src, dst, protocol, identification, nic, timer },
    frame: allocateFrame(arena, STANDARD_FRAME_BYTES),
    holes: nothingYet(),
    ...{ length: -1, headerLength: 0, pieces: 0, broadcast: false, codepoints: 0 },
  };
}

/** Puts a piece's bytes where they belong, and with the first piece the header that the whole has. */
export function copyIn(
  datagram: Datagram,
  packet: IpPacket,
  offset: number,
  arena: FrameArena,
): void {
  makeRoom(datagram, DATA + offset + packet.end - packet.start, arena);
  const data = frameStart(datagram.frame) + DATA;
  arena.bytes.copyWithin(data + offset, packet.start, packet.end);
  if (offset > 0) return;
  datagram.headerLength = packet.start - packet.ipStart;
  const head = datagram.headerLength + ethernet.length;
  arena.bytes.copyWithin(data - head, packet.start - head, packet.start);
}

function makeRoom(datagram: Datagram, bytes: number, arena: FrameArena): void {
  const { frame } = datagram;
  if (bytes <= (arena.lengths[frame] as number)) return;
  const from = frameStart(frame);
  const before = arena.lengths[frame] as number;
  // Twice the room each time: a datagram that comes in order is not copied for every piece.
  datagram.frame = allocateFrame(arena, Math.max(bytes, 2 * before));
  arena.bytes.copyWithin(frameStart(datagram.frame), from, from + before);
  freeFrame(arena, frame);
}

/** Whether the piece says what is there already. */
export function isSame(
  { frame }: Datagram,
  packet: IpPacket,
  offset: number,
  { bytes }: FrameArena,
): boolean {
  const there = frameStart(frame) + DATA + offset - packet.start;
  for (let at = packet.start; at < packet.end; at++) {
    if (bytes[at] !== bytes[there + at]) return false;
  }
  return true;
}

/** Whether header and data are together longer than a datagram can be. */
export function isTooLong({ headerLength, length }: Datagram): boolean {
  return headerLength + length > MOST_BYTES;
}

/** The first piece as it came, to quote it; nobody can be told of a datagram without it. */
export function firstPiece(datagram: Datagram, { view }: FrameArena): IpPacket {
  const packet = packetOf(
    datagram,
    frameStart(datagram.frame) + DATA - datagram.headerLength,
    view,
  );
  packet.end = packet.ipStart + view.getUint16(packet.ipStart + ipv4.at.totalLength);
  return packet;
}

/**
 * The whole of it as a packet that no link has carried: its frame begins as any other does. The header
 * is that of the first piece; only what says that it was one is taken out (RFC 791 §3.2).
 */
export function wholePacket(datagram: Datagram, arena: FrameArena): IpPacket {
  const { frame, headerLength, length, codepoints } = datagram;
  const { view, bytes, lengths } = arena;
  const start = frameStart(frame);
  const head = ethernet.length + headerLength;
  bytes.copyWithin(start, start + DATA - head, start + DATA + length);
  lengths[frame] = head + length;
  const ip = start + ethernet.length;
  const { moreFragments, offset } = ipv4FragmentMasks;
  const bits = view.getUint16(ip + ipv4Shared.fragment) & ~(moreFragments | offset);
  view.setUint16(ip + ipv4.at.totalLength, headerLength + length);
  view.setUint16(ip + ipv4Shared.fragment, bits);
  // Whoever marked one piece has marked the datagram (RFC 3168 §5.3).
  if (codepoints >> CONGESTION === 1) {
    view.setUint8(ip + ipv4Shared.tos, view.getUint8(ip + ipv4Shared.tos) | CONGESTION);
  }
  view.setUint16(ip + ipv4.at.headerChecksum, 0);
  view.setUint16(ip + ipv4.at.headerChecksum, checksum(arena, ip, headerLength));
  return packetOf(datagram, ip, view);
}

function packetOf(datagram: Datagram, ipStart: number, view: DataView): IpPacket {
  const { frame, src, dst, protocol, headerLength, length } = datagram;
  const start = ipStart + headerLength;
  return {
    ...{ frame, ipStart, start, end: start + length, src, dst, protocol },
    ttl: view.getUint8(ipStart + ipv4.at.ttl),
    tos: view.getUint8(ipStart + ipv4Shared.tos),
    broadcast: datagram.broadcast,
    nic: datagram.nic,
  };
}

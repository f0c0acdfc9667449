/**
 * Cuts a datagram so that each piece fits a link (RFC 791 §3.2, example procedure). A host does so with
 * what it sends, a router with what it forwards, and what is cut may be a piece itself.
 */
import { allocateFrame, type FrameArena, type FrameRef, frameStart } from '../../core/arena.ts';
import { checksum } from '../../wire/checksum.ts';
import { ethernet } from '../ethernet/header.ts';
import {
  FRAGMENT_UNIT,
  ipv4,
  ipv4FragmentMasks,
  ipv4HeaderLength,
  ipv4Options,
  ipv4Shared,
  ipv4VersionIhl,
} from '../ipv4/header.ts';

const AT = ipv4.at;
const { dontFragment, moreFragments, offset: OFFSET } = ipv4FragmentMasks;
/** The highest bit of an option's kind: it belongs to every piece, not only to the first (RFC 791 §3.1). */
const COPIED = 0x80;

/**
 * Pieces of the datagram in a frame, none above `mtu` bytes; the frame stays as it is. None at all when
 * it forbids that (DF), or when an MTU leaves no room for eight bytes.
 */
export function cut(arena: FrameArena, frame: FrameRef, mtu: number): FrameRef[] {
  const from = frameStart(frame) + ethernet.length;
  const bits = arena.view.getUint16(from + ipv4Shared.fragment);
  const headerLength = ipv4HeaderLength(arena.view, from);
  if ((bits & dontFragment) !== 0 || mtu < headerLength + FRAGMENT_UNIT) return [];
  const end = arena.view.getUint16(from + AT.totalLength);
  const options = copiedOptions(arena.bytes.subarray(from + ipv4.length, from + headerLength));
  const pieces: FrameRef[] = [];
  for (let at = headerLength; at < end; ) {
    const own = at === headerLength ? headerLength : ipv4.length + options.length;
    const room = Math.floor((mtu - own) / FRAGMENT_UNIT) * FRAGMENT_UNIT;
    // The rest goes in one piece as soon as it fits, whatever it is a multiple of.
    const length = end - at <= mtu - own ? end - at : room;
    const piece = allocateFrame(arena, ethernet.length + own + length);
    const to = frameStart(piece) + ethernet.length;
    const { view, bytes } = arena;
    bytes.copyWithin(to, from, from + Math.min(own, headerLength));
    if (at > headerLength) bytes.set(options, to + ipv4.length);
    bytes.copyWithin(to + own, from + at, from + at + length);
    const offset = (bits & OFFSET) + (at - headerLength) / FRAGMENT_UNIT;
    const more = at + length < end ? moreFragments : bits & moreFragments;
    view.setUint8(to + ipv4Shared.versionIhl, ipv4VersionIhl(own));
    view.setUint16(to + AT.totalLength, own + length);
    view.setUint16(to + ipv4Shared.fragment, (bits & ~(OFFSET | moreFragments)) | more | offset);
    view.setUint16(to + AT.headerChecksum, 0);
    view.setUint16(to + AT.headerChecksum, checksum(arena, to, own));
    pieces.push(piece);
    at += length;
  }
  return pieces;
}

/** The options of a header that every piece carries, filled up to whole words with ends of the list. */
export function copiedOptions(options: Uint8Array): Uint8Array {
  const { eol, nop } = ipv4Options;
  const copied: number[] = [];
  for (let at = 0; at < options.length && options[at] !== eol.kind; ) {
    const kind = options[at] as number;
    const length = kind === nop.kind ? nop.length : (options[at + 1] ?? 0);
    // One whose length cannot be has no end: neither has what may stand behind it.
    if (length === 0 || (length === 1 && kind !== nop.kind) || at + length > options.length) break;
    if ((kind & COPIED) !== 0) copied.push(...options.subarray(at, at + length));
    at += length;
  }
  while (copied.length % 4 !== 0) copied.push(eol.kind);
  return Uint8Array.from(copied);
}

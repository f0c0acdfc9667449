/**
 * The options of a packet that passes (RFC 791 §3.1, RFC 1812 §5.3.13): the route is recorded, the time
 * is stamped, a source route is refused, and what nobody knows goes on unchanged.
 */
import type { Ipv4 } from '../../core/addresses.ts';
import type { FrameArena } from '../../core/arena.ts';
import { type Instant, MILLISECOND } from '../../core/instant.ts';
import { checksum } from '../../wire/checksum.ts';
import { ipv4 } from './offsets.ts';

export interface OptionFault {
  readonly why: 'source-route' | 'bad-option';
  /** The octet of the header that is wrong, counted from 0 (RFC 792). */
  readonly pointer: number;
}

/** Who writes into the options. */
export interface OptionSite {
  /** Of the card by which the packet leaves (RFC 1812 §4.2.2.2). */
  readonly address: Ipv4;
  isOurs(address: Ipv4): boolean;
  readonly now: Instant;
}

/**
 * The kinds of option that are looked at. They stand here, and not only beside the offsets, which the
 * kernel holds; a test compares them.
 */
export const OPTION_KINDS = {
  eol: 0,
  nop: 1,
  recordRoute: 7,
  timestamp: 68,
  looseSourceRoute: 131,
  strictSourceRoute: 137,
};
const { eol, nop, recordRoute, timestamp, looseSourceRoute, strictSourceRoute } = OPTION_KINDS;

/** Where its length, its pointer and its flags stand in an option. */
const [LENGTH, POINTER, FLAGS] = [1, 2, 3];
/** A pointer counts octets from 1, so the first address of a route is at 4, the first stamp at 5. */
const [FIRST_ADDRESS, FIRST_STAMP] = [4, 5];
const ENTRY = 4;
/** What a timestamp option records. */
const [STAMPS, WITH_ADDRESSES, PRESPECIFIED] = [0, 1, 3];
const MOST_OVERFLOW = 15;
const DAY_MS = 86_400_000;

type Visit = (view: DataView, at: number, kind: number, length: number) => OptionFault | undefined;

/** Goes through the options from one to the next, until a visit finds a fault, or a length is one. */
function visitOptions(
  view: DataView,
  ipStart: number,
  headerEnd: number,
  visit: Visit,
): OptionFault | undefined {
  for (let at = ipStart + ipv4.length; at < headerEnd; ) {
    const kind = view.getUint8(at);
    if (kind === eol) return undefined;
    if (kind === nop) {
      at++;
      continue;
    }
    const length = at + LENGTH < headerEnd ? view.getUint8(at + LENGTH) : 0;
    if (length < 2 || at + length > headerEnd) return bad(at + LENGTH - ipStart);
    const fault = visit(view, at, kind, length);
    if (fault !== undefined) return { ...fault, pointer: fault.pointer + at - ipStart };
    at += length;
  }
  return undefined;
}

const bad = (pointer: number): OptionFault => ({ why: 'bad-option', pointer });

/** What is wrong with the options of a packet; undefined when it may pass. */
export function optionFault(
  view: DataView,
  ipStart: number,
  headerEnd: number,
): OptionFault | undefined {
  return visitOptions(view, ipStart, headerEnd, faultOf);
}

const faultOf: Visit = (view, at, kind, length) => {
  switch (kind) {
    case looseSourceRoute:
    case strictSourceRoute:
      return { why: 'source-route', pointer: 0 };
    case recordRoute:
      return roomFault(view, at, length, FIRST_ADDRESS, ENTRY);
    case timestamp:
      return stampFault(view, at, length);
    default:
      return undefined;
  }
};

/** Either there is room for a whole entry, or none at all (RFC 791 §3.1). */
function roomFault(
  view: DataView,
  at: number,
  length: number,
  first: number,
  entry: number,
): OptionFault | undefined {
  if (length < first - 1) return bad(LENGTH);
  const pointer = view.getUint8(at + POINTER);
  if (pointer < first || (pointer <= length && pointer - 1 + entry > length)) return bad(POINTER);
  return undefined;
}

function stampFault(view: DataView, at: number, length: number): OptionFault | undefined {
  if (length < FIRST_STAMP - 1) return bad(LENGTH);
  const flags = view.getUint8(at + FLAGS);
  const flag = flags & 15;
  if (flag !== STAMPS && flag !== WITH_ADDRESSES && flag !== PRESPECIFIED) return bad(FLAGS);
  const full = view.getUint8(at + POINTER) > length;
  // The count of those who found no room has no room itself.
  if (full && flag !== PRESPECIFIED && flags >>> 4 === MOST_OVERFLOW) return bad(FLAGS);
  return roomFault(view, at, length, FIRST_STAMP, flag === STAMPS ? ENTRY : 2 * ENTRY);
}

/** Writes what the options of a packet ask for, which are without fault; the checksum follows. */
export function writeOptions(
  arena: FrameArena,
  ipStart: number,
  headerEnd: number,
  site: OptionSite,
): void {
  visitOptions(arena.view, ipStart, headerEnd, (view, at, kind, length) => {
    if (kind === recordRoute) record(view, at, length, site);
    else if (kind === timestamp) stamp(view, at, length, site);
    return undefined;
  });
  const field = ipStart + ipv4.at.headerChecksum;
  arena.view.setUint16(field, 0);
  arena.view.setUint16(field, checksum(arena, ipStart, headerEnd - ipStart));
}

function record(view: DataView, at: number, length: number, { address }: OptionSite): void {
  const pointer = view.getUint8(at + POINTER);
  if (pointer > length) return;
  view.setUint32(at + pointer - 1, address);
  view.setUint8(at + POINTER, pointer + ENTRY);
}

function stamp(view: DataView, at: number, length: number, site: OptionSite): void {
  const pointer = view.getUint8(at + POINTER);
  const flags = view.getUint8(at + FLAGS);
  const flag = flags & 15;
  if (pointer > length) {
    if (flag !== PRESPECIFIED) view.setUint8(at + FLAGS, flags + 16);
    return;
  }
  const entry = at + pointer - 1;
  // Any address of ours will do (RFC 1812 §5.3.13.6).
  if (flag === PRESPECIFIED && !site.isOurs(view.getUint32(entry))) return;
  if (flag === WITH_ADDRESSES) view.setUint32(entry, site.address);
  const skipped = flag === STAMPS ? 0 : ENTRY;
  view.setUint32(entry + skipped, timeOfDay(site.now));
  view.setUint8(at + POINTER, pointer + skipped + ENTRY);
}

/** Milliseconds since midnight, universal time: a run begins at midnight. */
function timeOfDay(now: Instant): number {
  return Math.floor(now / MILLISECOND) % DAY_MS;
}

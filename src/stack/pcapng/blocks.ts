/** The blocks of a pcapng file (draft-ietf-opsawg-pcapng), little-endian. */
import { type Writer, writer } from '../core/cursor.ts';

const SECTION_HEADER = 0x0a0d0d0a;
const INTERFACE_DESCRIPTION = 1;
const ENHANCED_PACKET = 6;
const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
const LINKTYPE_ETHERNET = 1;

const OPT_END = 0;
const OPT_COMMENT = 1;
const SHB_USERAPPL = 4;
const IF_NAME = 2;
const IF_TSRESOL = 9;
const EPB_FLAGS = 2;
/** The length of an option has 16 bits (§3.5). */
const LONGEST_OPTION = 0xffff;

/** Times are counted in units of 10^-6 s. */
const MICROSECONDS = 6;
const INBOUND = 1;
const OUTBOUND = 2;

export interface PacketRecord {
  /** µs. */
  at: number;
  interface: number;
  inbound: boolean;
  bytes: Uint8Array;
}

export function sectionHeader(application: Uint8Array): Uint8Array {
  return block(SECTION_HEADER, (out) => {
    put32(out, BYTE_ORDER_MAGIC);
    put16(out, 1);
    put16(out, 0);
    put32(out, 0xffffffff);
    put32(out, 0xffffffff);
    option(out, SHB_USERAPPL, application);
    option(out, OPT_END, new Uint8Array(0));
  });
}

export function interfaceDescription(name: Uint8Array): Uint8Array {
  return block(INTERFACE_DESCRIPTION, (out) => {
    put16(out, LINKTYPE_ETHERNET);
    put16(out, 0);
    put32(out, 0);
    option(out, IF_NAME, name);
    option(out, IF_TSRESOL, Uint8Array.of(MICROSECONDS));
    option(out, OPT_END, new Uint8Array(0));
  });
}

export function enhancedPacket(packet: PacketRecord, comment: Uint8Array): Uint8Array {
  return block(ENHANCED_PACKET, (out) => {
    put32(out, packet.interface);
    put32(out, Math.floor(packet.at / 0x100000000));
    put32(out, packet.at >>> 0);
    put32(out, packet.bytes.length);
    put32(out, packet.bytes.length);
    putPadded(out, packet.bytes);
    if (comment.length > 0) option(out, OPT_COMMENT, comment);
    const flags = packet.inbound ? INBOUND : OUTBOUND;
    option(out, EPB_FLAGS, Uint8Array.of(flags, 0, 0, 0));
    option(out, OPT_END, new Uint8Array(0));
  });
}

function block(type: number, body: (out: Writer) => void): Uint8Array {
  const inner = writer(256);
  body(inner);
  const total = 12 + inner.at;
  const out = writer(total);
  put32(out, type);
  put32(out, total);
  out.bytes.set(inner.bytes.subarray(0, inner.at), out.at);
  out.at += inner.at;
  put32(out, total);
  return out.bytes;
}

function option(out: Writer, code: number, value: Uint8Array): void {
  put16(out, code);
  const fitting = value.subarray(0, fittingLength(value));
  put16(out, fitting.length);
  putPadded(out, fitting);
}

/** What is longer ends before the letter that has no room: half of one is no UTF-8. */
function fittingLength(text: Uint8Array): number {
  let length = Math.min(text.length, LONGEST_OPTION);
  while (length < text.length && isWithinLetter(text[length] as number)) length--;
  return length;
}

const isWithinLetter = (octet: number): boolean => (octet & 0xc0) === 0x80;

function putPadded(out: Writer, bytes: Uint8Array): void {
  const padded = (bytes.length + 3) & ~3;
  reserve(out, padded);
  out.bytes.set(bytes, out.at);
  out.at += padded;
}

function put16(out: Writer, value: number): void {
  reserve(out, 2);
  new DataView(out.bytes.buffer).setUint16(out.at, value, true);
  out.at += 2;
}

function put32(out: Writer, value: number): void {
  reserve(out, 4);
  new DataView(out.bytes.buffer).setUint32(out.at, value, true);
  out.at += 4;
}

function reserve(out: Writer, size: number): void {
  if (out.at + size <= out.bytes.length) return;
  const bigger = new Uint8Array(Math.max(out.bytes.length * 2, out.at + size));
  bigger.set(out.bytes);
  out.bytes = bigger;
}

/** Content codings that a server puts on (RFC 9110 §8.4.1): deflate (RFC 1951) in the coats of zlib and gzip. */
import { joinBytes } from './latin1.ts';

const MIN_MATCH = 3;
const MAX_MATCH = 258;
const WINDOW = 32_768;
const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
  163, 195, 227, 258,
];
const LENGTH_EXTRA = [
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
  3073, 4097, 6145, 8193, 12289, 16385, 24577,
];

interface Bits {
  out: number[];
  word: number;
  count: number;
}

function write(bits: Bits, value: number, count: number): void {
  for (let i = 0; i < count; i++) {
    bits.word |= ((value >> i) & 1) << bits.count;
    if (++bits.count < 8) continue;
    bits.out.push(bits.word);
    bits.word = 0;
    bits.count = 0;
  }
}

/** Huffman codes begin with their highest bit (RFC 1951 §3.1.1). */
function writeCode(bits: Bits, code: number, count: number): void {
  for (let i = count - 1; i >= 0; i--) write(bits, (code >> i) & 1, 1);
}

/** The fixed codes of §3.2.6. */
function symbol(bits: Bits, value: number): void {
  if (value < 144) writeCode(bits, 0x30 + value, 8);
  else if (value < 256) writeCode(bits, 0x190 + value - 144, 9);
  else if (value < 280) writeCode(bits, value - 256, 7);
  else writeCode(bits, 0xc0 + value - 280, 8);
}

function match(bits: Bits, length: number, distance: number): void {
  const l = LENGTH_BASE.findLastIndex((base) => base <= length);
  symbol(bits, 257 + l);
  write(bits, length - (LENGTH_BASE[l] as number), LENGTH_EXTRA[l] as number);
  const d = DISTANCE_BASE.findLastIndex((base) => base <= distance);
  writeCode(bits, d, 5);
  write(bits, distance - (DISTANCE_BASE[d] as number), d < 4 ? 0 : (d >> 1) - 1);
}

/** One block with fixed codes; of earlier places, only the last one with the same three bytes is tried. */
export function deflate(bytes: Uint8Array): Uint8Array {
  const bits: Bits = { out: [], word: 0, count: 0 };
  write(bits, 0b011, 3);
  const last = new Map<number, number>();
  for (let at = 0; at < bytes.length; ) {
    const key = keyAt(bytes, at);
    const from = last.get(key) ?? -1;
    const length = from < 0 || at - from > WINDOW ? 0 : sameFrom(bytes, from, at);
    const end = at + (length < MIN_MATCH ? 1 : length);
    if (length < MIN_MATCH) symbol(bits, bytes[at] as number);
    else match(bits, length, at - from);
    for (; at < end; at++) last.set(keyAt(bytes, at), at);
  }
  symbol(bits, 256);
  if (bits.count > 0) bits.out.push(bits.word);
  return Uint8Array.from(bits.out);
}

const keyAt = (bytes: Uint8Array, at: number) =>
  ((bytes[at] as number) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);

function sameFrom(bytes: Uint8Array, from: number, at: number): number {
  let length = 0;
  while (length < MAX_MATCH && at + length < bytes.length) {
    if (bytes[from + length] !== bytes[at + length]) break;
    length++;
  }
  return length;
}

/** With the head and the CRC of RFC 1952. No time stands in it: the same bytes are coded the same way. */
function gzip(bytes: Uint8Array): Uint8Array {
  const head = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
  const end = new DataView(new ArrayBuffer(8));
  end.setUint32(0, crc32(bytes), true);
  end.setUint32(4, bytes.length, true);
  return joinBytes([Uint8Array.from(head), deflate(bytes), new Uint8Array(end.buffer)]);
}

/** What HTTP calls "deflate" has the head of RFC 1950. */
function zlib(bytes: Uint8Array): Uint8Array {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  const sum = [b >> 8, b & 255, a >> 8, a & 255];
  return joinBytes([Uint8Array.of(0x78, 0x01), deflate(bytes), Uint8Array.from(sum)]);
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

export function encode(bytes: Uint8Array, coding: string): Uint8Array {
  if (coding === 'gzip') return gzip(bytes);
  return coding === 'deflate' ? zlib(bytes) : bytes;
}

// The Internet checksum (RFC 1071): the ones' complement of the ones' complement sum of 16-bit
// words. The sum does not care about the order of words nor, but for one final swap, about the
// order of bytes (RFC 1071 §2), so this adds native 32-bit words and sorts it out at the end.
// Nothing here allocates.

/** Bytes and 32-bit words over the same memory: both views start at the same place. */
export interface WordBytes {
  readonly bytes: Uint8Array;
  readonly words: Uint32Array;
}

/** The IP addresses that a pseudo-header carries (RFC 9293 §3.1). */
export interface Addresses {
  readonly src: number;
  readonly dst: number;
}

const LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;
const TWO_32 = 4294967296;

/** Room for at least `length` bytes, seen as bytes and as words. */
export function wordBytes(length: number): WordBytes {
  const buffer = new ArrayBuffer((length + 3) & ~3);
  return { bytes: new Uint8Array(buffer), words: new Uint32Array(buffer) };
}

/**
 * The folded ones' complement sum of `length` bytes from `start`, at any alignment; an odd last
 * byte counts as if followed by a zero. Sums add up: `fold(sum(…) + sum(…) + pseudoHeaderSum(…))`,
 * as long as only the last part has an odd length.
 */
export function sum(area: WordBytes, start: number, length: number): number {
  const { bytes, words } = area;
  const end = start + length;
  let at = start;
  let total = 0;
  // Up to the next word boundary. Each byte takes the half of its 16-bit word that a native load
  // would have given it.
  while (at < end && (at & 3) !== 0) {
    total += nativeHalf(bytes[at] as number, at);
    at++;
  }
  const word = at >> 2;
  const lastWord = end >> 2;
  // Doubles hold the sum of two million 32-bit words exactly: no carries to look after.
  if (at < end) {
    total += sumWords(words, word, lastWord);
    at = lastWord << 2;
    while (at < end) {
      total += nativeHalf(bytes[at] as number, at);
      at++;
    }
  }
  const folded = foldDouble(total);
  // The words were paired by address, in native byte order; network order pairs from `start`.
  const swapped = LITTLE_ENDIAN === ((start & 1) === 0);
  return swapped ? ((folded & 0xff) << 8) | (folded >>> 8) : folded;
}

/**
 * Words `from` … `to`−1, backwards: the index of the first load of a round is then the largest, and
 * once it is known to be within bounds, so are the others. Two sums, as an addition takes longer
 * than to start the next one.
 */
function sumWords(words: Uint32Array, from: number, to: number): number {
  let even = 0;
  let odd = 0;
  let i = to - 1;
  for (const last = from + 7; i >= last; i -= 8) {
    even +=
      (words[i] as number) +
      (words[i - 1] as number) +
      ((words[i - 2] as number) + (words[i - 3] as number));
    odd +=
      (words[i - 4] as number) +
      (words[i - 5] as number) +
      ((words[i - 6] as number) + (words[i - 7] as number));
  }
  for (; i >= from; i--) even += words[i] as number;
  return even + odd;
}

function nativeHalf(byte: number, at: number): number {
  return LITTLE_ENDIAN === ((at & 1) === 0) ? byte : byte << 8;
}

function foldDouble(total: number): number {
  const low = total >>> 0;
  return fold((low & 0xffff) + (low >>> 16) + (total - low) / TWO_32);
}

/** Brings a sum of partial sums (below 2^32) back into 16 bits, adding the carries in. */
export function fold(total: number): number {
  let folded = (total & 0xffff) + (total >>> 16);
  folded = (folded & 0xffff) + (folded >>> 16);
  return folded;
}

/** The checksum field that goes with a sum: its complement. */
export function finish(total: number): number {
  return ~fold(total) & 0xffff;
}

/** The sum of the pseudo-header: addresses, zero, protocol, length (RFC 9293 §3.1, RFC 768). */
export function pseudoHeaderSum(
  src: number,
  dst: number,
  protocol: number,
  length: number,
): number {
  return (src >>> 16) + (src & 0xffff) + (dst >>> 16) + (dst & 0xffff) + protocol + length;
}

/** The checksum of a range whose checksum field is zero. */
export function checksum(area: WordBytes, start: number, length: number, initial = 0): number {
  return finish(sum(area, start, length) + initial);
}

/** Whether a range that includes its checksum field adds up: all ones (RFC 1071 §1). */
export function verifies(area: WordBytes, start: number, length: number, initial = 0): boolean {
  return fold(sum(area, start, length) + initial) === 0xffff;
}

/** The checksum after one 16-bit word changed: HC' = ~(~HC + ~m + m'), RFC 1624 equation 3. */
export function update16(checksumField: number, before: number, after: number): number {
  return finish((~checksumField & 0xffff) + (~before & 0xffff) + (after & 0xffff));
}

/** The same for a 32-bit word at an even offset, such as an address. */
export function update32(checksumField: number, before: number, after: number): number {
  return finish(
    (~checksumField & 0xffff) +
      (~before & 0xffff) +
      (~(before >>> 16) & 0xffff) +
      (after & 0xffff) +
      (after >>> 16),
  );
}

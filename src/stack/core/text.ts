/** UTF-8, which the stack's world has no TextEncoder for. */
export function utf8(text: string): Uint8Array {
  const out: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    // Half of a pair is no character (Encoding Standard §7.4.3).
    const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    if (code < 0x80) out.push(code);
    else if (code < 0x800) out.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000)
      out.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else
      out.push(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 63),
        0x80 | ((code >> 6) & 63),
        0x80 | (code & 63),
      );
  }
  return Uint8Array.from(out);
}

/** The least second byte after a first one that allows fewer than 0x80 … 0xbf, and the most. */
const LEAST_SECOND: Readonly<Record<number, number>> = { 224: 0xa0, 240: 0x90 };
const MOST_SECOND: Readonly<Record<number, number>> = { 237: 0x9f, 244: 0x8f };

/** Reads UTF-8; what is none becomes U+FFFD, as a browser has it (Encoding Standard §8.1.1). */
export function fromUtf8(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; ) {
    const first = bytes[i++] as number;
    if (first < 0x80) {
      text += String.fromCharCode(first);
      continue;
    }
    const more = first < 0xc2 || first > 0xf4 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    let code = more === 0 ? 0xfffd : first & (0x3f >> more);
    for (let left = more; left > 0; left--) {
      const low = left === more ? (LEAST_SECOND[first] ?? 0x80) : 0x80;
      const high = left === more ? (MOST_SECOND[first] ?? 0xbf) : 0xbf;
      const next = bytes[i] ?? 0;
      if (next < low || next > high) {
        code = 0xfffd;
        break;
      }
      code = (code << 6) | (next & 0x3f);
      i++;
    }
    text += String.fromCodePoint(code);
  }
  return text;
}

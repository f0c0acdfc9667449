/** DNS over TCP (RFC 7766 §8): before each message stand two octets with its length. */

/** The longest message, and so what may have to be kept of one that is not whole yet. */
export const MOST_BYTES = 0xffff;

export function framed(message: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(2 + message.length);
  bytes[0] = message.length >> 8;
  bytes[1] = message.length & 255;
  bytes.set(message, 2);
  return bytes;
}

/** The messages that are whole, and what is left of the next. */
export function unframed(bytes: Uint8Array): { messages: Uint8Array[]; rest: Uint8Array } {
  const messages: Uint8Array[] = [];
  let at = 0;
  while (at + 2 <= bytes.length) {
    const end = at + 2 + ((bytes[at] as number) << 8) + (bytes[at + 1] as number);
    if (end > bytes.length) break;
    messages.push(bytes.slice(at + 2, end));
    at = end;
  }
  return { messages, rest: bytes.slice(at) };
}

export function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

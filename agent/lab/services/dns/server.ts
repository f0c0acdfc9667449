/** The lab's name server, as functions: a query's octets in, a response's out. */
import { respond } from '../../../../src/stack/protocols/dns/answer.ts';
import { encodeMessage, MOST_OVER_UDP } from '../../../../src/stack/protocols/dns/message.ts';
import { parseZone, type Zone, type ZoneSpec } from '../../../../src/stack/protocols/dns/zone.ts';

export function zonesOf(specs: readonly ZoneSpec[]): Zone[] {
  return specs.map((spec) => {
    const { zone, fault } = parseZone(spec);
    if (zone === null) throw new Error(`zone ${spec.origin}: ${fault}`);
    return zone;
  });
}

/** Undefined: what came is not answered. */
export function answerDns(
  zones: readonly Zone[],
  query: Uint8Array,
  limit: number = MOST_OVER_UDP,
): Uint8Array | undefined {
  const response = respond(zones, query);
  return typeof response === 'string' ? undefined : encodeMessage(response, limit);
}

/**
 * Over TCP each message stands behind its length (RFC 1035 §4.2.2). Gives what is whole, and the
 * octets behind it.
 */
export function messagesIn(bytes: Uint8Array): { messages: Uint8Array[]; rest: Uint8Array } {
  const messages: Uint8Array[] = [];
  let at = 0;
  while (bytes.length - at >= 2) {
    const end = at + 2 + (((bytes[at] as number) << 8) | (bytes[at + 1] as number));
    if (end > bytes.length) break;
    messages.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return { messages, rest: bytes.subarray(at) };
}

export function withLength(message: Uint8Array): Uint8Array {
  return Uint8Array.of(message.length >> 8, message.length & 255, ...message);
}

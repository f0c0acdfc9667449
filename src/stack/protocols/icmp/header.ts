// ICMP (RFC 792; RFC 1122 §3.2.2; next-hop MTU: RFC 1191 §4). The first four bytes are common to
// all messages; what follows depends on the type, so each shape is a declaration of its own.

import { icmpPlain } from './offsets.ts';

export * from './offsets.ts';

export const icmpTypes = {
  echoReply: 0,
  destinationUnreachable: 3,
  sourceQuench: 4,
  redirect: 5,
  echoRequest: 8,
  timeExceeded: 11,
  parameterProblem: 12,
  timestampRequest: 13,
  timestampReply: 14,
} as const;

/** Codes of destination unreachable (RFC 792, RFC 1122 §3.2.2.1, RFC 1812 §5.2.7.1). */
export const unreachableCodes = {
  net: 0,
  host: 1,
  protocol: 2,
  port: 3,
  fragmentationNeeded: 4,
  sourceRouteFailed: 5,
  netUnknown: 6,
  hostUnknown: 7,
  sourceHostIsolated: 8,
  netProhibited: 9,
  hostProhibited: 10,
  netTos: 11,
  hostTos: 12,
  administrativelyProhibited: 13,
  precedenceViolation: 14,
  precedenceCutoff: 15,
} as const;

/** Codes of time exceeded. */
export const timeExceededCodes = { ttl: 0, reassembly: 1 } as const;

/** Offsets common to all ICMP messages. */
export const icmpAt = {
  type: icmpPlain.at.type,
  code: icmpPlain.at.code,
  checksum: icmpPlain.at.checksum,
};

/**
 * Errors quote the datagram they are about; no error is ever sent about an error
 * (RFC 1122 §3.2.2).
 */
export function isIcmpError(type: number): boolean {
  return (
    type === icmpTypes.destinationUnreachable ||
    type === icmpTypes.sourceQuench ||
    type === icmpTypes.redirect ||
    type === icmpTypes.timeExceeded ||
    type === icmpTypes.parameterProblem
  );
}

/** The least an error quotes after the IP header: 64 bits, enough for the ports (RFC 792). */
export const MIN_QUOTED_PAYLOAD = 8;

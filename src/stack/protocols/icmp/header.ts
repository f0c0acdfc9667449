// ICMP (RFC 792; RFC 1122 §3.2.2; next-hop MTU: RFC 1191 §4). The first four bytes are common to
// all messages; what follows depends on the type, so each shape is a declaration of its own.

import { ipv4, ipv4HeaderLength } from '../ipv4/header.ts';
import type { IpError } from '../kind.ts';
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

/** Codes of destination unreachable (RFC 792): those that every host knows; others in unreachable-codes.ts. */
export const unreachableCodes = {
  net: 0,
  host: 1,
  protocol: 2,
  port: 3,
  fragmentationNeeded: 4,
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

/** An error about the datagram whose IPv4 header stands at `at`, whole or quoted. */
export function errorAbout(
  view: DataView,
  at: number,
  end: number,
  type: number,
  code: number,
  mtu: number,
): IpError {
  return {
    type,
    code,
    mtu,
    src: view.getUint32(at + ipv4.at.src),
    dst: view.getUint32(at + ipv4.at.dst),
    protocol: view.getUint8(at + ipv4.at.protocol),
    totalLength: view.getUint16(at + ipv4.at.totalLength),
    start: at + ipv4HeaderLength(view, at),
    end,
  };
}

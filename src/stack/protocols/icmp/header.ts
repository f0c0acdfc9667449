// ICMP (RFC 792; RFC 1122 §3.2.2; next-hop MTU: RFC 1191 §4). The first four bytes are common to
// all messages; what follows depends on the type, so each shape is a declaration of its own.

import { checksum } from '../../wire/checksum.ts';
import { derived, hex, ipv4Address, uint, usually } from '../../wire/fields.ts';
import { header } from '../../wire/header.ts';

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

const common = {
  type: uint(8),
  code: usually(0, uint(8)),
  checksum: derived(hex(16), (packet) => checksum(packet.area, 0, packet.length)),
};

/** Echo request and echo reply. */
export const icmpEcho = header('icmp', 'network', {
  ...common,
  identifier: uint(16),
  sequence: uint(16),
});

/** Destination unreachable; the MTU is meant only with code 4, fragmentation needed. */
export const icmpUnreachable = header('icmp', 'network', {
  ...common,
  unused: usually(0, hex(16)),
  nextHopMtu: usually(0, uint(16)),
});

export const icmpRedirect = header('icmp', 'network', { ...common, gateway: ipv4Address() });

export const icmpParameterProblem = header('icmp', 'network', {
  ...common,
  pointer: uint(8),
  unused: usually(0, hex(24)),
});

/** Timestamp request and reply: milliseconds since midnight, universal time. */
export const icmpTimestamp = header('icmp', 'network', {
  ...common,
  identifier: uint(16),
  sequence: uint(16),
  originate: uint(32),
  receive: uint(32),
  transmit: uint(32),
});

/** Time exceeded and source quench, and what we know of any type that is not listed here. */
export const icmpPlain = header('icmp', 'network', { ...common, unused: usually(0, hex(32)) });

/** Offsets common to all ICMP messages. */
export const icmpAt = {
  type: icmpPlain.at.type,
  code: icmpPlain.at.code,
  checksum: icmpPlain.at.checksum,
};

export type IcmpHeader =
  | typeof icmpEcho
  | typeof icmpUnreachable
  | typeof icmpRedirect
  | typeof icmpParameterProblem
  | typeof icmpTimestamp
  | typeof icmpPlain;

/** The shape of a message of this type. */
export function icmpHeaderFor(type: number): IcmpHeader {
  switch (type) {
    case icmpTypes.echoReply:
    case icmpTypes.echoRequest:
      return icmpEcho;
    case icmpTypes.destinationUnreachable:
      return icmpUnreachable;
    case icmpTypes.redirect:
      return icmpRedirect;
    case icmpTypes.parameterProblem:
      return icmpParameterProblem;
    case icmpTypes.timestampRequest:
    case icmpTypes.timestampReply:
      return icmpTimestamp;
    default:
      return icmpPlain;
  }
}

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

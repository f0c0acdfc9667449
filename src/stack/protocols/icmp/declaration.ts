// ICMP's messages (RFC 792; next-hop MTU: RFC 1191 §4), as decoder, encoder and inspector know them.

import { checksum } from '../../wire/checksum.ts';
import { derived, type FieldSpecs, hex, ipv4Address, uint, usually } from '../../wire/fields.ts';
import { following, header } from '../../wire/header.ts';
import { ipProtocols } from '../ipv4/header.ts';
import { icmpTypes } from './header.ts';

const common = {
  type: uint(8),
  code: usually(0, uint(8)),
  checksum: derived(hex(16), (packet) => checksum(packet.area, 0, packet.length)),
};

const icmp = <F extends FieldSpecs>(fields: F) =>
  following({ ipv4: ipProtocols.icmp }, header('icmp', 'network', fields));

/** Echo request and echo reply. */
export const icmpEcho = icmp({
  ...common,
  identifier: uint(16),
  sequence: uint(16),
});

/** Destination unreachable; the MTU is meant only with code 4, fragmentation needed. */
export const icmpUnreachable = icmp({
  ...common,
  unused: usually(0, hex(16)),
  nextHopMtu: usually(0, uint(16)),
});

export const icmpRedirect = icmp({ ...common, gateway: ipv4Address() });

export const icmpParameterProblem = icmp({
  ...common,
  pointer: uint(8),
  unused: usually(0, hex(24)),
});

/** Timestamp request and reply: milliseconds since midnight, universal time. */
export const icmpTimestamp = icmp({
  ...common,
  identifier: uint(16),
  sequence: uint(16),
  originate: uint(32),
  receive: uint(32),
  transmit: uint(32),
});

/** Time exceeded and source quench, and what we know of any type that is not listed here. */
export const icmpPlain = icmp({ ...common, unused: usually(0, hex(32)) });

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

/** Whole ICMP messages, for programs that speak it through a raw socket. */
import type { Ipv4 } from '../../core/addresses.ts';
import { checksum, verifies, wordBytes } from '../../wire/checksum.ts';
import { ipv4, ipv4HeaderLength } from '../ipv4/header.ts';
import {
  icmpAt,
  icmpEcho,
  icmpTypes,
  icmpUnreachable,
  isIcmpError,
  MIN_QUOTED_PAYLOAD,
} from './header.ts';

export interface Echo {
  readonly identifier: number;
  readonly sequence: number;
}

/** The packet that an error is about, as far as every error quotes it. */
export interface Quote extends Echo {
  readonly dst: Ipv4;
  readonly protocol: number;
  /** Its first two octets, and the next: the ports, where it has any. */
  readonly srcPort: number;
  readonly dstPort: number;
}

/** A message as a raw socket of ICMP receives it. */
export interface HeardIcmp extends Echo {
  readonly src: Ipv4;
  readonly ttl: number;
  readonly type: number;
  readonly code: number;
  /** Octets of the message. */
  readonly length: number;
  /** Of "fragmentation needed" (RFC 1191 §4); 0 from a router that does not say. */
  readonly mtu: number;
  /** Of an error: what it is about. */
  readonly quote: Quote | undefined;
}

export function echoRequest({ identifier, sequence }: Echo, dataLength: number): Uint8Array {
  const length = icmpEcho.length + dataLength;
  const area = wordBytes(length);
  const view = new DataView(area.bytes.buffer);
  view.setUint8(icmpAt.type, icmpTypes.echoRequest);
  view.setUint16(icmpEcho.at.identifier, identifier);
  view.setUint16(icmpEcho.at.sequence, sequence);
  for (let i = 0; i < dataLength; i++) area.bytes[icmpEcho.length + i] = i;
  view.setUint16(icmpAt.checksum, checksum(area, 0, length));
  return area.bytes.slice(0, length);
}

/** What a datagram says, or undefined when it is cut off or its checksum is wrong. */
export function readIcmp(datagram: Uint8Array): HeardIcmp | undefined {
  if (datagram.length < ipv4.length) return undefined;
  const ip = new DataView(datagram.buffer, datagram.byteOffset, datagram.length);
  const start = ipv4HeaderLength(ip, 0);
  const length = datagram.length - start;
  if (start < ipv4.length || length < icmpEcho.length) return undefined;
  const area = wordBytes(length);
  area.bytes.set(datagram.subarray(start));
  if (!verifies(area, 0, length)) return undefined;
  const view = new DataView(area.bytes.buffer, 0, length);
  const type = view.getUint8(icmpAt.type);
  return {
    src: ip.getUint32(ipv4.at.src),
    ttl: ip.getUint8(ipv4.at.ttl),
    type,
    code: view.getUint8(icmpAt.code),
    length,
    identifier: view.getUint16(icmpEcho.at.identifier),
    sequence: view.getUint16(icmpEcho.at.sequence),
    mtu: view.getUint16(icmpUnreachable.at.nextHopMtu),
    quote: isIcmpError(type) ? readQuote(view) : undefined,
  };
}

function readQuote(view: DataView): Quote | undefined {
  const at = icmpEcho.length;
  if (view.byteLength < at + ipv4.length) return undefined;
  const header = ipv4HeaderLength(view, at);
  const inside = at + header;
  if (header < ipv4.length || view.byteLength < inside + MIN_QUOTED_PAYLOAD) return undefined;
  return {
    dst: view.getUint32(at + ipv4.at.dst),
    protocol: view.getUint8(at + ipv4.at.protocol),
    srcPort: view.getUint16(inside),
    dstPort: view.getUint16(inside + 2),
    identifier: view.getUint16(inside + icmpEcho.at.identifier),
    sequence: view.getUint16(inside + icmpEcho.at.sequence),
  };
}

/** Who talks with whom: two pairs of address and port, in either direction. */
import { makerOf, type Packet } from '../../../model/packets.ts';
import { formatIpv4 } from '../../../stack/core/addresses.ts';

interface Ends {
  readonly srcAddress: number;
  readonly dstAddress: number;
  readonly srcPort: number;
  readonly dstPort: number;
}

export function keyOf({ srcAddress, srcPort, dstAddress, dstPort }: Ends): string {
  const a = `${formatIpv4(srcAddress)}.${srcPort}`;
  const b = `${formatIpv4(dstAddress)}.${dstPort}`;
  return a < b ? `${a}-${b}` : `${b}-${a}`;
}

export function endsOf({ header }: Packet): Ends | undefined {
  return header?.kind === 'segment.sent' || header?.kind === 'udp.sent' ? header : undefined;
}

/** The key of a packet's conversation; undefined when it has no ports. */
export function conversationOf(packet: Packet): string | undefined {
  const ends = endsOf(packet);
  return ends && keyOf(ends);
}

/** What a program says of a packet names its protocol; else the header does. */
export function protocolOf(packet: Packet): string {
  const { message, protocol } = packet;
  return (message && makerOf(message)?.protocol) ?? protocol;
}

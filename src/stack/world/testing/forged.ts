/** Frames that nobody sent, for tests of what a card, ARP and IP take in. */
import { ipv4 as address, type Ipv4, type Mac, simulatedMac } from '../../core/addresses.ts';
import { MILLISECOND } from '../../core/instant.ts';
import type { TraceLog } from '../../trace/log.ts';
import {
  arp,
  type EncodeFields,
  ethernet,
  etherTypes,
  icmpEcho,
  ipv4,
  layer,
  type PacketLayer,
  packet,
  tcp,
  udp,
} from '../../wire/index.ts';
import type { SessionInput } from '../inputs.ts';
import { all, CLIENT, SERVER, SERVER_ADDRESS } from '../testing.ts';

/** The frame arrives at the server's card. */
export function atServer(bytes: Uint8Array, at = MILLISECOND, nic = 0): SessionInput {
  return { at, kind: 'frame', node: SERVER, nic, bytes };
}

export interface Forged {
  src?: Ipv4;
  dst?: Ipv4;
  /** The hardware address that it is sent to; default the server's. */
  to?: Mac;
}

function onIp({ src = address('10.0.0.1'), dst = SERVER_ADDRESS, to }: Forged, protocol?: number) {
  const ends = { dst: to ?? simulatedMac(SERVER + 1), src: simulatedMac(CLIENT + 1) };
  const inside = protocol === undefined ? { src, dst } : { src, dst, protocol };
  return [layer(ethernet, { ...ends, etherType: etherTypes.ipv4 }), layer(ipv4, inside)];
}

export function forgedEcho(ends: Forged, data = new Uint8Array(8)): Uint8Array {
  return packet([...onIp(ends), layer(icmpEcho, { type: 8, identifier: 1, sequence: 1 })], data);
}

export function forgedDatagram(ends: Forged, srcPort: number, dstPort: number): Uint8Array {
  return packet([...onIp(ends), layer(udp, { srcPort, dstPort })], new Uint8Array(8));
}

export function forgedSegment(
  ends: Forged,
  fields: Pick<EncodeFields<typeof tcp>, 'srcPort' | 'dstPort' | 'flags'> & { ack?: number },
): Uint8Array {
  return packet([...onIp(ends), layer(tcp, { seq: 1000, ack: 0, window: 8192, ...fields })]);
}

/** Of a protocol that nobody speaks. */
export function forgedUnknown(ends: Forged): Uint8Array {
  return packet(onIp(ends, 99), new Uint8Array(8));
}

export function forgedArp(fields: EncodeFields<typeof arp>): Uint8Array {
  const around: PacketLayer = layer(ethernet, { dst: 0xffffffffffff, src: simulatedMac(66) });
  return packet([around, layer(arp, fields)]);
}

/** Why packets were put aside, in order. */
export function reasons(log: TraceLog, node = SERVER): string[] {
  return all(log, 'packet.ignored').flatMap((event) => (event.node === node ? [event.why] : []));
}

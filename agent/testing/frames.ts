/** Frames that tests send: sound ones, each with one thing changed. */
import { ipv4 as address, type Mac, parseMac } from '../../src/stack/core/addresses.ts';
import {
  arp,
  arpOperations,
  ethernet,
  etherTypes,
  ipProtocols,
  ipv4,
  layer,
  packet,
  tcp,
  tcpFlags,
  udp,
} from '../../src/stack/wire/index.ts';

export const OUR_MAC = '02:00:00:00:00:a0';
export const OUR_IP = '10.77.0.2';
export const PEER_MAC = '02:00:00:00:00:b0';
export const PEER_IP = '10.77.0.1';
export const HOST_IP = '10.77.0.9';
const BROADCAST = 'ff:ff:ff:ff:ff:ff';

export const mac = (text: string): Mac => parseMac(text) as Mac;

interface Ends {
  src?: string;
  dst?: string;
}

const around = ({ src = OUR_MAC, dst = PEER_MAC }: Ends, etherType: number) =>
  layer(ethernet, { dst: mac(dst), src: mac(src), etherType });

export interface ArpWhat extends Ends {
  senderMac?: string;
  senderIp?: string;
  targetIp?: string;
  operation?: number;
}

export function arpFrame(what: ArpWhat = {}): Uint8Array {
  const { senderMac = OUR_MAC, senderIp = OUR_IP, targetIp = PEER_IP } = what;
  return packet([
    around({ dst: BROADCAST, ...what }, etherTypes.arp),
    layer(arp, {
      operation: what.operation ?? arpOperations.request,
      senderMac: mac(senderMac),
      senderIp: address(senderIp),
      targetMac: 0,
      targetIp: address(targetIp),
    }),
  ]);
}

export interface UdpWhat extends Ends {
  from?: string;
  to?: string;
  srcPort?: number;
  dstPort?: number;
  data?: Uint8Array;
}

export function udpFrame(what: UdpWhat = {}): Uint8Array {
  const { from = OUR_IP, to = PEER_IP, srcPort = 4_000, dstPort = 7, data } = what;
  return packet(
    [
      around(what, etherTypes.ipv4),
      layer(ipv4, { protocol: ipProtocols.udp, src: address(from), dst: address(to), ttl: 64 }),
      layer(udp, { srcPort, dstPort }),
    ],
    data ?? new Uint8Array(8),
  );
}

export const dhcpFrame = (what: UdpWhat = {}): Uint8Array =>
  udpFrame({
    dst: BROADCAST,
    from: '0.0.0.0',
    to: '255.255.255.255',
    srcPort: 68,
    dstPort: 67,
    ...what,
  });

export interface TcpWhat extends Ends {
  from?: string;
  to?: string;
  seq?: number;
  flags?: number;
  identification?: number;
  data?: Uint8Array;
}

export function tcpFrame(what: TcpWhat = {}): Uint8Array {
  const { from = PEER_IP, to = OUR_IP, seq = 1_000, flags = tcpFlags.ACK } = what;
  return packet(
    [
      around({ src: PEER_MAC, dst: OUR_MAC, ...what }, etherTypes.ipv4),
      layer(ipv4, {
        protocol: ipProtocols.tcp,
        src: address(from),
        dst: address(to),
        ttl: 64,
        identification: what.identification ?? 0,
      }),
      layer(tcp, { srcPort: 80, dstPort: 40_000, seq, ack: 5_000, flags, window: 1_000 }),
    ],
    what.data ?? new Uint8Array(0),
  );
}

/** The same frame behind a VLAN tag (IEEE 802.1Q). */
export function tagged(frame: Uint8Array, tag = 0x8100): Uint8Array {
  const out = new Uint8Array(frame.length + 4);
  out.set(frame.subarray(0, 12));
  out.set([tag >> 8, tag & 0xff, 0, 5], 12);
  out.set(frame.subarray(12), 16);
  return out;
}

export function withEtherType(frame: Uint8Array, type: number): Uint8Array {
  const out = Uint8Array.from(frame);
  out.set([type >> 8, type & 0xff], 12);
  return out;
}

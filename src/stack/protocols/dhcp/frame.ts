/**
 * Whole frames that carry DHCP, for a relay: it hears at which card a client asked, and answers by that
 * card somebody who has no address yet, which sockets of UDP cannot.
 */
import type { Ipv4, Mac } from '../../core/addresses.ts';
import { checksum, finish, pseudoHeaderSum, sum, wordBytes } from '../../wire/checksum.ts';
import { ethernet, etherTypes, writeMac } from '../ethernet/header.ts';
import {
  ipProtocols,
  ipv4,
  ipv4HeaderLength,
  ipv4IsFragment,
  ipv4VersionIhl,
} from '../ipv4/header.ts';
import { udp, udpChecksumField } from '../udp/header.ts';

export interface UdpFrame {
  readonly from: Mac;
  readonly to: Mac;
  readonly src: Ipv4;
  readonly dst: Ipv4;
  readonly srcPort: number;
  readonly dstPort: number;
  readonly ttl: number;
  readonly data: Uint8Array;
}

/** The sum wants memory that it can read in words. */
const areaOf = (length: number) => {
  const area = wordBytes(length);
  return { area, view: new DataView(area.bytes.buffer) };
};

export function udpFrame({
  from,
  to,
  src,
  dst,
  srcPort,
  dstPort,
  ttl,
  data,
}: UdpFrame): Uint8Array {
  const size = udp.length + data.length;
  const { area, view } = areaOf(ethernet.length + ipv4.length + size);
  writeMac(view, ethernet.at.dst, to);
  writeMac(view, ethernet.at.src, from);
  view.setUint16(ethernet.at.etherType, etherTypes.ipv4);
  const ip = ethernet.length;
  view.setUint8(ip, ipv4VersionIhl(ipv4.length));
  view.setUint16(ip + ipv4.at.totalLength, ipv4.length + size);
  view.setUint8(ip + ipv4.at.ttl, ttl);
  view.setUint8(ip + ipv4.at.protocol, ipProtocols.udp);
  view.setUint32(ip + ipv4.at.src, src);
  view.setUint32(ip + ipv4.at.dst, dst);
  view.setUint16(ip + ipv4.at.headerChecksum, checksum(area, ip, ipv4.length));
  const at = ip + ipv4.length;
  view.setUint16(at + udp.at.srcPort, srcPort);
  view.setUint16(at + udp.at.dstPort, dstPort);
  view.setUint16(at + udp.at.length, size);
  area.bytes.set(data, at + udp.length);
  const pseudo = pseudoHeaderSum(src, dst, ipProtocols.udp, size);
  view.setUint16(at + udp.at.checksum, udpChecksumField(finish(sum(area, at, size) + pseudo)));
  return area.bytes.slice(0, at + size);
}

export interface UdpData {
  readonly src: Ipv4;
  readonly dst: Ipv4;
  readonly data: Uint8Array;
}

/** What a frame carries for a port, or undefined: it is nothing of UDP, or a piece of it. */
export function udpDataFor(frame: Uint8Array, port: number): UdpData | undefined {
  const ip = ethernet.length;
  if (frame.length < ip + ipv4.length + udp.length) return undefined;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.length);
  const at = ip + ipv4HeaderLength(view, ip);
  const ours =
    view.getUint8(ip + ipv4.at.protocol) === ipProtocols.udp &&
    !ipv4IsFragment(view, ip) &&
    at + udp.length <= frame.length &&
    view.getUint16(at + udp.at.dstPort) === port;
  if (!ours) return undefined;
  const size = view.getUint16(at + udp.at.length);
  if (size < udp.length || at + size > frame.length) return undefined;
  const data = frame.slice(at + udp.length, at + size);
  return { src: view.getUint32(ip + ipv4.at.src), dst: view.getUint32(ip + ipv4.at.dst), data };
}

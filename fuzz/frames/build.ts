/** Frames byte by byte, as right or as wrong as the fuzzer wants them. */

import { ethernet, etherTypes, writeMac } from '../../src/stack/protocols/ethernet/header.ts';
import {
  ipProtocols,
  ipv4,
  ipv4HeaderLength,
  ipv4Shared,
  ipv4VersionIhl,
} from '../../src/stack/protocols/ipv4/header.ts';
import { tcp, tcpOffsetByte, tcpOffsetFor } from '../../src/stack/protocols/tcp/header/header.ts';
import { checksum, pseudoHeaderSum, wordBytes } from '../../src/stack/wire/checksum.ts';

export interface Addressing {
  srcMac: number;
  dstMac: number;
  src: number;
  dst: number;
}

export interface SegmentFields {
  srcPort: number;
  dstPort: number;
  seq: number;
  ack: number;
  flags: number;
  window: number;
  urgentPointer: number;
  /** A multiple of four bytes, at most 40. */
  options: Uint8Array;
  payload: Uint8Array;
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** An Ethernet frame with an IPv4 packet; the checksums of IPv4 and TCP are right. */
export function ipFrame(to: Addressing, protocol: number, body: Uint8Array): Uint8Array {
  const frame = new Uint8Array(ethernet.length + ipv4.length + body.length);
  const view = viewOf(frame);
  writeMac(view, ethernet.at.dst, to.dstMac);
  writeMac(view, ethernet.at.src, to.srcMac);
  view.setUint16(ethernet.at.etherType, etherTypes.ipv4);
  const ip = ethernet.length;
  view.setUint8(ip + ipv4Shared.versionIhl, ipv4VersionIhl(ipv4.length));
  view.setUint16(ip + ipv4.at.totalLength, ipv4.length + body.length);
  view.setUint8(ip + ipv4.at.ttl, 64);
  view.setUint8(ip + ipv4.at.protocol, protocol);
  view.setUint32(ip + ipv4.at.src, to.src);
  view.setUint32(ip + ipv4.at.dst, to.dst);
  frame.set(body, ip + ipv4.length);
  repairChecksums(frame);
  return frame;
}

/** A TCP segment without its checksum, which `ipFrame` puts in. */
export function segmentBytes(fields: SegmentFields): Uint8Array {
  const header = tcp.length + fields.options.length;
  const bytes = new Uint8Array(header + fields.payload.length);
  const view = viewOf(bytes);
  view.setUint16(tcp.at.srcPort, fields.srcPort);
  view.setUint16(tcp.at.dstPort, fields.dstPort);
  view.setUint32(tcp.at.seq, fields.seq);
  view.setUint32(tcp.at.ack, fields.ack);
  view.setUint8(tcpOffsetByte, tcpOffsetFor(header));
  view.setUint8(tcp.at.flags, fields.flags);
  view.setUint16(tcp.at.window, fields.window);
  view.setUint16(tcp.at.urgentPointer, fields.urgentPointer);
  bytes.set(fields.options, tcp.length);
  bytes.set(fields.payload, header);
  return bytes;
}

export function segmentFrame(to: Addressing, fields: SegmentFields): Uint8Array {
  return ipFrame(to, ipProtocols.tcp, segmentBytes(fields));
}

/** Makes the checksums of a damaged frame right again, as far as its headers still make sense. */
export function repairChecksums(frame: Uint8Array): void {
  const view = viewOf(frame);
  const ip = ethernet.length;
  if (frame.length < ip + ipv4.length) return;
  const header = ipv4HeaderLength(view, ip);
  const total = Math.min(view.getUint16(ip + ipv4.at.totalLength), frame.length - ip);
  if (header < ipv4.length || header > total) return;
  const area = wordBytes(frame.length);
  view.setUint16(ip + ipv4.at.headerChecksum, 0);
  area.bytes.set(frame);
  view.setUint16(ip + ipv4.at.headerChecksum, checksum(area, ip, header));
  const length = total - header;
  const protocol = view.getUint8(ip + ipv4.at.protocol);
  if (protocol !== ipProtocols.tcp || length < tcp.length) return;
  view.setUint16(ip + header + tcp.at.checksum, 0);
  area.bytes.set(frame);
  const src = view.getUint32(ip + ipv4.at.src);
  const dst = view.getUint32(ip + ipv4.at.dst);
  const pseudo = pseudoHeaderSum(src, dst, protocol, length);
  view.setUint16(ip + header + tcp.at.checksum, checksum(area, ip + header, length, pseudo));
}

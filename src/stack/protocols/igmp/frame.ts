/** Whole frames with IGMP, for whoever hears or speaks it below IP: queriers, and switches that listen. */
import { type Ipv4, isMulticast, MAC_BROADCAST, type Mac } from '../../core/addresses.ts';
import { checksum, wordBytes } from '../../wire/checksum.ts';
import { ethernet, etherTypes, writeMac } from '../ethernet/header.ts';
import { ipv4, ipv4HeaderLength, ipv4IsFragment, ipv4Version } from '../ipv4/header.ts';
import {
  decodeIgmp,
  encodeIgmp,
  IGMP,
  type IgmpFault,
  type IgmpMessage,
  igmpPacket,
} from './message.ts';

const GROUPS: Mac = 0x01005e000000;

export function igmpFrame(from: Mac, src: Ipv4, dst: Ipv4, message: IgmpMessage): Uint8Array {
  const packet = igmpPacket(src, dst, encodeIgmp(message));
  const bytes = new Uint8Array(ethernet.length + packet.length);
  const view = new DataView(bytes.buffer);
  // RFC 1112 §6.4: the low 23 bits of a group stand in its hardware address.
  const to = isMulticast(dst) ? GROUPS + (dst & 0x7fffff) : MAC_BROADCAST;
  writeMac(view, ethernet.at.dst, to);
  writeMac(view, ethernet.at.src, from);
  view.setUint16(ethernet.at.etherType, etherTypes.ipv4);
  bytes.set(packet, ethernet.length);
  return bytes;
}

function isSound(header: Uint8Array): boolean {
  const area = wordBytes(header.length);
  area.bytes.set(header);
  return checksum(area, 0, header.length) === 0;
}

/** A message with where it came from and went to; undefined: the frame has none. */
export interface HeardIgmp {
  readonly src: Ipv4;
  readonly dst: Ipv4;
  readonly message: IgmpMessage | IgmpFault;
}

export function readIgmpFrame(bytes: Uint8Array): HeardIgmp | undefined {
  const ip = ethernet.length;
  if (bytes.length < ip + ipv4.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint16(ethernet.at.etherType) !== etherTypes.ipv4) return undefined;
  if (ipv4Version(view, ip) !== 4 || ipv4IsFragment(view, ip)) return undefined;
  if (view.getUint8(ip + ipv4.at.protocol) !== IGMP) return undefined;
  const header = ipv4HeaderLength(view, ip);
  const total = view.getUint16(ip + ipv4.at.totalLength);
  if (header < ipv4.length || total < header || ip + total > bytes.length) return undefined;
  // Nobody acts on a header that was damaged on the way (RFC 4541 §2.1.1, 5).
  if (!isSound(bytes.subarray(ip, ip + header))) return undefined;
  const message = decodeIgmp(bytes.subarray(ip + header, ip + total));
  const at = (offset: number) => view.getUint32(ip + offset);
  return { src: at(ipv4.at.src), dst: at(ipv4.at.dst), message };
}

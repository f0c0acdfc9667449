/** A datagram in a packet in a frame, as somebody writes them who lies about where they come from. */
import type { Ipv4, Mac } from '../../core/addresses.ts';
import { finish, sum, wordBytes } from '../../wire/checksum.ts';

interface End {
  readonly mac: Mac;
  readonly address: Ipv4;
  readonly port: number;
}

const ETHERNET = 14;
const IP = 20;
const UDP = 8;

export function datagramFrame(from: End, to: End, message: Uint8Array): Uint8Array {
  const area = wordBytes(ETHERNET + IP + UDP + message.length);
  const { bytes } = area;
  const view = new DataView(bytes.buffer);
  const writeMac = (at: number, mac: Mac) => {
    view.setUint16(at, Math.floor(mac / 2 ** 32));
    view.setUint32(at + 2, mac % 2 ** 32);
  };
  writeMac(0, to.mac);
  writeMac(6, from.mac);
  view.setUint16(12, 0x0800);
  view.setUint8(14, 0x45);
  view.setUint16(16, IP + UDP + message.length);
  view.setUint8(22, 64);
  view.setUint8(23, 17);
  view.setUint32(26, from.address);
  view.setUint32(30, to.address);
  view.setUint16(24, finish(sum(area, ETHERNET, IP)));
  view.setUint16(34, from.port);
  view.setUint16(36, to.port);
  view.setUint16(38, UDP + message.length);
  // RFC 768: a checksum of zero means that there is none.
  bytes.set(message, ETHERNET + IP + UDP);
  return bytes;
}

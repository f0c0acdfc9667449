// Ethernet II: the frame that IP travels in (RFC 894; the frame check sequence stays in the card).

import type { Mac } from '../../core/addresses.ts';

export { ethernet } from './offsets.ts';

/** The EtherTypes this stack and its inspector know (RFC 9542 appendix B). */
export const etherTypes = {
  ipv4: 0x0800,
  arp: 0x0806,
  rarp: 0x8035,
  vlan: 0x8100,
  ipv6: 0x86dd,
} as const;

/** Below this the field is an 802.3 length, not a type (RFC 894; RFC 1122 §2.3.3). */
export const MIN_ETHER_TYPE = 0x0600;

const TWO_32 = 4294967296;

export function readMac(view: DataView, offset: number): Mac {
  return view.getUint16(offset) * TWO_32 + view.getUint32(offset + 2);
}

export function writeMac(view: DataView, offset: number, mac: Mac): void {
  const low = mac >>> 0;
  view.setUint16(offset, (mac - low) / TWO_32);
  view.setUint32(offset + 2, low);
}

/** The group bit: the first bit on the wire, so the lowest of the first byte. */
export function isGroupMac(mac: Mac): boolean {
  return (Math.floor(mac / 0x10000000000) & 1) === 1;
}

/**
 * What a page may send: frames of its own MAC address and its own IPv4 addresses, of IPv4 and ARP,
 * and nothing else. A rule looks at one frame and says whether it breaks it; the first one that
 * does is the cause that is counted.
 */

import { SHORTEST_FRAME } from '../../src/relay/batch.ts';
import type { RefusalCause } from '../../src/relay/causes.ts';
import { IPV4_ANY, IPV4_BROADCAST, type Ipv4, type Mac } from '../../src/stack/core/addresses.ts';
import { ARP_HARDWARE_ETHERNET, arp, arpOperations } from '../../src/stack/protocols/arp/header.ts';
import { ethernet, etherTypes, readMac } from '../../src/stack/protocols/ethernet/header.ts';
import {
  IPV4_VERSION,
  ipProtocols,
  ipv4,
  ipv4FragmentOffset,
  ipv4HeaderLength,
  ipv4Version,
} from '../../src/stack/protocols/ipv4/header.ts';
import { udp } from '../../src/stack/protocols/udp/offsets.ts';

/** Who may send here. */
export interface Sender {
  readonly mac: Mac;
  /** Of the card: no frame may be longer, Ethernet header aside. */
  readonly mtu: number;
  /** What the page's stack holds, probes or asks for. */
  readonly own: ReadonlySet<Ipv4>;
  /** What the computer itself has: never the page's, whatever the page says. */
  readonly refuse: ReadonlySet<Ipv4>;
}

export interface EgressRule {
  readonly cause: Exclude<RefusalCause, 'rate'>;
  breaks(frame: DataView, sender: Sender): boolean;
}

const IP = ethernet.length;
const etherType = (frame: DataView) => frame.getUint16(ethernet.at.etherType);
const isArp = (frame: DataView) => etherType(frame) === etherTypes.arp;
const isIpv4 = (frame: DataView) => etherType(frame) === etherTypes.ipv4;
/** IEEE 802.1Q, 802.1ad, and what was used before that. */
const TAGS: readonly number[] = [0x8100, 0x88a8, 0x9100];

/** Hardware and protocol as RFC 826 has them for Ethernet and IPv4. */
function isWholeArp(frame: DataView): boolean {
  if (frame.byteLength < IP + arp.length) return false;
  return (
    frame.getUint16(IP + arp.at.hardwareType) === ARP_HARDWARE_ETHERNET &&
    frame.getUint16(IP + arp.at.protocolType) === etherTypes.ipv4 &&
    frame.getUint8(IP + arp.at.hardwareLength) === 6 &&
    frame.getUint8(IP + arp.at.protocolLength) === 4
  );
}

/** The lengths that others rely on fit (RFC 791 §3.1). */
function isWholeIpv4(frame: DataView): boolean {
  if (frame.byteLength < IP + ipv4.length) return false;
  const header = ipv4HeaderLength(frame, IP);
  const total = frame.getUint16(IP + ipv4.at.totalLength);
  return (
    ipv4Version(frame, IP) === IPV4_VERSION &&
    header >= ipv4.length &&
    total >= header &&
    IP + total <= frame.byteLength
  );
}

/** The IPv4 address that a frame says it is from; undefined where it names none. */
function senderOf(frame: DataView): Ipv4 | undefined {
  if (isArp(frame) && frame.byteLength >= IP + arp.length) {
    return frame.getUint32(IP + arp.at.senderIp);
  }
  if (isIpv4(frame) && frame.byteLength >= IP + ipv4.length) {
    return frame.getUint32(IP + ipv4.at.src);
  }
  return undefined;
}

/** A request by somebody who has no address yet whether anybody has this one (RFC 5227 §2.1.1). */
function isArpProbe(frame: DataView): boolean {
  return (
    frame.getUint32(IP + arp.at.senderIp) === IPV4_ANY &&
    frame.getUint16(IP + arp.at.operation) === arpOperations.request
  );
}

const DHCP = { client: 68, server: 67 };

/** A message of a DHCP client that has no address yet (RFC 2131 §4.1). */
function isDhcpWithoutAddress(frame: DataView): boolean {
  if (frame.getUint32(IP + ipv4.at.src) !== IPV4_ANY) return false;
  if (frame.getUint32(IP + ipv4.at.dst) !== IPV4_BROADCAST) return false;
  if (frame.getUint8(IP + ipv4.at.protocol) !== ipProtocols.udp) return false;
  if (ipv4FragmentOffset(frame, IP) !== 0) return false;
  const at = IP + ipv4HeaderLength(frame, IP);
  if (at + udp.length > frame.byteLength) return false;
  return (
    frame.getUint16(at + udp.at.srcPort) === DHCP.client &&
    frame.getUint16(at + udp.at.dstPort) === DHCP.server
  );
}

export const EGRESS_RULES: readonly EgressRule[] = [
  {
    cause: 'framing',
    breaks: (frame, { mtu }) =>
      frame.byteLength < SHORTEST_FRAME ||
      frame.byteLength > ethernet.length + mtu ||
      (isArp(frame) && !isWholeArp(frame)) ||
      (isIpv4(frame) && !isWholeIpv4(frame)),
  },
  {
    cause: 'source-mac',
    breaks: (frame, { mac }) => readMac(frame, ethernet.at.src) !== mac,
  },
  { cause: 'tagged', breaks: (frame) => TAGS.includes(etherType(frame)) },
  {
    cause: 'ether-type',
    breaks: (frame) => !TAGS.includes(etherType(frame)) && !isArp(frame) && !isIpv4(frame),
  },
  {
    cause: 'arp-hardware',
    breaks: (frame, { mac }) => isArp(frame) && readMac(frame, IP + arp.at.senderMac) !== mac,
  },
  {
    cause: 'host-address',
    breaks(frame, { refuse }) {
      const sender = senderOf(frame);
      return sender !== undefined && refuse.has(sender);
    },
  },
  {
    cause: 'arp-sender',
    breaks: (frame, { own }) =>
      isArp(frame) && !own.has(senderOf(frame) as Ipv4) && !isArpProbe(frame),
  },
  {
    cause: 'ip-sender',
    breaks: (frame, { own }) =>
      isIpv4(frame) && !own.has(senderOf(frame) as Ipv4) && !isDhcpWithoutAddress(frame),
  },
];

/** Why this frame must not leave; undefined when it may. */
export function refusalOf(
  frame: Uint8Array,
  sender: Sender,
  rules: readonly EgressRule[] = EGRESS_RULES,
): RefusalCause | undefined {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  return rules.find((rule) => rule.breaks(view, sender))?.cause;
}

/** For each rule, what it is there to stop: tried with the rule, and without it. */
import type { RefusalCause } from '../../src/relay/causes.ts';
import { type Asking, type Guarded, hostOf } from '../server/admission.ts';
import {
  arpFrame,
  dhcpFrame,
  HOST_IP,
  PEER_MAC,
  tagged,
  udpFrame,
  withEtherType,
} from './frames.ts';

export interface FrameAttack {
  readonly what: string;
  readonly cause: Exclude<RefusalCause, 'rate'>;
  readonly frame: Uint8Array;
}

const cut = (frame: Uint8Array, length: number) => frame.slice(0, length);
function changed(frame: Uint8Array, at: number, value: number): Uint8Array {
  const out = Uint8Array.from(frame);
  out[at] = value;
  return out;
}
/** Where its sender stands, and what it is from, is past the Ethernet header. */
const IP = 14;

export const FRAME_ATTACKS: readonly FrameAttack[] = [
  {
    what: 'longer than the MTU',
    cause: 'framing',
    frame: udpFrame({ data: new Uint8Array(1_473) }),
  },
  {
    what: 'IPv4 that says it is longer than it is',
    cause: 'framing',
    frame: changed(udpFrame(), IP + 3, 255),
  },
  { what: 'an IPv4 header of 16 bytes', cause: 'framing', frame: changed(udpFrame(), IP, 0x44) },
  { what: 'version 6 in IPv4', cause: 'framing', frame: changed(udpFrame(), IP, 0x65) },
  { what: 'ARP with longer addresses', cause: 'framing', frame: changed(arpFrame(), IP + 4, 8) },
  { what: 'another’s MAC address', cause: 'source-mac', frame: udpFrame({ src: PEER_MAC }) },
  { what: 'a VLAN tag', cause: 'tagged', frame: tagged(udpFrame()) },
  { what: 'a service tag', cause: 'tagged', frame: tagged(udpFrame(), 0x88a8) },
  { what: 'IPv6', cause: 'ether-type', frame: withEtherType(udpFrame(), 0x86dd) },
  { what: 'RARP', cause: 'ether-type', frame: withEtherType(arpFrame(), 0x8035) },
  { what: 'EAPOL', cause: 'ether-type', frame: withEtherType(udpFrame(), 0x888e) },
  { what: 'a length where the type is', cause: 'ether-type', frame: withEtherType(udpFrame(), 40) },
  {
    what: 'ARP in the name of another card',
    cause: 'arp-hardware',
    frame: arpFrame({ senderMac: PEER_MAC }),
  },
  {
    what: 'ARP from the computer’s own address, claimed by the page',
    cause: 'host-address',
    frame: arpFrame({ senderIp: HOST_IP }),
  },
  {
    what: 'IPv4 from the computer’s own address, claimed by the page',
    cause: 'host-address',
    frame: udpFrame({ from: HOST_IP }),
  },
  {
    what: 'ARP for the gateway’s address',
    cause: 'arp-sender',
    frame: arpFrame({ senderIp: '10.77.0.1', operation: 2 }),
  },
  {
    what: 'an ARP reply from no address',
    cause: 'arp-sender',
    frame: arpFrame({ senderIp: '0.0.0.0', operation: 2 }),
  },
  {
    what: 'IPv4 from another’s address',
    cause: 'ip-sender',
    frame: udpFrame({ from: '10.77.0.5' }),
  },
  {
    what: 'IPv4 from no address that is not DHCP',
    cause: 'ip-sender',
    frame: udpFrame({ from: '0.0.0.0', to: '255.255.255.255' }),
  },
  {
    what: 'DHCP from no address to one host',
    cause: 'ip-sender',
    frame: dhcpFrame({ to: '10.77.0.1' }),
  },
  {
    what: 'a DHCP server’s answer from no address',
    cause: 'ip-sender',
    frame: dhcpFrame({ srcPort: 67, dstPort: 68 }),
  },
];

/** Addresses that no host may have, so that no page may send from them (RFC 1122 §3.2.1.3). */
export const ADDRESS_ATTACKS = [
  ...['0.0.0.0', '0.1.2.3', '127.0.0.1', '224.0.0.1', '239.255.255.250', '240.0.0.1'],
  '255.255.255.255',
];

/** Frames that only their length gives away, too short to be looked at by any other rule. */
export const SHORT_FRAMES = [cut(udpFrame(), 14), cut(udpFrame(), 30), cut(arpFrame(), 20)];

export interface RequestAttack {
  readonly what: string;
  readonly rule: 'host' | 'origin' | 'version' | 'token' | 'one-page';
  readonly status: number;
  /** What is different from a request that is let in. */
  readonly asking: (guarded: Guarded) => Partial<Asking>;
  /** Whether another page is connected. */
  readonly held?: boolean;
}

const protocols = (...all: string[]) => all.join(', ');
const V1 = 'wireglass.relay.1';

export const REQUEST_ATTACKS: readonly RequestAttack[] = [
  {
    what: 'a name that was bound to 127.0.0.1 (DNS rebinding)',
    rule: 'host',
    status: 421,
    asking: ({ port }) => ({ host: `evil.example:${port}` }),
  },
  { what: 'no Host', rule: 'host', status: 421, asking: () => ({ host: undefined }) },
  {
    what: 'the Host of another port',
    rule: 'host',
    status: 421,
    asking: ({ port }) => ({ host: hostOf(port + 1) }),
  },
  {
    what: 'a foreign page',
    rule: 'origin',
    status: 403,
    asking: () => ({ origin: 'https://evil.example' }),
  },
  {
    what: 'a page of the local network',
    rule: 'origin',
    status: 403,
    asking: ({ port }) => ({ origin: `http://192.168.1.1:${port}` }),
  },
  {
    what: 'a page without an origin',
    rule: 'origin',
    status: 403,
    asking: () => ({ origin: 'null' }),
  },
  {
    what: 'a program that says no Origin',
    rule: 'origin',
    status: 403,
    asking: () => ({ origin: undefined }),
  },
  {
    what: 'a page of another server on this computer',
    rule: 'origin',
    status: 403,
    asking: ({ port }) => ({ origin: `http://${hostOf(port + 1)}` }),
  },
  {
    what: 'the right host by another scheme',
    rule: 'origin',
    status: 403,
    asking: ({ port }) => ({ origin: `https://${hostOf(port)}` }),
  },
  {
    what: 'another version of the relay',
    rule: 'version',
    status: 400,
    asking: ({ token }) => ({ protocols: protocols('wireglass.relay.9', `token.${token}`) }),
  },
  { what: 'no token', rule: 'token', status: 401, asking: () => ({ protocols: V1 }) },
  {
    what: 'a wrong token',
    rule: 'token',
    status: 401,
    asking: ({ token }) => ({ protocols: protocols(V1, `token.${'x'.repeat(token.length)}`) }),
  },
  {
    what: 'the beginning of the token',
    rule: 'token',
    status: 401,
    asking: ({ token }) => ({ protocols: protocols(V1, `token.${token.slice(0, -1)}`) }),
  },
  {
    what: 'a second page',
    rule: 'one-page',
    status: 409,
    held: true,
    asking: ({ token }) => ({ protocols: protocols(V1, `token.${token}`, 'page.second') }),
  },
  {
    what: 'a page that gives no name, beside another',
    rule: 'one-page',
    status: 409,
    held: true,
    asking: ({ token }) => ({ protocols: protocols(V1, `token.${token}`) }),
  },
];

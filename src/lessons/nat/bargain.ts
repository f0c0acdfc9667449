/**
 * Anna’s greeting as a careless NAT would send it on: the new address in the IP header, whose checksum is
 * right, and in the UDP header the checksum that the private address has given it.
 */
import type { RecordedRun } from '../../model/recorded-run.ts';
import type { Instant } from '../../stack/core/instant.ts';
import { ethernet, etherTypes, writeMac } from '../../stack/protocols/ethernet/header.ts';
import { IPV4_VERSION, ipProtocols, ipv4, ipv4Shared } from '../../stack/protocols/ipv4/header.ts';
import { udp } from '../../stack/protocols/udp/header.ts';
import { checksum, pseudoHeaderSum, wordBytes } from '../../stack/wire/checksum.ts';
import { cardMac } from '../../stack/world/ids.ts';
import type { SessionInput } from '../../stack/world/inputs.ts';
import { nodeOf } from '../facts.ts';
import { ANNA_ASKS, GREETINGS, HOME_A, PORT, PRIVATE, SERVER } from './scenario.ts';

const TEXT = 'hello';
const IP = ethernet.length;
const UDP = IP + ipv4.length;
const DATA = UDP + udp.length;
const END = DATA + TEXT.length;
const TTL = 63;

/** The answer to the greeting has come, and Arno has not spoken yet. */
export const QUIET: Instant = ANNA_ASKS + 1_200_000;

/** It arrives at the router in the middle, as if from Anna’s home. */
export function bargain(run: RecordedRun, after: Instant = 0): SessionInput {
  const core = nodeOf(run, 'core');
  const area = wordBytes(END);
  const view = new DataView(area.bytes.buffer);
  writeMac(view, ethernet.at.dst, cardMac(String(core), 0));
  writeMac(view, ethernet.at.src, cardMac(String(nodeOf(run, 'home-a')), 1));
  view.setUint16(ethernet.at.etherType, etherTypes.ipv4);

  view.setUint8(IP + ipv4Shared.versionIhl, (IPV4_VERSION << 4) | (ipv4.length / 4));
  view.setUint16(IP + ipv4.at.totalLength, END - IP);
  view.setUint8(IP + ipv4.at.ttl, TTL);
  view.setUint8(IP + ipv4.at.protocol, ipProtocols.udp);
  view.setUint32(IP + ipv4.at.src, HOME_A);
  view.setUint32(IP + ipv4.at.dst, SERVER);
  view.setUint16(IP + ipv4.at.headerChecksum, checksum(area, IP, ipv4.length));

  const length = END - UDP;
  view.setUint16(UDP + udp.at.srcPort, PORT);
  view.setUint16(UDP + udp.at.dstPort, GREETINGS);
  view.setUint16(UDP + udp.at.length, length);
  for (let i = 0; i < TEXT.length; i++) view.setUint8(DATA + i, TEXT.charCodeAt(i));
  const pseudo = pseudoHeaderSum(PRIVATE, SERVER, ipProtocols.udp, length);
  view.setUint16(UDP + udp.at.checksum, checksum(area, UDP, length, pseudo));
  const bytes = area.bytes.subarray(0, END);
  return { at: Math.max(after, QUIET), kind: 'frame', node: core, nic: 0, bytes };
}

/** Which of the packets of its name a packet is: the 2nd SYN that the client sends. */
import { type Packet, packetTitle, segmentOf } from '../packets.ts';
import { packetsOf } from '../queries.ts';
import type { RecordedRun } from '../recorded-run.ts';

const SYN_FIN_RST = 7;

/**
 * Data and nothing else: people count such segments as data, whether they are pushed or not, and
 * not among the bare ACKs, whose flags they share.
 */
export function isPlainData(packet: Packet): boolean {
  const segment = packet.message === undefined ? segmentOf(packet) : undefined;
  return segment !== undefined && segment.length > 0 && (segment.flags & SYN_FIN_RST) === 0;
}

const nameOf = (packet: Packet) => (isPlainData(packet) ? 'data' : packetTitle(packet));

/** From 1; only packets of the same host on the same link count. */
export function nthOfItsName(run: RecordedRun, packet: Packet): number {
  const name = nameOf(packet);
  let nth = 1;
  for (const each of packetsOf(run)) {
    if (each.frame === packet.frame) break;
    if (each.from === packet.from && each.link === packet.link && nameOf(each) === name) nth++;
  }
  return nth;
}

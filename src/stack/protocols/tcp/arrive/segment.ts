/** A received segment, read from the arena into one record that every segment reuses. */

import type { FrameArena } from '../../../core/arena.ts';
import { pseudoHeaderSum, verifies } from '../../../wire/checksum.ts';
import { ipProtocols } from '../../ipv4/header.ts';
import type { IpPacket } from '../../kind.ts';
import { tcp, tcpFlags, tcpHeaderLength } from '../header/header.ts';
import { scanTcpOptions, type TcpOptionsScratch, tcpOptionsScratch } from '../header/options.ts';
import type { SegmentVerdict } from '../names.ts';
import type { SegmentFields } from '../state/trace-segments.ts';

export const { FIN, SYN, RST, PSH, ACK, URG, ECE, CWR } = tcpFlags;

export interface Segment extends SegmentFields {
  /** Arena offset of the first payload byte. */
  dataStart: number;
  urgentPointer: number;
  /** The IP header's ECN field said "congestion experienced". */
  congested: boolean;
  options: TcpOptionsScratch;
  verdict: SegmentVerdict;
}

const CONGESTION_EXPERIENCED = 3;

export function createSegment(): Segment {
  return {
    srcAddress: 0,
    dstAddress: 0,
    srcPort: 0,
    dstPort: 0,
    seq: 0,
    ack: 0,
    flags: 0,
    window: 0,
    length: 0,
    dataStart: 0,
    urgentPointer: 0,
    congested: false,
    options: tcpOptionsScratch(),
    verdict: 'accepted',
  };
}

export type SegmentFault = 'tcp-truncated' | 'tcp-data-offset' | 'tcp-checksum';

/** Reads a segment; says what is wrong with one that must be dropped (MUST-3). */
export function readSegment(
  packet: IpPacket,
  arena: FrameArena,
  out: Segment,
): SegmentFault | undefined {
  const { view } = arena;
  const { start } = packet;
  const size = packet.end - start;
  if (size < tcp.length) return 'tcp-truncated';
  const headerLength = tcpHeaderLength(view, start);
  if (headerLength < tcp.length || headerLength > size) return 'tcp-data-offset';
  const pseudo = pseudoHeaderSum(packet.src, packet.dst, ipProtocols.tcp, size);
  // What nobody has changed since it was summed needs no second sum, as between Linux's virtual cards.
  if (arena.sound[packet.frame] !== 1 && !verifies(arena, start, size, pseudo)) {
    return 'tcp-checksum';
  }
  out.srcAddress = packet.src;
  out.dstAddress = packet.dst;
  out.srcPort = view.getUint16(start + tcp.at.srcPort);
  out.dstPort = view.getUint16(start + tcp.at.dstPort);
  out.seq = view.getUint32(start + tcp.at.seq);
  out.ack = view.getUint32(start + tcp.at.ack);
  out.flags = view.getUint8(start + tcp.at.flags);
  out.window = view.getUint16(start + tcp.at.window);
  out.urgentPointer = view.getUint16(start + tcp.at.urgentPointer);
  out.dataStart = start + headerLength;
  out.length = size - headerLength;
  out.congested = (packet.tos & 3) === CONGESTION_EXPERIENCED;
  out.verdict = 'accepted';
  scanTcpOptions(view, start + tcp.length, start + headerLength, out.options);
  return undefined;
}

/** SEG.LEN: payload, and one each for SYN and FIN (RFC 9293 §3.4). */
export function segmentLength(seg: Segment): number {
  return seg.length + ((seg.flags & SYN) === 0 ? 0 : 1) + ((seg.flags & FIN) === 0 ? 0 : 1);
}

/** Building a connection's segment in the arena, and letting it go. */

import { allocateFrame, frameStart } from '../../../core/arena.ts';
import type { Seq } from '../../../core/seq.ts';
import { seqDiff, seqGt } from '../../../core/seq.ts';
import type { TransportFx } from '../../../sockets/ip-service.ts';
import { closeScope, openScope } from '../../../trace/cause.ts';
import { finish, pseudoHeaderSum, sum } from '../../../wire/checksum.ts';
import { ipProtocols } from '../../ipv4/header.ts';
import { ipSend, TRANSPORT_OFFSET } from '../../kind.ts';
import { ACK, createSegment, FIN, RST, SYN, URG } from '../arrive/segment.ts';
import { ackLeft, announceSynWindow, announceWindow, chooseWindowShift } from '../arrive/window.ts';
import { tcp, tcpOffsetByte, tcpOffsetFor } from '../header/header.ts';
import {
  MAX_SACK_BLOCKS,
  padTcpOptions,
  sackLength,
  writeAlignedTimestamps,
  writeMss,
  writeNop,
  writeSack,
  writeSackPermitted,
  writeWindowScale,
} from '../header/options.ts';
import type { SegmentReason } from '../names.ts';
import { timestampClock } from '../recover/rtt.ts';
import { collectBlocks } from '../recover/sack/blocks.ts';
import { note } from '../state/note.ts';
import { SOCKET_EVENTS, type Tcb, TOUCHED } from '../state/tcb.ts';
import { emitSegmentSent } from '../state/trace-segments.ts';
import { ringRead } from './ring.ts';

/** Room for options in the longest header. */
const MAX_OPTION_BYTES = 40;
const ALIGNED_TIMESTAMP_BYTES = 12;
/** Two NOPs align the SACK option; its own kind and length take two more bytes. */
const NOPS = 2;
const SACK_BLOCK = sackLength(2) - sackLength(1);
const SACK_HEADER = sackLength(1) - SACK_BLOCK;
/** Octets that SACK blocks must leave for data. */
const LEAST_PAYLOAD = 8;
const ECT_0 = 2;
const HEADER = tcp.length;
const AT = tcp.at;

const blockEdges = new Uint32Array(2 * MAX_SACK_BLOCKS);
/** What the trace records; of the same shape as what is received, for the one function that writes both. */
const sent = createSegment();
/** What IP is asked to send. */
const packet = ipSend(ipProtocols.tcp);

/**
 * The payload a segment may hold now: Eff.snd.MSS less the options it will have (RFC 9293
 * §3.7.1). SACK blocks that would leave next to none stay away.
 */
export function payloadLimit(tcb: Tcb): number {
  const { mss } = tcb.snd;
  return mss - sackBytes(countBlocks(tcb, mss - LEAST_PAYLOAD));
}

/** How many SACK blocks there are to report in `room` bytes; their edges are in `blockEdges` then. */
function countBlocks(tcb: Tcb, room: number): number {
  // Before ESTABLISHED nothing is beyond a gap: what waits came with the SYN.
  if (!tcb.opt.sack || !tcb.opened || (tcb.outOfOrder.count === 0 && !tcb.dsackDue)) return 0;
  const most = Math.min(room, MAX_OPTION_BYTES - timestampBytes(tcb));
  const blocks = Math.floor((most - NOPS - SACK_HEADER) / SACK_BLOCK);
  return blocks <= 0 ? 0 : collectBlocks(tcb, Math.min(blocks, MAX_SACK_BLOCKS), blockEdges);
}

function sackBytes(blocks: number): number {
  return blocks === 0 ? 0 : NOPS + sackLength(blocks);
}

function timestampBytes(tcb: Tcb): number {
  return tcb.opt.timestamps ? ALIGNED_TIMESTAMP_BYTES : 0;
}

/** What a bare ACK may say of SACK: it has no payload, so that the path alone limits it. */
function bareRoom(tcb: Tcb): number {
  return tcb.snd.pathRoom - timestampBytes(tcb);
}

/**
 * Data went, and its ACK with it, but there was no room for the blocks that this ACK is about: a bare
 * one follows (RFC 2018 §4: in all ACKs).
 */
function keepsBlocks(tcb: Tcb, length: number, blocks: number): boolean {
  return length > 0 && blocks === 0 && tcb.rcv.ackNow !== '' && countBlocks(tcb, bareRoom(tcb)) > 0;
}

/**
 * The sequence number of a segment without text: SND.NXT; but where the peer's window ends before
 * what was sent, as after a probe of a closed one, its right edge, since the peer would refuse what
 * lies beyond (RFC 9293 §3.8.6.1). An edge that fell back by less than a step of the scaled window
 * field is rounded, not shrunk (RFC 7323 §2.4): the octets before SND.NXT were in the window.
 */
export function acceptableSeq(tcb: Tcb): Seq {
  const { una, max, wnd, scale } = tcb.snd;
  const outOfOrder = ((max - una) >>> 0) - wnd;
  if (outOfOrder <= 0 || !tcb.opened) return max;
  if (outOfOrder < 1 << scale && tcb.retry.probes === 0) return max;
  return (una + wnd) >>> 0;
}

/** Sends `length` bytes of the send buffer from `seq` on, under the given flags. */
export function transmit(
  tcb: Tcb,
  seq: Seq,
  flags: number,
  length: number,
  reason: SegmentReason,
  fx: TransportFx,
  ect = false,
): void {
  const { arena } = fx;
  const syn = (flags & SYN) !== 0;
  const blocks = syn ? 0 : countBlocks(tcb, length > 0 ? tcb.snd.mss - length : bareRoom(tcb));
  const options = syn ? MAX_OPTION_BYTES : timestampBytes(tcb) + sackBytes(blocks);
  const frame = allocateFrame(arena, TRANSPORT_OFFSET + HEADER + options + length);
  const { view } = arena;
  const at = frameStart(frame) + TRANSPORT_OFFSET;
  const optionsAt = at + HEADER;
  const dataAt = syn
    ? writeSynOptions(tcb, flags, view, optionsAt, fx)
    : writeOptions(tcb, blocks, view, optionsAt, fx);
  const size = dataAt - at + length;
  arena.lengths[frame] = TRANSPORT_OFFSET + size;
  const acks = (flags & ACK) !== 0;
  const { snd } = tcb;
  let urgent = 0;
  let allFlags = flags;
  if (snd.urgent && seqGt(snd.up, seq) && (flags & RST) === 0) {
    urgent = Math.min(seqDiff(snd.up, seq), 0xffff);
    allFlags |= URG;
  }
  sent.srcAddress = tcb.localAddress;
  sent.dstAddress = tcb.remoteAddress;
  sent.srcPort = tcb.localPort;
  sent.dstPort = tcb.remotePort;
  sent.seq = seq;
  sent.ack = acks ? tcb.rcv.nxt : 0;
  sent.flags = allFlags;
  sent.window = windowField(tcb, flags);
  sent.length = length;
  view.setUint16(at + AT.srcPort, sent.srcPort);
  view.setUint16(at + AT.dstPort, sent.dstPort);
  view.setUint32(at + AT.seq, seq);
  view.setUint32(at + AT.ack, sent.ack);
  view.setUint8(at + tcpOffsetByte, tcpOffsetFor(dataAt - at));
  view.setUint8(at + AT.flags, allFlags);
  view.setUint16(at + AT.window, sent.window);
  view.setUint16(at + AT.checksum, 0);
  view.setUint16(at + AT.urgentPointer, urgent);
  if (length > 0) {
    const offset = (seq - snd.base) >>> 0;
    if (offset < tcb.sendBuffer.length) ringRead(arena, tcb.sendBuffer, offset, dataAt, length);
    else arena.bytes.fill(0, dataAt, dataAt + length);
  }
  const pseudo = pseudoHeaderSum(sent.srcAddress, sent.dstAddress, ipProtocols.tcp, size);
  view.setUint16(at + AT.checksum, finish(sum(arena, at, size) + pseudo));
  arena.sound[frame] = 1;
  if (acks && !keepsBlocks(tcb, length, blocks)) ackLeft(tcb, fx);
  tcb.touched |= TOUCHED.receiving;
  tcb.totals.segmentsOut++;
  if (length > 0 || (flags & (SYN | FIN)) !== 0) {
    snd.lastAt = fx.now;
    tcb.touched |= TOUCHED.sending;
  }
  launch(tcb, frame, reason, ect, fx);
}

/** A RST offers nothing. */
function windowField(tcb: Tcb, flags: number): number {
  if ((flags & RST) !== 0) return 0;
  return (flags & ACK) !== 0 ? announceWindow(tcb, (flags & SYN) !== 0) : announceSynWindow(tcb);
}

/** The trace first, so that all that the frame does is caused by the segment. */
function launch(
  tcb: Tcb,
  frame: number,
  reason: SegmentReason,
  ect: boolean,
  fx: TransportFx,
): void {
  const { set } = tcb;
  packet.event = emitSegmentSent(fx.log, fx.node, tcb.id, sent, reason);
  packet.frame = frame;
  packet.src = tcb.localAddress;
  packet.dst = tcb.remoteAddress;
  packet.tos = ect ? (set.tos & 0xfc) | ECT_0 : set.tos & 0xfc;
  packet.ttl = set.ttl;
  packet.dontFragment = set.pathMtuDiscovery && !tcb.retry.blackHole;
  if (!fx.ip.send(packet)) hasNoWay(tcb, packet.event, fx);
}

/**
 * The route, or the address, was withdrawn under a connection. What its first router would say by ICMP
 * is a soft error (RFC 9293 §3.9.2.2), and so is this: the program can know, the timers go on.
 */
function hasNoWay(tcb: Tcb, segment: number, fx: TransportFx): void {
  tcb.softError = 'ENETUNREACH';
  tcb.events |= SOCKET_EVENTS.softError;
  const outer = openScope(fx.log, segment);
  note(tcb, fx, 'no-way', 'RFC9293#3.9.2.2', 0, 0);
  closeScope(fx.log, outer);
}

/** In every segment but a SYN: timestamps once agreed (RFC 7323 §3.2), SACK blocks when there are. */
function writeOptions(
  tcb: Tcb,
  blocks: number,
  view: DataView,
  at: number,
  fx: TransportFx,
): number {
  const end = tcb.opt.timestamps
    ? writeAlignedTimestamps(view, at, timestampClock(tcb, fx), tcb.opt.tsRecent)
    : at;
  if (blocks === 0) return end;
  return writeSack(view, writeNop(view, writeNop(view, end)), blockEdges, blocks);
}

/**
 * The options of a SYN are an offer; those of a SYN,ACK name only what the SYN offered too
 * (RFC 7323 §2.2 and §3.2, RFC 2018 §2). The MSS is always there (SHLD-5, MUST-67).
 */
function writeSynOptions(
  tcb: Tcb,
  flags: number,
  view: DataView,
  at: number,
  fx: TransportFx,
): number {
  const { set, opt } = tcb;
  if (!set.synOptions) return at;
  const answer = (flags & ACK) !== 0;
  let end = writeMss(view, at, tcb.rcv.mss);
  if (answer ? opt.sack : set.sack) {
    end = writeNop(view, writeNop(view, writeSackPermitted(view, end)));
  }
  if (answer ? opt.timestamps : set.timestamps) {
    const echo = answer ? opt.tsRecent : 0;
    end = writeAlignedTimestamps(view, end, timestampClock(tcb, fx), echo);
  }
  if (answer ? opt.windowScaling : set.windowScaling) {
    end = writeWindowScale(view, writeNop(view, end), chooseWindowShift(tcb));
  }
  return padTcpOptions(view, at, end);
}

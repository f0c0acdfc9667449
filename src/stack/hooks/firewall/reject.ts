/** What a firewall tells the sender of a packet that it rejects: a RST, or that it may not (RFC 1812 §5.2.7.1). */
import { allocateFrame, frameStart } from '../../core/arena.ts';
import { icmpTypes } from '../../protocols/icmp/header.ts';
import { allUnreachableCodes } from '../../protocols/icmp/unreachable-codes.ts';
import { ipProtocols } from '../../protocols/ipv4/header.ts';
import type { IpSend, LinkFx } from '../../protocols/kind.ts';
import {
  tcp,
  tcpFlags,
  tcpHeaderLength,
  tcpOffsetByte,
  tcpOffsetFor,
} from '../../protocols/tcp/header/header.ts';
import { emit } from '../../trace/log.ts';
import { finish, pseudoHeaderSum, sum } from '../../wire/checksum.ts';
import type { HookedPacket } from '../kind.ts';
import type { Looked } from './flows.ts';
import type { Firewall } from './state.ts';

/** Ethernet and IPv4, in front of what is built here. */
const TRANSPORT = 34;
const { ACK, FIN, RST, SYN } = tcpFlags;

export function tellSender(
  firewall: Firewall,
  packet: HookedPacket,
  looked: Looked,
  fx: LinkFx,
): void {
  firewall.sending = true;
  const isTcp = looked.protocol === ipProtocols.tcp && packet.end - packet.start >= tcp.length;
  if (isTcp) sendReset(packet, looked, fx);
  else {
    const { administrativelyProhibited } = allUnreachableCodes;
    fx.report(packet, icmpTypes.destinationUnreachable, administrativelyProhibited);
  }
  firewall.sending = false;
}

/** In the name of whoever the segment was for, as that one would send it (RFC 9293 §3.5.2). */
function sendReset({ start, end }: HookedPacket, looked: Looked, fx: LinkFx): void {
  const { flags, src, srcPort, dst, dstPort, protocol } = looked;
  if ((flags & RST) !== 0) return;
  const { view } = fx.arena;
  const hasAck = (flags & ACK) !== 0;
  const data = Math.max(0, end - start - tcpHeaderLength(view, start));
  const length = data + ((flags & SYN) === 0 ? 0 : 1) + ((flags & FIN) === 0 ? 0 : 1);
  const seq = hasAck ? view.getUint32(start + tcp.at.ack) : 0;
  const ack = hasAck ? 0 : (view.getUint32(start + tcp.at.seq) + length) >>> 0;
  const ends = { protocol, src: dst, srcPort: dstPort, dst: src, dstPort: srcPort };
  const event = emit(fx.log, 'firewall.reset', fx.node, ends);
  const frame = allocateFrame(fx.arena, TRANSPORT + tcp.length);
  writeReset(frameStart(frame) + TRANSPORT, ends, seq, ack, hasAck ? RST : RST | ACK, fx);
  const send: IpSend = {
    frame,
    protocol,
    src: dst,
    dst: src,
    tos: 0,
    ttl: fx.ip.defaultTtl(),
    dontFragment: true,
    event,
  };
  fx.ip.send(send);
}

function writeReset(
  at: number,
  { src, srcPort, dst, dstPort, protocol }: Omit<Looked, 'state' | 'flags' | 'flow'>,
  seq: number,
  ack: number,
  flags: number,
  { arena }: LinkFx,
): void {
  const { view, bytes } = arena;
  bytes.fill(0, at, at + tcp.length);
  view.setUint16(at + tcp.at.srcPort, srcPort);
  view.setUint16(at + tcp.at.dstPort, dstPort);
  view.setUint32(at + tcp.at.seq, seq);
  view.setUint32(at + tcp.at.ack, ack);
  view.setUint8(at + tcpOffsetByte, tcpOffsetFor(tcp.length));
  view.setUint8(at + tcp.at.flags, flags);
  const pseudo = pseudoHeaderSum(src, dst, protocol, tcp.length);
  view.setUint16(at + tcp.at.checksum, finish(sum(arena, at, tcp.length) + pseudo));
}

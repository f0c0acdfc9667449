/** RST for a segment that no connection will have (RFC 9293 §3.5.2, §3.10.7.1). */

import { allocateFrame, frameStart } from '../../../core/arena.ts';
import type { TransportFx } from '../../../sockets/ip-service.ts';
import { finish, pseudoHeaderSum, sum } from '../../../wire/checksum.ts';
import { ipProtocols } from '../../ipv4/header.ts';
import { ipSend, TRANSPORT_OFFSET } from '../../kind.ts';
import { ACK, RST, type Segment, segmentLength } from '../arrive/segment.ts';
import { tcp, tcpOffsetByte, tcpOffsetFor } from '../header/header.ts';
import { tcpOptions, writeMss } from '../header/options.ts';
import type { SegmentReason } from '../names.ts';
import type { TransportSettings } from '../state/settings.ts';
import { emitSegmentSent, type SegmentFields } from '../state/trace-segments.ts';

/** What IP is asked to send; no segment without a connection asks for the path's MTU. */
const packet = ipSend(ipProtocols.tcp);

/**
 * Answers a segment with a RST that its sender will believe: at the sequence number it acknowledged,
 * or at zero with an ACK of all it sent. Never answers a RST. `conn` is −1 for a closed port.
 */
export function sendReset(
  seg: Segment,
  conn: number,
  settings: TransportSettings,
  fx: TransportFx,
): void {
  if ((seg.flags & RST) !== 0) return;
  const hasAck = (seg.flags & ACK) !== 0;
  sendBare(
    {
      srcAddress: seg.dstAddress,
      dstAddress: seg.srcAddress,
      srcPort: seg.dstPort,
      dstPort: seg.srcPort,
      seq: hasAck ? seg.ack : 0,
      ack: hasAck ? 0 : (seg.seq + segmentLength(seg)) >>> 0,
      flags: hasAck ? RST : RST | ACK,
      window: 0,
      length: 0,
    },
    conn,
    conn < 0 ? 'rst-refused' : 'rst',
    settings,
    fx,
  );
}

/** A segment without a connection: no payload, and no option but an MSS, if one is given. */
export function sendBare(
  fields: SegmentFields,
  conn: number,
  reason: SegmentReason,
  settings: TransportSettings,
  fx: TransportFx,
  mss = 0,
): void {
  const { arena, log } = fx;
  const size = tcp.length + (mss > 0 ? tcpOptions.mss.length : 0);
  const frame = allocateFrame(arena, TRANSPORT_OFFSET + size);
  const at = frameStart(frame) + TRANSPORT_OFFSET;
  const { view } = arena;
  const { srcAddress, dstAddress } = fields;
  if (mss > 0) writeMss(view, at + tcp.length, mss);
  view.setUint16(at + tcp.at.srcPort, fields.srcPort);
  view.setUint16(at + tcp.at.dstPort, fields.dstPort);
  view.setUint32(at + tcp.at.seq, fields.seq);
  view.setUint32(at + tcp.at.ack, fields.ack);
  view.setUint8(at + tcpOffsetByte, tcpOffsetFor(size));
  view.setUint8(at + tcp.at.flags, fields.flags);
  view.setUint16(at + tcp.at.window, fields.window);
  view.setUint16(at + tcp.at.checksum, 0);
  view.setUint16(at + tcp.at.urgentPointer, 0);
  const pseudo = pseudoHeaderSum(srcAddress, dstAddress, ipProtocols.tcp, size);
  view.setUint16(at + tcp.at.checksum, finish(sum(arena, at, size) + pseudo));
  packet.event = emitSegmentSent(log, fx.node, conn, fields, reason);
  packet.frame = frame;
  packet.src = srcAddress;
  packet.dst = dstAddress;
  packet.tos = settings.tos & 0xfc;
  packet.ttl = settings.ttl;
  fx.ip.send(packet);
}

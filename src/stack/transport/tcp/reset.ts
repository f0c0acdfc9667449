/** RST for a segment that no connection will have (RFC 9293 §3.5.2, §3.10.7.1). */
import { allocateFrame, frameStart } from '../../core/arena.ts';
import type { Fx } from '../../trace/fx.ts';
import { emitSegmentSent, type SegmentFields } from '../../trace/hot.ts';
import { NO_CAUSE } from '../../trace/log.ts';
import type { SegmentReason } from '../../trace/tcp-names.ts';
import { finish, pseudoHeaderSum, sum } from '../../wire/checksum.ts';
import { ipProtocols } from '../../wire/ipv4.ts';
import { tcp, tcpOffsetByte, tcpOffsetFor } from '../../wire/tcp.ts';
import { TRANSPORT_OFFSET, type TransportFx } from '../ip-port.ts';
import { ACK, RST, type Segment, segmentLength } from './segment.ts';
import type { TransportSettings } from './settings.ts';

/**
 * Answers a segment with a RST that its sender will believe: at the sequence number it acknowledged,
 * or at zero with an ACK of all it sent. Never answers a RST. `conn` is −1 for a closed port.
 */
export function refuse(
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

/** A segment without a connection: no options, no payload. */
function sendBare(
  fields: SegmentFields,
  conn: number,
  reason: SegmentReason,
  settings: TransportSettings,
  fx: TransportFx,
): void {
  const { arena, log } = fx;
  const frame = allocateFrame(arena, TRANSPORT_OFFSET + tcp.length);
  const at = frameStart(frame) + TRANSPORT_OFFSET;
  writeBareHeader(fields, at, tcp.length, fx);
  const cause = log.cause;
  const id = emitSegmentSent(log, fx.node, conn, fields, reason);
  if (id !== NO_CAUSE) log.cause = id;
  const { srcAddress, dstAddress } = fields;
  fx.ip.send(frame, ipProtocols.tcp, srcAddress, dstAddress, 0, settings.ttl, false);
  log.cause = cause;
}

/** Header and checksum of a segment that is all header, its options already written. */
export function writeBareHeader(fields: SegmentFields, at: number, size: number, fx: Fx): void {
  const { view } = fx.arena;
  view.setUint16(at + tcp.at.srcPort, fields.srcPort);
  view.setUint16(at + tcp.at.dstPort, fields.dstPort);
  view.setUint32(at + tcp.at.seq, fields.seq);
  view.setUint32(at + tcp.at.ack, fields.ack);
  view.setUint8(at + tcpOffsetByte, tcpOffsetFor(size));
  view.setUint8(at + tcp.at.flags, fields.flags);
  view.setUint16(at + tcp.at.window, fields.window);
  view.setUint16(at + tcp.at.checksum, 0);
  view.setUint16(at + tcp.at.urgentPointer, 0);
  const { srcAddress, dstAddress } = fields;
  const pseudo = pseudoHeaderSum(srcAddress, dstAddress, ipProtocols.tcp, size);
  view.setUint16(at + tcp.at.checksum, finish(sum(fx.arena, at, size) + pseudo));
}

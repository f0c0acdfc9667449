/** Echo requests are answered (RFC 1122 §3.2.2.6): from the address that was asked, with all their data. */
import { allocateFrame, frameStart } from '../../core/arena.ts';
import { closeScope, openScope } from '../../trace/cause.ts';
import { emit } from '../../trace/log.ts';
import { checksum } from '../../wire/checksum.ts';
import { ethernet } from '../ethernet/header.ts';
import { ipv4 } from '../ipv4/header.ts';
import { optionFault, writeOptions } from '../ipv4/options.ts';
import { type IpPacket, type LinkFx, TRANSPORT_OFFSET } from '../kind.ts';
import { icmpAt, icmpTypes } from './header.ts';
import { finishIcmp } from './send.ts';

export function answerEcho(packet: IpPacket, fx: LinkFx): void {
  if (packet.broadcast) return; // §3.2.2.6 allows silence; a broadcast ping would cause a storm
  const { ipStart, start, end, src, dst, tos } = packet;
  const length = end - start;
  const hasOptions = start - ipStart > ipv4.length && end - ipStart <= fx.ip.interfaceMtu(src);
  if (hasOptions && optionFault(fx.arena.view, ipStart, start) === undefined) {
    answerWithOptions(packet, fx);
    return;
  }
  const frame = allocateFrame(fx.arena, TRANSPORT_OFFSET + length);
  const at = frameStart(frame) + TRANSPORT_OFFSET;
  fx.arena.bytes.copyWithin(at, start, end);
  fx.arena.view.setUint8(at + icmpAt.type, icmpTypes.echoReply);
  finishIcmp(frame, at, length, dst, src, tos, fx);
}

/** The request turned round, header and all: its options go on recording on the way back. */
function answerWithOptions({ ipStart, start, end, src, dst }: IpPacket, fx: LinkFx): void {
  const { arena } = fx;
  const frame = allocateFrame(arena, ethernet.length + end - ipStart);
  const at = frameStart(frame) + ethernet.length;
  const message = at + start - ipStart;
  arena.bytes.copyWithin(at, ipStart, end);
  const { view } = arena;
  view.setUint32(at + ipv4.at.src, dst);
  view.setUint32(at + ipv4.at.dst, src);
  view.setUint8(at + ipv4.at.ttl, fx.ip.defaultTtl());
  view.setUint8(message + icmpAt.type, icmpTypes.echoReply);
  view.setUint16(message + icmpAt.checksum, 0);
  view.setUint16(message + icmpAt.checksum, checksum(arena, message, end - start));
  writeOptions(arena, at, message, { address: dst, isOurs: fx.ip.isLocal, now: fx.now });
  const sent = { type: icmpTypes.echoReply, code: 0, src: dst, dst: src };
  const id = emit(fx.log, 'icmp.sent', fx.node, sent);
  arena.packets[frame] = id;
  const outer = openScope(fx.log, id);
  fx.route(frame);
  closeScope(fx.log, outer);
}

/**
 * ICMP (RFC 792, RFC 1122 §3.2.2) as it comes in: an echo is answered, errors are passed on. Who obeys
 * redirects, and which worlds have ICMP at all, is told in nodes/host/whole-icmp.
 */
import { causedBy } from '../../trace/cause.ts';
import './events.ts';
import { emit } from '../../trace/log.ts';
import { verifies } from '../../wire/checksum.ts';
import { ipv4, ipv4HeaderLength } from '../ipv4/header.ts';
import type { IpError, IpPacket, LinkFx, NetFx } from '../kind.ts';
import { answerEcho } from './echo.ts';
import {
  errorAbout,
  icmpAt,
  icmpEcho,
  icmpTypes,
  icmpUnreachable,
  isIcmpError,
  MIN_QUOTED_PAYLOAD,
} from './header.ts';

const HEADER = icmpEcho.length;

/** Handles a received message. Returns the error it reports to the transport above, if any. */
export function icmpArrives(packet: IpPacket, fx: LinkFx): IpError | undefined {
  const { view } = fx.arena;
  const length = packet.end - packet.start;
  if (length < HEADER || !verifies(fx.arena, packet.start, length)) {
    const why = length < HEADER ? 'icmp-truncated' : 'icmp-checksum';
    emit(fx.log, 'packet.ignored', fx.node, { layer: 'network', why, rfc: 'RFC792' });
    return undefined;
  }
  const type = view.getUint8(packet.start + icmpAt.type);
  const code = view.getUint8(packet.start + icmpAt.code);
  const { src, dst } = packet;
  const id = emit(fx.log, 'icmp.received', fx.node, { type, code, src, dst });
  causedBy(fx.log, id);
  if (type === icmpTypes.echoRequest) {
    answerEcho(packet, fx);
    return undefined;
  }
  return isIcmpError(type) ? quotedError(packet, type, code, fx) : undefined;
}

function quotedError(packet: IpPacket, type: number, code: number, fx: NetFx): IpError | undefined {
  const { view } = fx.arena;
  const quoted = packet.start + HEADER;
  if (packet.end - quoted < ipv4.length) return undefined;
  const headerLength = ipv4HeaderLength(view, quoted);
  const start = quoted + headerLength;
  if (headerLength < ipv4.length || packet.end - start < MIN_QUOTED_PAYLOAD) return undefined;
  const mtu =
    type === icmpTypes.destinationUnreachable
      ? view.getUint16(packet.start + icmpUnreachable.at.nextHopMtu)
      : 0;
  return errorAbout(view, quoted, packet.end, type, code, mtu);
}

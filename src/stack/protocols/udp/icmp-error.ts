/** ICMP errors about datagrams that we sent (RFC 1122 §4.1.3.3, RFC 1191, RFC 5927). */
import type { Errno } from '../../sockets/calls.ts';
import { ignoreError } from '../../sockets/icmp-errors.ts';
import type { TransportFx } from '../../sockets/ip-service.ts';
import type { TransportState } from '../../sockets/state.ts';
import { icmpTypes, unreachableCodes } from '../icmp/header.ts';
import type { IpError } from '../kind.ts';
import { datagramError, findSender } from './datagrams.ts';
import { udp } from './header.ts';

export function udpErrorArrives(state: TransportState, error: IpError, fx: TransportFx): void {
  // Source quench is obsolete and must change nothing (RFC 6633).
  if (error.type === icmpTypes.sourceQuench) return;
  const { view } = fx.arena;
  const srcPort = view.getUint16(error.start + udp.at.srcPort);
  const dstPort = view.getUint16(error.start + udp.at.dstPort);
  const { src, dst } = error;
  const socket = fx.ip.isLocal(src) ? findSender(state, { src, dst, srcPort, dstPort }) : undefined;
  if (socket === undefined) {
    ignoreError(fx);
    return;
  }
  const errno = errnoOf(error);
  if (errno === 'EMSGSIZE') fx.ip.lowerPathMtu(dst, error.mtu, error.totalLength);
  datagramError(socket, errno, fx);
}

/** Codes that are about a network, not a host: unreachable, unknown, prohibited, not for that service. */
const ABOUT_NET: readonly number[] = [0, 6, 9, 11];

function errnoOf({ type, code }: IpError): Errno {
  if (type !== icmpTypes.destinationUnreachable) return 'EHOSTUNREACH';
  switch (code) {
    case unreachableCodes.protocol:
    case unreachableCodes.port:
      return 'ECONNREFUSED';
    case unreachableCodes.fragmentationNeeded:
      return 'EMSGSIZE';
    default:
      return ABOUT_NET.includes(code) ? 'ENETUNREACH' : 'EHOSTUNREACH';
  }
}

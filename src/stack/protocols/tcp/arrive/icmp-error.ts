/** ICMP errors about segments that we sent (RFC 9293 §3.9.2.2, RFC 1191, RFC 5927). */
import { seqGeq, seqLt } from '../../../core/seq.ts';
import type { Errno } from '../../../sockets/calls.ts';
import { findConnection } from '../../../sockets/connections.ts';
import { ignoreError } from '../../../sockets/icmp-errors.ts';
import type { TransportFx } from '../../../sockets/ip-service.ts';
import { settle } from '../../../sockets/socket-events.ts';
import type { TransportState } from '../../../sockets/state.ts';
import { icmpTypes, unreachableCodes } from '../../icmp/header.ts';
import type { IpError } from '../../kind.ts';
import { tcp } from '../header/header.ts';
import { sendWhatMayBeSent } from '../send/sender.ts';
import { note } from '../state/note.ts';
import { SOCKET_EVENTS, type Tcb, TOUCHED } from '../state/tcb.ts';
import { fail } from '../timers/endings.ts';
import { refreshMss } from './mss.ts';

export function tcpErrorArrives(state: TransportState, error: IpError, fx: TransportFx): void {
  // MUST-55: a source quench is silently discarded.
  if (error.type === icmpTypes.sourceQuench) return;
  const { view } = fx.arena;
  const srcPort = view.getUint16(error.start + tcp.at.srcPort);
  const dstPort = view.getUint16(error.start + tcp.at.dstPort);
  // MUST-54: the quoted addresses and ports find the connection.
  const tcb = findConnection(state, error.src, srcPort, error.dst, dstPort);
  if (tcb === undefined) {
    ignoreError(fx);
    return;
  }
  const seq = view.getUint32(error.start + tcp.at.seq);
  if (!isInFlight(tcb, seq)) {
    note(tcb, fx, 'icmp-doubtful', 'RFC5927#4.1', seq, error.code);
    return;
  }
  tcb.touched |= TOUCHED.all;
  applyError(tcb, error, fx);
  settle(state, tcb, fx);
}

/** Only an error about an octet that is really outstanding can be true (RFC 5927 §4.1). */
function isInFlight(tcb: Tcb, seq: number): boolean {
  return seqGeq(seq, tcb.snd.una) && seqLt(seq, tcb.snd.max);
}

function applyError(tcb: Tcb, error: IpError, fx: TransportFx): void {
  const { type, code } = error;
  const unreachable = type === icmpTypes.destinationUnreachable;
  if (unreachable && code === unreachableCodes.fragmentationNeeded) {
    fx.ip.lowerPathMtu(error.dst, error.mtu, error.totalLength);
    pathMtuChanged(tcb, fx);
    return;
  }
  // Protocol and port unreachable: there is nothing behind this address to talk to (SHLD-26).
  if (unreachable && (code === unreachableCodes.protocol || code === unreachableCodes.port)) {
    fail(tcb, 'ECONNREFUSED', 'ICMP hard error', 'RFC9293#3.9.2.2', fx);
    return;
  }
  // All others may pass: the user can see them, the connection goes on (MUST-56, SHLD-25).
  tcb.softError = softErrno(error);
  tcb.events |= SOCKET_EVENTS.softError;
  note(tcb, fx, 'icmp-soft-error', 'RFC9293#3.9.2.2', type, code);
}

/** Smaller segments from now on, beginning with the one that did not fit (RFC 1191 §6.4). */
function pathMtuChanged(tcb: Tcb, fx: TransportFx): void {
  if (!refreshMss(tcb, fx)) return;
  const { snd } = tcb;
  note(tcb, fx, 'pmtu-lower', 'RFC1191#6.4', snd.mss, 0);
  if (!tcb.opened) return;
  snd.nxt = snd.una;
  tcb.rtt.timing = false;
  sendWhatMayBeSent(tcb, fx);
}

function softErrno({ type, code }: IpError): Errno {
  if (type !== icmpTypes.destinationUnreachable) return 'EHOSTUNREACH';
  return code === unreachableCodes.net ? 'ENETUNREACH' : 'EHOSTUNREACH';
}

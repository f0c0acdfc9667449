/** ICMP errors about what we sent (RFC 9293 §3.9.2.2, RFC 1122 §4.1.3.3, RFC 1191, RFC 5927). */
import { seqGeq, seqLt } from '../core/seq.ts';
import { ipProtocols } from '../protocols/ipv4/header.ts';
import { refreshMss } from '../protocols/tcp/arrive/mss.ts';
import { tcp } from '../protocols/tcp/header/header.ts';
import { sendWhatMayBeSent } from '../protocols/tcp/send/sender.ts';
import { note } from '../protocols/tcp/state/note.ts';
import { NEWS, type Tcb, TOUCHED } from '../protocols/tcp/state/tcb.ts';
import { fail } from '../protocols/tcp/timers/endings.ts';
import { datagramError, findSender } from '../protocols/udp/datagrams.ts';
import { emit } from '../trace/log.ts';
import type { Errno } from './calls.ts';
import { findConnection } from './connections.ts';
import type { IcmpErrorIn, TransportFx } from './ip-service.ts';
import { settle } from './socket-events.ts';
import type { Socket, TransportState } from './state.ts';

const UNREACHABLE = 3;
const SOURCE_QUENCH = 4;
const FRAGMENTATION_NEEDED = 4;

export function icmpErrorArrives(state: TransportState, error: IcmpErrorIn, fx: TransportFx): void {
  // MUST-55: a source quench is silently discarded.
  if (error.type === SOURCE_QUENCH || error.end - error.start < 8) return;
  const { view } = fx.arena;
  const srcPort = view.getUint16(error.start + tcp.at.srcPort);
  const dstPort = view.getUint16(error.start + tcp.at.dstPort);
  const { src, dst, protocol } = error;
  if (protocol === ipProtocols.udp) {
    const ends = { src, dst, srcPort, dstPort };
    const socket = fx.ip.isLocal(src) ? findSender(state, ends) : undefined;
    if (socket === undefined) doubt(fx);
    else datagramErrorArrives(socket, error, fx);
    return;
  }
  // MUST-54: the quoted addresses and ports find the connection.
  const tcb =
    protocol === ipProtocols.tcp ? findConnection(state, src, srcPort, dst, dstPort) : undefined;
  if (tcb === undefined) {
    doubt(fx);
    return;
  }
  const seq = view.getUint32(error.start + tcp.at.seq);
  if (!isInFlight(tcb, seq)) {
    note(tcb, fx, 'icmp-doubtful', 'RFC5927#4.1', seq, error.code);
    return;
  }
  tcb.touched |= TOUCHED.all;
  tcpError(tcb, error, fx);
  settle(state, tcb, fx);
}

/** Whoever forges an error must guess a socket that exists; else it changes nothing (RFC 5927 §4.1). */
function doubt(fx: TransportFx): void {
  const rfc = 'RFC5927#4.1';
  emit(fx.log, 'packet.ignored', fx.node, { layer: 'transport', why: 'icmp-doubtful', rfc });
}

function datagramErrorArrives(socket: Socket, error: IcmpErrorIn, fx: TransportFx): void {
  const errno = datagramErrno(error);
  if (errno === 'EMSGSIZE') fx.ip.lowerPathMtu(error.dst, error.mtu, error.totalLength);
  datagramError(socket, errno, fx);
}

/** Only an error about an octet that is really outstanding can be true (RFC 5927 §4.1). */
function isInFlight(tcb: Tcb, seq: number): boolean {
  return seqGeq(seq, tcb.snd.una) && seqLt(seq, tcb.snd.max);
}

function tcpError(tcb: Tcb, error: IcmpErrorIn, fx: TransportFx): void {
  const { type, code } = error;
  if (type === UNREACHABLE && code === FRAGMENTATION_NEEDED) {
    fx.ip.lowerPathMtu(error.dst, error.mtu, error.totalLength);
    pathMtuChanged(tcb, fx);
    return;
  }
  // Protocol and port unreachable: there is nothing behind this address to talk to (SHLD-26).
  if (type === UNREACHABLE && (code === 2 || code === 3)) {
    fail(tcb, 'ECONNREFUSED', 'ICMP hard error', 'RFC9293#3.9.2.2', fx);
    return;
  }
  // All others may pass: the user can see them, the connection goes on (MUST-56, SHLD-25).
  const errno = softErrno(error);
  tcb.softError = errno;
  tcb.news |= NEWS.softError;
  note(tcb, fx, 'icmp-soft-error', 'RFC9293#3.9.2.2', type, code);
}

/** Smaller segments from now on, beginning with the one that did not fit (RFC 1191 §6.5). */
function pathMtuChanged(tcb: Tcb, fx: TransportFx): void {
  if (!refreshMss(tcb, fx)) return;
  const { snd } = tcb;
  note(tcb, fx, 'pmtu-lower', 'RFC1191#6.3', snd.mss, 0);
  if (!tcb.opened) return;
  snd.nxt = snd.una;
  tcb.rtt.timing = false;
  sendWhatMayBeSent(tcb, fx);
}

function softErrno(error: IcmpErrorIn): Errno {
  if (error.type !== UNREACHABLE) return 'EHOSTUNREACH';
  return error.code === 0 ? 'ENETUNREACH' : 'EHOSTUNREACH';
}

function datagramErrno(error: IcmpErrorIn): Errno {
  if (error.type !== UNREACHABLE) return 'EHOSTUNREACH';
  switch (error.code) {
    case 2:
    case 3:
      return 'ECONNREFUSED';
    case FRAGMENTATION_NEEDED:
      return 'EMSGSIZE';
    case 0:
      return 'ENETUNREACH';
    default:
      return 'EHOSTUNREACH';
  }
}

/** A TCP segment from the network: checked, traced, and given to whom it belongs. */

import { seqGeq, seqGt } from '../../../core/seq.ts';
import { findConnection, findListener } from '../../../sockets/connections.ts';
import type { TransportFx } from '../../../sockets/ip-service.ts';
import { deliverEvents, settle } from '../../../sockets/socket-events.ts';
import type { TransportState } from '../../../sockets/state.ts';
import { causedBy } from '../../../trace/cause.ts';
import { emit } from '../../../trace/log.ts';
import type { IpPacket } from '../../kind.ts';
import { sendReset } from '../send/reset.ts';
import { sendWhatMayBeSent } from '../send/sender.ts';
import type { Tcb } from '../state/tcb.ts';
import { amendSegmentReceived, emitSegmentReceived } from '../state/trace-segments.ts';
import { listenerArrives } from './listen.ts';
import { ACK, createSegment, FIN, RST, readSegment, type Segment, SYN } from './segment.ts';
import { segmentArrives } from './segment-arrives.ts';

const SYN_FIN = SYN | FIN;

/** Every segment is read into this one record; nothing keeps it. */
const segment: Segment = createSegment();

export function tcpArrives(state: TransportState, packet: IpPacket, fx: TransportFx): void {
  const fault = readSegment(packet, fx.arena, segment);
  if (fault !== undefined) {
    emit(fx.log, 'packet.ignored', fx.node, {
      layer: 'transport',
      why: fault,
      rfc: 'RFC9293#3.1',
    });
    return;
  }
  const { log } = fx;
  const { dstAddress, dstPort, srcAddress, srcPort } = segment;
  const tcb = findConnection(state, dstAddress, dstPort, srcAddress, srcPort);
  const id = emitSegmentReceived(log, fx.node, tcb?.id ?? -1, segment, 'accepted');
  causedBy(log, id);
  const owner = dispatch(state, tcb, packet.broadcast, fx);
  if (owner?.id !== tcb?.id || segment.verdict !== 'accepted') {
    amendSegmentReceived(log, id, owner?.id ?? -1, segment.verdict);
  }
  if (owner !== undefined) {
    // Blocked readers are served first, so that the ACK advertises the window they free.
    deliverEvents(state, owner, fx);
    if (owner.state !== 'CLOSED') sendWhatMayBeSent(owner, fx);
    settle(state, owner, fx);
  }
}

/** Returns the connection that took the segment, if one did. */
function dispatch(
  state: TransportState,
  found: Tcb | undefined,
  broadcast: boolean,
  fx: TransportFx,
): Tcb | undefined {
  // TCP joins two hosts: what is sent to many gets neither a connection nor a RST (RFC 1122 §4.2.3.10).
  if (broadcast) {
    segment.verdict = 'ignored';
    return undefined;
  }
  if ((segment.flags & SYN_FIN) === SYN_FIN && state.settings.dropSynFin) {
    segment.verdict = 'ignored';
    return found;
  }
  const reopened = found !== undefined && mayReopen(state, found) ? found : undefined;
  if (found !== undefined && reopened === undefined) {
    segmentArrives(found, segment, fx);
    return found;
  }
  const listener = findListener(state, segment.dstAddress, segment.dstPort);
  if (listener !== undefined) {
    const child = listenerArrives(state, listener, segment, broadcast, reopened, fx);
    // The ACK that brought a SYN cookie back may carry data too.
    if (child?.state === 'ESTABLISHED') segmentArrives(child, segment, fx);
    return child;
  }
  // CLOSED (RFC 9293 §3.10.7.1): all data is discarded, and a RST says so.
  segment.verdict = 'refused';
  if (!state.settings.silentPorts) sendReset(segment, -1, state.settings, fx);
  return undefined;
}

/**
 * May this SYN open a new incarnation of a connection in TIME_WAIT? Only if nothing old can be taken
 * for new: its timestamp, or else its sequence number, lies beyond the old ones (RFC 6191 §2,
 * RFC 9293 §3.6.1: MAY-2, SHLD-4).
 */
function mayReopen(state: TransportState, tcb: Tcb): boolean {
  if (tcb.state !== 'TIME_WAIT' || tcb.fd >= 0 || !tcb.set.timeWaitReuse) return false;
  if ((segment.flags & (SYN | ACK | RST)) !== SYN) return false;
  if (findListener(state, segment.dstAddress, segment.dstPort) === undefined) return false;
  const { options } = segment;
  if (options.hasTimestamps) {
    // The timestamp clock of a host runs on, so that nothing old can carry one where none was before.
    if (!tcb.opt.timestamps) return tcb.set.timestamps;
    if (seqGt(options.tsVal, tcb.opt.tsRecent)) return true;
    if (options.tsVal !== tcb.opt.tsRecent) return false;
  }
  // The peer's FIN had the number before RCV.NXT.
  return seqGeq(segment.seq, tcb.rcv.nxt);
}

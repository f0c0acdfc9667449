/**
 * SEGMENT ARRIVES in LISTEN (RFC 9293 §3.10.7.2). The listener stays; each SYN makes a connection of
 * its own, half open until the handshake ends, then in the accept queue.
 */

import { removeConnection } from '../../../sockets/connections.ts';
import type { TransportFx } from '../../../sockets/ip-service.ts';
import type { Socket, TransportState } from '../../../sockets/state.ts';
import { chooseIss, learnEcn, learnFromSyn, sendSyn } from '../send/open.ts';
import { sendReset } from '../send/reset.ts';
import { note } from '../state/note.ts';
import { setState } from '../state/set-state.ts';
import { addToSynQueue } from '../state/syn-queue.ts';
import type { Tcb } from '../state/tcb.ts';
import { cookieSegment, cookiesAreOut, openFromCookie } from './cookies.ts';
import { ACK, RST, type Segment, SYN } from './segment.ts';
import { takeWithSyn } from './with-syn.ts';

const RFC = 'RFC9293#3.10.7.2';

/**
 * Handles a segment for a listener; returns the connection it belongs to, when it made one.
 * `reopened` is the connection in TIME_WAIT that this SYN may take the place of.
 */
export function listenerArrives(
  state: TransportState,
  listener: Tcb,
  seg: Segment,
  broadcast: boolean,
  reopened: Tcb | undefined,
  fx: TransportFx,
): Tcb | undefined {
  // First, check for a RST: there is nothing it could reset.
  if ((seg.flags & RST) !== 0) {
    seg.verdict = 'ignored';
    return undefined;
  }
  // Second, check for an ACK: it can only be of something that is not there, or of a SYN cookie.
  if ((seg.flags & ACK) !== 0) {
    const child = openFromCookie(state, listener, seg, fx);
    if (child !== undefined) return child;
    // Cookies are out, and this may be a later segment that overtook the one that brings it back.
    if (cookiesAreOut(state, listener, fx)) {
      seg.verdict = 'ignored';
      return undefined;
    }
    seg.verdict = 'refused';
    sendReset(seg, -1, state.settings, fx);
    return undefined;
  }
  // Third, check for a SYN.
  if ((seg.flags & SYN) === 0 || !isWelcome(seg, broadcast, fx)) {
    seg.verdict = 'ignored';
    return undefined;
  }
  const owner = state.sockets.get(listener.fd) as Socket;
  if (owner.acceptQueue.length >= Math.max(1, owner.backlog)) {
    // No answer: the peer tries again, and by then there may be room.
    seg.verdict = 'ignored';
    note(listener, fx, 'accept-queue-full', RFC, owner.acceptQueue.length, 0);
    return undefined;
  }
  const { synCookies, synBacklog } = state.settings;
  const full = listener.halfOpen >= synBacklog;
  if (synCookies === 'always' || (full && synCookies === 'when-full')) {
    cookieSegment(state, listener, seg, fx);
    return undefined;
  }
  if (full) {
    seg.verdict = 'ignored';
    note(listener, fx, 'syn-queue-full', 'RFC4987#3.2', listener.halfOpen, 0);
    return undefined;
  }
  return openFromSyn(state, listener, seg, reopened, fx);
}

/** SYNs that must be dropped without a word (MUST-57, MUST-63). */
function isWelcome(seg: Segment, broadcast: boolean, fx: TransportFx): boolean {
  if (broadcast || fx.ip.isBroadcastOrMulticast(seg.dstAddress)) return false;
  return !fx.ip.isInvalidSource(seg.srcAddress);
}

function openFromSyn(
  state: TransportState,
  listener: Tcb,
  seg: Segment,
  reopened: Tcb | undefined,
  fx: TransportFx,
): Tcb {
  if (reopened !== undefined) removeConnection(state, reopened, fx);
  const child = addToSynQueue(state, listener, seg, reopened);
  listener.halfOpen++;
  chooseIss(child, state.secret, fx);
  learnFromSyn(child, seg, fx);
  learnEcn(child, seg);
  child.rcv.lastAt = fx.now;
  setState(child, 'SYN_RECEIVED', 'rcv SYN', reopened === undefined ? RFC : 'RFC9293#3.6.1', fx);
  sendSyn(child, fx);
  takeWithSyn(child, seg, fx);
  return child;
}

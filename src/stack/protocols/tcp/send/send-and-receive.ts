/** The user's calls on a connection (RFC 9293 §3.9.1 and §3.10.1–3.10.6), without sockets. */
import { seqDiff, seqGt } from '../../../core/seq.ts';
import type { CallResult } from '../../../sockets/calls.ts';
import type { TransportFx } from '../../../sockets/ip-service.ts';
import { startFinWait2Timer } from '../arrive/other-states.ts';
import { considerWindowUpdate } from '../arrive/window.ts';
import type { TcpChartEvent } from '../names.ts';
import { note } from '../state/note.ts';
import { setState } from '../state/set-state.ts';
import { dataEnd, type Tcb, TOUCHED } from '../state/tcb.ts';
import { fail, finish, sendAbort } from '../timers/endings.ts';
import { chooseIss, sendSyn } from './open.ts';
import { ringExtend, ringForget, ringRoom, ringTake, ringWrite } from './ring.ts';
import { sendWhatMayBeSent } from './sender.ts';

const SHORT_READ = 64;

/** OPEN, passive: CLOSED → LISTEN (§3.10.1). */
export function openPassive(tcb: Tcb, fx: TransportFx): void {
  tcb.passive = true;
  setState(tcb, 'LISTEN', 'OPEN.passive', 'RFC9293#3.10.1', fx);
}

/** OPEN, active, from CLOSED or LISTEN; or SEND on a listener: <SEQ=ISS><CTL=SYN> (§3.10.1–2). */
export function openActive(
  tcb: Tcb,
  secret: Uint32Array,
  event: Extract<TcpChartEvent, 'OPEN.active' | 'SEND'>,
  fx: TransportFx,
): void {
  tcb.passive = false;
  chooseIss(tcb, secret, fx);
  setState(tcb, 'SYN_SENT', event, event === 'SEND' ? 'RFC9293#3.10.2' : 'RFC9293#3.10.1', fx);
  sendSyn(tcb, fx);
}

/** SEND (§3.10.2): queues what there is room for and returns how many bytes that is. */
export function sendData(
  tcb: Tcb,
  data: Uint8Array,
  offset: number,
  push: boolean,
  urgent: boolean,
  fx: TransportFx,
): number {
  const { sendBuffer, snd } = tcb;
  const count = Math.min(data.length - offset, ringRoom(sendBuffer));
  if (count <= 0) return 0;
  ringWrite(fx.arena, sendBuffer, sendBuffer.length, data, offset, count);
  ringExtend(sendBuffer, count);
  const end = dataEnd(tcb);
  if (push && offset + count === data.length) snd.pushUpTo = end;
  if (urgent) {
    // The urgent pointer names the octet after the urgent ones (§3.8.5, MUST-62).
    snd.up = end;
    snd.urgent = true;
    note(tcb, fx, 'urgent-sent', 'RFC9293#3.8.5', snd.up, count);
  }
  tcb.touched |= urgent ? TOUCHED.all : TOUCHED.sending;
  sendWhatMayBeSent(tcb, fx);
  return count;
}

/**
 * RECEIVE (§3.10.3): at most `size` in-order bytes; undefined when there are none yet. Short reads
 * are always given back, as the trace quotes them.
 */
export function receiveData(
  tcb: Tcb,
  size: number,
  forget: boolean,
  fx: TransportFx,
): CallResult | undefined {
  const { receiveBuffer } = tcb;
  const value = Math.min(size, receiveBuffer.length);
  if (value <= 0) return atEndOfStream(tcb) ? { value: 0, data: new Uint8Array(0) } : undefined;
  const data = forget && value > SHORT_READ ? undefined : ringTake(fx.arena, receiveBuffer, value);
  if (data === undefined) ringForget(fx.arena, receiveBuffer, value);
  tcb.touched |= TOUCHED.receiving;
  if (tcb.rcv.urgent && remainingUrgent(tcb) <= 0) tcb.rcv.urgent = false;
  if (tcb.state !== 'CLOSED' && !tcb.rcv.finKnown) {
    considerWindowUpdate(tcb);
    if (tcb.rcv.ackNow !== '') sendWhatMayBeSent(tcb, fx);
  }
  return { value, data };
}

/** Urgent octets the reader has still before it (MUST-33). */
export function remainingUrgent(tcb: Tcb): number {
  if (!tcb.rcv.urgent) return 0;
  const read = (tcb.rcv.nxt - tcb.receiveBuffer.length) >>> 0;
  return Math.max(0, seqDiff(tcb.rcv.up, read));
}

/** The peer's FIN was delivered with everything before it, or the connection is gone. */
export function atEndOfStream(tcb: Tcb): boolean {
  if (tcb.receiveBuffer.length > 0) return false;
  if (tcb.readShut || tcb.state === 'CLOSED') return true;
  return tcb.rcv.finKnown && seqGt(tcb.rcv.nxt, tcb.rcv.fin);
}

/** CLOSE (§3.10.4): "I have no more to send". `readerGone`: and nobody will read either. */
export function closeConnection(tcb: Tcb, readerGone: boolean, fx: TransportFx): void {
  tcb.touched |= TOUCHED.all;
  if (readerGone && !tcb.readerGone) {
    tcb.readerGone = true;
    // Unread data is lost to the user, and the peer must hear of it (§3.6.1, SHLD-3).
    if (tcb.receiveBuffer.length > 0 && !isOver(tcb)) {
      note(tcb, fx, 'unread-data', 'RFC9293#3.6.1', tcb.receiveBuffer.length, 0);
      abortConnection(tcb, fx);
      return;
    }
    startFinWait2Timer(tcb, fx);
  }
  switch (tcb.state) {
    case 'LISTEN':
    case 'SYN_SENT':
      finish(tcb, 'CLOSE', 'RFC9293#3.10.4', fx);
      return;
    case 'SYN_RECEIVED':
      queueFin(tcb);
      // With data still to go the FIN waits for ESTABLISHED; without, it leaves at once.
      if (tcb.sendBuffer.length > 0) return;
      setState(tcb, 'FIN_WAIT_1', 'CLOSE', 'RFC9293#3.10.4', fx);
      break;
    case 'ESTABLISHED':
      if (!queueFin(tcb)) return;
      setState(tcb, 'FIN_WAIT_1', 'CLOSE', 'RFC9293#3.10.4', fx);
      break;
    case 'CLOSE_WAIT':
      if (!queueFin(tcb)) return;
      setState(tcb, 'LAST_ACK', 'CLOSE', 'RFC9293#3.10.4', fx);
      break;
    default:
      return;
  }
  sendWhatMayBeSent(tcb, fx);
}

function queueFin(tcb: Tcb): boolean {
  if (tcb.finQueued) return false;
  tcb.finQueued = true;
  return true;
}

function isOver(tcb: Tcb): boolean {
  return tcb.state === 'CLOSED' || tcb.state === 'TIME_WAIT';
}

/** ABORT (§3.10.5): the peer gets a RST where it knows of us, and all is forgotten. */
export function abortConnection(tcb: Tcb, fx: TransportFx): void {
  switch (tcb.state) {
    case 'CLOSED':
      return;
    case 'LISTEN':
    case 'SYN_SENT':
    case 'CLOSING':
    case 'LAST_ACK':
    case 'TIME_WAIT':
      break;
    default:
      sendAbort(tcb, fx);
  }
  fail(tcb, 'ECONNABORTED', 'ABORT', 'RFC9293#3.10.5', fx);
}

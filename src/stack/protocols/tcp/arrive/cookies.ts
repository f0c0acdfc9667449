import { SECOND } from '../../../core/instant.ts';
import type { TransportFx } from '../../../sockets/ip-service.ts';
import { keyedHash } from '../../../sockets/siphash.ts';
import type { TransportState } from '../../../sockets/state.ts';
import { adoptIss, onEstablished, setWindow } from '../send/open.ts';
import { sendBare } from '../send/reset.ts';
import { note } from '../state/note.ts';
import { setState } from '../state/set-state.ts';
import { addToSynQueue } from '../state/syn-queue.ts';
import type { Tcb } from '../state/tcb.ts';
import type { SegmentFields } from '../state/trace-segments.ts';
import { announcedMss, learnPeerMss, refreshMss } from './mss.ts';
import { ACK, type Segment, SYN } from './segment.ts';

const RFC = 'RFC4987#3.6';
/** A cookie is 5 bits of time, 3 of MSS, 24 of hash. */
const PERIOD = 64 * SECOND;
const HASH_MASK = 0xffffff;
/** The peer's MSS is rounded down to one of these. */
const SIZES = [216, 536, 768, 996, 1220, 1400, 1440, 1460] as const;

/** Answers a SYN with a cookie. */
export function cookieSegment(
  state: TransportState,
  listener: Tcb,
  seg: Segment,
  fx: TransportFx,
): void {
  const offered = seg.options.mss < 0 ? 536 : seg.options.mss;
  let size = 0;
  while (size + 1 < SIZES.length && (SIZES[size + 1] as number) <= offered) size++;
  const period = Math.floor(fx.now / PERIOD) & 31;
  const seq = cookie(state, seg, seg.seq, period, size);
  seg.verdict = 'accepted';
  listener.cookiesUntil = fx.now + 2 * PERIOD;
  note(listener, fx, 'syn-cookie', RFC, seq, size);
  const fields: SegmentFields = {
    srcAddress: seg.dstAddress,
    dstAddress: seg.srcAddress,
    srcPort: seg.dstPort,
    dstPort: seg.srcPort,
    seq,
    ack: (seg.seq + 1) >>> 0,
    flags: SYN | ACK,
    window: Math.min(listener.receiveBuffer.limit, 0xffff),
    length: 0,
  };
  sendBare(fields, -1, 'syn-ack', listener.set, fx, announcedMss(listener, fx));
}

function cookie(
  state: TransportState,
  seg: Segment,
  irs: number,
  period: number,
  size: number,
): number {
  const ports = ((seg.srcPort << 16) | seg.dstPort) >>> 0;
  const peer = keyedHash(state.secret, seg.srcAddress, seg.dstAddress, ports);
  const hash = keyedHash(state.secret, peer, irs, (period << 3) | size) & HASH_MASK;
  return ((period << 27) | (size << 24) | hash) >>> 0;
}

/** A cookie that was sent may still come back. */
export function cookiesAreOut(state: TransportState, listener: Tcb, fx: TransportFx): boolean {
  return state.settings.synCookies !== 'off' && fx.now <= listener.cookiesUntil;
}

/** An ACK that brings a cookie back makes the connection; undefined when it brings none of ours. */
export function openFromCookie(
  state: TransportState,
  listener: Tcb,
  seg: Segment,
  fx: TransportFx,
): Tcb | undefined {
  if (!cookiesAreOut(state, listener, fx)) return undefined;
  if ((seg.flags & SYN) !== 0) return undefined;
  const iss = (seg.ack - 1) >>> 0;
  const irs = (seg.seq - 1) >>> 0;
  const period = iss >>> 27;
  const size = (iss >>> 24) & 7;
  const age = (Math.floor(fx.now / PERIOD) - period) & 31;
  if (age > 1 || cookie(state, seg, irs, period, size) !== iss) return undefined;
  const child = addToSynQueue(state, listener, seg);
  listener.halfOpen++;
  adoptIss(child, iss);
  child.snd.nxt = seg.ack;
  child.snd.max = seg.ack;
  child.snd.una = seg.ack;
  child.irs = irs;
  child.rcv.nxt = seg.seq;
  child.rcv.adv = (seg.seq + Math.min(child.receiveBuffer.limit, 0xffff)) >>> 0;
  child.rcv.mss = announcedMss(child, fx);
  child.opt.lastAckSent = seg.seq;
  learnPeerMss(child, SIZES[size] as number);
  refreshMss(child, fx);
  setState(child, 'SYN_RECEIVED', 'rcv SYN', RFC, fx);
  setState(child, 'ESTABLISHED', 'rcv ACK of SYN', RFC, fx);
  setWindow(child, seg, seg.window);
  onEstablished(child, fx);
  return child;
}

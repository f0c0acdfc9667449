/**
 * How large a segment may be: the peer's MSS, the path's MTU, and our options (RFC 9293 §3.7.1,
 * MUST-16), with path-MTU discovery (RFC 1191) and black-hole detection (RFC 4821 §7.7).
 */

import type { TransportFx } from '../../../sockets/ip-service.ts';
import { ipv4 } from '../../ipv4/header.ts';
import { tcp } from '../header/header.ts';
import { BLACK_HOLE_RETRIES, BLACK_HOLE_SIZES, PATH_MTU_LIFETIME } from '../state/constants.ts';
import { note } from '../state/note.ts';
import { DEFAULT_MSS, type Tcb, TOUCHED } from '../state/tcb.ts';

const FIXED_HEADERS = ipv4.length + tcp.length;
const TIMESTAMP_BYTES = 12;
const SMALLEST = 8;

/** The MSS to announce: MMS_R − 20, from the interface's MTU (MUST-67); no options subtracted. */
export function announcedMss(tcb: Tcb, fx: TransportFx): number {
  const most = Math.max(SMALLEST, fx.ip.interfaceMtu(tcb.remoteAddress) - FIXED_HEADERS);
  return tcb.set.announcedMss > 0 ? Math.min(tcb.set.announcedMss, most) : most;
}

/** Takes over the peer's MSS option; −1: none came, so 536 (MUST-15). */
export function learnPeerMss(tcb: Tcb, option: number): void {
  tcb.snd.peerMss = option < 0 ? DEFAULT_MSS : Math.max(SMALLEST, option);
}

/** Works out Eff.snd.MSS again: the path may have changed. True when it became smaller. */
export function refreshMss(tcb: Tcb, fx: TransportFx): boolean {
  const { snd, set } = tcb;
  const path = set.pathMtuDiscovery
    ? fx.ip.pathMtu(tcb.remoteAddress)
    : fx.ip.interfaceMtu(tcb.remoteAddress);
  snd.pathRoom = Math.max(SMALLEST, path - FIXED_HEADERS);
  let size = Math.min(snd.peerMss, snd.pathRoom);
  if (set.sendMss > 0) size = Math.min(size, set.sendMss);
  if (fx.now > tcb.retry.blackHoleUntil) tcb.retry.blackHole = false;
  if (tcb.retry.blackHole) size = Math.min(size, tcb.retry.blackHoleSize);
  const before = snd.mss;
  snd.mss = Math.max(SMALLEST, size - (tcb.opt.timestamps ? TIMESTAMP_BYTES : 0));
  if (snd.mss !== before) tcb.touched |= TOUCHED.all;
  return snd.mss < before;
}

/** Full segments keep vanishing and nobody says why: try smaller ones (RFC 4821 §7.7). */
export function shrinkInBlackHole(tcb: Tcb, fx: TransportFx): void {
  const { retry, snd, set } = tcb;
  if (!set.pathMtuDiscovery || !set.blackHoleDetection) return;
  const proven = snd.mss <= retry.provenSize;
  const needed = proven ? BLACK_HOLE_RETRIES.proven : BLACK_HOLE_RETRIES.unproven;
  if (retry.retries < needed || tcb.sendBuffer.length < snd.mss) return;
  const smaller = BLACK_HOLE_SIZES.find((size) => size < snd.mss);
  if (smaller === undefined) return;
  retry.blackHole = true;
  retry.blackHoleSize = smaller;
  retry.blackHoleUntil = fx.now + PATH_MTU_LIFETIME;
  refreshMss(tcb, fx);
  note(tcb, fx, 'pmtu-black-hole', 'RFC4821#7.7', snd.mss, 0);
}

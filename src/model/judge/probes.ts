/** Segments that ask rather than tell: of a silent peer, and of a closed window. */
import { MILLISECOND } from '../../stack/core/instant.ts';
import { seqAdd, seqGt } from '../../stack/core/seq.ts';
import { type End, isSynchronized } from './end.ts';
import { ACK, FIN, has, RST, type Segment, SYN } from './segment.ts';

/** Clocks tick: a timer that was set for a second may ring a little before. */
export const SLACK = MILLISECOND;

/**
 * RFC 9293 §3.8.4: only where the program has asked for it (MUST-25), nothing sent is outstanding and
 * nothing came for the interval (MUST-26). Its number is one that the peer has already.
 */
export function isKeepAlive(end: End, segment: Segment): boolean {
  const { keepAlive } = end.policy;
  if (keepAlive === undefined || !isSynchronized(end) || end.state === 'TIME_WAIT') return false;
  if (!has(segment, ACK) || has(segment, FIN | SYN | RST)) return false;
  if (end.una !== end.max || end.due !== undefined) return false;
  if (segment.seq !== seqAdd(end.max, -1) || segment.length > (keepAlive.octet ? 1 : 0))
    return false;
  return end.now + SLACK >= end.lastHeard + keepAlive.after;
}

/** At least one octet beyond a closed window asks whether it has opened (RFC 9293 §3.8.6.1). */
export const isWindowProbe = (end: End, segment: Segment): boolean =>
  end.wnd === 0 && !seqGt(segment.seq, seqAdd(end.una, 1));

/** Round-trip time and retransmission timeout: RFC 6298, with Karn's rule or RFC 7323 timestamps. */
import type { Duration } from '../../../core/instant.ts';
import { MILLISECOND } from '../../../core/instant.ts';
import { seqGeq } from '../../../core/seq.ts';
import type { Fx } from '../../../trace/fx.ts';
import type { Segment } from '../arrive/segment.ts';
import { note } from '../state/note.ts';
import { type Tcb, TOUCHED } from '../state/tcb.ts';

/**
 * The timeout in force: the computed one, doubled for each expiry, within its bounds (§5.5). A slop,
 * where one is set, comes on top of all but the very first.
 */
export function timeout(tcb: Tcb): Duration {
  const { rto, backoff, srtt8 } = tcb.rtt;
  const limit = tcb.set.maximumRto;
  let value = rto;
  for (let i = 0; i < backoff && value < limit; i++) value *= 2;
  const slop = backoff > 0 || srtt8 >= 0 ? tcb.set.rtoSlop : 0;
  return Math.min(value + slop, limit);
}

/** Starts timing the segment that ends before `end`, unless one is being timed. */
export function startTiming(tcb: Tcb, end: number, fx: Fx): void {
  const { rtt } = tcb;
  if (rtt.timing) return;
  rtt.timing = true;
  rtt.seq = end;
  rtt.startedAt = fx.now;
}

/** Karn's rule (RFC 6298 §3): a segment sent twice tells nothing about the round trip. */
export function stopTiming(tcb: Tcb, fx: Fx): void {
  if (!tcb.rtt.timing) return;
  tcb.rtt.timing = false;
  note(tcb, fx, 'karn-no-sample', 'RFC6298#3', tcb.rtt.seq, 0);
}

/** Takes a sample from an acknowledgement of new data, if it holds one. */
export function sampleFromAck(tcb: Tcb, seg: Segment, fx: Fx): void {
  const { rtt } = tcb;
  if (rtt.timing && seqGeq(seg.ack, rtt.seq)) {
    rtt.timing = false;
    takeSample(tcb, fx.now - rtt.startedAt, fx);
    return;
  }
  // Without a segment of our own being timed, the echoed timestamp is as good to a millisecond, and
  // right even for a retransmission (RFC 7323 §4).
  if (!rtt.timing && tcb.opt.timestamps && seg.options.hasTimestamps && seg.options.tsEcr !== 0) {
    const ticks = (timestampClock(tcb, fx) - seg.options.tsEcr) >>> 0;
    if (ticks < 0x7fffffff) takeSample(tcb, Math.max(1, ticks) * MILLISECOND, fx);
  }
}

function takeSample(tcb: Tcb, sample: Duration, fx: Fx): void {
  const { rtt, set } = tcb;
  if (rtt.srtt8 < 0) {
    rtt.srtt8 = sample * 8;
    rtt.rttvar4 = sample * 2;
  } else {
    // RTTVAR before SRTT (§2.3), each in its scaled form.
    const error = Math.abs(Math.floor(rtt.srtt8 / 8) - sample);
    rtt.rttvar4 += error - Math.floor(rtt.rttvar4 / 4);
    rtt.srtt8 += sample - Math.floor(rtt.srtt8 / 8);
  }
  const computed = Math.floor(rtt.srtt8 / 8) + Math.max(set.clockGranularity, rtt.rttvar4);
  rtt.rto = Math.min(set.maximumRto, Math.max(set.minimumRto, computed));
  if (rtt.backoff > 0) tcb.touched |= TOUCHED.all;
  rtt.backoff = 0;
  note(tcb, fx, 'rtt-sample', 'RFC6298#2', sample, rtt.rto);
}

/** Our timestamp clock: it ticks every millisecond (RFC 7323 §5.4). */
export function timestampClock(tcb: Tcb, fx: Fx): number {
  return (tcb.opt.tsOffset + Math.floor(fx.now / MILLISECOND)) >>> 0;
}

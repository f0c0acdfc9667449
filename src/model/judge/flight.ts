/** What is under way, how much may be (RFC 5681, RFC 6675), and the retransmission timer (RFC 6298). */
import { type Duration, MILLISECOND, SECOND } from '../../stack/core/instant.ts';
import { type Seq, seqDiff, seqGeq, seqGt, seqLeq, seqLt, seqMax } from '../../stack/core/seq.ts';
import { type End, isSynchronized, type Sending, unsent } from './end.ts';
import { SLACK } from './probes.ts';
import type { Block } from './segment.ts';

/** CUBIC leaves seven tenths of the window after a loss (RFC 9438 §4.6), Reno a half: the judge allows more. */
const MOST_KEPT = 0.7;
/** Segments of the largest initial window (RFC 6928 §2). */
const TEN = 10;
const RTO_AFTER_SYN_LOSS = 3 * SECOND;
/** Bytes that one ACK may add in slow start, in segments (RFC 3465 §2.2). */
const MOST_COUNTED = 2;

const sizeOf = ({ from, to }: Sending) => seqDiff(to, from);

/** Bytes that are thought to be in the network (the `pipe` of RFC 6675 §4). */
export function pipeOf(end: End): number {
  let pipe = 0;
  for (const each of end.flight) if (!each.lost && !each.sacked) pipe += sizeOf(each);
  return Math.max(0, pipe - end.left);
}

/** What else is in the network when this part goes again. */
export function pipeWithout(end: End, from: Seq, to: Seq): number {
  const part = end.flight.filter(
    (each) => !each.lost && !each.sacked && seqLt(each.from, to) && seqGt(each.to, from),
  );
  return Math.max(0, pipeOf(end) - part.reduce((sum, each) => sum + sizeOf(each), 0));
}

/** Nothing has come since its repetition, or, without SACK, nothing that can answer it yet. */
export const isJustRepeated = (end: End, seq: Seq): boolean =>
  end.flight.some(
    ({ from, to, at, again, lost }) =>
      again &&
      !lost &&
      seqLeq(from, seq) &&
      seqGt(to, seq) &&
      (end.lastHeard <= at || (!end.sack && end.now - at < end.srtt / 2)),
  );

/** How much may be in the network, at the very most. */
export function limitOf(end: End): number {
  if (!end.policy.congestionControl) return Number.POSITIVE_INFINITY;
  // While a loss is repaired, no more than when it began (RFC 9937 spreads the reduction).
  return end.repairing === 'fast' && end.reduced ? Math.max(end.cwnd, end.pipeThen) : end.cwnd;
}

export function beginCongestionControl(end: End): void {
  const { initialWindow } = end.policy;
  // By size, RFC 5681 §3.1 allows more of small segments.
  const few = end.mss > 2190 ? 2 : end.mss > 1095 ? 3 : 4;
  const whole = Math.max(initialWindow === 0 ? few : initialWindow, 0) * end.mss;
  // RFC 6928 §2 bounds large segments. Whoever is set to more than it allows has left it anyway.
  const most = initialWindow > TEN ? whole : Math.max(2 * end.mss, TEN * 1460);
  end.cwnd = end.synLost ? end.mss : Math.min(whole, most);
}

/** RFC 6298 §5.7: what is known of the round trip after a SYN was lost is too little. */
export function noteLostSyn(end: End): void {
  // A timestamp has measured it all the same (RFC 7323 §4).
  if (!end.synLost || end.timestamps || end.srtt >= 0 || end.rto >= RTO_AFTER_SYN_LOSS) return;
  end.rto = RTO_AFTER_SYN_LOSS;
  end.backoff = 0;
}

export function timeout(end: End): Duration {
  return Math.min(end.rto * 2 ** end.backoff, end.policy.mostRto);
}

/** When the timer rings, if it runs. */
export function timerDue(end: End): number {
  return end.timer === undefined ? Number.POSITIVE_INFINITY : end.timer.at + end.timer.length;
}

/** When a closed window is probed, if nothing that is under way asks already (RFC 9293 §3.8.6.1, SHLD-29). */
export function probeDue(end: End): number {
  const waits = end.wnd === 0 && end.flight.length === 0 && isSynchronized(end) && unsent(end) > 0;
  if (!waits) return Number.POSITIVE_INFINITY;
  return Math.max(end.closedAt, end.lastSent) + timeout(end);
}

export const timerRang = (end: End): boolean => end.now + SLACK >= timerDue(end);

function startTimer(end: End): void {
  end.timer = { at: end.now, length: timeout(end) };
}

/** Numbers go out, the first time or again. */
export function noteSending(end: End, from: Seq, to: Seq): void {
  const again = seqLt(from, end.max);
  if (again) noteRepetition(end, from, to);
  end.flight.push({ from, to, at: end.now, again, lost: false, sacked: false });
  if (end.timer === undefined || again) startTimer(end);
}

function noteRepetition(end: End, from: Seq, to: Seq): void {
  // A probe that finds the window closed is not lost: it is refused (RFC 9293 §3.8.6.1).
  if (end.probing && end.wnd === 0) {
    if (timerRang(end)) end.backoff++;
    end.flight = end.flight.filter((each) => !(seqGeq(each.from, from) && seqLeq(each.to, to)));
    return;
  }
  if (timerRang(end) && from === end.una) {
    // RFC 6298 §5.5, RFC 5681 §3.1: the loss window is one segment, whatever was under way is lost.
    end.backoff++;
    if (from === end.iss) end.synLost = true;
    for (const each of end.flight) each.lost = true;
    end.left = 0;
    end.cwnd = end.mss;
    end.duplicates = 0;
    end.repairing = 'timeout';
    end.recover = end.max;
    return;
  }
  // Who takes the duplicates for a loss has to reduce; who does not repeat anything may doubt it.
  if (end.repairing === 'fast' && !end.reduced) {
    end.reduced = true;
    end.cwnd = Math.max(MOST_KEPT * end.pipeThen, 2 * end.mss);
  }
  for (const each of end.flight) {
    if (seqLt(each.from, to) && seqGt(each.to, from)) each.lost = true;
  }
}

/** The window opens again: what probed it has been refused, and goes anew. */
export function noteOpened(end: End): void {
  for (const each of end.flight) each.lost = true;
  end.probing = false;
  end.backoff = 0;
}

/** The peer acknowledges what was outstanding. */
export function noteAcknowledged(end: End, ack: Seq): void {
  const acked = seqDiff(ack, end.una);
  sample(end, ack);
  end.flight = end.flight.flatMap((each) => {
    if (seqLeq(each.to, ack)) return [];
    return seqLt(each.from, ack) ? [{ ...each, from: ack }] : [each];
  });
  end.una = ack;
  // With timestamps even a repetition tells the round trip (RFC 7323 §4).
  if (end.timestamps) end.backoff = 0;
  end.left = Math.max(0, end.left - Math.max(0, acked - end.mss));
  const over = seqGeq(ack, end.recover);
  const grown = Math.min(acked, MOST_COUNTED * end.mss);
  if (end.repairing !== 'no' && over) endRepair(end, grown);
  // Reno leaves recovery with the first new ACK (RFC 5681 §3.2), and its window grows again.
  else if (end.repairing !== 'fast' || !end.sack) end.cwnd += grown;
  if (end.repairing === 'no') end.left = 0;
  end.duplicates = 0;
  if (end.flight.length === 0) end.timer = undefined;
  else startTimer(end);
}

function endRepair(end: End, grown: number): void {
  if (end.repairing === 'timeout' || !end.sack) end.cwnd += grown;
  end.repairing = 'no';
  end.left = 0;
}

/** Karn: only what was sent once tells the round trip (RFC 6298 §3). */
function sample(end: End, ack: Seq): void {
  const told = end.flight.filter(({ to }) => seqLeq(to, ack));
  const last = told.at(-1);
  if (last === undefined) return;
  if (told.some(({ again }) => again)) return;
  const rtt = end.now - (told[0] as Sending).at;
  if (end.srtt < 0) {
    end.srtt = rtt;
    end.rttvar = rtt / 2;
  } else {
    end.rttvar = 0.75 * end.rttvar + 0.25 * Math.abs(end.srtt - rtt);
    end.srtt = 0.875 * end.srtt + 0.125 * rtt;
  }
  const { leastRto, mostRto } = end.policy;
  const computed = end.srtt + Math.max(MILLISECOND, 4 * end.rttvar);
  end.rto = Math.min(mostRto, Math.max(leastRto, computed));
  end.backoff = 0;
}

/** An ACK that says: something has arrived, but not what you think (RFC 5681 §2, RFC 6675 §2). */
export function noteDuplicate(end: End, blocks: readonly Block[]): void {
  end.duplicates++;
  if (!end.sack) end.left = Math.min(end.left + end.mss, seqDiff(end.max, end.una));
  const beyond = sackedBeyond(end);
  const lost =
    end.duplicates >= end.policy.duplicates ||
    (blocks.length > 0 && beyond > (end.policy.duplicates - 1) * end.mss);
  if (lost && end.repairing === 'no') {
    end.pipeThen = seqDiff(end.max, end.una);
    end.repairing = 'fast';
    end.recover = end.max;
    end.reduced = false;
  }
  if (end.sack) markLost(end);
}

/** Notes what the peer holds beyond the gap; whether any of it is news. */
export function noteSacked(end: End, blocks: readonly Block[]): boolean {
  let news = false;
  for (const { left, right } of blocks) {
    if (!seqGt(left, end.una) || seqGt(right, end.max)) continue;
    for (const each of cut(end, left, right)) {
      if (each.sacked) continue;
      each.sacked = true;
      news = true;
    }
  }
  return news;
}

/** The sendings inside a range, cut at its edges. */
function cut(end: End, left: Seq, right: Seq): Sending[] {
  const inside: Sending[] = [];
  end.flight = end.flight.flatMap((each) => {
    const from = seqMax(each.from, left);
    const to = seqLt(each.to, right) ? each.to : right;
    if (!seqLt(from, to)) return [each];
    const middle = { ...each, from, to };
    inside.push(middle);
    const before = seqLt(each.from, from) ? [{ ...each, to: from }] : [];
    const after = seqLt(to, each.to) ? [{ ...each, from: to }] : [];
    return [...before, middle, ...after];
  });
  return inside;
}

function sackedBeyond(end: End): number {
  return end.flight.reduce((sum, each) => (each.sacked ? sum + sizeOf(each) : sum), 0);
}

function markLost(end: End): void {
  for (const each of end.flight) {
    if (!each.sacked && !each.again && isLost(end, each.from)) each.lost = true;
  }
}

/** RFC 6675 §4, IsLost: enough has arrived from beyond it. */
export function isLost(end: End, seq: Seq): boolean {
  const above = end.flight.filter((other) => other.sacked && seqGt(other.from, seq));
  const bytes = above.reduce((sum, other) => sum + sizeOf(other), 0);
  return bytes > (end.policy.duplicates - 1) * end.mss || above.length >= end.policy.duplicates;
}

/** Whether none of what was sent of it is under way any more. */
export function isGone(end: End, seq: Seq): boolean {
  const sent = end.flight.filter(({ from, to }) => seqLeq(from, seq) && seqGt(to, seq));
  return sent.length > 0 && sent.every(({ lost }) => lost);
}

export const isSacked = (end: End, from: Seq, to: Seq): boolean =>
  end.flight.some((each) => each.sacked && seqLeq(each.from, from) && seqGeq(each.to, to));

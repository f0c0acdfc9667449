/**
 * Random early detection, as Floyd and Jacobson wrote it ("Random Early Detection Gateways for
 * Congestion Avoidance", 1993, figures 1 and 2), its queue measured in bytes. Whether a packet is
 * dropped does not depend on its size (RFC 7141 §2.2).
 */
import type { Instant } from '../../core/instant.ts';
import { nextU32, type Rng } from '../../core/rng.ts';
import {
  DROP,
  DROP_EARLY,
  KEEP,
  MARK_OR_DROP,
  type QueueKind,
  type Verdict,
} from '../../links/kind.ts';
import { emit } from '../../trace/log.ts';
import { RED } from './defaults.ts';
import './events.ts';

export interface RedSpec {
  kind?: 'red';
  /** Bytes for which there is room; 0 means no limit. */
  queueBytes?: number;
  /** The average below which nothing is dropped, bytes (min_th). */
  minBytes?: number;
  /** The average from which everything is dropped, bytes (max_th). */
  maxBytes?: number;
  /** The probability of a drop just below `maxBytes`, parts per million (max_p). */
  maxPpm?: number;
  /** The weight of the newest sample in the average, parts per million (w_q). */
  weightPpm?: number;
  /** Between the thresholds, ECN-capable packets are marked (RFC 3168 §5). */
  ecn?: boolean;
}

export interface Red {
  queueBytes: number;
  minBytes: number;
  maxBytes: number;
  maxPpm: number;
  weightPpm: number;
  ecn: boolean;
  /** Of the line, bits per second. */
  bandwidth: number;
  /** avg, bytes. */
  average: number;
  /** Packets since the last that was marked or dropped; −1 below `minBytes`. */
  count: number;
  /** When the line has sent all that was handed over, µs (q_time). */
  idleFrom: number;
}

declare module '../../trace/kernel-events.ts' {
  interface DropReasons {
    red: true;
  }
}

/** A small packet, bytes: while the line is idle, the average falls as if such ones were leaving. */
const SMALL_PACKET = 500;

export const red: QueueKind<Red, RedSpec> = {
  kind: 'red',
  early: 'red',
  create(spec, line) {
    const { kind: _, ...said } = spec;
    const { bandwidth = 0 } = line as { bandwidth?: number };
    return { ...RED, ...said, bandwidth, average: 0, count: -1, idleFrom: 0 };
  },
  change(state, { bandwidth }: { bandwidth?: number }) {
    state.bandwidth = bandwidth ?? state.bandwidth;
  },
  enqueue(state, bytes, waiting, now, rng) {
    state.average = averageNow(state, waiting, now);
    const verdict = decide(state, bytes, waiting, rng);
    if (verdict === KEEP || verdict === MARK_OR_DROP) {
      const { bandwidth } = state;
      const takes = bandwidth === 0 ? 0 : ((waiting + bytes) * 8_000_000) / bandwidth;
      state.idleFrom = now + takes;
    }
    return verdict;
  },
  unmarked(state, bytes) {
    // The queue is empty sooner: the idle time begins when it is (figure 2: q_time).
    if (state.bandwidth > 0) state.idleFrom -= (bytes * 8_000_000) / state.bandwidth;
  },
  tell({ average }, log, node, link) {
    emit(log, 'red.average', node, { link, average: Math.round(average) });
  },
};

/** A moving average; after an idle time, as if small packets had found the queue empty. */
function averageNow(state: Red, waiting: number, now: Instant): number {
  const weight = state.weightPpm / 1_000_000;
  if (waiting > 0) return state.average + weight * (waiting - state.average);
  const packets = ((now - state.idleFrom) * state.bandwidth) / (SMALL_PACKET * 8_000_000);
  return state.average * power(1 - weight, Math.max(0, Math.floor(packets)));
}

function decide(state: Red, bytes: number, waiting: number, rng: Rng): Verdict {
  const { average, minBytes, maxBytes, queueBytes, maxPpm } = state;
  if (queueBytes > 0 && waiting > 0 && waiting + bytes > queueBytes) {
    state.count = 0;
    return DROP;
  }
  if (average < minBytes) {
    state.count = -1;
    return KEEP;
  }
  if (average >= maxBytes) {
    state.count = 0;
    return DROP_EARLY;
  }
  state.count++;
  const base = ((maxPpm / 1_000_000) * (average - minBytes)) / (maxBytes - minBytes);
  // So that drops are spread evenly: at the latest every 1/p_b packets.
  const left = 1 - state.count * base;
  if (left > 0 && nextU32(rng) / 0x1_0000_0000 >= base / left) return KEEP;
  state.count = 0;
  return state.ecn ? MARK_OR_DROP : DROP_EARLY;
}

/** By squaring: `Math.pow` may round differently from one engine to the next. */
function power(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let rest = exponent; rest > 0 && square > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return exponent > 0 && square === 0 ? 0 : result;
}

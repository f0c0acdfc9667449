/**
 * Controlled delay, as the pseudocode of RFC 8289 §5 has it: not how many packets wait counts but how
 * long, and a queue that does not drain for an interval drops at its head, faster and faster. The
 * link asks frame by frame, so the loop of §5.5 is spread over calls: `after` says where it stands.
 */
import type { Duration, Instant } from '../../core/instant.ts';
import {
  DROP,
  DROP_EARLY,
  KEEP,
  MARK_OR_DROP,
  type QueueKind,
  type Verdict,
} from '../../links/kind.ts';
import { CODEL } from './defaults.ts';

export interface CodelSpec {
  kind?: 'codel';
  /** Bytes for which there is room; 0 means no limit. */
  queueBytes?: number;
  /** The standing delay that is accepted, µs (TARGET). */
  target?: Duration;
  /** In the order of a worst-case round trip, µs (INTERVAL). */
  interval?: Duration;
  /** ECN-capable packets are marked in place of being dropped (RFC 3168 §5). */
  ecn?: boolean;
}

/** What was decided for the frame before this one. */
const NOTHING = 0;
const DROPPED_FIRST = 1;
const DROPPED_AGAIN = 2;

export interface Codel {
  queueBytes: number;
  target: Duration;
  interval: Duration;
  ecn: boolean;
  /** When the delay will have been above `target` for an interval; 0: it is below. */
  firstAboveTime: Instant;
  dropNext: Instant;
  count: number;
  lastCount: number;
  dropping: boolean;
  /** The largest frame so far, bytes. */
  maxPacket: number;
  after: typeof NOTHING | typeof DROPPED_FIRST | typeof DROPPED_AGAIN;
}

declare module '../../trace/kernel-events.ts' {
  interface DropReasons {
    codel: true;
  }
}

export const codel: QueueKind<Codel, CodelSpec> = {
  kind: 'codel',
  early: 'codel',
  create: ({ kind: _, ...said }) => ({
    ...CODEL,
    ...said,
    ...{ firstAboveTime: 0, dropNext: 0, count: 0, lastCount: 0, dropping: false },
    ...{ maxPacket: 512, after: NOTHING },
  }),
  enqueue(state, bytes, waiting) {
    state.maxPacket = Math.max(state.maxPacket, bytes);
    if (waiting > 0)
      return state.queueBytes > 0 && waiting + bytes > state.queueBytes ? DROP : KEEP;
    // It finds the queue empty and does not wait: dequeue is not asked about it.
    state.firstAboveTime = 0;
    state.dropping = false;
    state.after = NOTHING;
    return KEEP;
  },
  dequeue(state, waited, waiting, now, _rng, capable) {
    const okToDrop = staysAbove(state, waited, waiting, now);
    const { after } = state;
    state.after = NOTHING;
    if (after === DROPPED_FIRST) return KEEP;
    if (!state.dropping) return okToDrop ? begin(state, now, capable) : KEEP;
    if (!okToDrop) {
      state.dropping = false;
      return KEEP;
    }
    if (after === DROPPED_AGAIN) state.dropNext = controlLaw(state, state.dropNext);
    return now >= state.dropNext ? dropAgain(state, capable) : KEEP;
  },
};

/** `dodequeue` of §5.6: has every frame of the last interval waited too long? */
function staysAbove(state: Codel, waited: Duration, waiting: number, now: Instant): boolean {
  if (waited < state.target || waiting <= state.maxPacket) {
    state.firstAboveTime = 0;
    return false;
  }
  if (state.firstAboveTime > 0) return now >= state.firstAboveTime;
  state.firstAboveTime = now + state.interval;
  return false;
}

/** The first drop of a time of dropping (§5.5, the second half of `dequeue`). */
function begin(state: Codel, now: Instant, capable: boolean): Verdict {
  const delta = state.count - state.lastCount;
  state.dropping = true;
  // If the last time of dropping ended only a moment ago, its rate was about right.
  const recent = now - state.dropNext < 16 * state.interval;
  state.count = delta > 1 && recent ? delta : 1;
  state.dropNext = controlLaw(state, now);
  state.lastCount = state.count;
  if (state.ecn && capable) return MARK_OR_DROP;
  state.after = DROPPED_FIRST;
  return DROP_EARLY;
}

function dropAgain(state: Codel, capable: boolean): Verdict {
  state.count++;
  if (state.ecn && capable) {
    // A marked frame is sent: the next instant is worked out at once.
    state.dropNext = controlLaw(state, state.dropNext);
    return MARK_OR_DROP;
  }
  state.after = DROPPED_AGAIN;
  return DROP_EARLY;
}

/** §5.6: the intervals between drops shrink with the square root of their number. */
function controlLaw({ interval, count }: Codel, from: Instant): Instant {
  return from + Math.round(interval / Math.sqrt(count));
}

/** What of two runs can be compared: of a long one, the page keeps only a window (decision 21). */
import type { Instant } from '../../stack/core/instant.ts';
import { instantOf } from '../columns.ts';
import type { ComparedRun, Pair } from './first-difference.ts';
import { changesFrom } from './session-changes.ts';

export interface Stretch {
  readonly from: Instant;
  /** Infinity where both are kept to their ends. */
  readonly to: Instant;
  /** Nothing can differ before it: what is found is the first difference. */
  readonly first: boolean;
}

export function comparedStretch(pair: Pair): Stretch {
  const kept = pair.map(keptOf);
  const from = Math.max(...kept.map((each) => each.from));
  const to = Math.min(...kept.map((each) => each.to));
  return { from, to, first: from <= sameUntil(pair) };
}

/** The instants of which the window has every event. */
function keptOf({ run: { log }, endAt }: ComparedRun): Pick<Stretch, 'from' | 'to'> {
  if (log.count === log.first) return { from: 0, to: Number.POSITIVE_INFINITY };
  // The first and the last instant may be cut.
  const from = log.first === 0 ? 0 : instantOf(log, log.first) + 1;
  const last = instantOf(log, log.count - 1);
  const whole = endAt === undefined || last >= endAt;
  return { from, to: whole ? Number.POSITIVE_INFINITY : last - 1 };
}

/** The same session gives the same run: until its first other input, if nothing else is other. */
export function sameUntil([a, b]: Pair): Instant {
  if (a.session.seed !== b.session.seed) return 0;
  const changes = [...changesFrom(a.session, b.session), ...changesFrom(b.session, a.session)];
  return changes.reduce(
    (least, each) => (each.kind === 'patch' ? 0 : Math.min(least, each.input.at)),
    Number.POSITIVE_INFINITY,
  );
}

/** Text and FIN arrive, in order or beyond a gap (RFC 9293 §3.10.7.4), and an ACK becomes due. */
import {
  seqAdd,
  seqDiff,
  seqGeq,
  seqGt,
  seqLeq,
  seqLt,
  seqMax,
  seqMin,
} from '../../stack/core/seq.ts';
import type { Due, End } from './end.ts';
import { type Block, FIN, has, type Segment } from './segment.ts';

/** A RST may answer it, at once. */
export function noteStray(end: End, segment: Segment): void {
  end.stray = { segment, at: end.now };
}

export function takeText(end: End, segment: Segment): void {
  const start = has(segment, 2) ? seqAdd(segment.seq, 1) : segment.seq;
  const stop = seqAdd(start, segment.length);
  const gapBefore = end.beyond.length > 0;
  if (segment.length > 0 && end.deaf && seqGt(stop, end.nxt)) noteStray(end, segment);
  const left = seqMax(start, end.nxt);
  const right = seqMin(stop, seqMax(end.promised, end.nxt));
  if (has(segment, FIN) && right === stop) end.peerFin ??= stop;
  const fresh = segment.length > 0 && seqLt(left, right);
  if (fresh) store(end, { left, right });
  const advanced = advance(end);
  takeFin(end);
  const why = dueFor(end, segment, gapBefore, advanced);
  if (why !== undefined) end.due = { since: end.due?.since ?? end.now, why };
}

/** The block joins those that it touches. */
function store(end: End, block: Block): void {
  let { left, right } = block;
  const apart = end.beyond.filter((each) => {
    if (seqLt(each.right, left) || seqGt(each.left, right)) return true;
    left = seqMin(left, each.left);
    right = seqMax(right, each.right);
    return false;
  });
  end.beyond = [...apart, { left, right }].sort((a, b) => seqDiff(a.left, b.left));
  end.trigger = block;
}

/** RCV.NXT moves over all that is there; whether anything was. */
function advance(end: End): boolean {
  const [first, ...rest] = end.beyond;
  if (first === undefined || seqGt(first.left, end.nxt)) return false;
  const bytes = seqDiff(first.right, end.nxt);
  end.nxt = first.right;
  end.beyond = rest;
  end.unread += end.deaf ? 0 : bytes;
  end.unacknowledged += bytes;
  end.trigger = undefined;
  return true;
}

function takeFin(end: End): void {
  if (end.peerFin === undefined || end.peerFin !== end.nxt) return;
  end.nxt = seqAdd(end.nxt, 1);
  end.due = { since: end.now, why: 'fin' };
  if (end.state === 'ESTABLISHED' || end.state === 'SYN_RECEIVED') end.state = 'CLOSE_WAIT';
  else if (end.state === 'FIN_WAIT_1') end.state = 'CLOSING';
  else if (end.state === 'FIN_WAIT_2') end.state = 'TIME_WAIT';
}

function dueFor(
  end: End,
  segment: Segment,
  gapBefore: boolean,
  advanced: boolean,
): Due['why'] | undefined {
  if (end.due?.why === 'fin' || end.due?.why === 'syn') return end.due.why;
  if (segment.length === 0) return end.due?.why;
  const whole =
    seqLeq(segment.seq, end.nxt) && seqGeq(end.nxt, seqAdd(segment.seq, segment.length));
  if (gapBefore || !advanced || !whole) return 'gap';
  return end.unacknowledged >= 2 * end.ownMss ? 'second' : (end.due?.why ?? 'text');
}

/** The receiver's side of SACK: which blocks an acknowledgement reports (RFC 2018 §4, RFC 2883). */
import type { Seq } from '../../../../core/seq.ts';
import { leftEdge, rangeWith, rightEdge } from '../../arrive/ranges.ts';
import type { Tcb } from '../../state/tcb.ts';

const before = new Uint32Array(4);

/** The block that the segment just received is in comes first from now on. */
export function rememberBlock(tcb: Tcb, seq: Seq): void {
  const { recent, recentCount } = tcb;
  const block = rangeWith(tcb.outOfOrder, seq);
  before.set(recent);
  recent[0] = seq;
  tcb.recentCount = 1;
  for (let i = 0; i < recentCount && tcb.recentCount < recent.length; i++) {
    const other = rangeWith(tcb.outOfOrder, before[i] as number);
    if (other < 0 || other === block) continue;
    recent[tcb.recentCount] = before[i] as number;
    tcb.recentCount++;
  }
}

/** A segment, or a part of one, came twice. Of several parts the first is reported (RFC 2883 §4.2). */
export function rememberDuplicate(tcb: Tcb, left: Seq, right: Seq): void {
  if (tcb.dsackDue || !tcb.set.duplicateSack || !tcb.opt.sack || left === right) return;
  tcb.dsackDue = true;
  tcb.dsackLeft = left;
  tcb.dsackRight = right;
}

/** Writes the edges of at most `room` blocks, and returns how many there are. */
export function collectBlocks(tcb: Tcb, room: number, edges: Uint32Array): number {
  let count = 0;
  if (tcb.dsackDue && room > 0) {
    edges[0] = tcb.dsackLeft;
    edges[1] = tcb.dsackRight;
    count = 1;
    // The block that holds the duplicate follows it (RFC 2883 §4).
    count = addBlock(tcb, rangeWith(tcb.outOfOrder, tcb.dsackLeft), 1, count, room, edges);
  }
  const first = tcb.dsackDue ? 1 : 0;
  for (let i = 0; i < tcb.recentCount; i++) {
    const block = rangeWith(tcb.outOfOrder, tcb.recent[i] as number);
    count = addBlock(tcb, block, first, count, room, edges);
  }
  for (let i = tcb.outOfOrder.count - 1; i >= 0; i--) {
    count = addBlock(tcb, i, first, count, room, edges);
  }
  return count;
}

function addBlock(
  tcb: Tcb,
  block: number,
  first: number,
  count: number,
  room: number,
  edges: Uint32Array,
): number {
  if (block < 0 || count >= room) return count;
  const left = leftEdge(tcb.outOfOrder, block);
  for (let i = first; i < count; i++) if (edges[2 * i] === left) return count;
  edges[2 * count] = left;
  edges[2 * count + 1] = rightEdge(tcb.outOfOrder, block);
  return count + 1;
}

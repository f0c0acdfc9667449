/** The sender's side of SACK: what the peer's blocks add to the scoreboard (RFC 2018 §5). */
import { seqGeq, seqGt, seqLeq, seqLt } from '../../../../core/seq.ts';
import type { Fx } from '../../../../trace/fx.ts';
import { addRange, coveredBetween, trimBelow } from '../../arrive/ranges.ts';
import type { Segment } from '../../arrive/segment.ts';
import { note } from '../../state/note.ts';
import type { Tcb } from '../../state/tcb.ts';

/** Takes in an ACK's blocks; true when they told something new (RFC 6675 §2). */
export function updateScoreboard(tcb: Tcb, seg: Segment, fx: Fx): boolean {
  const { snd, sacked } = tcb;
  const { sack, sackCount } = seg.options;
  if (sacked.count > 0) trimBelow(sacked, snd.una);
  let news = false;
  for (let i = 0; i < sackCount; i++) {
    const left = sack[2 * i] as number;
    const right = sack[2 * i + 1] as number;
    if (i === 0 && isDuplicateReport(tcb, seg, left, right)) {
      note(tcb, fx, 'd-sack', 'RFC2883#4', left, right);
      continue;
    }
    // A block must lie in what was sent and is not acknowledged yet; anything else is noise.
    if (!seqLt(left, right) || !seqGt(left, snd.una) || !seqLeq(right, snd.max)) continue;
    if (addRange(sacked, left, right)) news = true;
  }
  return news;
}

/** RFC 2883 §4: a first block below the ACK, or inside the second one, reports a duplicate. */
function isDuplicateReport(tcb: Tcb, seg: Segment, left: number, right: number): boolean {
  if (seqLeq(right, seg.ack)) return true;
  if (seg.options.sackCount < 2) return false;
  const { sack } = seg.options;
  return (
    seqGeq(left, sack[2] as number) && seqLeq(right, sack[3] as number) && seqGt(right, tcb.snd.una)
  );
}

export function sackedBytes(tcb: Tcb): number {
  return coveredBetween(tcb.sacked, tcb.snd.una, tcb.snd.max);
}

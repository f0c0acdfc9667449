/** What hosts have sent, for lessons about data and its acknowledgment; the others do not fetch it. */
import type { RecordedRun } from '../model/recorded-run.ts';
import type { Predicate } from '../stack/trace/predicates.ts';
import { found, nodeOf, relativeAck, relativeSeq, type SegmentSent, segments } from './facts.ts';
import { TCP } from './header-fields.ts';

/** A host's segments with data, in the order of sending; the one octet of a probe is one. */
export function dataFrom(run: RecordedRun, host: string, from = 0, to?: number): SegmentSent[] {
  const node = nodeOf(run, host);
  return segments(run, from, to).filter((each) => each.node === node && each.length > 0);
}

/** What a segment acknowledges; NaN as long as it is not sent. */
export function ackOf(run: RecordedRun, which: Predicate): number {
  const sent = found(run, 'segment.sent', which);
  return sent === undefined ? Number.NaN : relativeAck(run, sent);
}

/** An ACK's header for a question that leaves the number blank: empty as long as it is not sent. */
export const ackHeader = (which: Predicate) => (run: RecordedRun) => {
  const sent = found(run, 'segment.sent', which);
  return [
    { field: TCP.flags, value: 'ACK' },
    { field: TCP.seq, value: sent === undefined ? '' : relativeSeq(run, sent) },
    { field: TCP.window, value: sent?.window ?? '' },
  ] as const;
};

/** Grades a segment by the RFCs: what the host knew then decides, not what it sent. */
import { instantOf } from '../../../../model/columns.ts';
import type { End } from '../../../../model/judge/end.ts';
import { happeningsOf, type Side, segmentOf } from '../../../../model/judge/from-run.ts';
import { USUAL } from '../../../../model/judge/happening.ts';
import { judge, type Verdict } from '../../../../model/judge/judge.ts';
import { knowledge } from '../../../../model/judge/learn.ts';
import { has, type Segment, SYN } from '../../../../model/judge/segment.ts';
import { connectionsOf, firstEvent } from '../../../../model/queries.ts';
import type { RecordedRun } from '../../../../model/recorded-run.ts';
import type { Answer } from '../../../../runtime/progress.ts';
import { readEvent } from '../../../../stack/trace/log.ts';
import type { TraceEvent } from '../../../../stack/trace/schema.ts';
import { numberOf } from '../grade.ts';
import type { SegmentAsked } from './kind.ts';
import { FLAG_BITS, FLAG_NAMES, read, write } from './written.ts';

/** The host at the moment of the question. */
interface Seat {
  readonly end: End;
  readonly side: Side;
  readonly after: number;
}

function seatOf({ node, after, offered, policy }: SegmentAsked, run: RecordedRun): Seat {
  const event = after(run);
  const number = run.nodes.indexOf(node);
  const heard = readEvent(run.log, event) as TraceEvent<'segment.received'>;
  const connection = connectionsOf(run).findLast(
    ({ a, b, since }) =>
      since <= event &&
      [a.port, b.port].includes(heard.srcPort) &&
      [a.port, b.port].includes(heard.dstPort),
  );
  if (connection === undefined) throw new Error(`${node} has no connection there.`);
  const side = { node: number, connection };
  const syn = (each: { readonly flags: number }) => (each.flags & SYN) !== 0;
  const lived = happeningsOf(run, side, (each) => (syn(each) ? offered : undefined), event + 1);
  const end = knowledge(lived, { ...USUAL, ...policy });
  end.now = instantOf(run.log, event);
  return { end, side, after: event };
}

/** What the host's stack sent next, as an answer. */
export function sentInstead(question: SegmentAsked, run: RecordedRun): string {
  // A run in which it has not happened yet has no answer.
  if (question.after(run) < 0) return '';
  const { end, side, after } = seatOf(question, run);
  const id = firstEvent(run, { kind: 'segment.sent', node: side.node }, after + 1);
  return writeSegment(end, segmentOf(readEvent(run.log, id) as TraceEvent<'segment.sent'>));
}

function writeSegment(end: End, { flags, seq, ack, window, length }: Segment): string {
  const boxes = {
    seq: String((seq - end.iss) >>> 0),
    ack: String((ack - end.irs) >>> 0),
    window: String(window),
    length: String(length),
  };
  // PSH is up to the sender, and no part of the truth.
  const set = FLAG_NAMES.filter(
    (name) => name !== 'PSH' && has({ flags } as Segment, FLAG_BITS[name]),
  );
  return write({ flags: set, boxes, breaks: [] });
}

/** A text that is no segment is none: undefined. */
export function segmentIn(end: End, given: string): Segment | undefined {
  const { flags, boxes } = read(given);
  const numbers = [boxes.seq, boxes.ack, boxes.window, boxes.length].map(numberOf);
  // As many bits as the header has for each; no packet is longer than its length can say.
  const most = [2 ** 32, 2 ** 32, 2 ** 16, 2 ** 16];
  const fits = numbers.every(
    (each, at) => each !== undefined && Number.isInteger(each) && each >= 0 && each < most[at]!,
  );
  if (!fits) return undefined;
  const [seq, ack, window, length] = numbers as number[] as [number, number, number, number];
  return {
    flags: flags.reduce((sum, name) => sum | FLAG_BITS[name], 0),
    seq: (end.iss + seq) >>> 0,
    ack: flags.includes('ACK') ? (end.irs + ack) >>> 0 : 0,
    window,
    length,
  };
}

/** The verdict on an answer; undefined when it is no segment. */
export function verdictOn(
  question: SegmentAsked,
  given: string,
  run: RecordedRun,
): Verdict | undefined {
  const { end } = seatOf(question, run);
  const segment = segmentIn(end, given);
  return segment && judge(end, segment);
}

export function graded(question: SegmentAsked, given: string, run: RecordedRun): Answer {
  const verdict = verdictOn(question, given, run);
  const truth = sentInstead(question, run);
  const right = verdict !== undefined && verdict.kind !== 'illegal';
  const breaks = right ? [] : (verdict?.objections ?? []).map(({ rule }) => rule.id);
  return { given: write({ ...read(given), breaks }), truth, right };
}

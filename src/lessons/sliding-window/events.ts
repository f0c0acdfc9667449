/** The events that the lesson speaks of, and the ACK that its reader lets arrive. */
import { frameOfPacket } from '../../model/parts/carriers.ts';
import { eventsIn } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import type { Instant } from '../../stack/core/instant.ts';
import {
  dataSegment,
  received,
  segment,
  segmentFor,
} from '../../stack/protocols/tcp/predicates.ts';
import { readEvent } from '../../stack/trace/log.ts';
import { returns } from '../../stack/trace/predicates.ts';
import type { TraceEvent } from '../../stack/trace/schema.ts';
import type { SessionInput } from '../../stack/world/inputs.ts';
import { ACK, cableOf, found, nodeOf, type SegmentSent } from '../facts.ts';
import { forgedSegment } from '../forged.ts';
import { nth } from '../moments.ts';
import { dataFrom } from '../sent.ts';
import { SERVER } from '../two-hosts.ts';
import { SECOND_FILE, SEGMENT } from './scenario.ts';

/** It tells the first window. */
export const synAck = segment('SYN', 'ACK').from('server');

const data = dataSegment().from('client');
/** The n-th data segment that the client sends. */
export const sends = (n: number) => nth(data, n);

/** The n-th ACK for data: the server's, once the client has sent some. */
export const acks = (n: number) => data.then(nth(segmentFor('ack').from('server'), n));
export const ackArrives = (n: number) => data.then(nth(received('ACK').at('client'), n));

export const update = segmentFor('window-update').from('server');
/** The same, when the client gets it: the first ACK to arrive after it was sent. */
export const updateArrives = update.then(received('ACK').at('client'));
export const repeat = segmentFor('fast-retransmit').from('client');
/** The receiver's word that the hole is filled. */
export const filled = repeat.then(segmentFor('immediate-ack').from('server'));

/** The client's data segments, in the order of sending. */
export const dataSent = (run: RecordedRun, from = 0, to?: number): SegmentSent[] =>
  dataFrom(run, 'client', from, to);

/** What the ACKs say that have reached the client before event `to`: the number, and the window. */
export function heard(
  run: RecordedRun,
  to?: number,
): { ack: number; window: number; id: number }[] {
  const syn = found(run, 'segment.sent', data);
  const first = syn === undefined ? 0 : syn.seq;
  return [...eventsIn(run, { kind: 'segment.received', node: nodeOf(run, 'client') }, 0, to)].map(
    ({ ack, window, id }) => ({ ack: ((ack - first) | 0) + 1, window, id }),
  );
}

/** The leading edge that an ACK tells: the last number that may be sent. */
export const edgeOf = ({ ack, window }: { ack: number; window: number }) => ack + window - 1;

/** Soon after the first window was sent, before any of it is acknowledged. */
const SHRINKS_AFTER = 5_000;

/** The server's last ACK again, but with a window of one segment: it takes back what it offered. */
export const shrinking = (run: RecordedRun, after: Instant = 0): SessionInput => {
  const first = found(run, 'segment.sent', data);
  if (first === undefined) throw new Error('The client sends nothing.');
  return forgedSegment(run, {
    ...{ from: 'server', to: 'client', at: Math.max(after, first.at + SHRINKS_AFTER) },
    ...{ srcPort: SERVER.port, dstPort: first.srcPort, flags: ACK },
    ...{ seq: first.ack, ack: first.seq, window: SEGMENT },
  });
};

/** The edge went back: an ACK that says so has arrived. The event, or −1. */
export function shrank(run: RecordedRun): number {
  let most = 0;
  for (const each of heard(run)) {
    if (edgeOf(each) < most) return each.id;
    most = Math.max(most, edgeOf(each));
  }
  return -1;
}

/** One way over the longer link, µs: five times as far. */
export const FAR = 100_000;

/** The way becomes longer, before the second file. */
export const farther = (run: RecordedRun, after: Instant = 0): SessionInput => ({
  ...{ at: Math.max(after, SECOND_FILE / 2), kind: 'link', link: cableOf(run) },
  settings: { delay: FAR },
});

/** The second file’s segments, in the order of sending. */
export const secondFile = (run: RecordedRun): SegmentSent[] =>
  dataSent(run).filter(({ at }) => at >= SECOND_FILE);

export const secondFileBegins = (run: RecordedRun): number => secondFile(run)[0]?.id ?? -1;

/** How long the line had nothing to do between the second file’s first bit and its last, µs. */
export function idle(run: RecordedRun): number {
  const delay = run.topology.links.find(({ id }) => id === cableOf(run))?.delay ?? Number.NaN;
  const sent = secondFile(run).map(({ id }) => frameOfPacket(run, id));
  let [free, waits] = [Number.POSITIVE_INFINITY, 0];
  for (const event of sent) {
    const { starts, arrives } = readEvent(run.log, event) as TraceEvent<'frame.sent'>;
    waits += Math.max(0, starts - free);
    free = arrives - delay;
  }
  return sent.length === 0 ? Number.NaN : waits;
}

/** After the server’s program listens, and before anybody calls. */
const LISTENS = 10_000;

/** The server’s receive buffer, and with it the window that it tells, for the connection to come. */
export const buffering =
  (bytes: number) =>
  (run: RecordedRun): SessionInput => ({
    ...{ at: LISTENS, kind: 'call', node: nodeOf(run, 'server') },
    call: {
      ...{ name: 'setsockopt', option: 'SO_RCVBUF', value: bytes },
      fd: Number(found(run, 'socket.return', returns('socket').at('server'))?.result),
    },
  });

/** When the client knows that the whole second file has arrived, and by which event; −1 for never. */
export function secondFileDone(run: RecordedRun): { event: number; takes: number } {
  const last = dataSent(run).at(-1);
  const sent = dataSent(run).find(({ at }) => at >= SECOND_FILE);
  if (last === undefined || sent === undefined) return { event: -1, takes: Number.NaN };
  const end = (last.seq + last.length) >>> 0;
  for (const each of eventsIn(run, { kind: 'segment.received', node: nodeOf(run, 'client') })) {
    if (each.ack === end) return { event: each.id, takes: each.at - sent.at };
  }
  return { event: -1, takes: Number.NaN };
}

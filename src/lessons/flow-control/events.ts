/** The events that the lesson speaks of, and what its reader does to both ends and the cable. */
import { countAt } from '../../model/cursor.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import type { Instant } from '../../stack/core/instant.ts';
import {
  becomes,
  dataSegment,
  received,
  segment,
  segmentFor,
} from '../../stack/protocols/tcp/predicates.ts';
import { one, type Predicate, returns } from '../../stack/trace/predicates.ts';
import type { SessionInput } from '../../stack/world/inputs.ts';
import { cableOf, dropping, found, nodeOf, type SegmentSent, timeOf } from '../facts.ts';
import { nth } from '../moments.ts';
import { dataFrom } from '../sent.ts';
import { WAKES } from './scenario.ts';

export const syn = segment('SYN').from('client');
export const synAck = segment('SYN', 'ACK').from('server');
export const data = dataSegment().from('client');
export const firstAck = data.then(segmentFor('ack').from('server'));
export const firstAckArrives = data.then(received('ACK').at('client'));

/** The client learns that the window is closed, with all acknowledged that it has sent. */
const closed = one({ kind: 'tcp.note', field: 'code', is: 'window-closed' }).at('client');
/** For the first time; and for good, as the program has fallen asleep. */
export const full = closed;
export const asleep = nth(closed, 4);
/** The last data segment before that, and what acknowledges it. */
export const lastOfPace = nth(closed, 3).then(nth(data, 2));

const probe = segmentFor('window-probe').from('client');
export const probes = (n: number) => asleep.then(nth(probe, n));
/** The answer to the n-th probe. */
export const answers = (n: number) => probes(n).then(segment('ACK').from('server'));
export const answerArrives = (n: number) => probes(n).then(received('ACK').at('client'));

/** The program has woken and read its whole buffer: the server says so. */
export const update = asleep.then(segmentFor('window-update').from('server'));
export const updateArrives = update.then(received('ACK').at('client'));
/** Data flows again: more than a probe. */
export const goesOn = update.then(segmentFor('data').from('client'));

/** The client's end is gone: nobody has answered for too long. */
export const givenUp = becomes('CLOSED', 'timeout user').at('client');

/** The client's segments with data, the one octet of a probe included. */
export const dataSent = (run: RecordedRun, from = 0, to?: number): SegmentSent[] =>
  dataFrom(run, 'client', from, to);

export const bytesOf = (sent: readonly { readonly length: number }[]) =>
  sent.reduce((sum, { length }) => sum + length, 0);

/** What left before the first acknowledgment of any of it had come back. */
export const beforeFirstAck = (run: RecordedRun) =>
  bytesOf(dataSent(run, 0, firstAckArrives.find(run)?.at(-1)));

/** The window that a segment of the server's tells. */
export const windowOf = (run: RecordedRun, which: Predicate) =>
  found(run, 'segment.sent', which)?.window ?? Number.NaN;

/** The data segments that carry what is left when the window after the sleep is used up. */
export function inBites(run: RecordedRun): SegmentSent[] {
  const sent = dataSent(run, countAt(run.log, WAKES));
  // The first window of that time goes out at once, in whole segments.
  let room = found(run, 'segment.sent', update)?.window ?? 0;
  return sent.filter(({ length }) => {
    room -= length;
    return room < 0;
  });
}

/** The descriptor that a host's call returned. */
const fdOf = (run: RecordedRun, node: string, call: string) =>
  Number.parseInt(found(run, 'socket.return', returns(call).at(node))?.result ?? '', 10);

interface Option {
  readonly at: Instant;
  readonly node: string;
  /** The call that returned the socket. */
  readonly of: string;
  readonly option: string;
  readonly value: number;
}

const setting = (run: RecordedRun, { at, node, of, option, value }: Option): SessionInput => ({
  ...{ at, kind: 'call', node: nodeOf(run, node) },
  call: { name: 'setsockopt', fd: fdOf(run, node, of), option, value },
});

/** Somebody pulls the cable while the program sleeps. */
export const cut = (run: RecordedRun, after: Instant = 0): SessionInput => ({
  ...{ at: Math.max(after, timeOf(run, answerArrives(1)) + 1), kind: 'link', link: cableOf(run) },
  settings: { up: false },
});

/** The client does not ask any more whether the window has opened, from when the update is lost on. */
export const askingNoMore = (run: RecordedRun): SessionInput =>
  setting(run, {
    ...{ at: dropping(update)(run).at + 1, node: 'client', of: 'socket' },
    ...{ option: 'zeroWindowProbes', value: 0 },
  });

/** The server tells every byte of room there is, from when its program wakes. */
export const careless = (run: RecordedRun, after: Instant = 0): SessionInput =>
  setting(run, {
    ...{ at: Math.max(after, timeOf(run, update) + 1), node: 'server', of: 'accept' },
    ...{ option: 'sillyWindowAvoidance', value: 0 },
  });

/** The client minds the rule for senders, too. */
export const careful = (run: RecordedRun): SessionInput =>
  setting(run, {
    ...{ at: timeOf(run, update) + 1, node: 'client', of: 'socket' },
    ...{ option: 'sillyWindowAvoidance', value: 1 },
  });

export const HALVED = 2000;
export const DOUBLED = 8000;

/** The server's program asks for half the buffer, when all of it is promised and nothing has come. */
export const halved = (run: RecordedRun, after: Instant = 0): SessionInput =>
  setting(run, {
    ...{ at: Math.max(after, timeOf(run, data)), node: 'server', of: 'accept' },
    ...{ option: 'SO_RCVBUF', value: HALVED },
  });

/** The server's program asks for twice the buffer, before the first window is told. */
export const doubled = (run: RecordedRun, after: Instant = 0): SessionInput =>
  setting(run, {
    ...{ at: Math.max(after, timeOf(run, syn) + 1000), node: 'server', of: 'socket' },
    ...{ option: 'SO_RCVBUF', value: DOUBLED },
  });

/** The client may begin with ten segments. */
export const bolder = (run: RecordedRun): SessionInput =>
  setting(run, {
    ...{ at: timeOf(run, syn) + 1000, node: 'client', of: 'socket' },
    ...{ option: 'initialWindow', value: 10 },
  });

/** The line takes ten times as many bits in a second. */
export const faster = (run: RecordedRun): SessionInput => ({
  ...{ at: timeOf(run, syn) + 1000, kind: 'link', link: cableOf(run) },
  settings: { bandwidth: 10_000_000 },
});

/** The events that the lesson speaks of, and what its reader does to the run. */
import { eventsIn } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import '../../stack/apps/ping/events.ts';
import { ipv4 } from '../../stack/core/addresses.ts';
import { type Instant, MILLISECOND, SECOND } from '../../stack/core/instant.ts';
import type {} from '../../stack/inputs/setting/index.ts';
import type {} from '../../stack/inputs/type/index.ts';
import '../../stack/protocols/fragments/events.ts';
import { icmpTypes, timeExceededCodes } from '../../stack/protocols/icmp/header.ts';
import type { EventKind, TraceEvent } from '../../stack/trace/schema.ts';
import type { SessionInput } from '../../stack/world/inputs.ts';
import { nodeOf, relativeAck, type SegmentSent, segments } from '../facts.ts';
import { typed } from '../typed.ts';
import type { Moment } from '../types.ts';
import { AT, HOME, LONG, SERVER, TYPED } from './scenario.ts';

/** Every event of a kind at a node, from an instant of the trace on. */
export function at<K extends EventKind>(
  run: RecordedRun,
  kind: K,
  node: string,
  from = 0,
): TraceEvent<K>[] {
  return [...eventsIn(run, { kind, node: nodeOf(run, node) }, from)];
}

/** The request of one of the client's pings. */
export function request(run: RecordedRun, process: number): TraceEvent<'ping.sent'> | undefined {
  return at(run, 'ping.sent', 'client').findLast((each) => each.process === process);
}

/** Where that request was answered, −1 if it was not. */
export function answered(run: RecordedRun, process: number): number {
  const sent = request(run, process);
  if (sent === undefined) return -1;
  const answers = at(run, 'ping.answered', 'client', sent.id);
  return answers.find((each) => each.process === process)?.id ?? -1;
}

/** Where its ping heard that it could not be handed on. */
export function refused(run: RecordedRun, process: number): number {
  const all = at(run, 'ping.refused', 'client');
  return all.find((each) => each.process === process)?.id ?? -1;
}

/** The pieces in which the client sent a ping, in their order. */
export function cutByClient(run: RecordedRun, process: number): TraceEvent<'fragment.sent'>[] {
  const sent = request(run, process);
  if (sent === undefined) return [];
  const [first, ...rest] = at(run, 'fragment.sent', 'client', sent.id);
  if (first === undefined) return [];
  return [first, ...rest.filter(({ identification }) => identification === first.identification)];
}

/** Pieces of the long ping that reached the server, and those of its answer that reached the client. */
export function reached(run: RecordedRun, node: 'server' | 'client') {
  const [first] = cutByClient(run, LONG);
  if (first === undefined) return [];
  const src = ipv4(SERVER);
  return at(run, 'fragment.received', node, first.id).filter((each) =>
    node === 'client' ? each.src === src : each.identification === first.identification,
  );
}

/** The long ping is whole again at the server, or its answer at the client. */
export const whole =
  (node: 'server' | 'client'): Moment =>
  (run) =>
    at(run, 'datagram.whole', node, request(run, LONG)?.id).find(
      ({ src }) => node === 'server' || src === ipv4(SERVER),
    )?.id ?? -1;

/** The first piece of the long ping leaves the client. */
export const longLeaves: Moment = (run) => cutByClient(run, LONG)[0]?.id ?? -1;
/** A router cuts what was cut already. */
export const cutAgain: Moment = (run) => at(run, 'fragment.sent', 'home')[0]?.id ?? -1;
/** The server's router cuts its answer. */
export const answerCut: Moment = (run) => at(run, 'fragment.sent', 'far')[0]?.id ?? -1;

/** The server gives up on the long ping. */
export function gaveUp(run: RecordedRun): TraceEvent<'datagram.expired'> | undefined {
  return at(run, 'datagram.expired', 'server')[0];
}

/** The client hears that a piece was missing. */
export const toldOfGap: Moment = (run) =>
  at(run, 'icmp.received', 'client').find(
    ({ type, code }) => type === icmpTypes.timeExceeded && code === timeExceededCodes.reassembly,
  )?.id ?? -1;

/** The frames in which the pieces of the long ping cross the narrow link. */
export function onNarrow(run: RecordedRun): TraceEvent<'frame.sent'>[] {
  const from = longLeaves(run);
  const narrow = run.topology.links.find(({ name }) => name === 'home–far')?.id;
  const frames = at(run, 'frame.sent', 'home', Math.max(0, from));
  return frames.filter(({ link, at: then }) => link === narrow && then < AT.long + SECOND);
}

/** The n-th of them, counted from 0, or from behind, is lost half-way. */
export const losing =
  (n: number) =>
  (run: RecordedRun): SessionInput => {
    const frame = onNarrow(run).at(n);
    if (frame === undefined) throw new Error('The piece to drop was never sent.');
    const half = Math.floor((frame.starts + frame.arrives) / 2);
    return { at: half, kind: 'drop', frame: frame.frame };
  };

/** A command that is typed at the client. */
const atClient = (line: (run: RecordedRun) => string, when: Instant) =>
  typed(when, 'client', TYPED, line);

/** Bytes of data that make a packet one byte longer than the client’s link carries. */
export const ONE_MORE = 1473;
export const oneMore = atClient(() => `ping -c 1 -s ${ONE_MORE} ${HOME}`, 500 * MILLISECOND);

/** As much as the run's chance wants: an identifier that a program drew says how much that is. */
export function drawn(run: RecordedRun): number {
  const identifier = request(run, 0)?.identifier ?? 0;
  return 3_100 + (identifier % 5_000);
}
export const drawnPing = atClient((run) => `ping -c 1 -s ${drawn(run)} ${HOME}`, 500 * MILLISECOND);

/** The learner’s own ping that no router may cut. */
export const forbidding = (size: number) =>
  atClient(() => `ping -c 1 -M do -s ${size} ${SERVER}`, AT.forbidden + 2 * SECOND);

/** What the client announces in its SYNs from before it calls the shop on. */
export const announcing =
  (mss: number) =>
  (run: RecordedRun): SessionInput => ({
    ...{ at: AT.shop - SECOND, kind: 'setting', node: nodeOf(run, 'client') },
    ...{ name: 'announcedMss', value: mss },
  });

/** Segments with data that a server has sent. */
export function dataOf(run: RecordedRun, host: string, from = 0): SegmentSent[] {
  const node = nodeOf(run, host);
  return segments(run, from).filter((each) => each.node === node && each.length > 0);
}

/** A server hears that its segments are too long. */
export const toldTooLong: Moment = (run) =>
  at(run, 'icmp.received', 'server').find(({ type }) => type === icmpTypes.destinationUnreachable)
    ?.id ?? -1;

/** The router says to a server that its first segment is too long. */
export const warned =
  (host: string): Moment =>
  (run) => {
    const [first] = dataOf(run, host);
    return at(run, 'icmp.sent', 'far', first?.id ?? 0)[0]?.id ?? -1;
  };

/** How much of its page a server knows to have arrived, and the ACK that said so. */
export function acknowledged(run: RecordedRun, host: string) {
  const [first] = dataOf(run, host);
  const acks = segments(run, first?.id ?? 0).filter(
    ({ node, dstAddress }) => node === nodeOf(run, 'client') && dstAddress === first?.srcAddress,
  );
  let [bytes, event] = [0, -1];
  for (const each of acks) {
    const said = relativeAck(run, each) - 1;
    if (said > bytes) [bytes, event] = [said, each.id];
  }
  return { bytes, event };
}

/** A server has the request for its page. */
export const requestArrives =
  (host: string): Moment =>
  (run) =>
    at(run, 'segment.received', host).find(({ length }) => length > 0)?.id ?? -1;

/** A server sends the beginning of its page again. */
export const sentAgain =
  (host: string): Moment =>
  (run) => {
    const [first, ...later] = dataOf(run, host);
    return later.find(({ seq }) => seq === first?.seq)?.id ?? -1;
  };

/** What one end of a connection lived through, as a recorded run tells it. */
import { formatIpv4 } from '../../stack/core/addresses.ts';
import type { TraceEvent } from '../../stack/trace/schema.ts';
import type { CallRow } from '../parts/calls.ts';
import { type Connection, isFromA } from '../parts/connections.ts';
import { callsOf, connectionsOf, eventsIn } from '../queries.ts';
import type { RecordedRun } from '../recorded-run.ts';
import type { Happening, Policy } from './happening.ts';
import { has, type Segment, type SegmentOptions, SYN } from './segment.ts';

type SegmentEvent = TraceEvent<'segment.sent'> | TraceEvent<'segment.received'>;

/** The options of a segment, by the event that sent it or received it: its bytes have them. */
export type OptionsOf = (event: SegmentEvent) => SegmentOptions | undefined;

export interface Side {
  readonly node: number;
  readonly connection: Connection;
}

/** In the order of the log, up to an event. */
export function happeningsOf(
  run: RecordedRun,
  side: Side,
  optionsOf: OptionsOf,
  until = Number.POSITIVE_INFINITY,
): Happening[] {
  const { node, connection } = side;
  const stretch = stretchOf(run, connection);
  const to = Math.min(until, stretch.to);
  const found: Happening[] = [];
  for (const kind of ['segment.sent', 'segment.received'] as const) {
    for (const event of eventsIn(run, { kind, node }, stretch.from, to)) {
      if (!belongs(connection, event)) continue;
      const what = kind === 'segment.sent' ? 'sent' : 'received';
      const segment = segmentOf(event, optionsOf(event));
      found.push({ at: event.at, event: event.id, what, segment });
    }
  }
  found.push(...ofProgram(run, side, found, to), ...ofStack(run, side, to));
  return found.sort((a, b) => (a.event as number) - (b.event as number));
}

export function segmentOf(event: SegmentEvent, options?: SegmentOptions): Segment {
  const { flags, seq, ack, window, length } = event;
  return { flags, seq, ack, window, length, ...(options === undefined ? {} : { options }) };
}

/**
 * The events among which this connection's are: from its first segment to the first of the next
 * between the same ports. What came before anybody sent anything (a frame from outside) is the first's.
 */
function stretchOf(run: RecordedRun, connection: Connection): { from: number; to: number } {
  const same = connectionsOf(run).filter((each) => isSamePair(each, connection));
  const later = same.find(({ since }) => since > connection.since);
  return {
    from: same[0]?.index === connection.index ? 0 : connection.since,
    to: later?.since ?? Number.POSITIVE_INFINITY,
  };
}

function isSamePair(one: Connection, other: Connection): boolean {
  const ends = ({ a, b }: Connection) =>
    [a, b]
      .map(({ address, port }) => `${address}:${port}`)
      .sort()
      .join();
  return ends(one) === ends(other);
}

function belongs(connection: Connection, event: SegmentEvent): boolean {
  const { a, b } = connection;
  const [from, to] = isFromA(connection, event) ? [a, b] : [b, a];
  return (
    event.srcAddress === from.address &&
    event.srcPort === from.port &&
    event.dstAddress === to.address &&
    event.dstPort === to.port
  );
}

/**
 * Which descriptor is this side's: the one that connected, or that accept returned. That one is set
 * as the listener was.
 */
function descriptorsOf(
  run: RecordedRun,
  { node, connection }: Side,
  segments: readonly Happening[],
): { readonly fd: number; readonly from: number; readonly listener?: number }[] {
  const syn = segments.find((each) => each.what === 'sent' && has(each.segment, SYN));
  const calls = callsOf(run).filter((call) => call.node === node);
  const ends = [connection.a, connection.b].map(
    ({ address, port }) => `${formatIpv4(address)}:${port}`,
  );
  const connected = calls.filter(
    ({ name, args, callEvent }) =>
      name === 'connect' && ends.some((end) => args.endsWith(end)) && callEvent < (syn?.event ?? 0),
  );
  const accepted = calls.filter(
    ({ name, result, returnEvent }) =>
      name === 'accept' &&
      returnEvent >= connection.since &&
      ends.some((end) => result.endsWith(`, ${end}`)),
  );
  const [first] = accepted;
  if (first !== undefined) {
    const fd = Number.parseInt(first.result, 10);
    return [{ fd, from: first.returnEvent, listener: first.fd }];
  }
  const last = connected.at(-1);
  return last === undefined ? [] : [{ fd: last.fd, from: last.callEvent }];
}

function ofProgram(
  run: RecordedRun,
  side: Side,
  segments: readonly Happening[],
  to: number,
): Happening[] {
  const [own] = descriptorsOf(run, side, segments);
  const first = segments.toSorted((a, b) => (a.event as number) - (b.event as number))[0];
  const opens = first?.what === 'received' && listens(run, side, first.event as number);
  const found: Happening[] = opens
    ? [{ at: first.at, event: (first.event as number) - 0.5, what: 'listen' }]
    : [];
  if (own === undefined) return found;
  for (const call of callsOf(run)) {
    if (call.node !== side.node) continue;
    if (call.fd !== (call.callEvent < own.from ? (own.listener ?? own.fd) : own.fd)) continue;
    // What a socket is set to before it connects counts as well.
    if (call.callEvent < own.from && call.name !== 'setsockopt') continue;
    found.push(...madeOf(call, segments).filter(({ event = 0 }) => event < to));
    if (call.name === 'close') break;
  }
  return found;
}

/** What a call means to TCP: when it is made, or when it returns. */
function madeOf(call: CallRow, segments: readonly Happening[]): Happening[] {
  const { name, args, result, calledAt, callEvent } = call;
  const made = { at: calledAt, event: callEvent };
  switch (name) {
    case 'connect':
      return [{ ...made, what: 'connect' }];
    case 'send':
      return [{ ...made, what: 'write', bytes: sizeOf(args) }];
    case 'shutdown':
      return args.endsWith('SHUT_RD') ? [] : [{ ...made, what: 'shutdown' }];
    case 'close':
      return [{ ...made, what: 'close' }];
    case 'abort':
      return [{ ...made, what: 'abort' }];
    case 'setsockopt': {
      const policy = settingIn(args);
      return policy === undefined ? [] : [{ ...made, what: 'set', policy }];
    }
    case 'recv': {
      const bytes = Number.parseInt(result, 10);
      return bytes > 0 ? [{ ...whenRead(call, segments), what: 'read', bytes }] : [];
    }
    default:
      return [];
  }
}

/**
 * Bytes leave the buffer when the call is made, or when the segment arrives that it waited for: what
 * the same instant sends knows of the room already.
 */
function whenRead(
  { blocked, calledAt, callEvent, returnEvent }: CallRow,
  segments: readonly Happening[],
) {
  if (!blocked) return { at: calledAt, event: callEvent };
  const before = segments.filter(
    ({ what, event = 0 }) => what === 'received' && event < returnEvent,
  );
  const last = before.reduce(
    (latest, each) => ((each.event ?? 0) > (latest?.event ?? -1) ? each : latest),
    before[0],
  );
  return last === undefined
    ? { at: calledAt, event: callEvent }
    : { at: last.at, event: (last.event as number) + 0.5 };
}

/** `3, "GET /"` or `3, 12000 bytes` */
function sizeOf(args: string): number {
  const size = /^\d+, (\d+) bytes$/.exec(args)?.[1];
  if (size !== undefined) return Number(size);
  return args.slice(args.indexOf('"') + 1, args.lastIndexOf('"')).length;
}

/** `3, initialWindow, 10`: what of it the RFCs leave to a host. */
function settingIn(args: string): Partial<Policy> | undefined {
  const [, name, value] = args.split(', ');
  switch (name) {
    case 'sillyWindowAvoidance':
      return { avoidsSillyWindows: Number(value) !== 0 };
    case 'initialWindow':
      return { initialWindow: Number(value) };
    case 'nagle':
      return { nagle: value === '1' || value === 'true' };
    case 'SO_RCVBUF':
    case 'receiveBuffer':
      return { buffer: Number(value) };
    case 'congestionControl':
      return { congestionControl: value !== 'none' };
    default:
      return undefined;
  }
}

/** Whether a program of the node waits for callers at the connection's port then. */
function listens(run: RecordedRun, { node, connection }: Side, before: number): boolean {
  const ports = [connection.a.port, connection.b.port].map((port) => `:${port}`);
  const calls = callsOf(run).filter((call) => call.node === node && call.callEvent < before);
  return calls.some(
    ({ name, fd, callEvent }) =>
      name === 'listen' &&
      calls.some(
        (other) =>
          other.name === 'bind' &&
          other.fd === fd &&
          other.callEvent < callEvent &&
          ports.some((port) => other.args.endsWith(port)),
      ) &&
      !calls.some(
        (other) => other.name === 'close' && other.fd === fd && other.callEvent > callEvent,
      ),
  );
}

/** The connection is given up, or a router says how large a packet may be. */
function ofStack(run: RecordedRun, { node, connection }: Side, to: number): Happening[] {
  const found: Happening[] = [];
  for (const event of eventsIn(run, { kind: 'tcp.transition', node }, connection.since, to)) {
    const { localPort, remotePort } = event;
    const ports = [connection.a.port, connection.b.port];
    if (!ports.includes(localPort) || !ports.includes(remotePort)) continue;
    if (event.event === 'timeout user' || event.event === 'ABORT') {
      found.push({ at: event.at, event: event.id, what: 'given up' });
    }
  }
  for (const event of eventsIn(run, { kind: 'tcp.note', node }, connection.since, to)) {
    if (event.code !== 'pmtu-lower' && event.code !== 'pmtu-black-hole') continue;
    found.push({ at: event.at, event: event.id, what: 'path', bytes: event.a });
  }
  return found;
}

/** What happens in a run that people look at, with keys by which two runs can be compared. */

import type { Instant } from '../../stack/core/instant.ts';
import { tcpFlags } from '../../stack/protocols/tcp/header/header.ts';
import { kindOf, readEvent } from '../../stack/trace/log.ts';
import type { EventKind, TraceEvent } from '../../stack/trace/schema.ts';
import { kindMask } from '../../stack/trace/schema.ts';
import { instantOf, kindAt } from '../columns.ts';
import { type Packet, packetTitle, segmentOf } from '../packets.ts';
import { relativeAck, relativeSeq } from '../parts/connections.ts';
import { connectionsOf, packetOf } from '../queries.ts';
import type { RecordedRun } from '../recorded-run.ts';

const KINDS = [
  ...(['frame.sent', 'frame.delivered', 'frame.dropped', 'packet.ignored'] as const),
  ...(['tcp.transition', 'socket.call', 'socket.return', 'timer.fired'] as const),
] satisfies EventKind[];

export type HappeningEvent = TraceEvent<(typeof KINDS)[number]>;

export interface Happening {
  readonly event: HappeningEvent;
  /** The same in both runs for the same thing, whenever it happens. */
  readonly key: string;
  /** The packet that it is about. */
  readonly packet: Packet | undefined;
}

const mask = kindMask(KINDS);

export function isHappening({ log }: RecordedRun, id: number): boolean {
  return mask[kindAt(log, id)] === 1;
}

export function happeningAt(run: RecordedRun, id: number): Happening {
  const event = readEvent(run.log, id) as HappeningEvent;
  const packet = packetOfEvent(run, event);
  return { event, key: keyOf(run, event, packet), packet };
}

function packetOfEvent(run: RecordedRun, event: HappeningEvent): Packet | undefined {
  if ('frame' in event) return packetOf(run, event.frame);
  if (event.kind !== 'packet.ignored' || event.cause < run.log.first) return undefined;
  if (kindOf(run.log, event.cause) !== 'frame.delivered') return undefined;
  const arrival = readEvent(run.log, event.cause) as TraceEvent<'frame.delivered'>;
  return packetOf(run, arrival.frame);
}

/** What a packet is and carries, in numbers that do not depend on the run. */
export function packetKey(run: RecordedRun, packet: Packet | undefined): string {
  if (packet === undefined) return '';
  const { from, nic, bytes } = packet;
  return [packetTitle(packet), from, nic, bytes, ...numbersOf(run, packet)].join(' ');
}

/** An acknowledgment number means something only with its flag (RFC 9293 §3.1). */
function numbersOf(run: RecordedRun, packet: Packet): number[] {
  const connection = connectionsOf(run)[packet.connection];
  const segment = segmentOf(packet);
  if (segment === undefined || connection === undefined) return [];
  const { flags, length, window } = segment;
  const ack = (flags & tcpFlags.ACK) === 0 ? [] : [relativeAck(connection, segment)];
  return [relativeSeq(connection, segment), length, window, ...ack];
}

function keyOf(run: RecordedRun, event: HappeningEvent, packet: Packet | undefined): string {
  const { kind, node } = event;
  const what = `${kind} ${node} ${packetKey(run, packet)}`;
  switch (event.kind) {
    case 'frame.dropped':
    case 'packet.ignored':
      return `${what} ${event.why}`;
    case 'tcp.transition':
      return `${what} ${event.conn} ${event.from} ${event.to}`;
    case 'socket.call':
      return `${what} ${event.process} ${event.name} ${event.args}`;
    case 'socket.return':
      return `${what} ${event.process} ${event.name} ${event.result}`;
    case 'timer.fired':
      return `${what} ${event.layer} ${event.name} ${event.conn}`;
    default:
      return what;
  }
}

/** The happenings of a run between two instants, instant by instant. */
export function* byInstant(
  run: RecordedRun,
  from: Instant,
  to: Instant,
): Generator<Happening[], undefined> {
  const { log } = run;
  let group: Happening[] = [];
  for (let id = log.first; id < log.count; id++) {
    if (!isHappening(run, id)) continue;
    const at = instantOf(log, id);
    if (at < from) continue;
    if (at > to) break;
    if (group.length > 0 && (group[0] as Happening).event.at !== at) {
      yield group;
      group = [];
    }
    group.push(happeningAt(run, id));
  }
  if (group.length > 0) yield group;
}

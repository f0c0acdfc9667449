/** The segments that open, close or break a connection, or changed a state: what lies between two bands. */

import { holds, unsignedAt, wordAt } from '../../../model/columns.ts';
import type { End } from '../../../model/ends.ts';
import type { Packet } from '../../../model/packets.ts';
import { packetsOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import { tcpFlags } from '../../../stack/protocols/tcp/header/header.ts';
import { kindOf } from '../../../stack/trace/log.ts';
import { placesOf } from '../../../stack/trace/schema.ts';
import { shownTitle } from '../../view-kit/covers.ts';
import type { Band } from './model.ts';

export interface Between {
  /** The frame in which it was first sent. */
  readonly frame: number;
  readonly sentEvent: number;
  /** What it led to at the other end, −1 for nothing. */
  readonly receivedEvent: number;
  /** The end that sent it: 0 or 1. */
  readonly from: 0 | 1;
  readonly title: string;
  readonly sentAt: Instant;
  readonly arrives: Instant;
  /** When it was lost; undefined when it arrived, or is on its way. */
  readonly lostAt: Instant | undefined;
}

const SEGMENT = placesOf('segment.sent');
const MARKED = tcpFlags.SYN | tcpFlags.FIN | tcpFlags.RST;

/** In the order of sending. A segment that routers pass on is one, from end to end. */
export function betweenOf(run: RecordedRun, bands: readonly Band[]): Between[] {
  const [a, b] = bands;
  if (a === undefined || b === undefined) return [];
  const causes = new Set(
    bands.flatMap(({ spans, gone }) => [
      ...spans.map(({ change }) => change.cause),
      ...(gone ? [gone.cause] : []),
    ]),
  );
  const hops = new Map<number, Packet[]>();
  for (const packet of packetsOf(run)) {
    const { headerEvent } = packet;
    if (!holds(run.log, headerEvent) || kindOf(run.log, headerEvent) !== 'segment.sent') continue;
    if (sideOf(run, headerEvent, a.end, b.end) === undefined) continue;
    const tells = (unsignedAt(run.log, headerEvent, SEGMENT.flags) & MARKED) !== 0;
    if (!tells && !causes.has(packet.receivedEvent)) continue;
    const known = hops.get(headerEvent);
    if (known === undefined) hops.set(headerEvent, [packet]);
    else known.push(packet);
  }
  return [...hops].map(([header, packets]) =>
    joined(packets as [Packet, ...Packet[]], sideOf(run, header, a.end, b.end) ?? 0),
  );
}

function sideOf({ log }: RecordedRun, header: number, a: End, b: End): 0 | 1 | undefined {
  const from = wordAt(log, header, SEGMENT.srcPort);
  const to = wordAt(log, header, SEGMENT.dstPort);
  const source = unsignedAt(log, header, SEGMENT.srcAddress);
  if (from === a.port && to === b.port && source === a.address) return 0;
  return from === b.port && to === a.port && source === b.address ? 1 : undefined;
}

function joined(hops: readonly [Packet, ...Packet[]], from: 0 | 1): Between {
  const [first] = hops;
  const last = hops.at(-1) ?? first;
  return {
    ...{ frame: first.frame, sentEvent: first.sentEvent, receivedEvent: last.receivedEvent },
    ...{ from, title: shownTitle(first), sentAt: first.starts, arrives: last.arrives },
    lostAt: last.dropped === undefined ? undefined : last.endAt,
  };
}

/** The queue in front of one end of a link, packet by packet. */
import { instantOf } from '../../../model/columns.ts';
import { type Cursor, countBelow } from '../../../model/cursor.ts';
import { isOnTheLine, type Packet } from '../../../model/packets.ts';
import { eventsIn, packetsOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Duration, Instant } from '../../../stack/core/instant.ts';
import type { Localized } from '../../../stack/core/localized.ts';
import { QUEUE_PAGES } from '../../../stack/queues/page/pages.ts';
import { type Line, lineAt, rateOf } from './line.ts';

/** A packet that came to the queue. */
export interface Queued {
  readonly packet: Packet;
  /** When it came. */
  readonly at: Instant;
  /** When it left: its first bit was sent, or the queue dropped it. */
  readonly leaves: Instant;
  /** It never got in. */
  readonly refused: boolean;
  /** The event by which the queue dropped it, −1 when it was sent. */
  readonly dropped: number;
  /** The event by which it was marked with ECN's CE, −1 for none. */
  readonly marked: number;
  readonly markedAt: Instant;
  /** What stood in the buffer before it came, bytes: whole packets, and the rest of the one being sent. */
  readonly found: number;
}

/** How full the buffer is from an instant on: `unsent` falls from there at the line's rate. */
export interface Level {
  readonly at: Instant;
  /** Bytes of packets that wait whole. */
  readonly waiting: number;
  /** The same with what is left of the one being sent. */
  readonly unsent: number;
}

interface Average {
  readonly event: number;
  readonly at: Instant;
  readonly bytes: number;
}

/** What a discipline made of the length of its queue, as long as it stood there. */
export interface AverageCurve {
  readonly label: Localized;
  readonly points: readonly Average[];
}

export interface Queue {
  readonly link: number;
  /** Who sends through it. */
  readonly from: number;
  readonly packets: readonly Queued[];
  readonly levels: readonly Level[];
  readonly averages: readonly AverageCurve[];
  /** The longest wait of all. */
  readonly longest: Duration;
  readonly most: number;
  /** From the first packet until the last has left. */
  readonly begins: Instant;
  readonly ends: Instant;
}

/** Whether the queue dropped it. */
function inQueue({ dropped, endAt, starts }: Packet): boolean {
  return dropped !== undefined && endAt <= starts && !isOnTheLine(dropped);
}

export function queueOf(run: RecordedRun, link: number, from: number): Queue {
  const mine = packetsOf(run).filter((packet) => packet.link === link && packet.from === from);
  const levels = levelsOf(run, link, mine);
  const packets = mine.map((packet, i): Queued => {
    const at = instantOf(run.log, packet.sentEvent);
    const gone = inQueue(packet);
    return {
      ...{
        packet,
        at,
        leaves: gone ? packet.endAt : leavesAt(packet),
        found: levels.found[i] ?? 0,
      },
      ...{ refused: gone && packet.starts === at && packet.endAt === at },
      dropped: gone ? packet.endEvent : -1,
      ...markOf(run, packet),
    };
  });
  return {
    ...{ link, from, packets, levels: levels.list },
    averages: averagesOf(run, link, from),
    longest: packets.reduce((most, { at, leaves }) => Math.max(most, leaves - at), 0),
    most: levels.list.reduce((most, { unsent }) => Math.max(most, unsent), 0),
    begins: packets[0]?.at ?? 0,
    ends: levels.list.at(-1)?.at ?? 0,
  };
}

function averagesOf(run: RecordedRun, link: number, from: number): AverageCurve[] {
  return QUEUE_PAGES.flatMap(({ average }) => {
    if (average === undefined) return [];
    const { told: kind, label } = average;
    const events = [...eventsIn(run, { kind, field: 'link', is: link, node: from })];
    const points = events.map(({ id, at, average: bytes }) => ({ event: id, at, bytes }));
    return points.length > 0 ? [{ label, points }] : [];
  });
}

function markOf({ log }: RecordedRun, { changes }: Packet): Pick<Queued, 'marked' | 'markedAt'> {
  const marked = changes.find(({ how }) => how === 'ecn-marked')?.event ?? -1;
  return { marked, markedAt: marked < 0 ? -1 : instantOf(log, marked) };
}

/** Whoever takes a packet off a line may do so while it still waits. */
function leavesAt({ starts, dropped, endAt }: Packet): Instant {
  return dropped === undefined ? starts : Math.min(starts, endAt);
}

interface Step {
  readonly at: Instant;
  readonly event: number;
  readonly waiting: number;
  readonly unsent: number;
  /** The packet that comes by it. */
  readonly comes: number;
}

/** What comes and goes, in the order of time; what leaves at an instant makes room for what comes. */
function stepsOf(run: RecordedRun, mine: readonly Packet[]): Step[] {
  const steps: Step[] = [];
  for (const [i, packet] of mine.entries()) {
    const { bytes, sentEvent: event, starts } = packet;
    const at = instantOf(run.log, event);
    const gone = inQueue(packet);
    if (gone && starts === at && packet.endAt === at) {
      steps.push({ at, event, waiting: 0, unsent: 0, comes: i });
      continue;
    }
    const leaves = gone ? packet.endAt : leavesAt(packet);
    const waits = leaves > at;
    steps.push({ at, event, waiting: waits ? bytes : 0, unsent: bytes, comes: i });
    const lost = leaves < starts || gone;
    if (waits)
      steps.push({ at: leaves, event, waiting: -bytes, unsent: lost ? -bytes : 0, comes: -1 });
  }
  for (const { at, id } of eventsIn(run, { kind: 'session.input' })) {
    steps.push({ at, event: id, waiting: 0, unsent: 0, comes: -1 });
  }
  return steps.sort((a, b) => a.at - b.at || a.event - b.event);
}

function levelsOf(run: RecordedRun, link: number, mine: readonly Packet[]) {
  const list: Level[] = [];
  const found: number[] = [];
  let [at, waiting, unsent] = [0, 0, 0];
  let line: Line | undefined;
  for (const step of stepsOf(run, mine)) {
    const rate = rateOf(line);
    const sent = rate === 0 ? unsent : (step.at - at) * rate;
    if (unsent > 0 && sent >= unsent)
      list.push({ at: rate === 0 ? at : at + unsent / rate, waiting, unsent: 0 });
    unsent = Math.max(waiting, unsent - sent, 0);
    if (step.comes >= 0) found[step.comes] = unsent;
    list.push({ at: step.at, waiting, unsent });
    at = step.at;
    line = lineAt(run, link, { at, event: step.event + 1 });
    waiting = Math.max(0, waiting + step.waiting);
    unsent = Math.max(waiting, unsent + step.unsent);
    list.push({ at, waiting, unsent });
  }
  const rate = rateOf(line);
  if (unsent > 0) list.push({ at: rate === 0 ? at : at + unsent / rate, waiting: 0, unsent: 0 });
  return { list, found };
}

/** What the queue did, for tables and for whoever walks along it. */
export interface QueueEvent {
  readonly event: number;
  readonly at: Instant;
  readonly what: 'queued' | 'straight' | 'refused' | 'dropped' | 'marked';
  readonly item: Queued;
}

export function queueEvents({ packets }: Queue): QueueEvent[] {
  const events: QueueEvent[] = [];
  for (const item of packets) {
    const { packet, at, leaves, refused, dropped, marked, markedAt } = item;
    if (refused) events.push({ event: dropped, at, what: 'refused', item });
    else
      events.push({ event: packet.sentEvent, at, what: leaves > at ? 'queued' : 'straight', item });
    if (marked >= 0) events.push({ event: marked, at: markedAt, what: 'marked', item });
    if (!refused && dropped >= 0)
      events.push({ event: dropped, at: leaves, what: 'dropped', item });
  }
  return events.sort((a, b) => a.event - b.event);
}

/** The packets in the buffer at the cursor, the first to be sent in front. */
export interface Buffer {
  /** The one that is being sent, and how much of it has been. */
  readonly sending: Queued | undefined;
  readonly part: number;
  readonly waiting: readonly Queued[];
  readonly bytes: number;
}

export function bufferAt(run: RecordedRun, queue: Queue, cursor: Cursor): Buffer {
  const { packets, link, longest } = queue;
  const rate = rateOf(lineAt(run, link, cursor));
  const waiting: Queued[] = [];
  let sending: Queued | undefined;
  let part = 0;
  for (
    let i = countBelow(packets, cursor.event, ({ packet }) => packet.sentEvent) - 1;
    i >= 0;
    i--
  ) {
    const each = packets[i] as Queued;
    const { packet, at, refused, dropped, leaves } = each;
    if (refused || (dropped >= 0 && dropped < cursor.event)) continue;
    if (leaves > cursor.at || dropped >= 0) {
      waiting.push(each);
      continue;
    }
    const sent = ((cursor.at - packet.starts) * rate) / packet.bytes;
    if (rate > 0 && sent >= 0 && sent < 1) [sending, part] = [each, sent];
    // Whoever came before this one has left as well, and is on its way.
    if (at + longest < cursor.at) break;
  }
  waiting.sort((a, b) => a.leaves - b.leaves || a.packet.sentEvent - b.packet.sentEvent);
  const bytes = waiting.reduce((sum, { packet }) => sum + packet.bytes, 0);
  return { sending, part, waiting, bytes };
}

/** The level at an instant. */
export function levelAt(run: RecordedRun, { levels, link }: Queue, cursor: Cursor): Level {
  let [low, high] = [0, levels.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((levels[middle] as Level).at <= cursor.at) low = middle + 1;
    else high = middle;
  }
  const { at, waiting, unsent } = levels[low - 1] ?? { at: 0, waiting: 0, unsent: 0 };
  const rate = rateOf(lineAt(run, link, cursor));
  return { at: cursor.at, waiting, unsent: Math.max(waiting, unsent - (cursor.at - at) * rate) };
}

/**
 * Packets through a network: the frames in which a packet crossed its links, one after the other,
 * and where a node put it aside. A frame that is forwarded, repeated or doubled carries the packet of
 * the frame that it comes from (`frame.sent`).
 */
import { readEvent } from '../../stack/trace/log.ts';
import { placesOf, type TraceEvent } from '../../stack/trace/schema.ts';
import { wordAt } from '../columns.ts';
import { type Cursor, countBelow } from '../cursor.ts';
import type { Packet } from '../packets.ts';
import type { ModelPart } from '../part.ts';
import { packetOf } from '../queries.ts';
import type { RecordedRun } from '../recorded-run.ts';
import { cameBy } from './came-by.ts';

const SENT = placesOf('frame.sent');

/** A node put a packet aside. */
export type Ignored = TraceEvent<'packet.ignored'>;

interface Journeys {
  /** Frames by the event that made the packet in them. */
  readonly frames: Map<number, number[]>;
}

interface PutAside {
  /** What was put aside, by the frame in which it came. */
  readonly ignored: Map<number, Ignored>;
  /** What was put aside before it was sent, or sent on. */
  readonly unsent: Ignored[];
}

export const JOURNEYS: ModelPart<Journeys> = {
  id: 'journeys',
  create: () => ({ frames: new Map() }),
  readers: {
    'frame.sent': ({ frames }, { log }, id) => {
      const packet = wordAt(log, id, SENT.packet);
      if (packet < 0) return;
      const known = frames.get(packet);
      const frame = wordAt(log, id, SENT.frame);
      if (known === undefined) frames.set(packet, [frame]);
      else known.push(frame);
    },
  },
};

/** Apart: whoever asks what was put aside need not know every frame. */
const PUT_ASIDE: ModelPart<PutAside> = {
  id: 'put-aside',
  create: () => ({ ignored: new Map(), unsent: [] }),
  readers: { 'packet.ignored': noteIgnored },
};

function noteIgnored({ ignored, unsent }: PutAside, { log }: RecordedRun, id: number): void {
  const came = cameBy(log, id);
  if (came === undefined || (came !== 'own' && ignored.has(came))) return;
  const event = readEvent(log, id) as Ignored;
  if (came === 'own') unsent.push(event);
  else ignored.set(came, event);
}

/** Every crossing of a link by the packet in a frame, in the order of sending: at least this one. */
export function journeyOf(run: RecordedRun, frame: number): readonly Packet[] {
  const packet = packetOf(run, frame);
  if (packet === undefined) return [];
  const frames = run.part(JOURNEYS).frames.get(packet.headerEvent) ?? [frame];
  return frames.flatMap((each) => packetOf(run, each) ?? []);
}

/** Why the node that a frame came to put it aside; undefined when it did not. */
export function ignoredAt(run: RecordedRun, frame: number): Ignored | undefined {
  return run.part(PUT_ASIDE).ignored.get(frame);
}

/** The crossing by which a packet came to the node that sent it on; undefined for who made it. */
export function comingBefore(journey: readonly Packet[], out: Packet): Packet | undefined {
  return journey.findLast(
    ({ to, endEvent, dropped }) =>
      to === out.from && dropped === undefined && endEvent >= 0 && endEvent < out.sentEvent,
  );
}

/** Whether any node has put anything aside that came to it. */
export const anyPutAside = (run: RecordedRun): boolean => run.part(PUT_ASIDE).ignored.size > 0;

/** Packets that nodes gave up before the cursor without sending them: nobody to send to, no route. */
export function unsentBefore(run: RecordedRun, { event }: Cursor): readonly Ignored[] {
  const { unsent } = run.part(PUT_ASIDE);
  return unsent.slice(
    0,
    countBelow(unsent, event, ({ id }) => id),
  );
}

/** Where packets end that do not arrive well: on a link, or at a node that puts them aside. */
import type { Cursor } from './cursor.ts';
import { dropPoint, type Packet, phaseOf } from './packets.ts';
import { comingBefore, type Ignored, ignoredAt, journeyOf } from './parts/journeys.ts';
import { packetOf } from './queries.ts';
import type { RecordedRun } from './recorded-run.ts';

/** Where a packet ended, and why. */
export interface Death {
  readonly packet: Packet;
  readonly event: number;
  /** Where on its link it was taken off; 1 for who was put aside by the node that it came to. */
  readonly progress: number;
  /** Why it was dropped; or what a node said of it. */
  readonly ignored: Ignored | undefined;
}

/** How a packet ended by the cursor; undefined for one that goes on or arrived well. */
export function deathOf(run: RecordedRun, packet: Packet, cursor: Cursor): Death | undefined {
  const phase = phaseOf(packet, cursor);
  if (phase === 'dropped') {
    const progress = dropPoint(packet);
    return { packet, event: packet.endEvent, progress, ignored: undefined };
  }
  if (phase !== 'delivered') return undefined;
  const ignored = putAsideAt(run, packet.frame);
  if (ignored === undefined || ignored.id >= cursor.event) return undefined;
  return { packet, event: ignored.id, progress: 1, ignored };
}

/** Why the packet ended at the node that a frame came to; undefined when it did not. */
export function putAsideAt(run: RecordedRun, frame: number): Ignored | undefined {
  const ignored = ignoredAt(run, frame);
  if (ignored?.layer !== 'link') return ignored;
  const packet = packetOf(run, frame);
  return packet !== undefined && isCopy(run, packet) ? undefined : ignored;
}

/** Of a frame that a node repeats at several ports, only one is for whoever it comes to. */
function isCopy(run: RecordedRun, packet: Packet): boolean {
  const journey = journeyOf(run, packet.frame);
  const before = comingBefore(journey, packet);
  return journey.some(
    (other) =>
      other !== packet && other.from === packet.from && comingBefore(journey, other) === before,
  );
}

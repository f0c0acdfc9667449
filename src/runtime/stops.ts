/** The instants at which stepping stops: those at which something that people look at happens. */

import '../stack/protocols/core-events.ts';
import { instantOf, kindAt } from '../model/columns.ts';
import { countAt } from '../model/cursor.ts';
import type { Instant } from '../stack/core/instant.ts';
import type { TraceLog } from '../stack/trace/log.ts';
import { type EventKind, kindMask, stopMask } from '../stack/trace/schema.ts';

const PACKET_KINDS: EventKind[] = ['frame.sent', 'frame.delivered', 'frame.dropped'];
const eventMask = stopMask();
const packetMask = kindMask(PACKET_KINDS);

/** The next (1) or previous (−1) stop from `at`, or undefined when there is none. */
export function nextStop(
  log: TraceLog,
  at: Instant,
  direction: 1 | -1,
  what: 'event' | 'packet',
): Instant | undefined {
  const mask = what === 'event' ? eventMask : packetMask;
  const first = countAt(log, direction === 1 ? at : at - 1);
  if (direction === 1) {
    for (let id = first; id < log.count; id++) if (stops(log, mask, id)) return instantOf(log, id);
  } else {
    for (let id = first - 1; id >= log.first; id--)
      if (stops(log, mask, id)) return instantOf(log, id);
  }
  return undefined;
}

function stops(log: TraceLog, mask: Readonly<Uint8Array>, id: number): boolean {
  return mask[kindAt(log, id)] === 1;
}

/** The instants at which stepping stops: those at which something that people look at happens. */

import '../stack/protocols/core-events.ts';
import { countAt } from '../model/cursor.ts';
import type { Instant } from '../stack/core/instant.ts';
import type { TraceLog } from '../stack/trace/log.ts';
import { type EventKind, kindMask } from '../stack/trace/schema.ts';

const PACKET_KINDS: EventKind[] = ['frame.sent', 'frame.delivered', 'frame.dropped'];
const EVENT_STOPS: EventKind[] = [
  ...PACKET_KINDS,
  'session.input',
  'socket.call',
  'socket.return',
  'tcp.transition',
  'timer.fired',
  'route.changed',
];

const eventMask = kindMask(EVENT_STOPS);
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
    for (let id = first; id < log.count; id++) if (stops(log, mask, id)) return log.at[id];
  } else {
    for (let id = first - 1; id >= 0; id--) if (stops(log, mask, id)) return log.at[id];
  }
  return undefined;
}

function stops(log: TraceLog, mask: Uint8Array, id: number): boolean {
  return mask[log.kinds[id] as number] === 1;
}

/** Ascending distinct instants at which something happens; the timeline folds what lies between. */
export function busyInstants(log: TraceLog): Instant[] {
  const busy: Instant[] = [];
  for (let id = 0; id < log.count; id++) {
    const at = log.at[id] as number;
    if (stops(log, eventMask, id) && at !== busy[busy.length - 1]) busy.push(at);
  }
  return busy;
}

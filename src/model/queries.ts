/** Questions to the trace model about the cursor. Binary searches: they cost no more in long runs. */
import { type Cursor, countBelow } from './cursor.ts';
import type { Packet } from './packets.ts';
import type { Transition } from './rows.ts';
import type { TraceModel } from './trace-model.ts';

/** The packets under way at the cursor, in the order of sending. */
export function packetsInFlight(model: TraceModel, cursor: Cursor): Packet[] {
  const { packets } = model;
  const found: Packet[] = [];
  const since = cursor.at - model.longestWay;
  for (let i = countBelow(packets, cursor.event, (p) => p.sentEvent) - 1; i >= 0; i--) {
    const packet = packets[i] as Packet;
    if ((model.log.at[packet.sentEvent] as number) < since) break;
    if (packet.endEvent < 0 || packet.endEvent >= cursor.event) found.push(packet);
  }
  return found.reverse();
}

/** The latest transition of a node at the cursor: of one connection, or of any. */
export function lastTransition(
  model: TraceModel,
  node: number,
  cursor: Cursor,
  conn?: number,
): Transition | undefined {
  const { transitions } = model;
  for (let i = countBelow(transitions, cursor.event, (t) => t.id) - 1; i >= 0; i--) {
    const each = transitions[i] as Transition;
    if (each.node === node && (conn === undefined || each.conn === conn)) return each;
  }
  return undefined;
}

/**
 * Timers as data. A timer is made once and armed many times; TCP restarts its retransmission timer
 * on nearly every ACK, so moving a due time later must not touch the heap. A timer therefore has at
 * most one live heap entry, possibly earlier than its due time: when that entry comes up too early
 * it is put back with the true time. `order` is taken when the timer is armed, so ties break
 * as if the entry had been moved at once.
 */
import { type Instant, NEVER } from '../core/instant.ts';
import type { FiredTimer, TimerLayer, TimerRef } from '../trace/fx.ts';
import { fixedId } from '../trace/intern.ts';
import type { TracedTimer } from '../trace/write-frames.ts';
import { type EventHeap, pushEvent } from './heap.ts';

export type TimerOwner = FiredTimer & TracedTimer;

export interface TimerTable {
  owners: TimerOwner[];
  due: Float64Array;
  /** The order a timer got when it was armed. */
  order: Float64Array;
  /** Time and order of the timer's live heap entry; order −1 when it has none. */
  entryAt: Float64Array;
  entryOrder: Float64Array;
  /** Trace id of the arming, the cause of the firing. */
  armedBy: Int32Array;
  free: number[];
}

export function createTimerTable(capacity = 32): TimerTable {
  return {
    owners: [],
    due: new Float64Array(capacity).fill(NEVER),
    order: new Float64Array(capacity),
    entryAt: new Float64Array(capacity),
    entryOrder: new Float64Array(capacity).fill(-1),
    armedBy: new Int32Array(capacity),
    free: [],
  };
}

export function addTimer(
  table: TimerTable,
  node: number,
  layer: TimerLayer,
  conn: number,
  name: string,
): TimerRef {
  const ref = table.free.pop() ?? table.owners.length;
  if (ref >= table.due.length) grow(table);
  table.owners[ref] = { node, layer, conn, name, layerId: fixedId(layer), nameId: fixedId(name) };
  table.due[ref] = NEVER;
  table.entryOrder[ref] = -1;
  table.armedBy[ref] = -1;
  return ref;
}

export function removeTimer(table: TimerTable, ref: TimerRef): void {
  table.due[ref] = NEVER;
  table.entryOrder[ref] = -1;
  table.free.push(ref);
}

/** Sets the due time; `payload` is what the heap gives back when the entry comes up. */
export function armTimer(
  table: TimerTable,
  heap: EventHeap,
  ref: TimerRef,
  due: Instant,
  order: number,
  payload: number,
): void {
  table.due[ref] = due;
  table.order[ref] = order;
  const hasEntry = (table.entryOrder[ref] as number) >= 0;
  if (hasEntry && (table.entryAt[ref] as number) <= due) return;
  putEntry(table, heap, ref, due, order, payload);
}

/**
 * The heap entry (`entryOrder`) of a timer came up at `now`. True when the timer fires; otherwise
 * the entry was stale, cancelled, or early and has been put back.
 */
export function timerIsDue(
  table: TimerTable,
  heap: EventHeap,
  ref: TimerRef,
  now: Instant,
  entryOrder: number,
  payload: number,
): boolean {
  if (table.entryOrder[ref] !== entryOrder) return false;
  table.entryOrder[ref] = -1;
  const due = table.due[ref] as number;
  if (due === NEVER) return false;
  const order = table.order[ref] as number;
  if (due > now || order !== entryOrder) {
    putEntry(table, heap, ref, due, order, payload);
    return false;
  }
  table.due[ref] = NEVER;
  return true;
}

function putEntry(
  table: TimerTable,
  heap: EventHeap,
  ref: TimerRef,
  due: Instant,
  order: number,
  payload: number,
): void {
  table.entryAt[ref] = due;
  table.entryOrder[ref] = order;
  pushEvent(heap, due, order, payload);
}

function grow(table: TimerTable): void {
  const length = table.due.length * 2;
  const bigger = createTimerTable(length);
  bigger.due.set(table.due);
  bigger.order.set(table.order);
  bigger.entryAt.set(table.entryAt);
  bigger.entryOrder.set(table.entryOrder);
  bigger.armedBy.set(table.armedBy);
  table.due = bigger.due;
  table.order = bigger.order;
  table.entryAt = bigger.entryAt;
  table.entryOrder = bigger.entryOrder;
  table.armedBy = bigger.armedBy;
}

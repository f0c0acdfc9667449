/**
 * The event queue: a 4-ary heap in typed arrays, ordered by time and then by `order`, the running
 * number given when the entry was scheduled. Two runs of one session therefore pop alike.
 */
import type { Instant } from '../core/instant.ts';

export interface EventHeap {
  at: Float64Array;
  order: Float64Array;
  payload: Int32Array;
  count: number;
}

export function createHeap(capacity = 64): EventHeap {
  return {
    at: new Float64Array(capacity),
    order: new Float64Array(capacity),
    payload: new Int32Array(capacity),
    count: 0,
  };
}

export function pushEvent(heap: EventHeap, at: Instant, order: number, payload: number): void {
  if (heap.count === heap.at.length) grow(heap);
  const { at: times, order: orders, payload: payloads } = heap;
  let i = heap.count;
  heap.count = i + 1;
  while (i > 0) {
    const parent = (i - 1) >> 2;
    const parentAt = times[parent] as number;
    if (parentAt < at || (parentAt === at && (orders[parent] as number) < order)) break;
    times[i] = parentAt;
    orders[i] = orders[parent] as number;
    payloads[i] = payloads[parent] as number;
    i = parent;
  }
  times[i] = at;
  orders[i] = order;
  payloads[i] = payload;
}

/** Removes the first entry; the caller has read `heap.at[0]`, `order[0]` and `payload[0]`. */
export function popEvent(heap: EventHeap): void {
  const { at: times, order: orders, payload: payloads } = heap;
  const last = heap.count - 1;
  heap.count = last;
  if (last === 0) return;
  const at = times[last] as number;
  const order = orders[last] as number;
  let i = 0;
  for (;;) {
    const child = smallestChild(heap, i, last);
    if (child < 0) break;
    const childAt = times[child] as number;
    if (at < childAt || (at === childAt && order < (orders[child] as number))) break;
    times[i] = childAt;
    orders[i] = orders[child] as number;
    payloads[i] = payloads[child] as number;
    i = child;
  }
  times[i] = at;
  orders[i] = order;
  payloads[i] = payloads[last] as number;
}

function smallestChild(heap: EventHeap, parent: number, count: number): number {
  const first = parent * 4 + 1;
  if (first >= count) return -1;
  const end = Math.min(first + 4, count);
  let best = first;
  let bestAt = heap.at[first] as number;
  for (let child = first + 1; child < end; child++) {
    const at = heap.at[child] as number;
    if (
      at < bestAt ||
      (at === bestAt && (heap.order[child] as number) < (heap.order[best] as number))
    ) {
      best = child;
      bestAt = at;
    }
  }
  return best;
}

function grow(heap: EventHeap): void {
  const length = heap.at.length * 2;
  const at = new Float64Array(length);
  const order = new Float64Array(length);
  const payload = new Int32Array(length);
  at.set(heap.at);
  order.set(heap.order);
  payload.set(heap.payload);
  heap.at = at;
  heap.order = order;
  heap.payload = payload;
}

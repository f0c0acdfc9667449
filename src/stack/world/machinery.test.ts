import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NEVER } from '../core/instant.ts';
import { findFrame, removeAt } from '../links/wire/places.ts';
import {
  createDirection,
  PERFECT_LINK,
  putFrame,
  removeFirst,
  startSending,
  waitingBytes,
} from '../links/wire/wire.ts';
import { createHeap, popEvent, pushEvent } from './heap.ts';
import { addTimer, armTimer, createTimerTable, removeTimer, timerIsDue } from './timers.ts';

test('events come out by time, and those of one instant in the order they went in', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 300 }), (times) => {
      const heap = createHeap(4);
      times.forEach((at, order) => {
        pushEvent(heap, at, order, order);
      });
      const out: number[] = [];
      while (heap.count > 0) {
        out.push(heap.payload[0] as number);
        popEvent(heap);
      }
      const sorted = times.map((at, order) => ({ at, order }));
      sorted.sort((a, b) => a.at - b.at || a.order - b.order);
      expect(out).toEqual(sorted.map(({ order }) => order));
    }),
  );
});

/** Fires every timer that is due in the heap's order, as the simulator does. */
function fireAll(timers: ReturnType<typeof createTimerTable>, heap: ReturnType<typeof createHeap>) {
  const fired: [number, number][] = [];
  while (heap.count > 0) {
    const [at, order, ref] = [heap.at[0], heap.order[0], heap.payload[0]] as [
      number,
      number,
      number,
    ];
    popEvent(heap);
    if (timerIsDue(timers, heap, ref, at, order, ref)) fired.push([at, ref]);
  }
  return fired;
}

test('a timer that is moved again and again fires once, at its last due time', () => {
  const timers = createTimerTable(1);
  const heap = createHeap();
  const timer = addTimer(timers, 0, 'tcp', 1, 'retransmission');
  let order = 0;
  for (const due of [100, 300, 200, 150, 400]) armTimer(timers, heap, timer, due, order++, timer);
  expect(fireAll(timers, heap)).toEqual([[400, timer]]);
});

test('a timer moved earlier fires at the earlier time, and only then', () => {
  const timers = createTimerTable(1);
  const heap = createHeap();
  const timer = addTimer(timers, 0, 'tcp', 1, 'retransmission');
  armTimer(timers, heap, timer, 500, 0, timer);
  armTimer(timers, heap, timer, 100, 1, timer);
  expect(fireAll(timers, heap)).toEqual([[100, timer]]);
});

test('timers of one instant fire in the order in which they were last armed', () => {
  const timers = createTimerTable(2);
  const heap = createHeap();
  const first = addTimer(timers, 0, 'tcp', 1, 'a');
  const second = addTimer(timers, 0, 'tcp', 2, 'b');
  armTimer(timers, heap, first, 100, 0, first);
  armTimer(timers, heap, second, 300, 1, second);
  armTimer(timers, heap, first, 300, 2, first);
  expect(fireAll(timers, heap)).toEqual([
    [300, second],
    [300, first],
  ]);
});

test('a removed timer does not fire, nor does its successor in the same place', () => {
  const timers = createTimerTable(1);
  const heap = createHeap();
  const timer = addTimer(timers, 0, 'tcp', 1, 'a');
  armTimer(timers, heap, timer, 100, 0, timer);
  removeTimer(timers, timer);
  expect(addTimer(timers, 0, 'tcp', 2, 'b')).toBe(timer);
  expect(fireAll(timers, heap)).toEqual([]);
  expect(timers.due[timer]).toBe(NEVER);
});

test('frames under way stay in the order of their arrival, whatever is taken out', () => {
  const step = fc.record({ arrives: fc.integer({ min: 0, max: 50 }), remove: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const direction = createDirection({ node: 0, nic: 0 });
      let model: { id: number; arrives: number }[] = [];
      steps.forEach(({ arrives, remove }, id) => {
        const first = putFrame(direction, id, id, -1, 0, 0, 0, arrives, id);
        model.push({ id, arrives });
        model.sort((a, b) => a.arrives - b.arrives || a.id - b.id);
        expect(first).toBe(model[0]?.id === id);
        if (!remove) return;
        const victim = (id * 7) % (id + 1);
        const place = findFrame(direction, victim);
        expect(place).toBe(model.findIndex((each) => each.id === victim));
        if (place === 0) removeFirst(direction);
        else if (place > 0) removeAt(direction, place);
        model = model.filter((each) => each.id !== victim);
      });
      expect(direction.count).toBe(model.length);
      for (const { id } of model) {
        expect(direction.ids[direction.head]).toBe(id);
        removeFirst(direction);
      }
    }),
  );
});

test('a second frame starts when the first has left, and what waits is counted', () => {
  const direction = createDirection({ node: 1, nic: 0 });
  const settings = { ...PERFECT_LINK, bandwidth: 8_000_000 };
  expect(startSending(direction, settings, 1000, 50)).toBe(50);
  expect(startSending(direction, settings, 1000, 60)).toBe(1050);
  expect(waitingBytes(direction, settings, 60)).toBe(1990);
});

import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { DriverEvents } from '../drivers/driver.ts';
import { type LabProcess, pipeDriver } from './pipe-driver.ts';
import { writeFrames } from './space/frames.ts';
import type { Order, Told } from './space/tell.ts';

/** A lab's process of which the test holds the other ends. */
function fakeProcess() {
  const orders: Order[] = [];
  const child = Object.assign(new EventEmitter(), {
    stdin: new PassThrough(),
    stdout: new PassThrough(),
    connected: true,
    send: (order: Order) => void orders.push(order),
  });
  const tells = (told: Told) => child.emit('message', told);
  return {
    child: child as unknown as LabProcess,
    ends: () => child.emit('exit', 1),
    tells,
    orders,
  };
}

function started() {
  const process = fakeProcess();
  const driver = pipeDriver(process.child);
  const seen: unknown[] = [];
  const events: DriverEvents = {
    frames: (frames) => seen.push(...frames.map((each) => each.length)),
    carrier: (up) => seen.push({ up }),
    gone: () => seen.push('gone'),
    dropped: (cause, count) => seen.push({ cause, count }),
  };
  driver.start(events);
  return { ...process, driver, seen };
}

const frame = (length: number) => new Uint8Array(length);

test('frames go to and fro', () => {
  const { child, driver, seen } = started();
  expect(driver.send([frame(14), frame(60)])).toBe(2);
  expect((child.stdin as PassThrough).read()).toHaveLength(2 + 14 + 2 + 60);
  const bytes = new PassThrough();
  writeFrames(bytes, [frame(42), frame(1_514)]);
  child.stdout.emit('data', bytes.read());
  expect(seen).toEqual([42, 1_514]);
});

test('when the pipe is full it takes no frames', () => {
  const { driver } = started();
  let taken = 0;
  for (let i = 0; i < 2_000; i++) taken += driver.send([frame(1_500)]);
  expect(taken).toBeGreaterThan(100);
  expect(taken).toBeLessThan(2_000);
});

test('what the lab tells is handed on', () => {
  const { driver, tells, seen } = started();
  expect(driver.up).toBe(true);
  tells({ type: 'carrier', up: false });
  tells({ type: 'dropped', cause: 'kernel', count: 3 });
  expect(driver.up).toBe(false);
  expect(seen).toEqual([{ up: false }, { cause: 'kernel', count: 3 }]);
});

test('which frames are wanted is told to the lab', () => {
  const { driver, orders } = started();
  driver.listenFor({ mac: 1, groups: [] });
  driver.listenFor(undefined);
  expect(orders).toEqual([
    { type: 'listen', wanted: { mac: 1, groups: [] } },
    { type: 'listen', wanted: null },
  ]);
});

test('a lab that ends by itself is a card that is gone', () => {
  const { ends, seen } = started();
  ends();
  expect(seen).toEqual(['gone']);
});

test('one that was closed is not: its input ends, and nothing more comes out of it', () => {
  const { child, driver, ends, seen } = started();
  driver.close();
  expect(child.stdin.writableEnded).toBe(true);
  child.stdout.emit('data', Buffer.from([0, 14, ...new Uint8Array(14)]));
  ends();
  expect(seen).toEqual([]);
  expect(driver.send([frame(14)])).toBe(0);
});

test('noise from the lab ends it', () => {
  const { child } = started();
  child.stdout.emit('data', Buffer.from([0, 1, 2, 3]));
  expect(child.stdin.writableEnded).toBe(true);
});

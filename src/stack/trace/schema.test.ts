import { expect, test } from 'vitest';
import '../protocols/core-events.ts';
import { createLog, emit, eventsOf, readEvent } from './log.ts';
import { declaredKinds, defineEvents, int, kindId, kindName, stopAt, stopMask } from './schema.ts';

const declarations = import.meta.glob<Record<string, unknown>>(
  ['../**/events.ts', './kernel-events.ts'],
  { eager: true },
);

const defined = Object.entries(declarations).flatMap(([file, module]) =>
  Object.values(module).flatMap((value) =>
    typeof value === 'object' && value !== null && 'numbers' in value
      ? Object.entries(value.numbers as Record<string, number>).map(([kind, number]) => ({
          file,
          kind,
          number,
        }))
      : [],
  ),
);

test('no two kinds of event have the same number', () => {
  expect(defined.length).toBeGreaterThan(20);
  expect(new Set(defined.map(({ number }) => number)).size).toBe(defined.length);
  expect(new Set(defined.map(({ kind }) => kind)).size).toBe(defined.length);
});

test('each folder has sixteen numbers of its own', () => {
  const owners = new Map<number, string>();
  for (const { file, number } of defined) {
    const block = number >> 4;
    expect(owners.get(block) ?? file, `${number}`).toBe(file);
    owners.set(block, file);
  }
});

test('a number that is taken is refused', () => {
  expect(() => defineEvents(kindId('frame.sent'), { 'probe.taken': { a: int } })).toThrow(
    /same number/,
  );
});

test('the numbers of kinds never change', () => {
  const numbers = Object.fromEntries(declaredKinds().map((kind) => [kind, kindId(kind)]));
  expect(numbers).toMatchObject({
    'session.input': 0,
    'frame.sent': 1,
    'frame.delivered': 2,
    'frame.dropped': 3,
    'frame.changed': 4,
    'packet.ignored': 5,
    'cache.changed': 6,
    'timer.armed': 7,
    'timer.fired': 8,
    'timer.cancelled': 9,
    'socket.call': 10,
    'socket.return': 11,
    'socket.event': 12,
    'app.event': 13,
    'arp.sent': 80,
    'arp.received': 81,
    'route.changed': 96,
    'icmp.sent': 112,
    'icmp.received': 113,
    'udp.sent': 128,
    'udp.received': 129,
    'segment.sent': 144,
    'segment.received': 145,
    'tcp.transition': 146,
    'tcp.note': 147,
    'tcp.vars': 148,
    'app.started': 32,
    'app.exited': 33,
    'app.printed': 34,
    'app.input': 35,
    'app.signal': 36,
    'stream.event': 37,
  });
});

test('an event of a kind that is not declared is read by its number', () => {
  const log = createLog();
  log.now = 5;
  emit(log, 'app.event', 2, { process: 0, name: 'a', detail: 'b' });
  emit(log, 'app.event', 2, { process: 0, name: 'c', detail: 'd' });
  log.kinds[0] = 60_000;
  expect(readEvent(log, 0)).toEqual({ id: 0, at: 5, node: 2, cause: -1, kind: '#60000' });
  expect(kindName(60_000)).toBe('#60000');
  expect([...eventsOf(log, ['app.event'])].map(({ id }) => id)).toEqual([1]);
});

test('stepping stops at the kinds that say so, also at those that are declared later', () => {
  const mask = stopMask();
  expect(declaredKinds().filter((kind) => mask[kindId(kind)] === 1)).toEqual([
    'session.input',
    'frame.sent',
    'frame.delivered',
    'frame.dropped',
    'timer.fired',
    'socket.call',
    'socket.return',
    'route.changed',
    'tcp.transition',
  ]);
  stopAt('app.event');
  expect(mask[kindId('app.event')]).toBe(1);
});

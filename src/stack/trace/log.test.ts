import { expect, test } from 'vitest';
import '../protocols/core-events.ts';
import { appendBatch, columnsOf, logPrefix, takeBatch } from './batch.ts';
import { fixedId } from './intern.ts';
import {
  type Columns,
  createLog,
  emit,
  eventsOf,
  NO_CAUSE,
  readEvent,
  type TraceLog,
} from './log.ts';
import {
  traceFrameDelivered,
  traceFrameSent,
  traceTimerArmed,
  traceTimerCancelled,
  traceTimerFired,
} from './write-frames.ts';

function fill(log: TraceLog, from: number, to: number): TraceLog {
  for (let i = from; i < to; i++) {
    log.now = i * 1_000_000_000;
    log.cause = i - 1;
    emit(log, 'socket.event', i % 3, { fd: i, conn: -1, what: `error E${i % 7}` });
  }
  return log;
}

const filled = (count = 600) => fill(createLog(), 0, count);

test('an event reads back as it was written', () => {
  const log = createLog();
  log.now = 7_200_000_001;
  const body = {
    conn: 3,
    layer: 'tcp',
    name: 'keepalive',
    due: 14_400_000_001,
  };
  const id = emit(log, 'timer.armed', 2, body);
  const envelope = { id, at: 7_200_000_001, node: 2, cause: NO_CAUSE, kind: 'timer.armed' };
  expect(readEvent(log, id)).toEqual({ ...envelope, ...body });
});

test('sequence numbers above 2^31 stay unsigned', () => {
  const log = createLog();
  const id = emit(log, 'arp.sent', 0, { operation: 'request', sender: 0xffffffff, target: 1 });
  expect(readEvent(log, id)).toMatchObject({ sender: 0xffffffff, target: 1 });
});

test('a log that is off records nothing', () => {
  const log = createLog(false);
  expect(emit(log, 'socket.event', 0, { fd: 1, conn: 1, what: 'closed' })).toBe(NO_CAUSE);
  expect(traceFrameDelivered(log, 0, 1, 0, 0)).toBe(NO_CAUSE);
  expect(log.count).toBe(0);
});

test('an event that is not there is an error, not a guess', () => {
  expect(() => readEvent(filled(3), 3)).toThrow(RangeError);
  expect(() => readEvent(filled(3), -1)).toThrow(RangeError);
});

test('the fast writers write what the schema reads', () => {
  const log = createLog();
  traceFrameSent(log, 1, 7, 0, 2, 1514, 5_000_000_000, 5_000_020_000, 6);
  traceFrameDelivered(log, 1, 7, 0, 2);
  const timer = (name: string) => ({
    node: 1,
    conn: 4,
    name,
    layer: 'tcp',
    layerId: fixedId('tcp'),
    nameId: fixedId(name),
  });
  traceTimerArmed(log, timer('retransmission'), 9_000_000_000);
  traceTimerFired(log, timer('retransmission'));
  traceTimerCancelled(log, timer('delayed-ack'));
  expect([0, 1, 2, 3, 4].map((id) => readEvent(log, id))).toMatchObject([
    {
      ...{ frame: 7, nic: 0, link: 2, bytes: 1514, packet: 6 },
      ...{ starts: 5_000_000_000, arrives: 5_000_020_000 },
    },
    { kind: 'frame.delivered', frame: 7, nic: 0, link: 2 },
    { kind: 'timer.armed', conn: 4, layer: 'tcp', name: 'retransmission', due: 9_000_000_000 },
    { kind: 'timer.fired', conn: 4, layer: 'tcp', name: 'retransmission' },
    { kind: 'timer.cancelled', conn: 4, layer: 'tcp', name: 'delayed-ack' },
  ]);
});

test('a timer of a layer that no log has a number for keeps its names', () => {
  const log = createLog();
  const timer = { node: 1, conn: 0, layer: 'dns', name: 'retry 2', layerId: -1, nameId: -1 };
  traceTimerFired(log, timer);
  expect(readEvent(log, 0)).toMatchObject({ layer: 'dns', name: 'retry 2' });
});

test('a log handed on in batches is the same log', () => {
  const log = createLog();
  const copy = createLog();
  appendBatch(copy, takeBatch(fill(log, 0, 5)));
  appendBatch(copy, takeBatch(fill(log, 5, 250)));
  appendBatch(copy, takeBatch(fill(log, 250, 600)));
  expect([...eventsOf(copy, [])]).toEqual([...eventsOf(filled(), [])]);
  expect(readEvent(copy, 599)).toEqual(readEvent(filled(), 599));
});

test('columns that were read are filled again', () => {
  const log = createLog();
  const copy = createLog();
  const { kinds } = log;
  let room: Columns | undefined;
  for (const part of [0, 1, 2, 3]) {
    const batch = takeBatch(fill(log, part * 100, part * 100 + 100), room);
    appendBatch(copy, batch);
    room = columnsOf(batch);
  }
  expect(room?.kinds).not.toBe(log.kinds);
  expect([room?.kinds, log.kinds]).toContain(kinds);
  expect(copy.count).toBe(400);
  expect(readEvent(copy, 399)).toMatchObject({ fd: 399 });
});

test('what was handed on is not read where it was written', () => {
  const log = filled();
  takeBatch(log);
  expect(() => readEvent(log, 599)).toThrow(RangeError);
  expect(() => [...eventsOf(log, [])]).toThrow(RangeError);
});

test('a batch that does not continue the log is refused', () => {
  const log = filled();
  takeBatch(log);
  expect(() => appendBatch(createLog(), takeBatch(fill(log, 600, 700)))).toThrow(RangeError);
});

test('a prefix holds the past and can grow on its own', () => {
  const log = filled();
  const prefix = logPrefix(log, 100, log.strings.length);
  emit(prefix, 'socket.event', 0, { fd: 9, conn: 9, what: 'error another future' });
  expect(readEvent(prefix, 99)).toEqual(readEvent(log, 99));
  expect(readEvent(log, 100)).toMatchObject({ fd: 100 });
});

test.each([
  ['all of it', 600, 600],
  ['more than that', 600, 200],
  ['a part of it', 300, 450],
])('a prefix of a log that has handed on %s continues at the same event', (_, handedOn, count) => {
  const log = fill(createLog(), 0, handedOn);
  takeBatch(log);
  fill(log, handedOn, 600);
  const copy = fill(createLog(), 0, Math.min(handedOn, count));
  const prefix = logPrefix(log, count, log.strings.length);
  expect(prefix.count).toBe(count);
  appendBatch(copy, takeBatch(fill(prefix, count, 700)));
  expect([...eventsOf(copy, [])]).toEqual([...eventsOf(fill(createLog(), 0, 700), [])]);
});

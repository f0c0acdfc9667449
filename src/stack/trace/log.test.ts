import { expect, test } from 'vitest';
import { appendBatch, logPrefix, takeBatch } from './batch.ts';
import {
  traceFrameDelivered,
  traceFrameSent,
  traceTimerArmed,
  traceTimerCancelled,
  traceTimerFired,
} from './hot-frames.ts';
import { fixedId } from './intern.ts';
import {
  createLog,
  emit,
  eventsOf,
  NO_CAUSE,
  readEvent,
  type TraceLog,
  truncateLog,
} from './log.ts';

function filled(count = 600): TraceLog {
  const log = createLog();
  for (let i = 0; i < count; i++) {
    log.now = i * 1_000_000_000;
    log.cause = i - 1;
    emit(log, 'socket.event', i % 3, { fd: i, conn: -1, what: `news ${i % 7}` });
  }
  return log;
}

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
  expect(emit(log, 'socket.event', 0, { fd: 1, conn: 1, what: 'x' })).toBe(NO_CAUSE);
  expect(traceFrameDelivered(log, 0, 1, 0, 0)).toBe(NO_CAUSE);
  expect(log.count).toBe(0);
});

test('an event that is not there is an error, not a guess', () => {
  expect(() => readEvent(filled(3), 3)).toThrow(RangeError);
  expect(() => readEvent(filled(3), -1)).toThrow(RangeError);
});

test('the fast writers write what the schema reads', () => {
  const log = createLog();
  traceFrameSent(log, 1, 7, 0, 2, 1514, 5_000_000_000, 5_000_020_000);
  traceFrameDelivered(log, 1, 7, 0, 2);
  const timer = (name: string) => ({
    node: 1,
    conn: 4,
    name,
    layerId: fixedId('tcp'),
    nameId: fixedId(name),
  });
  traceTimerArmed(log, timer('retransmission'), 9_000_000_000);
  traceTimerFired(log, timer('retransmission'));
  traceTimerCancelled(log, timer('delayed-ack'));
  expect([0, 1, 2, 3, 4].map((id) => readEvent(log, id))).toMatchObject([
    { frame: 7, nic: 0, link: 2, bytes: 1514, starts: 5_000_000_000, arrives: 5_000_020_000 },
    { kind: 'frame.delivered', frame: 7, nic: 0, link: 2 },
    { kind: 'timer.armed', conn: 4, layer: 'tcp', name: 'retransmission', due: 9_000_000_000 },
    { kind: 'timer.fired', conn: 4, layer: 'tcp', name: 'retransmission' },
    { kind: 'timer.cancelled', conn: 4, layer: 'tcp', name: 'delayed-ack' },
  ]);
});

test('a log sent in batches is the same log', () => {
  const log = filled();
  const copy = createLog();
  const half = takeBatch({ ...log, count: 250, wordCount: log.offsets[250] as number }, 0, 0);
  appendBatch(copy, half);
  appendBatch(copy, takeBatch(log, 250, half.strings.length));
  expect([...eventsOf(copy, [])]).toEqual([...eventsOf(log, [])]);
  expect(readEvent(copy, 599)).toEqual(readEvent(log, 599));
});

test('a batch that does not continue the log is refused', () => {
  expect(() => appendBatch(createLog(), takeBatch(filled(), 10, 0))).toThrow(RangeError);
});

test('a prefix holds the past and can grow on its own', () => {
  const log = filled();
  const prefix = logPrefix(log, 100, log.strings.length);
  emit(prefix, 'socket.event', 0, { fd: 9, conn: 9, what: 'another future' });
  expect(readEvent(prefix, 99)).toEqual(readEvent(log, 99));
  expect(readEvent(log, 100)).toMatchObject({ fd: 100 });
  truncateLog(prefix, 50);
  expect(prefix.count).toBe(50);
});

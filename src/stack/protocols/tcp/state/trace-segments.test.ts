/** The writers of TCP and `emit` must write the same words. */
import { expect, test } from 'vitest';
import { createLog, emit, readEvent, type TraceLog } from '../../../trace/log.ts';
import {
  amendSegmentReceived,
  emitNote,
  emitSegmentReceived,
  emitSegmentSent,
} from './trace-segments.ts';

const segment = {
  srcAddress: 0xc0a80001,
  dstAddress: 0x0a000002,
  srcPort: 65_535,
  dstPort: 80,
  seq: 0xfffffff0,
  ack: 0x80000000,
  flags: 0x18,
  window: 65_535,
  length: 1460,
};

function both(hot: (log: TraceLog) => void, slow: (log: TraceLog) => void): [unknown, unknown] {
  return [hot, slow].map((write) => {
    const log = createLog();
    log.now = 12_345;
    log.cause = 7;
    write(log);
    return readEvent(log, 0);
  }) as [unknown, unknown];
}

test('segments', () => {
  const [sent, emitted] = both(
    (log) => emitSegmentSent(log, 1, 2, segment, 'data'),
    (log) => emit(log, 'segment.sent', 1, { conn: 2, ...segment, reason: 'data' }),
  );
  expect(sent).toEqual(emitted);
});

test('a verdict corrected afterwards', () => {
  const [received, emitted] = both(
    (log) => {
      const id = emitSegmentReceived(log, 1, -1, segment, 'accepted');
      amendSegmentReceived(log, id, 5, 'duplicate');
    },
    (log) => emit(log, 'segment.received', 1, { conn: 5, ...segment, verdict: 'duplicate' }),
  );
  expect(received).toEqual(emitted);
});

test('a log that is off records nothing', () => {
  const log = createLog(false);
  expect(emitSegmentSent(log, 1, 2, segment, 'data')).toBe(-1);
  amendSegmentReceived(log, -1, 0, 'accepted');
  emitNote(log, 1, 2, 'paws', 'RFC7323#5.3', 0, 0);
  expect(log.count).toBe(0);
});

test('notes', () => {
  const [note, emittedNote] = both(
    (log) => emitNote(log, 1, 2, 'paws', 'RFC7323#5.3', 0xffffffff, 3),
    (log) =>
      emit(log, 'tcp.note', 1, { conn: 2, code: 'paws', rfc: 'RFC7323#5.3', a: 0xffffffff, b: 3 }),
  );
  expect(note).toEqual(emittedNote);
});

/** The hot writers and `emit` must write the same words. */
import { expect, test } from 'vitest';
import {
  amendSegmentReceived,
  emitNote,
  emitSegmentReceived,
  emitSegmentSent,
  emitSocketEvent,
} from './hot.ts';
import { traceSocketCall, traceSocketReturn } from './hot-calls.ts';
import { internNumbered, internText, PLACE } from './intern.ts';
import { createLog, emit, readEvent, type TraceLog } from './log.ts';

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

test('notes and socket events', () => {
  const [note, emittedNote] = both(
    (log) => emitNote(log, 1, 2, 'paws', 'RFC7323#5.3', 0xffffffff, 3),
    (log) =>
      emit(log, 'tcp.note', 1, { conn: 2, code: 'paws', rfc: 'RFC7323#5.3', a: 0xffffffff, b: 3 }),
  );
  expect(note).toEqual(emittedNote);
  const [news, emittedNews] = both(
    (log) => emitSocketEvent(log, 1, 3, 4, 'readable'),
    (log) => emit(log, 'socket.event', 1, { fd: 3, conn: 4, what: 'readable' }),
  );
  expect(news).toEqual(emittedNews);
});

test('socket calls and returns read back as they were emitted', () => {
  const [call, emittedCall] = both(
    (log) => traceSocketCall(log, 1, 7, 2, 'recv', internText(log, '3, 512'), 3),
    (log) =>
      emit(log, 'socket.call', 1, { call: 7, process: 2, name: 'recv', args: '3, 512', fd: 3 }),
  );
  expect(call).toEqual(emittedCall);
  const back = { call: 7, process: 2, name: 'recv', result: '5', fd: 3, blocked: true };
  const [returned, emittedReturn] = both(
    (log) => traceSocketReturn(log, 1, 7, 2, 'recv', internText(log, '5'), 3, true),
    (log) => emit(log, 'socket.return', 1, back),
  );
  expect(returned).toEqual(emittedReturn);
});

test('a log that is off records nothing', () => {
  const log = createLog(false);
  expect(emitSegmentSent(log, 1, 2, segment, 'data')).toBe(-1);
  amendSegmentReceived(log, -1, 0, 'accepted');
  emitNote(log, 1, 2, 'x', 'y', 0, 0);
  expect(log.count).toBe(0);
});

test('a string is found again even when another one has the same guess', () => {
  const log = createLog();
  const texts = Array.from({ length: 300 }, (_, i) => `text ${i}`);
  const ids = texts.map((text) => internText(log, text));
  expect(texts.map((text) => internText(log, text))).toEqual(ids);
  expect(new Set(ids).size).toBe(300);
});

test('a text that says a number is made once for each of them', () => {
  const log = createLog();
  let made = 0;
  const say = (number: number) => {
    made++;
    return `${number} bytes`;
  };
  const ids = [5, 5, 7, 5].map((number) => internNumbered(log, PLACE.result, number, say));
  expect(ids.map((id) => log.strings[id])).toEqual(['5 bytes', '5 bytes', '7 bytes', '5 bytes']);
  expect(made).toBe(3);
  expect(new Set(ids).size).toBe(2);
});

/** The writers of socket events and `emit` must write the same words. */
import { expect, test } from 'vitest';
import { internText } from './intern.ts';
import { createLog, emit, readEvent, type TraceLog } from './log.ts';
import { emitSocketEvent, traceSocketCall, traceSocketReturn } from './write-sockets.ts';

function both(hot: (log: TraceLog) => void, slow: (log: TraceLog) => void): [unknown, unknown] {
  return [hot, slow].map((write) => {
    const log = createLog();
    log.now = 12_345;
    log.cause = 7;
    write(log);
    return readEvent(log, 0);
  }) as [unknown, unknown];
}

test('socket events', () => {
  const [written, emitted] = both(
    (log) => emitSocketEvent(log, 1, 3, 4, 'readable'),
    (log) => emit(log, 'socket.event', 1, { fd: 3, conn: 4, what: 'readable' }),
  );
  expect(written).toEqual(emitted);
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

/** The trace is handed on now and then, as the app's worker does: what arrives must be all of it. */
import { appendBatch, columnsOf, takeBatch } from '../../src/stack/trace/batch.ts';
import { type Columns, createLog, type TraceLog } from '../../src/stack/trace/log.ts';

export interface Page {
  readonly log: TraceLog;
  /** Takes what the worker's log holds, and gives the columns back. */
  takeOver(): void;
}

export function pageOf(worker: TraceLog): Page {
  const log = createLog();
  let room: Columns | undefined;
  return {
    log,
    takeOver() {
      const batch = takeBatch(worker, room);
      appendBatch(log, batch);
      room = columnsOf(batch);
    },
  };
}

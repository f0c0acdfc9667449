/** What the app's worker does with its trace while it runs: hands it on, and gets the columns back. */
import { columnsOf, takeBatch } from '../src/stack/trace/batch.ts';
import type { Columns, TraceLog } from '../src/stack/trace/log.ts';

/** Columns that came back, and those that are being read meanwhile. */
let spare: Columns | undefined;
let reading: Columns | undefined;

/** Hands on what the log holds, to a page that is always one batch behind. */
export function handOn(log: TraceLog): void {
  const batch = takeBatch(log, spare);
  spare = reading;
  reading = columnsOf(batch);
}

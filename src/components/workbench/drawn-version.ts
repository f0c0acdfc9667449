import type { RecordedRun } from '../../model/recorded-run.ts';
import type { RunView } from '../../runtime/run-view.ts';
import { type Instant, LONGEST_RUN } from '../../stack/core/instant.ts';

/** From so many events on, pictures do not follow every batch of a run that is still going on. */
const MANY = 20_000;
/** A picture of a long run is drawn again when it has grown by this factor, or is complete. */
const GROWTH = 3;

/**
 * A live run has no end that could be waited for: its pictures follow it, ever more rarely as it grows.
 * Of a hundred thousand events they are drawn once a second (in µs, for each event).
 */
const LIVE_WAIT = 10;

const drawn = new WeakMap<RecordedRun, { version: number; read: number; at: Instant }>();

/** The version of the run that pictures of the whole of it are laid out for. */
export function drawnVersion({ model, version, complete, endAt, spec }: RunView): number {
  const last = drawn.get(model);
  const { read } = model;
  if (last !== undefined && !complete && read >= MANY) {
    const waits =
      spec.until === LONGEST_RUN ? endAt < last.at + read * LIVE_WAIT : read < last.read * GROWTH;
    if (waits) return last.version;
  }
  if (last?.version !== version) drawn.set(model, { version, read, at: endAt });
  return version;
}

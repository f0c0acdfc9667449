import type { RecordedRun } from '../../model/recorded-run.ts';
import type { RunView } from '../../runtime/run-view.ts';

/** From so many events on, pictures do not follow every batch of a run that is still going on. */
const MANY = 20_000;
/** A picture of a long run is drawn again when it has grown by this factor, or is complete. */
const GROWTH = 3;

const drawn = new WeakMap<RecordedRun, { version: number; read: number }>();

/** The version of the run that pictures of the whole of it are laid out for. */
export function drawnVersion({ model, version, complete }: RunView): number {
  const last = drawn.get(model);
  const waits = last !== undefined && !complete && model.read >= MANY;
  if (waits && model.read < last.read * GROWTH) return last.version;
  if (last?.version !== version) drawn.set(model, { version, read: model.read });
  return version;
}

import type { RecordedRun } from '../../model/recorded-run.ts';
import type { RunView } from '../../runtime/run-view.ts';

/** From so many events on, pictures do not follow every batch of a run that is still going on. */
const MANY = 20_000;
/** A picture of a long run is drawn again when it has grown by this factor, or is complete. */
const GROWTH = 3;

/** Whether what is made of all of a run takes so long that one notices. */
export const isLong = ({ read }: RecordedRun): boolean => read >= MANY;

interface Drawn {
  readonly version: number;
  /** What of the run the version was drawn of. */
  readonly first: number;
  readonly read: number;
  readonly complete: boolean;
}

const drawn = new WeakMap<RecordedRun, Drawn>();

type Growing = Pick<RunView, 'model' | 'version' | 'complete'>;

/**
 * The version of the run that pictures of the whole of it are laid out for. It stays as it is while
 * only another run grows.
 */
export function drawnVersion({ model, version, complete }: Growing): number {
  const { read } = model;
  const { first } = model.log;
  const last = drawn.get(model);
  if (last !== undefined && last.first === first && last.complete === complete) {
    const waits = !complete && isLong(model) && read < last.read * GROWTH;
    if (waits || last.read === read) return last.version;
  }
  if (last?.version !== version) drawn.set(model, { version, first, read, complete });
  return version;
}

/**
 * The same for two that are compared: they share a scale, so each is laid out for what is there of
 * both. It is another whenever one of them is.
 */
export function comparedVersion(state: RunView): number {
  const { compared, version, treeRun } = state;
  const other = compared === null ? undefined : treeRun(compared);
  if (other === undefined) return drawnVersion(state);
  const { model, complete } = other;
  return drawnVersion(state) + drawnVersion({ model, version, complete });
}

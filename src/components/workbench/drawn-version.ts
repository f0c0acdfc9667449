import type { RecordedRun } from '../../model/recorded-run.ts';
import type { RunView } from '../../runtime/run-view.ts';
import { type Instant, LONGEST_RUN } from '../../stack/core/instant.ts';

/** From so many events on, pictures do not follow every batch of a run that is still going on. */
const MANY = 20_000;
/** A picture of a long run is drawn again when it has grown by this factor, or is complete. */
const GROWTH = 3;

/** Whether what is made of all of a run takes so long that one notices. */
export const isLong = ({ read }: RecordedRun): boolean => read >= MANY;

/**
 * A live run has no end that could be waited for: its pictures follow it, ever more rarely as it grows.
 * Of a hundred thousand events they are drawn once a second (in µs, for each event).
 */
const LIVE_WAIT = 10;

interface Drawn {
  readonly version: number;
  /** What of the run the version was drawn of. */
  readonly first: number;
  readonly read: number;
  readonly complete: boolean;
  readonly at: Instant;
}

const drawn = new WeakMap<RecordedRun, Drawn>();

type Growing = Pick<RunView, 'model' | 'version' | 'complete' | 'endAt' | 'spec'>;

/** Whether a long run has not grown by enough to be drawn again. */
function waits({ model: { read }, endAt, spec }: Growing, last: Drawn): boolean {
  if (spec.until === LONGEST_RUN) return endAt < last.at + read * LIVE_WAIT;
  return read < last.read * GROWTH;
}

/**
 * The version of the run that pictures of the whole of it are laid out for. It stays as it is while
 * only another run grows.
 */
export function drawnVersion(view: Growing): number {
  const { model, version, complete, endAt } = view;
  const { read } = model;
  const { first } = model.log;
  const last = drawn.get(model);
  if (last !== undefined && last.first === first && last.complete === complete) {
    if (last.read === read) return last.version;
    if (!complete && isLong(model) && waits(view, last)) return last.version;
  }
  if (last?.version !== version) drawn.set(model, { version, first, read, complete, at: endAt });
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
  const { model, complete, endAt } = other;
  return drawnVersion(state) + drawnVersion({ model, version, complete, endAt, spec: state.spec });
}

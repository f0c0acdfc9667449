/**
 * Opens a comparison of the original with a run in which something is done to it: what a lesson's
 * step, or a task, asks for. The changes are made one after another, each to the run with those
 * before it, as soon as that is complete.
 */
import { instantOf } from '../../../model/columns.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { CompareMode, RunStore, RunView } from '../../../runtime/run-view.ts';
import { isSameSession } from '../../../runtime/same-session.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import type { SessionInput } from '../../../stack/world/inputs.ts';
import { withInput } from '../../../stack/world/session-data.ts';
import { untilRun } from '../until-run.ts';

/** An event of a run, −1 where it does not happen. */
type Moment = (run: RecordedRun) => number;
type Change = (run: RecordedRun) => SessionInput;

interface Making {
  readonly signal?: AbortSignal;
  /** Told of each run that is made: it is nobody's try at a task. */
  readonly made?: (run: string) => void;
}

interface Opening extends Making {
  readonly mode?: CompareMode;
  /** What is done in the run beside it; the original lies there, if nothing. */
  readonly against?: readonly Change[] | undefined;
  /** The cursor stands after this event of the original; else where the change takes effect. */
  readonly from?: Moment | undefined;
  /** Playing rests once this has happened in both runs, for as long as `signal` is not aborted. */
  readonly until?: Moment | undefined;
}

/** Resolves when both runs lie on the stage; rejects when `signal` is aborted or a change is refused. */
export async function openComparison(
  store: RunStore,
  changes: readonly Change[],
  { mode = 'beside', against = [], from, until, ...making }: Opening = {},
): Promise<void> {
  await openChanged(store, against, making);
  const beside = store.getState().current;
  await openChanged(store, changes, making);
  const { original, compare, seek } = store.getState();
  compare(beside, mode);
  const start = from?.(original) ?? -1;
  if (start >= 0) seek(instantOf(original.log, start));
  if (until) restAt(store, until, making.signal);
}

/** Puts the original with these changes on the stage. Resolves when it lies there. */
export async function openChanged(
  store: RunStore,
  changes: readonly Change[],
  { signal, made }: Making = {},
): Promise<void> {
  signal?.throwIfAborted();
  const [original] = store.getState().runs;
  if (original === undefined) return;
  store.getState().compare(null);
  store.getState().selectRun(original.id);
  let last = original.id;
  for (const change of changes) {
    await untilRun(store, ({ current, complete }) => current === last && complete, signal);
    const input = change(store.getState().model);
    const known = sameRun(store.getState(), input);
    // A run of the reader's own stays theirs: it is not asked for once more.
    if (known !== undefined) store.getState().selectRun(known);
    last = known ?? store.getState().fork(input);
    if (known === undefined) made?.(last);
  }
  await untilRun(store, ({ current }) => current === last, signal);
}

/** When something has happened in both runs on the stage; undefined when in one it does not. */
export function happenedInBoth(
  { current, compared, treeRun }: RunView,
  what: Moment,
): Instant | undefined {
  const instants = [current, compared].map((id) => {
    const run = id === null ? undefined : treeRun(id)?.model;
    const event = run === undefined ? -1 : what(run);
    return run === undefined || event < 0 ? Number.NaN : instantOf(run.log, event);
  });
  const last = Math.max(...instants);
  return Number.isNaN(last) ? undefined : last;
}

/** Who plays past it is held there once; then time goes on as far as it likes. */
function restAt(store: RunStore, what: Moment, signal: AbortSignal | undefined): void {
  const stop = store.subscribe((now, before) => {
    if (!now.playing || !before.playing || now.compared === null) return;
    const at = happenedInBoth(now, what);
    if (at !== undefined && before.cursor.at < at && now.cursor.at >= at) now.seek(at);
  });
  signal?.addEventListener('abort', stop);
}

/** A step that is come back to makes no second run of the same. */
function sameRun({ runs, session, treeRun }: RunView, input: SessionInput): string | undefined {
  const wanted = withInput(session, input);
  return runs.find(({ id }) => {
    const run = treeRun(id);
    return run !== undefined && isSameSession(run.session, wanted);
  })?.id;
}

/** A run as the page has it: a window of its trace, and the bytes of some frames. */

import type { RecordedRun } from '../model/recorded-run.ts';
import { isWhole, openWindows, takeIn, type Windows } from '../model/windows.ts';
import { logPrefix } from '../stack/trace/batch.ts';
import { createLog, type TraceLog } from '../stack/trace/log.ts';
import type { ScenarioSpec } from '../stack/world/scenario.ts';
import { type Session, withInput } from '../stack/world/session-data.ts';
import { patched } from '../stack/world/session-patch.ts';
import { topologyOf } from '../stack/world/topology.ts';
import { createFrameCache, type FrameCache } from './frame-cache.ts';
import type { EventRange, FromWorker, Inputs, RunId } from './protocol.ts';

export interface RunData {
  id: RunId;
  parent: RunId | null;
  spec: ScenarioSpec;
  session: Session;
  windows: Windows;
  /** The window that is looked at, and its log. */
  model: RecordedRun;
  log: TraceLog;
  /** The bytes that somebody has looked at. */
  frames: FrameCache;
  complete: boolean;
}

/** How a page keeps its runs. */
export interface Keeping {
  /** Events in a window. */
  readonly size?: number | undefined;
  /** Has events of a run recorded again from a mark on, and the window moved there. */
  readonly bring: (run: RunId, range: EventRange) => Promise<void>;
}

/** `like`: the run that it takes the place of; it will be looked at in the same way. */
export function openRun(
  id: RunId,
  spec: ScenarioSpec,
  session: Session,
  { size, bring }: Keeping,
  like?: RunData,
): RunData {
  const context = { inputs: session.inputs, bring: (range: EventRange) => bring(id, range) };
  const { session: own, topology } = readable(spec, session);
  const windows = openWindows(topology, context, size, like && roomLike(like.log));
  if (like !== undefined) readAs(windows, like);
  return {
    id,
    parent: null,
    spec,
    session: own,
    ...looking(windows),
    frames: createFrameCache(id),
    complete: false,
  };
}

/** As much room as a run like it took: growing would copy it all again and again. */
const roomLike = ({ kinds, words }: TraceLog) => createLog(true, kinds.length, words.length);

/**
 * What is asked of a run when it is drawn is asked of it from its first event on: it is read while
 * the worker makes the rest, not all at once when the picture has to come.
 */
function readAs({ window }: Windows, { model }: RunData): void {
  for (const part of model.asked()) window.part(part);
}

/**
 * What the page may look at. A patch from a link may leave no network at all (`nodes[0]` set to null):
 * the worker, which is sent the session as it came, refuses such a run and says why. Until its word
 * comes, the page has the scenario without the patch.
 */
function readable(spec: ScenarioSpec, session: Session) {
  try {
    return { session, topology: topologyOf(patched(spec, session.patch).spec) };
  } catch {
    const { patch: _, ...rest } = session;
    return { session: rest, topology: topologyOf(spec) };
  }
}

function looking(windows: Windows): Pick<RunData, 'windows' | 'model' | 'log'> {
  return { windows, model: windows.window, log: windows.window.log };
}

/** A fork as it is before its worker has answered: the parent's session with more inputs. */
export function forkRun(id: RunId, parent: RunData, inputs: Inputs, keeping: Keeping) {
  const session = inputs.reduce(withInput, parent.session);
  // What it shares with its parent comes as the parent's own log; else it begins as any other.
  const like = isWhole(parent.windows) ? undefined : parent;
  const fresh = openRun(id, parent.spec, session, keeping, like);
  return { ...fresh, parent: parent.id };
}

/** Takes over what a fork shares with its parent, which is kept whole. */
export function sharePrefix(
  run: RunData,
  parent: RunData,
  message: FromWorker & { type: 'forked' },
): void {
  const { context, size } = run.windows;
  const log = logPrefix(parent.log, message.events, message.strings);
  const windows = openWindows(parent.model.topology, context, size, log);
  readAs(windows, parent);
  Object.assign(run, looking(windows));
  run.frames = createFrameCache(run.id, parent.frames, message.frames);
}

export function appendToRun(run: RunData, message: FromWorker & { type: 'batch' }): void {
  takeIn(run.windows, message.trace);
  run.windows.end = Math.max(run.windows.end, message.reached ?? 0);
}

/** A run as the page has it: its trace, growing as batches arrive, and the bytes of some frames. */

import { createTraceModel, type TraceModel, updateTraceModel } from '../model/trace-model.ts';
import { appendBatch, logPrefix } from '../stack/trace/batch.ts';
import { createLog, type TraceLog } from '../stack/trace/log.ts';
import type { SessionInput } from '../stack/world/inputs.ts';
import type { ScenarioSpec } from '../stack/world/scenario.ts';
import { type Session, withInput } from '../stack/world/session-data.ts';
import { patched } from '../stack/world/session-patch.ts';
import { topologyOf } from '../stack/world/topology.ts';
import { createFrameCache, type FrameCache } from './frame-cache.ts';
import type { FromWorker, RunId } from './protocol.ts';

export interface RunData {
  id: RunId;
  parent: RunId | null;
  spec: ScenarioSpec;
  session: Session;
  log: TraceLog;
  /** The bytes that somebody has looked at. */
  frames: FrameCache;
  model: TraceModel;
  complete: boolean;
}

export function openRun(id: RunId, spec: ScenarioSpec, session: Session): RunData {
  const log = createLog();
  const model = createTraceModel(log, topologyOf(patched(spec, session.patch).spec));
  return {
    id,
    parent: null,
    spec,
    session,
    log,
    frames: createFrameCache(id),
    model,
    complete: false,
  };
}

/** A fork as it is before its worker has answered: the parent's session with one more input. */
export function forkRun(id: RunId, parent: RunData, input: SessionInput): RunData {
  const fresh = openRun(id, parent.spec, withInput(parent.session, input));
  return { ...fresh, parent: parent.id };
}

/** Takes over what a fork shares with its parent. */
export function sharePrefix(
  run: RunData,
  parent: RunData,
  message: FromWorker & { type: 'forked' },
): void {
  run.log = logPrefix(parent.log, message.events, message.strings);
  run.frames = createFrameCache(run.id, parent.frames, message.frames);
  run.model = createTraceModel(run.log, parent.model.topology);
}

export function appendToRun(run: RunData, message: FromWorker & { type: 'batch' }): void {
  appendBatch(run.log, message.trace);
  updateTraceModel(run.model);
}

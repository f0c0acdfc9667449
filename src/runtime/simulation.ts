/**
 * The page's end of the worker: opens runs and forks them, collects what comes back, and survives
 * the worker's death: everything received so far stays, and `restart` runs the sessions again.
 */

import { isWhole, moveWindow } from '../model/windows.ts';
import type { Fault } from '../stack/schema/faults.ts';
import { columnsOf, transferables } from '../stack/trace/batch.ts';
import { unpackFrames } from '../stack/trace/capture.ts';
import type { SessionInput } from '../stack/world/inputs.ts';
import type { ScenarioSpec } from '../stack/world/scenario.ts';
import type { Session } from '../stack/world/session-data.ts';
import { loadPages, missingPages } from './capability-pages.ts';
import { keepFrames } from './frame-cache.ts';
import { answer, giveUp, type PendingRequests, request } from './pending-requests.ts';
import {
  type EventRange,
  FRAME_BLOCK,
  type FrameRange,
  type FromWorker,
  type RunId,
  type ToWorker,
} from './protocol.ts';
import {
  appendToRun,
  forkRun,
  type Keeping,
  openRun,
  type RunData,
  sharePrefix,
} from './run-data.ts';

/** The part of a Worker that is used here; tests pass one that runs in the same thread. */
export interface WorkerPort {
  postMessage(message: ToWorker, transfer?: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: { data: FromWorker }) => void) | null;
  onerror: ((event: { message: string }) => void) | null;
}

export interface Simulation {
  readonly runs: ReadonlyMap<RunId, RunData>;
  open(spec: ScenarioSpec, session: Session): RunData;
  fork(parent: RunId, input: SessionInput): RunData;
  /** The bytes of frames `first` … `last`, as far as they have been sent; rejects with NoAnswer. */
  frames(run: RunId, first: number, last: number): Promise<readonly Uint8Array[]>;
  /** Has events of a run recorded again from a mark on (model/windows.ts); rejects with NoAnswer. */
  bring(run: RunId, range: EventRange): Promise<void>;
  /** A new worker runs all sessions again. */
  restart(): void;
  dispose(): void;
}

export interface SimulationEvents {
  /** A run got longer, or complete. */
  changed(run: RunData): void;
  failed(problem: Error): void;
  /** A run cannot be, and is forgotten. Who does not listen gets it as a failure. */
  refused?(run: RunId, faults: readonly Fault[], problem: Error): void;
}

interface State {
  readonly makeWorker: () => WorkerPort;
  readonly events: SimulationEvents;
  readonly runs: Map<RunId, RunData>;
  readonly pending: PendingRequests;
  readonly keeping: Keeping;
  worker: WorkerPort;
  /** Messages that wait until the words of what their runs have are there; undefined otherwise. */
  held: FromWorker[] | undefined;
  /** Names given to runs so far. */
  names: number;
}

export function createSimulation(
  makeWorker: () => WorkerPort,
  events: SimulationEvents,
  size?: number,
): Simulation {
  const state: State = {
    makeWorker,
    events,
    runs: new Map(),
    pending: new Map(),
    keeping: { size, bring: (run, range) => bring(state, run, range) },
    worker: makeWorker(),
    held: undefined,
    names: 0,
  };
  listen(state);
  return {
    runs: state.runs,
    open(spec, session) {
      const run = openRun(`run${state.names++}`, spec, session, state.keeping);
      state.runs.set(run.id, run);
      state.worker.postMessage({ type: 'open', run: run.id, spec, session });
      return run;
    },
    fork(parent, input) {
      const from = state.runs.get(parent);
      if (from === undefined) throw new Error(`there is no run ${parent}`);
      const run = forkRun(`run${state.names++}`, from, input, state.keeping);
      const { id, spec, session } = run;
      state.runs.set(id, run);
      // Only what is kept whole can be shared: another run begins at the beginning.
      if (isWhole(from.windows)) state.worker.postMessage({ type: 'fork', run: id, parent, input });
      else state.worker.postMessage({ type: 'open', run: id, spec, session });
      return run;
    },
    frames(run, first, last) {
      const range = { run, first, last };
      const post = () => state.worker.postMessage({ type: 'frames', ...range });
      return request(state.pending, run, framesKey(range), post);
    },
    bring: state.keeping.bring,
    restart: () => restart(state),
    dispose() {
      giveUp(state.pending, 'the runs are closed');
      forgetHeld(state);
      state.worker.onmessage = null;
      state.worker.onerror = null;
      state.worker.terminate();
    },
  };
}

/** Has the worker record events again, and looks at them. */
function bring(state: State, run: RunId, range: EventRange): Promise<void> {
  const post = () => state.worker.postMessage({ type: 'events', run, ...range });
  return request(state.pending, run, eventsKey(run, range), post);
}

function framesKey({ run, first, last }: FrameRange): string {
  return `frames ${first} to ${last} of ${run}`;
}

function eventsKey(run: RunId, { from, to }: EventRange): string {
  return `events ${from} to ${to} of ${run}`;
}

function listen(state: State): void {
  state.worker.onmessage = ({ data }) => receive(state, data);
  state.worker.onerror = ({ message }) => {
    giveUp(state.pending, message);
    state.events.failed(new Error(message));
  };
}

function receive(state: State, message: FromWorker): void {
  if (state.held !== undefined) state.held.push(message);
  else if (message.type === 'needs') fetchPages(state, message.ids);
  else take(state, message);
}

/** Events can be read only when their declarations are there, so whatever follows waits for them. */
function fetchPages(state: State, ids: readonly string[]): void {
  if (missingPages(ids).length === 0) return;
  state.held = [];
  loadPages(ids)
    .catch((problem: Error) => state.events.failed(problem))
    .finally(() => {
      const held = state.held ?? [];
      state.held = undefined;
      for (const message of held) receive(state, message);
    });
}

/** The worker that sent them is gone. */
function forgetHeld(state: State): void {
  if (state.held !== undefined) state.held = [];
}

function take(state: State, message: Exclude<FromWorker, { type: 'needs' }>): void {
  const run = state.runs.get(message.run);
  if (run === undefined) return;
  switch (message.type) {
    case 'failed': {
      const problem = new Error(message.message);
      problem.stack = message.detail;
      giveUp(state.pending, message.message, run.id);
      state.events.failed(problem);
      return;
    }
    case 'refused':
      state.runs.delete(run.id);
      refused(state, message);
      return;
    case 'forked': {
      const parent = state.runs.get(run.parent ?? '');
      if (parent !== undefined) sharePrefix(run, parent, message);
      return;
    }
    case 'frames':
      takeFrames(state, run, message);
      return;
    case 'events':
      moveWindow(run.windows, message.trace);
      answer(state.pending, eventsKey(run.id, message), undefined);
      return;
    case 'batch': {
      appendToRun(run, message);
      const columns = columnsOf(message.trace);
      state.worker.postMessage({ type: 'read', columns }, transferables(columns));
      break;
    }
    case 'finished':
      run.complete = true;
  }
  state.events.changed(run);
}

function refused({ pending, events }: State, message: FromWorker & { type: 'refused' }): void {
  const problem = new Error(message.message);
  giveUp(pending, message.message, message.run);
  if (events.refused) events.refused(message.run, message.faults, problem);
  else events.failed(problem);
}

/** The first block comes without being asked for. */
function takeFrames(state: State, run: RunData, message: FromWorker & { type: 'frames' }): void {
  const frames = unpackFrames(message.packed);
  if (answer(state.pending, framesKey(message), frames)) return;
  if (message.first === 0 && frames.length <= FRAME_BLOCK) keepFrames(run.frames, 0, frames);
}

function restart(state: State): void {
  giveUp(state.pending, 'the worker was started again');
  forgetHeld(state);
  state.worker.terminate();
  state.worker = state.makeWorker();
  listen(state);
  for (const run of state.runs.values()) {
    // The same session gives the same run, so that nothing is lost by starting over.
    Object.assign(run, openRun(run.id, run.spec, run.session, state.keeping), {
      parent: run.parent,
    });
    const { id, spec, session } = run;
    state.worker.postMessage({ type: 'open', run: id, spec, session });
  }
}

export function startWorker(): WorkerPort {
  return new Worker(new URL('./worker/worker.ts', import.meta.url), {
    type: 'module',
    name: 'wireglass-stack',
  }) as unknown as WorkerPort;
}

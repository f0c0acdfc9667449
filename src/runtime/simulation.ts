/**
 * The page's end of the worker: opens runs and forks them, collects what comes back, and survives
 * the worker's death: everything received so far stays, and `restart` runs the sessions again.
 */

import { isWhole, moveWindow } from '../model/windows.ts';
import type { Fault } from '../stack/schema/faults.ts';
import { columnsOf, transferables } from '../stack/trace/batch.ts';
import { unpackFrames } from '../stack/trace/capture.ts';
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
  type Inputs,
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
import { type Watch, watchWorker } from './watch-worker.ts';
import { WorkerLost } from './worker-lost.ts';

/** The part of a Worker that is used here; tests pass one that runs in the same thread. */
export interface WorkerPort {
  postMessage(message: ToWorker, transfer?: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: { data: FromWorker }) => void) | null;
  /** Without a message when its code could not be fetched. */
  onerror: ((event: { message?: string }) => void) | null;
}

export interface Simulation {
  readonly runs: ReadonlyMap<RunId, RunData>;
  /** `id`: the name of a run that was closed, which comes back under it. `like`: the run before it. */
  open(spec: ScenarioSpec, session: Session, id?: RunId, like?: RunId): RunData;
  /** Forgets a run, here and in the worker. */
  close(run: RunId): void;
  /** A run with these inputs, all of one instant. */
  fork(parent: RunId, ...inputs: Inputs): RunData;
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
  watch: Watch | undefined;
  /** Messages that wait until the words of what their runs have are there; undefined otherwise. */
  held: FromWorker[] | undefined;
  /** Names given to runs so far. */
  names: number;
  /** Runs that are closed and of which messages may still come. */
  readonly closing: Set<RunId>;
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
    watch: undefined,
    held: undefined,
    names: 0,
    closing: new Set(),
  };
  listen(state);
  return {
    runs: state.runs,
    open(spec, session, id = `run${state.names++}`, like) {
      const before = like === undefined ? undefined : state.runs.get(like);
      const run = openRun(id, spec, session, state.keeping, before);
      state.runs.set(run.id, run);
      post(state, { type: 'open', run: run.id, spec, session });
      return run;
    },
    close(run) {
      if (!state.runs.delete(run)) return;
      state.closing.add(run);
      giveUp(state.pending, 'the run was closed', run);
      post(state, { type: 'close', run });
    },
    fork(parent, ...inputs) {
      const from = state.runs.get(parent);
      if (from === undefined) throw new Error(`there is no run ${parent}`);
      const run = forkRun(`run${state.names++}`, from, inputs, state.keeping);
      const { id, spec, session } = run;
      state.runs.set(id, run);
      // Only what is kept whole can be shared: another run begins at the beginning.
      if (isWhole(from.windows)) post(state, { type: 'fork', run: id, parent, inputs });
      else post(state, { type: 'open', run: id, spec, session });
      return run;
    },
    frames(run, first, last) {
      const range = { run, first, last };
      const send = () => post(state, { type: 'frames', ...range });
      return request(state.pending, run, framesKey(range), send);
    },
    bring: state.keeping.bring,
    restart: () => restart(state),
    dispose() {
      giveUp(state.pending, 'the runs are closed');
      state.watch?.stop();
      state.worker.onmessage = null;
      state.worker.onerror = null;
      state.worker.terminate();
    },
  };
}

/** Has the worker record events again, and looks at them. */
function bring(state: State, run: RunId, range: EventRange): Promise<void> {
  const send = () => post(state, { type: 'events', run, ...range });
  return request(state.pending, run, eventsKey(run, range), send);
}

function framesKey({ run, first, last }: FrameRange): string {
  return `frames ${first} to ${last} of ${run}`;
}

function eventsKey(run: RunId, { from, to }: EventRange): string {
  return `events ${from} to ${to} of ${run}`;
}

function post(state: State, message: ToWorker, transfer?: Transferable[]): void {
  state.worker.postMessage(message, transfer);
  state.watch?.expect();
}

function listen(state: State): void {
  const { worker } = state;
  const lost = (problem: Error) => {
    watch.stop();
    giveUp(state.pending, problem.message);
    state.events.failed(problem);
  };
  const watch = watchWorker({
    ping: () => worker.postMessage({ type: 'ping' }),
    expecting: () => state.pending.size > 0 || [...state.runs.values()].some(isUnderWay),
    silent: () =>
      lost(
        watch.lives()
          ? new WorkerLost('silent', 'the worker does not answer')
          : new WorkerLost('not-loaded', 'the worker did not start'),
      ),
  });
  state.watch = watch;
  worker.onmessage = ({ data }) => {
    watch.heard();
    receive(state, data);
  };
  worker.onerror = ({ message }) =>
    lost(
      message
        ? new Error(message)
        : new WorkerLost('not-loaded', 'the code of the worker could not be fetched'),
    );
}

const isUnderWay = ({ complete }: RunData) => !complete;

function receive(state: State, message: FromWorker): void {
  if (message.type === 'pong') return;
  if (state.held !== undefined) state.held.push(message);
  else if (message.type === 'needs') fetchPages(state, message.ids);
  else take(state, message);
}

/** Events can be read only when their declarations are there, so whatever follows waits for them. */
function fetchPages(state: State, ids: readonly string[]): void {
  if (missingPages(ids).length === 0) return;
  const { worker } = state;
  state.held = [];
  loadPages(ids).then(
    () => {
      if (state.worker !== worker) return;
      const held = state.held ?? [];
      state.held = undefined;
      for (const message of held) receive(state, message);
    },
    // What follows cannot be read without them: it is held until all begins again.
    ({ message }: Error) => {
      if (state.worker === worker) state.events.failed(new WorkerLost('not-loaded', message));
    },
  );
}

type AboutRuns = Exclude<FromWorker, { type: 'needs' | 'pong' }>;

function take(state: State, message: AboutRuns): void {
  if (message.type === 'closed') state.closing.delete(message.run);
  const run = state.closing.has(message.run) ? undefined : state.runs.get(message.run);
  if (run === undefined || message.type === 'closed') return;
  switch (message.type) {
    case 'failed': {
      const problem = message.unfetched
        ? new WorkerLost('not-loaded', message.message)
        : new Error(message.message);
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
      post(state, { type: 'read', columns }, transferables(columns));
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
  state.held = undefined;
  state.watch?.stop();
  state.worker.terminate();
  state.worker = state.makeWorker();
  state.closing.clear();
  listen(state);
  for (const run of state.runs.values()) {
    // The same session gives the same run, so that nothing is lost by starting over.
    Object.assign(run, openRun(run.id, run.spec, run.session, state.keeping), {
      parent: run.parent,
    });
    const { id, spec, session } = run;
    post(state, { type: 'open', run: id, spec, session });
  }
}

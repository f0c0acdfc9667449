/**
 * The page's end of the worker: opens runs and forks them, collects what comes back, and survives
 * the worker's death: everything received so far stays, and `restart` runs the sessions again.
 */
import type { SessionInput } from '../stack/sim/inputs.ts';
import type { ScenarioSpec } from '../stack/sim/scenario.ts';
import type { Session } from '../stack/sim/session.ts';
import type { FromWorker, RunId, ToWorker } from './protocol.ts';
import { appendToRun, forkRun, openRun, type RunData, sharePrefix } from './run-data.ts';

/** The part of a Worker that is used here; tests pass one that runs in the same thread. */
export interface WorkerPort {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: { data: FromWorker }) => void) | null;
  onerror: ((event: { message: string }) => void) | null;
}

export interface Simulation {
  readonly runs: ReadonlyMap<RunId, RunData>;
  open(spec: ScenarioSpec, session: Session): RunData;
  fork(parent: RunId, input: SessionInput): RunData;
  /** Forgets a run and everything that was forked from it. */
  close(run: RunId): void;
  /** The run as a pcapng file. */
  exportPcapng(run: RunId): Promise<Uint8Array>;
  /** A new worker runs all sessions again. */
  restart(): void;
  dispose(): void;
}

export interface SimulationEvents {
  /** A run got longer, or complete. */
  changed(run: RunData): void;
  failed(problem: Error): void;
}

type Request = { resolve: (bytes: Uint8Array) => void; reject: (error: Error) => void };

export function createSimulation(
  makeWorker: () => WorkerPort,
  events: SimulationEvents,
): Simulation {
  const runs = new Map<RunId, RunData>();
  const requests = new Map<number, Request>();
  let names = 0;
  let worker = start();

  function start(): WorkerPort {
    const made = makeWorker();
    made.onmessage = ({ data }) => receive(data);
    made.onerror = ({ message }) => fail(new Error(message));
    return made;
  }

  function fail(problem: Error): void {
    for (const { reject } of requests.values()) reject(problem);
    requests.clear();
    events.failed(problem);
  }

  function receive(message: FromWorker): void {
    if (message.type === 'exported') {
      requests.get(message.request)?.resolve(message.bytes);
      requests.delete(message.request);
      return;
    }
    const run = runs.get(message.run);
    if (run === undefined) return;
    if (message.type === 'failed') {
      const problem = new Error(message.message);
      problem.stack = message.detail;
      fail(problem);
      return;
    }
    if (message.type === 'forked') {
      const parent = runs.get(run.parent ?? '');
      if (parent !== undefined) sharePrefix(run, parent, message.events, message.frames);
      return;
    }
    if (message.type === 'batch') appendToRun(run, message);
    else run.complete = true;
    events.changed(run);
  }

  return {
    runs,
    open(spec, session) {
      const run = openRun(`run${names++}`, spec, session);
      runs.set(run.id, run);
      worker.postMessage({ type: 'open', run: run.id, spec, session });
      return run;
    },
    fork(parent, input) {
      const from = runs.get(parent);
      if (from === undefined) throw new Error(`there is no run ${parent}`);
      const run = forkRun(`run${names++}`, from, input);
      runs.set(run.id, run);
      worker.postMessage({ type: 'fork', run: run.id, parent, input });
      return run;
    },
    close(id) {
      runs.delete(id);
      worker.postMessage({ type: 'close', run: id });
    },
    exportPcapng(run) {
      return new Promise((resolve, reject) => {
        const request = names++;
        requests.set(request, { resolve, reject });
        worker.postMessage({ type: 'export', run, request });
      });
    },
    restart() {
      worker.terminate();
      worker = start();
      for (const run of runs.values()) {
        const again = openRun(run.id, run.spec, run.session);
        Object.assign(run, again, { parent: run.parent });
        worker.postMessage({ type: 'open', run: run.id, spec: run.spec, session: run.session });
      }
    },
    dispose() {
      worker.onmessage = null;
      worker.onerror = null;
      worker.terminate();
    },
  };
}

export function startWorker(): WorkerPort {
  return new Worker(new URL('./worker/main.ts', import.meta.url), {
    type: 'module',
    name: 'wireglass-stack',
  }) as unknown as WorkerPort;
}

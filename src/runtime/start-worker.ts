/**
 * Starts the stack's worker. A page whose address is a lesson starts it before anything is rendered,
 * so that its code is fetched and compiled beside the page's own.
 */
import type { WorkerPort } from './simulation.ts';

let prepared: Worker | undefined;

/** Starts a worker for the run that comes next. */
export function prepareWorker(): void {
  if (prepared !== undefined) return;
  const worker = makeWorker();
  prepared = worker;
  // Nobody listens yet: the run makes a worker of its own then, and hears what is wrong with that.
  worker.onerror = () => {
    if (prepared === worker) prepared = undefined;
    worker.terminate();
  };
}

/** The prepared worker, or a new one. */
export function startWorker(): WorkerPort {
  const worker = prepared ?? makeWorker();
  prepared = undefined;
  return worker as unknown as WorkerPort;
}

function makeWorker(): Worker {
  return new Worker(new URL('./worker/worker.ts', import.meta.url), {
    type: 'module',
    name: 'wireglass-stack',
  });
}

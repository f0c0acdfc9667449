/** The real runner without a thread, and run stores on it, for tests of what is on the page's side. */

import type { Kernel } from '../stack/capability.ts';
import type { SessionInput } from '../stack/world/inputs.ts';
import { checks } from '../stack/world/schema/check.ts';
import type { ScenarioPatch } from '../stack/world/session-patch.ts';
import { everyKernel } from '../stack/world/testing/every-kernel.ts';
import { all, transferScenario } from '../stack/world/testing.ts';
import { loadPages } from './capability-pages.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { createRunStore } from './run-store.ts';
import type { WorkerPort } from './simulation.ts';
import { createRunner } from './worker/runner.ts';

// The page's half of what the test worker has: a run of it is read at once.
await loadPages(everyKernel.capabilities.map(({ id }) => id));

export interface TestWorker extends WorkerPort {
  /** Does all work that is waiting. */
  settle(): void;
  /** Does a few turns of it. */
  work(turns: number): void;
  /** Dies as a worker does that runs out of memory; without a message, one that cannot be fetched. */
  die(message?: string): void;
  /** Is ended by the browser: nothing more comes, not even an error. */
  vanish(): void;
}

/** The real runner in this thread; what it posts is structured-cloned, as between threads. */
export function testWorker(slices?: number, kernel: Kernel = everyKernel): TestWorker {
  const inbox: ToWorker[] = [];
  const runner = createRunner(
    (message: FromWorker, transfer) => {
      port.onmessage?.({ data: structuredClone(message, { transfer }) });
    },
    // All is there from the beginning, so that a test need not wait for anything.
    { ...(slices !== undefined && { slices }), checks, kernel },
  );
  const port: TestWorker = {
    onmessage: null,
    onerror: null,
    postMessage: (message, transfer = []) => inbox.push(structuredClone(message, { transfer })),
    terminate: () => {
      inbox.length = 0;
    },
    settle() {
      for (;;) {
        const message = inbox.shift();
        if (message !== undefined) runner.handle(message);
        if (!runner.turn() && inbox.length === 0) return;
      }
    },
    work(turns) {
      for (const message of inbox.splice(0)) runner.handle(message);
      for (let i = 0; i < turns; i++) runner.turn();
    },
    die: (message) => port.onerror?.(message === undefined ? {} : { message }),
    vanish() {
      port.terminate();
      port.postMessage = () => undefined;
    },
  };
  return port;
}

export const session = { scenario: 'transfer', seed: 1, inputs: [] };
export const lossy = transferScenario(60_000, { bandwidth: 5_000_000, lossPpm: 30_000 });

export function storeOf(
  inputs: readonly SessionInput[] = [],
  at = 0,
  spec = lossy,
  window?: number,
  patch?: readonly ScenarioPatch[],
) {
  const workers: TestWorker[] = [];
  let now = 0;
  const frames: (() => void)[] = [];
  const store = createRunStore({
    spec,
    session: { ...session, inputs, ...(patch !== undefined && { patch }) },
    at,
    speed: 0.01,
    ...(window !== undefined && { window }),
    makeWorker: () => {
      // Short batches go with a short window.
      const made = testWorker(window === undefined ? undefined : 1);
      workers.push(made);
      return made;
    },
    clock: { now: () => now, nextFrame: (callback) => frames.push(callback), cancelFrame: () => 0 },
  });
  return {
    store,
    settle: () => workers[workers.length - 1]!.settle(),
    worker: () => workers[workers.length - 1]!,
    pass(milliseconds: number) {
      for (let left = milliseconds; left > 0; left -= 16) {
        now += Math.min(16, left);
        frames.shift()?.();
      }
    },
  };
}

/** Lets the worker do its work until something has come of it. */
export async function served<T>(worker: TestWorker, wanted: Promise<T>): Promise<T> {
  let open = true;
  const close = () => {
    open = false;
  };
  wanted.then(close, close);
  while (open) {
    worker.settle();
    await new Promise((resolve) => setTimeout(resolve));
  }
  return wanted;
}

export const noEvents = { changed: () => 0, failed: () => 0 };

export function firstData(store: ReturnType<typeof storeOf>['store']) {
  const { log } = store.getState().model;
  const sent = all(log, 'frame.sent').find((event) => event.bytes > 1_000)!;
  return { frame: sent.frame, at: Math.floor((sent.starts + sent.arrives) / 2) };
}

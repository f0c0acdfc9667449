/** The worker: a runner between two kinds of messages. */
import { foresee } from '../capabilities.ts';
import type { ToWorker } from '../protocol.ts';
import { createRunner } from './runner.ts';

declare const self: DedicatedWorkerGlobalScope;

const runner = createRunner((message, transfer) => self.postMessage(message, transfer), {
  wake: work,
});
// While the page gets its first run ready.
foresee();
const turns = new MessageChannel();
let working = false;

// A message to ourselves lets those of the page go first, and is not throttled as timers are.
turns.port1.onmessage = () => {
  working = runner.turn();
  if (working) turns.port2.postMessage(0);
};

self.onmessage = (event: MessageEvent<ToWorker>) => {
  runner.handle(event.data);
  work();
};

function work(): void {
  if (working) return;
  working = true;
  turns.port2.postMessage(0);
}

/** The live worker: a worker as any other, which besides may have a run that follows the wall clock. */
import { CAPABILITIES } from '../../capabilities.ts';
import type { ToLiveWorker } from '../../live/messages.ts';
import { browserRecord } from './browser-record.ts';
import { openBrowserSocket } from './browser-socket.ts';
import { later } from './later.ts';
import { createLive } from './live.ts';

declare const self: DedicatedWorkerGlobalScope;

const turns = new MessageChannel();
let working = false;

const live = createLive({
  post: (message, transfer) => self.postMessage(message, transfer),
  wall: () => ({ steady: performance.now(), date: Date.now() }),
  random: (count) => crypto.getRandomValues(new Uint8Array(count)),
  later,
  openSocket: openBrowserSocket,
  fetch: (url, options) => fetch(url, options),
  record: browserRecord(),
  loaders: CAPABILITIES,
  wake: work,
});

// A message to ourselves lets those of the page go first, and is not throttled as timers are.
turns.port1.onmessage = () => {
  working = live.turn();
  if (working) turns.port2.postMessage(0);
};

self.onmessage = (event: MessageEvent<ToLiveWorker>) => {
  live.handle(event.data);
  work();
};

function work(): void {
  if (working) return;
  working = true;
  turns.port2.postMessage(0);
}

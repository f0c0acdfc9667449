/** The live worker: a worker as any other, which besides may have a run that follows the wall clock. */
import { CAPABILITIES } from '../../capabilities.ts';
import type { ToLiveWorker } from '../../live/messages.ts';
import { browserRecord } from './browser-record.ts';
import { createLive } from './live.ts';
import type { OpenSocket } from './relay-client.ts';

declare const self: DedicatedWorkerGlobalScope;

const openSocket: OpenSocket = (url, protocols, events) => {
  const socket = new WebSocket(url, [...protocols]);
  socket.binaryType = 'arraybuffer';
  socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
    if (typeof data === 'string') events.text(data);
    else events.binary(new Uint8Array(data));
  };
  socket.onclose = () => events.closed();
  return {
    send(data) {
      if (socket.readyState === WebSocket.OPEN) socket.send(data);
    },
    close: () => socket.close(),
    waiting: () => socket.bufferedAmount,
  };
};

const turns = new MessageChannel();
let working = false;

const live = createLive({
  post: (message, transfer) => self.postMessage(message, transfer),
  wall: () => ({ steady: performance.now(), date: Date.now() }),
  random: (count) => crypto.getRandomValues(new Uint8Array(count)),
  later(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
  openSocket,
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

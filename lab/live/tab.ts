/** The live page without a browser: its store, and the code of its worker, in one thread of Node. */

import { WebSocket } from 'ws';
import { CAPABILITIES } from '../../src/runtime/capabilities.ts';
import { createLiveStore } from '../../src/runtime/live/live-store.ts';
import type { FromLiveWorker, ToLiveWorker } from '../../src/runtime/live/messages.ts';
import type { AgentPlace } from '../../src/runtime/live/status.ts';
import type { LiveStore, LiveView } from '../../src/runtime/live/types.ts';
import type { LivePort } from '../../src/runtime/live/worker-link.ts';
import { later } from '../../src/runtime/worker/live/later.ts';
import { createLive } from '../../src/runtime/worker/live/live.ts';
import { memoryRecord, type RecordStore } from '../../src/runtime/worker/live/record.ts';
import type { OpenSocket } from '../../src/runtime/worker/live/relay-client.ts';
import { waitFor } from '../kernel/wall.ts';

export interface Tab {
  readonly store: LiveStore;
  readonly view: () => LiveView;
  readonly record: RecordStore;
  /** The computer sleeps so long, ms: its calendar goes on. */
  sleep(ms: number): void;
  until(condition: (view: LiveView) => boolean, within?: number): Promise<void>;
  close(): void;
}

/** What a page is told of the agent, from the address that it printed. */
export function placeOf(address: URL): AgentPlace {
  return { port: Number(address.port), token: /token=([\w-]+)/.exec(address.hash)?.[1] ?? '' };
}

export function openTab(address: URL, page = 'a-tab', record = memoryRecord()): Tab {
  const { origin } = address;
  const asleep = { ms: 0 };
  const store = createLiveStore({
    makeWorker: () => workerHere(origin, record, asleep),
    who: async () => ({ page, origin }),
    date: () => Date.now(),
    watchSight: () => undefined,
    clock: { now: () => performance.now(), nextFrame: () => 0, cancelFrame: () => undefined },
  });
  const view = () => store.getState();
  return {
    store,
    view,
    record,
    sleep(ms) {
      asleep.ms += ms;
    },
    async until(condition, within = 40_000) {
      await waitFor(() => condition(view()), within).catch(() => {
        throw new Error(`not within ${within} ms: ${JSON.stringify(view().status)}`);
      });
    },
    close: () => view().close(),
  };
}

/** As between threads: messages are copied, and come later. */
function workerHere(origin: string, record: RecordStore, asleep: { ms: number }): LivePort {
  let over = false;
  let working = false;
  const work = () => {
    if (working || over) return;
    working = true;
    setImmediate(() => {
      working = false;
      if (!over && live.turn()) work();
    });
  };
  const live = createLive({
    post(message: FromLiveWorker, transfer) {
      const data = structuredClone(message, { transfer });
      setImmediate(() => {
        if (!over) port.onmessage?.({ data });
      });
    },
    wall: () => ({ steady: performance.now(), date: Date.now() + asleep.ms }),
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    later,
    openSocket: opener(origin),
    fetch,
    ...{ record, loaders: CAPABILITIES, wake: work },
  });
  const port: LivePort = {
    postMessage(message, transfer = []) {
      const copy: ToLiveWorker = structuredClone(message, { transfer });
      setImmediate(() => {
        if (over) return;
        live.handle(copy);
        work();
      });
    },
    terminate() {
      over = true;
    },
    ...{ onmessage: null, onerror: null },
  };
  return port;
}

const opener =
  (origin: string): OpenSocket =>
  (url, protocols, events) => {
    const socket = new WebSocket(url, [...protocols], { origin });
    socket.on('message', (data, isBinary) => {
      const bytes = data as Buffer;
      if (isBinary) events.binary(Uint8Array.from(bytes));
      else events.text(bytes.toString());
    });
    socket.on('error', () => undefined);
    socket.on('close', () => events.closed());
    return {
      send(data) {
        if (socket.readyState === socket.OPEN) socket.send(data);
      },
      close: () => socket.close(),
      waiting: () => socket.bufferedAmount,
    };
  };

import { expect, test } from 'vitest';
import { createLiveStore } from './live-store.ts';
import type { LivePlace } from './place.ts';
import type { LiveStatus } from './status.ts';
import type { LivePort } from './worker-link.ts';

/** A store whose network is joined, in a tab that can be hidden and seen again. */
async function joined() {
  const worker: LivePort = {
    ...{ postMessage: () => undefined, terminate: () => undefined, onmessage: null, onerror: null },
  };
  let [now, see] = [0, (_hidden: boolean) => {}];
  const place: LivePlace = {
    makeWorker: () => worker,
    who: async () => ({ page: 'a', origin: 'b' }),
    date: () => now,
    watchSight(tell) {
      see = tell;
    },
  };
  const store = createLiveStore(place);
  store.getState().connect({ port: 1, token: 't' });
  await new Promise((resolve) => setTimeout(resolve));
  const status = { kind: 'live' } as LiveStatus;
  worker.onmessage?.({ data: { type: 'live', tell: 'status', status } });
  return {
    notices: () => store.getState().notices,
    hiddenFor(seconds: number) {
      see(true);
      now += seconds * 1_000;
      see(false);
    },
  };
}

test('who comes back to the tab is told how long the pictures waited, of the last time only', async () => {
  const { notices, hiddenFor } = await joined();
  hiddenFor(90);
  expect(notices()).toMatchObject([{ kind: 'background', forSeconds: 90 }]);
  hiddenFor(120);
  expect(notices()).toMatchObject([{ kind: 'background', forSeconds: 120 }]);
});

test('a glance at another tab is not worth telling', async () => {
  const { notices, hiddenFor } = await joined();
  hiddenFor(2);
  expect(notices()).toEqual([]);
});

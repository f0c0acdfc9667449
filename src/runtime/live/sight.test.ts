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
    /** The worker tells, when it is awake again, that nothing ran here. */
    stood(forSeconds: number) {
      const notice = { kind: 'stood', forSeconds, when: now } as const;
      worker.onmessage?.({ data: { type: 'live', tell: 'notice', notice } });
    },
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

test('of a tab that was frozen behind others it is not said that its stack went on', async () => {
  const { notices, hiddenFor, stood } = await joined();
  hiddenFor(90);
  stood(80);
  expect(notices()).toMatchObject([{ kind: 'stood' }]);
  hiddenFor(1);
  stood(60);
  expect(notices().map(({ kind }) => kind)).toEqual(['stood', 'stood']);
});

test('a moment in which the tab was frozen does not hide how long the pictures waited', async () => {
  const { notices, hiddenFor, stood } = await joined();
  hiddenFor(3_600);
  stood(6);
  expect(notices().map(({ kind }) => kind)).toEqual(['background', 'stood']);
});

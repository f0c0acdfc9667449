import { expect, test } from 'vitest';
import { liveScenario } from '../worker/live/scenario.ts';
import { createLiveStore } from './live-store.ts';
import type { LiveWord, RecordedLive } from './messages.ts';
import type { Hello } from './status.ts';
import type { LivePort } from './worker-link.ts';

const hello: Hello = {
  ...{ type: 'hello', version: 1, mode: 'lab', interface: 'wg0', mac: '02:00:00:00:00:01' },
  ...{ macIs: 'own', mtu: 1_500, ip: 'dhcp', refuse: [], egress: [] },
};
const scenario = liveScenario(hello, 'page');
const recorded: RecordedLive = { scenario, hello, begun: 5, seed: 7, inputs: [], until: 9 };
const clock = { now: () => 0, nextFrame: () => 0, cancelFrame: () => undefined };
const agent = { port: 4_600, token: 'token' };

interface FakeWorker extends LivePort {
  readonly asked: string[];
  gone: boolean;
}

/** The tab knows its name by then. */
const named = () => new Promise((resolve) => setTimeout(resolve));

/** A live store, and the workers that it has made. */
function opened() {
  const workers: FakeWorker[] = [];
  const store = createLiveStore({
    makeWorker() {
      const worker: FakeWorker = {
        ...{ asked: [], gone: false, onmessage: null, onerror: null },
        postMessage: (message) => worker.asked.push('do' in message ? message.do : message.type),
        terminate() {
          worker.gone = true;
        },
      };
      workers.push(worker);
      return worker;
    },
    who: async () => ({ page: 'page', origin: 'here' }),
    ...{ date: () => 0, watchSight: () => undefined, clock },
  });
  const hear = (word: LiveWord) => workers.at(-1)?.onmessage?.({ data: { type: 'live', ...word } });
  return { ...store, workers, hear };
}

test('who looks for the last recording finds it, though the agent is called at once', async () => {
  const { getState, workers, hear } = opened();
  const found = getState().findLast();
  getState().connect(agent);
  await named();
  expect(workers.map(({ asked, gone }) => ({ asked, gone }))).toEqual([
    { asked: ['find-last', 'connect'], gone: false },
  ]);
  hear({ tell: 'last', last: { begun: 5, bytes: 1, inputs: 1, hello } });
  await found;
  expect(getState().last?.begun).toBe(5);
});

test('an answer that a worker owes is none when the worker is put away', async () => {
  const { getState } = opened();
  const saving = getState().saveLast();
  getState().close();
  expect(await saving).toBeNull();
});

test('the last recording is saved without being opened', async () => {
  const { getState, hear } = opened();
  const saving = getState().saveLast();
  hear({ tell: 'last-read', recorded });
  expect(await (await saving)?.text()).toContain('"begun":5');
  expect(getState().run).toBeNull();
});

test('a run that was about to begin when the agent went is put away with its worker', async () => {
  const { getState, workers, hear } = opened();
  getState().connect(agent);
  await named();
  hear({ tell: 'status', status: { kind: 'joining', hello } });
  hear({ tell: 'ready', scenario, hello, begun: 5, seed: 7 });
  hear({ tell: 'status', status: { kind: 'refused', why: 'nobody' } });
  expect(getState()).toMatchObject({ run: null, status: { kind: 'refused' } });
  expect(workers[0]?.gone).toBe(true);
});

test('a call that is taken back before the tab knows its name is never made', async () => {
  const { getState, workers } = opened();
  getState().connect(agent);
  expect(getState().status.kind).toBe('connecting');
  getState().leave();
  await named();
  expect(getState().status.kind).toBe('none');
  expect(workers.flatMap(({ asked }) => asked)).not.toContain('connect');
});

import { expect, test } from 'vitest';
import type { SessionInput } from '../../../stack/inputs/kind.ts';
import { bytesOf, memoryRecord, type RecordStore, startRecord } from './record.ts';

const start: Parameters<typeof startRecord>[1] = {
  scenario: {
    spec: { id: 'live', nodes: [], links: [], until: 100 },
    ...{ us: 0, outside: 1, cable: 1, processes: {} },
  },
  hello: {
    ...{ type: 'hello', version: 1, mode: 'lab', interface: 'wg0', mac: '02:00:00:00:00:01' },
    ...{ macIs: 'own', mtu: 1_500, ip: 'dhcp', refuse: [], egress: [] },
  },
  ...{ begun: 1, seed: 7, id: 'one' },
};
const arrival = (at: number): SessionInput => ({
  ...{ kind: 'arrive', at, node: 1, bytes: new Uint8Array(1_000) },
});
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A record of a run that has its address. */
function recording(store: RecordStore, most?: number, id = 'one') {
  const { told, recorder } = fresh(store, most, id);
  recorder.worthKeeping();
  return { told, recorder };
}

function fresh(store: RecordStore, most?: number, id = 'one') {
  const told: string[] = [];
  const events = {
    full: (limit: string) => told.push(`full of ${limit}`),
    failed: (kept: number) => told.push(`kept until ${kept}`),
    replaced: () => told.push('replaced'),
  };
  return { told, recorder: startRecord(store, { ...start, id }, events, most) };
}

test('what was taken is found again, in its order, with how far the run had come', async () => {
  const store = memoryRecord();
  const { recorder } = recording(store);
  recorder.take([arrival(1), arrival(2)]);
  recorder.flush(5);
  recorder.take([arrival(7)]);
  recorder.flush(9);
  await settled();
  const read = await store.read();
  expect(read?.inputs.map(({ at }) => at)).toEqual([1, 2, 7]);
  expect(read).toMatchObject({ until: 9, seed: 7 });
});

test('at its limit it stops, says once which, and keeps what it has', async () => {
  const store = memoryRecord();
  const { recorder, told } = recording(store, 2 * bytesOf(arrival(1)));
  for (let at = 1; at < 6; at++) recorder.take([arrival(at)]);
  recorder.flush(9);
  await settled();
  expect(told).toEqual(['full of bytes']);
  expect((await store.read())?.inputs.map(({ at }) => at)).toEqual([1, 2]);
  expect((await store.head())?.until).toBe(2);
});

test('where nothing can be kept it says so once', async () => {
  const fails = () => Promise.reject(new Error('no room'));
  const { recorder, told } = recording({ ...memoryRecord(), begin: fails, add: fails });
  recorder.take([arrival(1)]);
  recorder.flush(1);
  await settled();
  recorder.take([arrival(2)]);
  recorder.flush(2);
  await settled();
  expect(told).toEqual(['kept until 0']);
});

test('where room runs out it says how far the record is kept', async () => {
  const store = memoryRecord();
  let room = true;
  const add: RecordStore['add'] = (...portion) =>
    room ? store.add(...portion) : Promise.reject(new Error('no room'));
  const { recorder, told } = recording({ ...store, add });
  recorder.take([arrival(1)]);
  recorder.flush(5);
  await settled();
  room = false;
  recorder.take([arrival(7)]);
  recorder.flush(9);
  await settled();
  expect(told).toEqual(['kept until 5']);
});

/** A store in which an earlier run is kept. */
async function keeping(at: number) {
  const store = memoryRecord();
  const { recorder, told } = recording(store);
  recorder.take([arrival(at)]);
  recorder.flush(at);
  await settled();
  return { store, recorder, told };
}
const timesIn = async (store: RecordStore) => (await store.read())?.inputs.map(({ at }) => at);

test('the old record stays while the new run has nothing to keep', async () => {
  const { store } = await keeping(1);
  const { recorder } = fresh(store, undefined, 'two');
  recorder.take([arrival(5)]);
  recorder.flush(5);
  await settled();
  expect(await timesIn(store)).toEqual([1]);
});

test('with its address a new run takes the place of the old, from its beginning', async () => {
  const { store } = await keeping(1);
  const { recorder } = fresh(store, undefined, 'two');
  recorder.take([arrival(5)]);
  recorder.flush(5);
  recorder.worthKeeping();
  recorder.take([arrival(6)]);
  recorder.flush(6);
  await settled();
  expect(await timesIn(store)).toEqual([5, 6]);
});

test('with its first typed line a new run takes the place of the old', async () => {
  const { store } = await keeping(1);
  const { recorder } = fresh(store, undefined, 'two');
  recorder.take([arrival(5), { kind: 'type', at: 6, node: 0, process: 1, line: 'ping 10.0.0.1' }]);
  recorder.flush(6);
  await settled();
  expect(await timesIn(store)).toEqual([5, 6]);
});

test('a tab adds nothing to the record that another one has begun, and says so once', async () => {
  const { store, recorder, told } = await keeping(1);
  const other = recording(store, undefined, 'two');
  other.recorder.take([arrival(3)]);
  other.recorder.flush(3);
  for (const at of [8, 9]) {
    recorder.take([arrival(at)]);
    recorder.flush(at);
    await settled();
  }
  expect(await timesIn(store)).toEqual([3]);
  expect(told).toEqual(['replaced']);
});

import { expect, test } from 'vitest';
import type { SessionInput } from '../../stack/inputs/kind.ts';
import type { TreeRun } from '../run-view.ts';
import { firstFile, forkFile, noTruer, type Source, sleepIn } from './run-file.ts';
import { readSessionFile } from './session-file.ts';

const source: Source = {
  scenario: {
    spec: { id: 'live', nodes: [], links: [], until: 100 },
    ...{ us: 0, outside: 1, cable: 1, processes: {} },
  },
  hello: {
    ...{ type: 'hello', version: 1, mode: 'lab', interface: '', mac: '02:00:00:00:00:01' },
    ...{ macIs: 'own', mtu: 1_500, ip: 'dhcp', refuse: [], egress: [] },
  },
  ...{ begun: 5, seed: 7 },
};
const arrival: SessionInput = { kind: 'arrive', at: 4, node: 1, bytes: Uint8Array.of(1) };
const drop: SessionInput = { kind: 'drop', at: 6, frame: 2 };
const runOf = (inputs: SessionInput[], more = {}) =>
  ({ session: { scenario: 'live', seed: 7, inputs, ...more }, endAt: 9 }) as unknown as TreeRun;

test('a fork is saved with what is otherwise in it, and how long it is true', async () => {
  const patch = [{ set: ['nodes', 'us', 'mtu'], to: 900 }];
  const file = forkFile(source, runOf([arrival, drop], { seed: 8, patch }), { trueUntil: 6 });
  expect(readSessionFile(await file.text())).toMatchObject({
    ...{ seed: 8, patch, until: 9, inputs: [arrival, drop], fork: { trueUntil: 6 } },
  });
});

test('of the live run there is as much in the file as the worker has said', async () => {
  const file = firstFile(source, runOf([arrival, drop]), { inputs: 1, until: 5 });
  const read = readSessionFile(await file.text());
  expect(read).toMatchObject({ until: 5, inputs: [arrival] });
  expect(read).not.toHaveProperty('fork');
});

test('what is made of a fork is true no longer than that', () => {
  expect(noTruer({ trueUntil: null }, { trueUntil: 6 })).toEqual({ trueUntil: 6 });
  expect(noTruer({ trueUntil: 4 }, { trueUntil: 6 })).toEqual({ trueUntil: 4 });
  expect(noTruer({ trueUntil: null }, undefined)).toEqual({ trueUntil: null });
});

test('a run has slept as long as its sleeps were', () => {
  const away = (lasted: number): SessionInput => ({ kind: 'away', at: 1, node: 1, lasted });
  expect(sleepIn([arrival, away(5), away(7)])).toBe(12);
});

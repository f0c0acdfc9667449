/** A database that the browser closes, or that does not open at once. */
import { afterEach, expect, test, vi } from 'vitest';
import { browserRecord } from './browser-record.ts';

afterEach(() => vi.unstubAllGlobals());

type Handler = (() => void) | null;
const request = (result: unknown, fails = false) => {
  const made = {
    result,
    error: new Error('no'),
    onsuccess: null as Handler,
    onerror: null as Handler,
  };
  queueMicrotask(() => (fails ? made.onerror?.() : made.onsuccess?.()));
  return made;
};

const HEAD = { id: 'ours' };
const database = (closed: boolean) => ({
  transaction() {
    if (closed) throw new Error('InvalidStateError: the database connection is closing');
    return { objectStore: () => ({ get: () => request(HEAD) }) };
  },
});

// localForage and others: a promise that failed once is kept, and fails for ever.
test('a database that did not open the first time is opened again', async () => {
  let opens = 0;
  vi.stubGlobal('indexedDB', { open: () => request(database(false), ++opens === 1) });
  const record = browserRecord();
  await expect(record.head()).rejects.toThrow();
  expect(await record.head()).toEqual(HEAD);
});

// garden-co/classic-jazz#3530, instantdb/instant#2548: browsers close a connection by themselves.
test('a connection that the browser has closed is opened again', async () => {
  let opens = 0;
  vi.stubGlobal('indexedDB', { open: () => request(database(++opens === 1)) });
  const record = browserRecord();
  expect(await record.head()).toEqual(HEAD);
});

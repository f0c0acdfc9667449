/** The record in IndexedDB: a head, and portions of inputs behind it. */
import type { SessionInput } from '../../../stack/world/inputs.ts';
import type { RecordHead, RecordStore } from './record.ts';

const NAME = 'wireglass-live';
const VERSION = 1;
const HEAD = 'head';
const PORTIONS = 'portions';
const KEY = 'last';

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const whole = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, VERSION);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(HEAD);
    request.result.createObjectStore(PORTIONS, { autoIncrement: true });
  };
  return done(request);
}

export function browserRecord(): RecordStore {
  let opened: Promise<IDBDatabase> | undefined;
  const database = () => {
    opened ??= open();
    return opened;
  };
  const write = async (act: (heads: IDBObjectStore, portions: IDBObjectStore) => void) => {
    const transaction = (await database()).transaction([HEAD, PORTIONS], 'readwrite');
    act(transaction.objectStore(HEAD), transaction.objectStore(PORTIONS));
    await whole(transaction);
  };
  const headOf = async (): Promise<RecordHead | undefined> => {
    const heads = (await database()).transaction(HEAD).objectStore(HEAD);
    return done(heads.get(KEY) as IDBRequest<RecordHead | undefined>);
  };
  return {
    begin: (head) =>
      write((heads, portions) => {
        portions.clear();
        heads.put(head, KEY);
      }),
    add: (head, inputs) =>
      write((heads, portions) => {
        heads.put(head, KEY);
        if (inputs.length > 0) portions.add(inputs);
      }),
    head: headOf,
    async read() {
      const head = await headOf();
      if (head === undefined) return undefined;
      const portions = (await database()).transaction(PORTIONS).objectStore(PORTIONS);
      const all = await done(portions.getAll() as IDBRequest<SessionInput[][]>);
      return { ...head, inputs: all.flat() };
    },
  };
}

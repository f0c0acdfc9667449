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
    if (opened !== undefined) return opened;
    const opening = open();
    opened = opening;
    const forget = () => {
      if (opened === opening) opened = undefined;
    };
    // A browser closes it by itself, too, as when its data is cleared.
    opening.then((it) => {
      it.onclose = forget;
    }, forget);
    return opening;
  };
  const transact = async (stores: string | string[], mode?: IDBTransactionMode) => {
    const asked = await database();
    try {
      return asked.transaction(stores, mode);
    } catch {
      // Closed, and nobody has been told yet.
      opened = undefined;
      return (await database()).transaction(stores, mode);
    }
  };
  const write = async (act: (heads: IDBObjectStore, portions: IDBObjectStore) => void) => {
    const transaction = await transact([HEAD, PORTIONS], 'readwrite');
    act(transaction.objectStore(HEAD), transaction.objectStore(PORTIONS));
    await whole(transaction);
  };
  const headOf = async (): Promise<RecordHead | undefined> => {
    const heads = (await transact(HEAD)).objectStore(HEAD);
    return done(heads.get(KEY) as IDBRequest<RecordHead | undefined>);
  };
  return {
    begin: (head) =>
      write((heads, portions) => {
        portions.clear();
        heads.put(head, KEY);
      }),
    async add(head, inputs) {
      let ours = true;
      await write((heads, portions) => {
        // Asked in the same transaction: between the two, no other tab can begin one.
        const kept = heads.get(KEY) as IDBRequest<RecordHead | undefined>;
        kept.onsuccess = () => {
          ours = kept.result?.id === head.id;
          if (!ours) return;
          heads.put(head, KEY);
          if (inputs.length > 0) portions.add(inputs);
        };
      });
      return ours;
    },
    head: headOf,
    async read() {
      // In one transaction: the portions are that head's, whatever another tab does.
      const transaction = await transact([HEAD, PORTIONS]);
      const kept = transaction.objectStore(HEAD).get(KEY);
      const all = transaction.objectStore(PORTIONS).getAll();
      const [head, portions] = await Promise.all([
        done(kept as IDBRequest<RecordHead | undefined>),
        done(all as IDBRequest<SessionInput[][]>),
      ]);
      return head === undefined ? undefined : { ...head, inputs: portions.flat() };
    },
  };
}

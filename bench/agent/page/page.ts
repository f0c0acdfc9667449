/** The page of the benchmark: hands orders to the worker, which is where the app has its stack. */

import { columnsOf, transferables } from '../../../src/stack/trace/batch.ts';
import type { Columns } from '../../../src/stack/trace/log.ts';
import type { FromWorker, Order, Told, ToWorker } from './orders.ts';

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
const post = (message: ToWorker, transfer: ArrayBuffer[] = []) =>
  worker.postMessage(message, transfer);
post({ address: location.href });

let answer: (told: Told) => void = () => {};

worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
  if ('told' in data) answer(data.told);
  else giveBack(columnsOf(data.trace));
};

/** The app reads them; the columns go back to be filled again, as they do there. */
function giveBack(room: Columns): void {
  post({ room }, transferables(room));
}

const order = (what: Order) =>
  new Promise<Told>((done) => {
    answer = done;
    post({ order: what });
  });

Object.assign(globalThis, { order });

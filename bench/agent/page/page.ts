/** The page of the benchmark: hands orders to the worker, which is where the app has its stack. */
import type { Order, Told } from './orders.ts';

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
worker.postMessage({ address: location.href });

const order = (what: Order) =>
  new Promise<Told>((done) => {
    worker.addEventListener('message', ({ data }) => done(data as Told), { once: true });
    worker.postMessage(what);
  });

Object.assign(globalThis, { order });

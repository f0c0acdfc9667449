/** From the worker to the page: batches of the trace, transferred, appended and read. */
import { performance } from 'node:perf_hooks';
import {
  MessageChannel,
  type MessagePort,
  parentPort,
  Worker,
  workerData,
} from 'node:worker_threads';
import { recordedRun } from '../src/model/recorded-run.ts';
import {
  appendBatch,
  columnsOf,
  logPrefix,
  type TraceBatch,
  takeBatch,
  transferables,
} from '../src/stack/trace/batch.ts';
import { createLog, type TraceLog } from '../src/stack/trace/log.ts';
import { interleaved, median, secondsOf } from './measure.ts';
import { figure, type Table } from './table.ts';
import { recordTransfer, transferSpec } from './transfers.ts';

/** The argument with which this program starts itself as the worker. */
export const POSTING_WORKER = '--posting-worker';
const BATCHES = [1_000, 10_000];
const ROUNDS = 7;
const BYTES = 16 << 20;

/** What the worker is told: how many events to put into a batch. */
type Order = { batch: number };

function traceToPost(): TraceLog {
  return recordTransfer(transferSpec({ bytes: BYTES, link: { bandwidth: 1e9, lossPpm: 1_000 } }));
}

/** The worker's side: sends the whole trace whenever it is asked to. */
export function postingWorker(): void {
  const log = traceToPost();
  const port = (workerData as { port: MessagePort }).port;
  port.on('message', ({ batch }: Order) => {
    const all = log.count;
    for (let from = 0; from < all; from += batch) {
      const part = slice(log, from, Math.min(from + batch, all));
      port.postMessage(part, transferables(part));
    }
    port.postMessage('end');
  });
  parentPort?.postMessage('ready');
}

/** What a worker hands on that had sent the events before `from`, and got as far as `to`. */
function slice(log: TraceLog, from: number, to: number): TraceBatch {
  const wordsBefore = (id: number) =>
    id < log.count ? (log.offsets[id] as number) : log.wordCount;
  const [first, end] = [wordsBefore(from), wordsBefore(to)];
  const part: TraceLog = {
    ...log,
    first: from,
    firstString: from === 0 ? 0 : log.strings.length,
    count: to,
    kinds: log.kinds.slice(from, to),
    nodes: log.nodes.slice(from, to),
    at: log.at.slice(from, to),
    causes: log.causes.slice(from, to),
    offsets: log.offsets.slice(from, to).map((offset) => offset - first),
    words: log.words.slice(first, end),
    wordCount: end - first,
  };
  return takeBatch(part, columnsOf(log));
}

/** One sending of the whole trace: seconds from asking to having it all, and seconds in appending. */
function receive(port: MessagePort, batch: number): Promise<{ all: number; appending: number }> {
  const log = createLog();
  const start = performance.now();
  let appending = 0;
  return new Promise((resolve) => {
    port.on('message', (message: TraceBatch | 'end') => {
      if (message === 'end') {
        port.removeAllListeners('message');
        resolve({ all: (performance.now() - start) / 1000, appending });
        return;
      }
      const before = performance.now();
      appendBatch(log, message);
      appending += (performance.now() - before) / 1000;
    });
    port.postMessage({ batch } satisfies Order);
  });
}

async function measureBatch(port: MessagePort, batch: number, events: number) {
  const all: number[] = [];
  const appending: number[] = [];
  for (let i = 0; i < ROUNDS + 1; i++) {
    const result = await receive(port, batch);
    if (i === 0) continue;
    all.push(result.all);
    appending.push(result.appending);
  }
  return { rate: events / median(all) / 1e6, append: (median(appending) / events) * 1e9 };
}

export async function posting(): Promise<Table> {
  const { port1: port, port2: far } = new MessageChannel();
  const program = process.argv[1] as string;
  const options = { argv: [POSTING_WORKER], workerData: { port: far }, transferList: [far] };
  const worker = new Worker(program, options);
  await new Promise((resolve) => worker.once('message', resolve));
  const log = traceToPost();
  const rows: string[][] = [];
  for (const batch of BATCHES) {
    const { rate, append } = await measureBatch(port, batch, log.count);
    rows.push([`worker → page, batches of ${figure(batch)}`, figure(rate), figure(append)]);
  }
  port.close();
  await worker.terminate();
  rows.push(...readingRows(log));
  return {
    title: 'Posting the trace to the page',
    head: ['', 'M events/s', 'main thread, ns an event'],
    rows,
    notes: [
      `${figure(log.count)} events, ${figure((log.wordCount * 4) / log.count)} bytes of body each.`,
    ],
  };
}

/** What the page does with the events it has got. */
function readingRows(log: TraceLog): string[][] {
  const seconds = interleaved(ROUNDS, {
    model: () => secondsOf(() => recordedRun(log)),
    prefix: () => secondsOf(() => logPrefix(log, log.count, log.strings.length)),
  });
  const nanoseconds = (time: number) => (time / log.count) * 1e9;
  const row = (what: string, time: number) => [
    what,
    figure(log.count / time / 1e6),
    figure(nanoseconds(time)),
  ];
  return [row('read-model, per event', seconds.model), row('copy for a fork', seconds.prefix)];
}

/** The worker of the benchmark: at the relay, as the app's is. */

import type { Hello } from '../../../src/relay/messages.ts';
import { openBrowserSocket } from '../../../src/runtime/worker/live/browser-socket.ts';
import { later } from '../../../src/runtime/worker/live/later.ts';
import { callAgent, type RelayClient } from '../../../src/runtime/worker/live/relay-client.ts';
import type { ScriptStep } from '../../../src/stack/apps/script/script.ts';
import type { Columns } from '../../../src/stack/trace/log.ts';
import type { Cable, FromWorker, Order, Told, ToWorker } from './orders.ts';
import { type Stack, startStack } from './stack.ts';

const MOST_ROOMS = 4;

const post = (message: FromWorker, transfer: ArrayBuffer[] = []) =>
  globalThis.postMessage(message, { transfer });

let client: RelayClient | undefined;
let known = (_: Hello) => {};
/** Resolves when the agent has said what our address is. */
const joined = new Promise<Hello>((done) => {
  known = done;
});
let stack: Stack | undefined;
let began = 0;
let ended = 0;
let told: { frames: number; bytes: number } = { frames: 0, bytes: 0 };
let dropped: Readonly<Record<string, number>> = {};
let whenDone: (() => void) | undefined;
const rooms: Columns[] = [];

function connect({ port, hash }: URL): void {
  const token = /token=([\w-]+)/.exec(hash)?.[1] ?? '';
  const place = { port: Number(port), token };
  const caller = { place, page: 'bench', openSocket: openBrowserSocket, later };
  const fails = (why: string) => {
    throw new Error(`no agent: ${why}`);
  };
  client = callAgent(
    { ...caller, whyRefused: async () => 'nobody' },
    {
      hello(hello) {
        own(hello.ip === 'dhcp' ? [] : [hello.ip.address]);
        known(hello);
      },
      frames: take,
      counts(counts) {
        dropped = counts.dropped;
      },
      ...{ card: () => undefined, alive: () => undefined },
      refused: fails,
      closed: (why) => fails(why ?? 'gone'),
    },
  );
}

function own(addresses: readonly string[]): void {
  client?.say({ type: 'addresses', own: [...addresses] });
}

function take(frames: readonly Uint8Array[]): void {
  told.frames += frames.length;
  for (const { length } of frames) told.bytes += length;
  stack?.arrive(frames);
}

async function start(steps: readonly ScriptStep[], cable: Cable = {}): Promise<void> {
  stack?.stop();
  stack = undefined;
  ended = 0;
  const env = {
    ...{ hello: await joined, cable, own, post: tellTrace, room: () => rooms.pop() },
    send: (frames: readonly Uint8Array[]) => void client?.send(frames),
    done() {
      ended = performance.now();
      whenDone?.();
    },
    broken(error: unknown) {
      throw error;
    },
  };
  began = performance.now();
  stack = await startStack(env, steps);
}

const tellTrace = (trace: Columns, transfer: ArrayBuffer[]) => post({ trace }, transfer);

/** All that came since the last time, and how long the connection took. */
function count(): Told {
  const result = {
    ...told,
    seconds: (ended - began) / 1_000,
    hash: stack?.state.receivedHash ?? 0,
    ...{ dropped, faults: { ...stack?.faults } },
  };
  told = { frames: 0, bytes: 0 };
  return result;
}

async function obey(order: Order): Promise<Told> {
  await joined;
  switch (order.do) {
    case 'count':
      stack?.stop();
      stack = undefined;
      break;
    case 'counted':
      break;
    case 'download':
      await start(reads(order.address, order.port), order.cable);
      break;
    case 'serve':
      await start(serves(order.port, order.bytes), order.cable);
      break;
    case 'done':
      if (ended === 0) {
        await new Promise<void>((done) => {
          whenDone = done;
        });
      }
  }
  return count();
}

const reads = (address: number, port: number): ScriptStep[] => [
  { do: 'socket', as: 's' },
  { do: 'connect', on: 's', address, port },
  { do: 'recvAll', on: 's', size: 65_536 },
  { do: 'close', on: 's' },
];

const serves = (port: number, bytes: number): ScriptStep[] => [
  { do: 'socket', as: 'l' },
  { do: 'bind', on: 'l', port },
  { do: 'listen', on: 'l', backlog: 8 },
  { do: 'accept', on: 'l', as: 'c' },
  { do: 'send', on: 'c', bytes },
  { do: 'close', on: 'c' },
];

globalThis.addEventListener('message', async ({ data }: MessageEvent<ToWorker>) => {
  if ('address' in data) connect(new URL(data.address));
  else if ('order' in data) post({ told: await obey(data.order) });
  else if (rooms.length < MOST_ROOMS) rooms.push(data.room);
});

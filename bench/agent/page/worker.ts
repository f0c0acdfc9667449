/** The worker of the benchmark: at the relay, as the app's is. */
import { decodeBatch, encodeBatch } from '../../../src/relay/batch.ts';
import { type Hello, readAgentMessage, writeMessage } from '../../../src/relay/messages.ts';
import { askedProtocols, relayAddress } from '../../../src/relay/protocol.ts';
import type { ScriptStep } from '../../../src/stack/apps/script/script.ts';
import type { Order, Told } from './orders.ts';
import { type Stack, startStack } from './stack.ts';

let socket: WebSocket | undefined;
let own = '';
let known = () => {};
/** Resolves when the agent has been told our address, and so passes frames on. */
const joined = new Promise<void>((done) => {
  known = done;
});
let stack: Stack | undefined;
let began = 0;
let ended = 0;
let told: { frames: number; bytes: number } = { frames: 0, bytes: 0 };
let whenDone: (() => void) | undefined;

function connect(address: URL): void {
  const token = /token=([\w-]+)/.exec(address.hash)?.[1] ?? '';
  socket = new WebSocket(relayAddress(Number(address.port)), askedProtocols(token, 'bench'));
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('message', ({ data }) => {
    if (typeof data === 'string') hear(data);
    else take(decodeBatch(new Uint8Array(data as ArrayBuffer)));
  });
}

function hear(text: string): void {
  const message = readAgentMessage(text);
  if (message?.type !== 'hello') return;
  const { ip } = message as Hello;
  own = ip === 'dhcp' ? '' : ip.address;
  socket?.send(writeMessage({ type: 'addresses', own: [own] }));
  known();
}

function take(frames: readonly Uint8Array[]): void {
  told.frames += frames.length;
  for (const { length } of frames) told.bytes += length;
  stack?.frames(frames);
}

function start(steps: readonly ScriptStep[]): void {
  stack?.stop();
  began = performance.now();
  ended = 0;
  stack = startStack(own, [...steps], (out) => {
    if (out.length > 0) socket?.send(encodeBatch(out));
    if (stack?.done !== true || ended > 0) return;
    ended = performance.now();
    whenDone?.();
  });
}

/** All that came since the last time, and how long the connection took. */
function count(): Told {
  const result = {
    ...told,
    seconds: (ended - began) / 1_000,
    hash: stack?.state.receivedHash ?? 0,
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
      start([
        { do: 'socket', as: 's' },
        { do: 'connect', on: 's', address: order.address, port: order.port },
        { do: 'recvAll', on: 's', size: 65_536 },
        { do: 'close', on: 's' },
      ]);
      break;
    case 'serve':
      start([
        { do: 'socket', as: 'l' },
        { do: 'bind', on: 'l', port: order.port },
        { do: 'listen', on: 'l', backlog: 8 },
        { do: 'accept', on: 'l', as: 'c' },
        { do: 'send', on: 'c', bytes: order.bytes },
        { do: 'close', on: 'c' },
      ]);
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

globalThis.addEventListener('message', async ({ data }) => {
  if ('address' in data && !('do' in data)) connect(new URL(data.address));
  else globalThis.postMessage(await obey(data as Order));
});

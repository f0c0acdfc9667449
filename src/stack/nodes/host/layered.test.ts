import { describe, expect, test } from 'vitest';
import type { AppEnv, AppEvent } from '../../apps/kind.ts';
import type { ProcessSpec } from '../../apps/process-spec.ts';
import { hashBytes, patternBytes } from '../../apps/script/script.ts';
import {
  CLIENT,
  hostOf,
  program,
  SERVER_ADDRESS,
  startWith,
  twoRun,
} from '../../apps/testing/world-of.ts';
import { utf8 } from '../../core/text.ts';
import type { StreamLayer } from '../../streams/kind.ts';
import { advance, resume } from '../../world/session.ts';
import { all, traceBytes } from '../../world/testing.ts';
import { layering } from './layered.ts';

interface Xor {
  key: number;
  /** The greeting of the peer has come; until then what the program says is kept. */
  greeted: boolean;
  saidHello: boolean;
  kept: Uint8Array;
}

const HELLO = 0x16;
const BYE = 0x15;
const flip = ({ key }: Xor, bytes: Uint8Array) => bytes.map((byte) => byte ^ key);

/** Both ends greet each other with one byte first, as a handshake; then every byte is flipped. */
const xor: StreamLayer<Xor, { key: number }> = {
  id: 'xor',
  open: ({ key }) => ({ key, greeted: false, saidHello: false, kept: new Uint8Array(0) }),
  fromApp(state, bytes) {
    if (state.greeted) return { toPeer: flip(state, bytes) };
    state.kept = Uint8Array.from([...state.kept, ...flip(state, bytes)]);
    if (state.saidHello) return {};
    state.saidHello = true;
    return { toPeer: Uint8Array.of(HELLO) };
  },
  fromPeer(state, bytes) {
    if (state.greeted) return { toApp: flip(state, bytes) };
    if (bytes[0] !== HELLO) return { failed: true, event: 'alert' };
    state.greeted = true;
    const { kept } = state;
    return { toPeer: kept, toApp: flip(state, bytes.subarray(1)), event: 'secured' };
  },
  close: () => ({ toPeer: Uint8Array.of(BYE) }),
};

const value = (outcome: ReturnType<AppEnv['call']>) => (outcome.done ? outcome.result.value : -1);

/** Connects, puts the layer on, sends `text` and prints what it reads, with blocking calls. */
const blocking = program('blocking', (state, event: AppEvent, env: AppEnv) => {
  const { args } = state as { args: { port: number; text: string } };
  if (event.type === 'start') {
    const fd = value(env.call({ name: 'socket', type: 'stream' }));
    env.call({ name: 'connect', fd, address: SERVER_ADDRESS, port: args.port });
  }
  if (event.type !== 'returned') return;
  const { fd, name, result } = event;
  if (name === 'connect') {
    env.addLayer(fd, 'xor', { key: 0x55 });
    env.call({ name: 'send', fd, data: utf8(args.text) });
    env.call({ name: 'recv', fd, size: 100 });
  }
  if (name === 'recv') {
    env.print(result.error ?? String.fromCharCode(...(result.data ?? [])));
    env.exit(0);
  }
});

/** Accepts one client, and hands it on, layer and all, to a process of its own. */
const door = program(
  'door',
  (_, event: AppEvent, env: AppEnv) => {
    if (event.type === 'start') {
      const fd = value(env.call({ name: 'socket', type: 'stream', nonBlocking: true }));
      env.call({ name: 'bind', fd, address: 0, port: 443 });
      env.call({ name: 'listen', fd, backlog: 5 });
    }
    if (event.type !== 'socket' || event.what !== 'accept') return;
    const fd = value(env.call({ name: 'accept', fd: event.fd }));
    env.call({ name: 'setNonBlocking', fd, on: true });
    expect(env.addLayer(fd, 'xor', { key: 0x55 })).toBe(true);
    expect(env.addLayer(fd, 'xor', { key: 0x55 })).toBe(false);
    expect(env.addLayer(fd, 'nothing', {})).toBe(false);
    env.spawn('room', {}, [fd]);
  },
  { hears: { sockets: true } },
);

/** Says back in capitals what comes through the layer. */
const room = program(
  'room',
  (_, event: AppEvent, env: AppEnv) => {
    if (event.type !== 'socket') return;
    env.print(event.what);
    const got = env.call({ name: 'recv', fd: event.fd, size: 100 });
    if (!got.done || got.result.data === undefined || got.result.value <= 0) return;
    const said = String.fromCharCode(...got.result.data).toUpperCase();
    env.call({ name: 'send', fd: event.fd, data: utf8(said) });
  },
  { hears: { sockets: true } },
);

const TABLE = { apps: [blocking, door, room], streamLayers: [xor], layering };
const run = (app: string, args: unknown = {}): ProcessSpec => ({ name: app, app, args });

function talk(text: string) {
  const running = startWith(twoRun([run('blocking', { port: 443, text })], [run('door')]), TABLE);
  advance(running);
  return running;
}

const printed = ({ sim }: ReturnType<typeof talk>, node: number) =>
  all(sim.log, 'app.printed').flatMap((event) => (event.node === node ? [event.line] : []));

describe('a layer on a stream socket', () => {
  test('takes what a program sends and gives what it reads, and only its bytes are on the wire', () => {
    const running = talk('secret');
    expect(printed(running, CLIENT)).toEqual(['SECRET']);
    const onTheWire = Buffer.concat(running.sim.capture.frames as Uint8Array[]).toString('latin1');
    expect(onTheWire).not.toContain('secret');
    expect(onTheWire).toContain(String.fromCharCode(...utf8('secret').map((byte) => byte ^ 0x55)));
  });

  test('goes along to a spawned process, which hears of it only what is for a program', () => {
    const lines = printed(talk('hi'), 1);
    expect(lines[0]).toBe('secured');
    expect(lines).toContain('readable');
    // The greeting alone is nothing to read.
    expect(lines.filter((line) => line === 'readable').length).toBeLessThanOrEqual(2);
  });

  test('says goodbye when its program closes, and its events stand in the trace', () => {
    const running = talk('hi');
    const events = all(running.sim.log, 'stream.event');
    expect(events).toMatchObject([
      { layer: 'xor', what: 'secured' },
      { layer: 'xor', what: 'secured' },
    ]);
    expect(events.map(({ node }) => node).sort()).toEqual([0, 1]);
    const segments = all(running.sim.log, 'segment.sent').filter(
      ({ node, length }) => node === CLIENT && length > 0,
    );
    // The greeting, what was kept until the peer's came, and the goodbye.
    expect(segments.map(({ length }) => length)).toEqual([1, 2, 1]);
    expect(hostOf(running, CLIENT).layers.size).toBe(0);
  });

  test('that gives up makes the calls of its program fail', () => {
    const plain: ProcessSpec = {
      name: 'plain',
      steps: [
        { do: 'socket', as: 'l' },
        { do: 'bind', on: 'l', port: 443 },
        { do: 'listen', on: 'l', backlog: 1 },
        { do: 'accept', on: 'l', as: 's' },
        { do: 'send', on: 's', text: 'I speak no xor' },
      ],
    };
    const running = startWith(twoRun([run('blocking', { port: 443, text: 'x' })], [plain]), TABLE);
    advance(running);
    expect(printed(running, CLIENT)).toEqual(['ECONNABORTED']);
  });

  test('is plain data: a replay from any keyframe gives the same bytes', () => {
    const running = talk('again');
    const first = running.keyframes[0];
    const again = resume(running, first as NonNullable<typeof first>);
    advance(again);
    expect(traceBytes(again.sim.log)).toEqual(traceBytes(running.sim.log));
  });
});

test('a long transfer through a layer blocks and goes on, and every byte arrives', () => {
  const bytes = 500_000;
  const sender = program('sender', (_, event: AppEvent, env: AppEnv) => {
    if (event.type === 'start') {
      env.call({ name: 'socket', type: 'stream' });
      env.call({ name: 'connect', fd: 3, address: SERVER_ADDRESS, port: 80 });
    }
    if (event.type !== 'returned') return;
    env.print(`${event.name} ${event.result.value}`);
    if (event.name !== 'connect') return;
    env.addLayer(3, 'plain', {});
    expect(env.call({ name: 'send', fd: 3, data: patternBytes(bytes) }).done).toBe(false);
  });
  const plain: StreamLayer = {
    id: 'plain',
    open: () => ({}),
    fromApp: (_, data) => ({ toPeer: data.slice() }),
    fromPeer: (_, data) => ({ toApp: data }),
  };
  const reader: ProcessSpec = {
    name: 'reader',
    hashesReceived: true,
    steps: [
      { do: 'socket', as: 'l' },
      { do: 'bind', on: 'l', port: 80 },
      { do: 'listen', on: 'l', backlog: 1 },
      { do: 'accept', on: 'l', as: 's' },
      { do: 'recvAll', on: 's', size: 65_536, bytes },
    ],
  };
  const running = startWith(twoRun([run('sender')], [reader]), {
    apps: [sender],
    streamLayers: [plain],
    layering,
  });
  advance(running);
  expect(printed(running, CLIENT)).toEqual(['connect 0', `send ${bytes}`]);
  const state = hostOf(running, 1).processes[0]?.state;
  expect(state).toMatchObject({ receivedHash: hashBytes(patternBytes(bytes)) });
});

test('a program that does not read closes the peer’s window, however eager its layer is', () => {
  const bytes = 1_000_000;
  const writer: ProcessSpec = {
    name: 'writer',
    steps: [
      { do: 'socket', as: 's' },
      { do: 'connect', on: 's', address: SERVER_ADDRESS, port: 443 },
      { do: 'send', on: 's', bytes },
    ],
  };
  const idle = program('room', () => {}, { hears: { sockets: true } });
  const open: StreamLayer = {
    id: 'xor',
    open: () => ({}),
    fromApp: () => ({}),
    fromPeer: (_, data) => ({ toApp: data }),
  };
  const running = startWith(twoRun([writer], [run('door')]), {
    apps: [door, idle],
    streamLayers: [open],
    layering,
  });
  advance(running);
  const [layered] = [...hostOf(running, 1).layers.values()];
  expect(layered?.incoming.length).toBeGreaterThan(60_000);
  expect(layered?.incoming.length).toBeLessThan(90_000);
  // The writer is still in its send.
  expect(hostOf(running, CLIENT).processes[0]?.state).toMatchObject({ pc: 2 });
});

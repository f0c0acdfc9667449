/** The worker as it is built, minified, says the very same as its source. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { FromWorker, ToWorker } from '../src/runtime/protocol.ts';
import { createRunner } from '../src/runtime/worker/runner.ts';
import { ipv4 } from '../src/stack/core/addresses.ts';
import type { SessionInput } from '../src/stack/world/inputs.ts';
import type { ScenarioSpec } from '../src/stack/world/scenario.ts';
import { checks } from '../src/stack/world/schema/check.ts';
import { SERVER_ADDRESS, transferScenario, twoHosts } from '../src/stack/world/testing.ts';
import { workerSmaller } from './smaller.ts';
import { workerOutput } from './worker.ts';

const root = join(import.meta.dirname, '..');
/** The smallest file of the page that the worker is built for. */
const MAKES_THE_WORKER = 'src/runtime/start-worker.ts';

/** The worker's files by their names; the first is the kernel. */
const files = new Map<string, string>();
let code = '';

beforeAll(async () => {
  const built = (await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    worker: {
      format: 'es',
      plugins: () => [workerSmaller()],
      rolldownOptions: { output: workerOutput },
    },
    build: { write: false, rolldownOptions: { input: join(root, MAKES_THE_WORKER) } },
  })) as Rolldown.RolldownOutput;
  for (const file of built.output) {
    if (file.type === 'asset' && file.fileName.endsWith('.js')) {
      files.set(basename(file.fileName), String(file.source));
    }
  }
  code = files.get(kernel()) ?? '';
}, 60_000);

const kernel = () => [...files.keys()].find((name) => name.startsWith('worker-')) ?? '';

/** All that the built worker posts when it is sent these messages. Its files lie in a new folder. */
async function ofBuilt(messages: ToWorker[], folder: string): Promise<FromWorker[]> {
  const posted: FromWorker[] = [];
  let asked = 0;
  const turns = {
    port1: { onmessage: () => undefined },
    port2: { postMessage: () => asked++ },
  };
  const self = {
    onmessage: (_: { data: ToWorker }) => undefined,
    postMessage: (message: FromWorker) => posted.push(message),
  };
  for (const [name, source] of files) writeFileSync(join(folder, name), source);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  vi.stubGlobal('self', self);
  vi.stubGlobal('MessageChannel', function channel() {
    return turns;
  });
  await import(/* @vite-ignore */ join(folder, kernel()));
  vi.unstubAllGlobals();
  vi.stubGlobal('self', self);
  const turn = () => {
    if (asked === 0) return;
    asked--;
    turns.port1.onmessage();
  };
  for (const data of messages) {
    self.onmessage({ data });
    await answered(posted, data, turn);
  }
  vi.unstubAllGlobals();
  return posted;
}

async function ofSource(messages: ToWorker[]): Promise<FromWorker[]> {
  const posted: FromWorker[] = [];
  const runner = createRunner((message) => posted.push(message), { checks });
  for (const message of messages) {
    runner.handle(message);
    await answered(posted, message, () => runner.turn());
  }
  return posted;
}

/** The last thing that is said of a run. */
const ENDS: readonly string[] = ['finished', 'failed', 'refused'];

/** Gives turns until a message has had its answer: what a run needs is fetched before it begins. */
async function answered(posted: FromWorker[], { type, ...of }: ToWorker, turn: () => unknown) {
  const asks = type === 'frames' || type === 'events';
  const isAnswer = (message: FromWorker) =>
    asks ? message.type === type : ENDS.includes(message.type);
  const run = 'run' in of ? of.run : undefined;
  while (!posted.some((message) => isAnswer(message) && 'run' in message && message.run === run)) {
    turn();
    await new Promise((done) => setTimeout(done, 0));
  }
}

/** Every way of one frame to go wrong, and acknowledgements that say which. */
const faulty = transferScenario(200_000, {
  bandwidth: 10_000_000,
  queueBytes: 20_000,
  markBytes: 12_000,
  lossPpm: 20_000,
  duplicatePpm: 10_000,
  corruptPpm: 10_000,
  reorderPpm: 20_000,
  reorderBy: 3_000,
});

/** Datagrams, one of them for a port where nobody listens, so that ICMP says so. */
const datagrams = twoHosts(
  [
    { do: 'socket', as: 'u', type: 'dgram' },
    { do: 'connect', on: 'u', address: SERVER_ADDRESS, port: 9 },
    { do: 'send', on: 'u', text: 'anybody?' },
    { do: 'recv', on: 'u', size: 100 },
    { do: 'sendto', on: 'u', text: 'hello', address: SERVER_ADDRESS, port: 7 },
    { do: 'sendto', on: 'u', text: 'far', address: ipv4('10.9.9.9'), port: 7 },
    { do: 'recvfrom', on: 'u', size: 100 },
  ],
  [
    { do: 'socket', as: 'u', type: 'dgram' },
    { do: 'bind', on: 'u', port: 7 },
    { do: 'recvfrom', on: 'u', size: 100 },
    { do: 'sendto', on: 'u', text: 'hello', address: ipv4('10.0.0.1'), port: 7 },
  ],
);

/** Options by their names, a window that closes, an end by reset. */
const settled = twoHosts(
  [
    { do: 'socket', as: 's' },
    { do: 'setsockopt', on: 's', option: 'TCP_NODELAY', value: 1 },
    { do: 'setsockopt', on: 's', option: 'SO_RCVBUF', value: 3000 },
    { do: 'setsockopt', on: 's', option: 'congestionControl', value: 'reno' },
    { do: 'setsockopt', on: 's', option: 'timestamps', value: 0 },
    { do: 'connect', on: 's', address: SERVER_ADDRESS, port: 80 },
    { do: 'wait', for: 3_000_000 },
    { do: 'recvAll', on: 's', size: 500, bytes: 9000 },
    { do: 'abort', on: 's' },
  ],
  [
    { do: 'socket', as: 'l' },
    { do: 'bind', on: 'l', port: 80 },
    { do: 'listen', on: 'l', backlog: 1 },
    { do: 'accept', on: 'l', as: 'c' },
    { do: 'send', on: 'c', bytes: 20_000 },
    { do: 'close', on: 'c' },
  ],
  { knowsNeighbours: true },
);

const cases: [string, ScenarioSpec, SessionInput[]][] = [
  ['a transfer over a bad link', faulty, [{ at: 400_000, kind: 'drop', frame: 30 }]],
  ['datagrams and ICMP', datagrams, []],
  [
    'settings, calls by hand, a link that goes down',
    settled,
    [
      {
        at: 100_000,
        kind: 'call',
        node: 0,
        call: { name: 'getsockopt', fd: 3, option: 'SO_RCVBUF' },
      },
      { at: 3_200_000, kind: 'link', link: 2, settings: { up: false } },
      { at: 9_000_000, kind: 'link', link: 2, settings: { up: true } },
    ],
  ],
];

describe('the built worker', () => {
  it.each(cases)('is as its source: %s', async (_, spec, inputs) => {
    const messages: ToWorker[] = [
      { type: 'open', run: 'a', spec, session: { scenario: spec.id, seed: 7, inputs } },
      { type: 'fork', run: 'b', parent: 'a', inputs: [{ at: 50_000, kind: 'drop', frame: 4 }] },
      { type: 'frames', run: 'a', first: 0, last: 99 },
    ];
    const expected = await ofSource(structuredClone(messages));
    const folder = mkdtempSync(join(tmpdir(), 'worker-'));
    const posted = await ofBuilt(structuredClone(messages), folder);
    rmSync(folder, { recursive: true });
    expect(expected.map((message) => message.type)).not.toContain('failed');
    expect(posted.map((message) => message.type)).toEqual(expected.map((message) => message.type));
    // Not `toEqual`, which would take a minute to say how two traces differ.
    expect(isDeepStrictEqual(posted, expected)).toBe(true);
  });

  it('has no declarations left', () => {
    expect(code.length).toBeGreaterThan(0);
    expect(code).not.toMatch(/whole number of bytes|flags need/);
  });

  it('makes no function only to call it once: that would halve its speed', () => {
    expect(code).not.toMatch(/[^\w.]\(\(\w[\w,]*\)=>\{/);
  });
});

import { expect, test } from 'vitest';
import { kernelFor } from '../../../runtime/testing/kernel-for.ts';
import { utf8 } from '../../core/text.ts';
import { advance } from '../../world/session.ts';
import { startSession } from '../../world/testing/whole.ts';
import { all } from '../../world/testing.ts';
import type { ProcessSpec } from '../process-spec.ts';
import { hashBytes, patternBytes, type ScriptState, type ScriptStep } from '../script/script.ts';
import { CLIENT, hostOf, SERVER, SERVER_ADDRESS, startWith, twoRun } from '../testing/world-of.ts';
import { echoServer } from './echo-server.ts';

const ECHO: ProcessSpec = { name: 'echo', app: 'echo-server', args: {} };

const script = (...steps: ScriptStep[]): ProcessSpec => ({
  name: 'client',
  steps,
  hashesReceived: true,
});

const connect: ScriptStep[] = [
  { do: 'socket', as: 's' },
  { do: 'connect', on: 's', address: SERVER_ADDRESS, port: 7 },
];

function runClients(...clients: ProcessSpec[]) {
  const running = startWith(twoRun(clients, [ECHO]), { apps: [echoServer] });
  advance(running);
  const states = hostOf(running, CLIENT).processes.map((one) => one?.state as ScriptState);
  return { running, states };
}

test('several TCP clients get back what each of them sent, at the same time', () => {
  const clients = [10_000, 300_000, 77].map((bytes) =>
    script(
      ...connect,
      { do: 'send', on: 's', bytes },
      { do: 'recvAll', on: 's', size: 65_536, bytes },
      { do: 'close', on: 's' },
    ),
  );
  const { running, states } = runClients(...clients);
  expect(states.map(({ totalReceived }) => totalReceived)).toEqual([10_000, 300_000, 77]);
  expect(states.map(({ receivedHash }) => receivedHash)).toEqual(
    [10_000, 300_000, 77].map((bytes) => hashBytes(patternBytes(bytes))),
  );
  expect(hostOf(running, SERVER).transport.sockets.size).toBe(2);
  expect(hostOf(running, SERVER).transport.connections.size).toBe(1);
});

test('a client that does not read is not read from for ever either', () => {
  const bytes = 2_000_000;
  const { running, states } = runClients(script(...connect, { do: 'send', on: 's', bytes }));
  // It hangs in its own send: the server holds no more for it than one read.
  expect(states[0]?.pc).toBe(2);
  const server = hostOf(running, SERVER).processes[0]?.state as { owed: Map<number, Uint8Array> };
  const [owed] = [...server.owed.values()];
  expect(owed?.length).toBeLessThanOrEqual(65_536);
});

test('a client that reads late and little gets everything in the end', () => {
  const reader = script(
    ...connect,
    { do: 'send', on: 's', bytes: 80_000 },
    { do: 'wait', for: 5_000_000 },
    { do: 'recvAll', on: 's', size: 4_096, bytes: 80_000 },
    { do: 'close', on: 's' },
  );
  const small = { sendBuffer: 32_768, receiveBuffer: 16_384 };
  const running = startWith(twoRun([reader], [ECHO], small), { apps: [echoServer] });
  advance(running);
  const state = hostOf(running, CLIENT).processes[0]?.state as ScriptState;
  expect(state.receivedHash).toBe(hashBytes(patternBytes(80_000)));
  const partly = all(running.sim.log, 'socket.event').filter(({ what }) => what === 'writable');
  expect(partly.length).toBeGreaterThan(0);
});

test('UDP clients get their datagrams back, whoever they are', () => {
  const say = (text: string) =>
    script(
      { do: 'socket', as: 's', type: 'dgram' },
      { do: 'sendto', on: 's', text, address: SERVER_ADDRESS, port: 7 },
      { do: 'recvfrom', on: 's', size: 100 },
    );
  const { running, states } = runClients(say('one'), say('two'));
  expect(states.map(({ receivedHash }) => receivedHash)).toEqual(
    ['one', 'two'].map((text) => hashBytes(utf8(text))),
  );
  const answers = all(running.sim.log, 'udp.sent').filter(({ node }) => node === SERVER);
  expect(new Set(answers.map(({ dstPort }) => dstPort)).size).toBe(2);
});

test('a client that resets its connection is forgotten, and the others are served', () => {
  const rude = script(...connect, { do: 'send', on: 's', text: 'bye' }, { do: 'abort', on: 's' });
  const polite = script(
    { do: 'wait', for: 500_000 },
    ...connect,
    { do: 'send', on: 's', text: 'hello' },
    { do: 'recv', on: 's', size: 100 },
  );
  const { running, states } = runClients(rude, polite);
  expect(states[1]?.receivedHash).toBe(hashBytes(utf8('hello')));
  expect(hostOf(running, SERVER).transport.sockets.size).toBe(3);
});

test('a second server on the same port says why it cannot be, and exits', () => {
  const running = startWith(twoRun([], [ECHO, ECHO]), { apps: [echoServer] });
  advance(running);
  expect(all(running.sim.log, 'app.printed')).toMatchObject([
    { process: 1, line: 'port 7: EADDRINUSE' },
  ]);
  expect(all(running.sim.log, 'app.exited')).toMatchObject([{ process: 1, code: 1 }]);
});

test('a scenario that names the server has it fetched', async () => {
  const spec = twoRun([], [ECHO]);
  const session = { scenario: spec.id, seed: 1, inputs: [] };
  expect(() => advance(startSession(spec, session))).toThrow('no program echo-server');
  const running = startSession(spec, session, { kernel: await kernelFor(spec, session) });
  advance(running);
  expect(hostOf(running, SERVER).transport.sockets.size).toBe(2);
});

import { expect, test } from 'vitest';
import { played } from '../../../runtime/testing/played.ts';
import { all } from '../../world/testing.ts';
import type { ProcessSpec } from '../process-spec.ts';
import type { ScriptState, ScriptStep } from '../script/script.ts';
import { CLIENT, hostOf, SERVER, SERVER_ADDRESS, twoRun } from '../testing/world-of.ts';

const DISCARD: ProcessSpec = { name: 'discard', app: 'discard', args: {} };
const client = (...steps: ScriptStep[]): ProcessSpec => ({ name: 'client', steps });
const connect: ScriptStep[] = [
  { do: 'socket', as: 's' },
  { do: 'connect', on: 's', address: SERVER_ADDRESS, port: 9 },
];

test('takes all that several clients send by TCP, says nothing, and ends with each', async () => {
  const sends = (bytes: number) =>
    client(
      ...connect,
      { do: 'send', on: 's', bytes },
      { do: 'shutdown', on: 's', how: 'wr' },
      { do: 'recvAll', on: 's', size: 100 },
      { do: 'close', on: 's' },
    );
  const running = await played(twoRun([sends(300_000), sends(7)], [DISCARD]));
  const { log } = running.sim;
  const states = hostOf(running, CLIENT).processes.map((one) => one?.state as ScriptState);
  expect(states.map(({ totalReceived }) => totalReceived)).toEqual([0, 0]);
  expect(states.map(({ pc }) => pc)).toEqual([6, 6]);
  // What the server sends has no data.
  const fromServer = all(log, 'segment.sent').filter(({ node }) => node === SERVER);
  expect(fromServer.every(({ length }) => length === 0)).toBe(true);
  expect(hostOf(running, SERVER).transport.sockets.size).toBe(2);
});

test('takes datagrams, and answers none', async () => {
  const running = await played(
    twoRun(
      [
        client(
          { do: 'socket', as: 'u', type: 'dgram' },
          { do: 'sendto', on: 'u', text: 'one', address: SERVER_ADDRESS, port: 9 },
          { do: 'sendto', on: 'u', text: 'two', address: SERVER_ADDRESS, port: 9 },
        ),
      ],
      [DISCARD],
    ),
  );
  const { log } = running.sim;
  expect(all(log, 'udp.received')).toHaveLength(2);
  expect(all(log, 'udp.sent').every(({ node }) => node === CLIENT)).toBe(true);
  expect(all(log, 'icmp.sent')).toEqual([]);
});

test('a client that resets is hung up on; a second server has no port', async () => {
  const rude = client(...connect, { do: 'send', on: 's', text: 'x' }, { do: 'abort', on: 's' });
  const running = await played(twoRun([rude], [DISCARD, DISCARD]));
  expect(all(running.sim.log, 'app.printed')).toMatchObject([{ line: 'port 9: EADDRINUSE' }]);
  expect(hostOf(running, SERVER).transport.sockets.size).toBe(2);
});

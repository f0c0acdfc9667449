import { expect, test } from 'vitest';
import { encodeBatch } from '../../../relay/batch.ts';
import { type Hello, writeMessage } from '../../../relay/messages.ts';
import type { RefusedWhy } from '../../live/status.ts';
import { callAgent, type SocketEvents } from './relay-client.ts';
import { byHandWall } from './testing/by-hand-wall.ts';
import { type Fetch, whyRefused } from './why-refused.ts';

const hello: Hello = {
  ...{ type: 'hello', version: 1, mode: 'lab', interface: 'wg0', mac: '02:00:00:00:00:01' },
  ...{ macIs: 'own', mtu: 1_500, ip: 'dhcp', refuse: [], egress: [] },
};
const frame = (length: number) => new Uint8Array(length).fill(1);

function called(why: RefusedWhy = 'nobody') {
  const wall = byHandWall();
  const heard: unknown[] = [];
  const sent: (string | Uint8Array)[] = [];
  const socket = { waiting: 0, protocols: [] as readonly string[] };
  let events = undefined as unknown as SocketEvents;
  const client = callAgent(
    {
      ...{ place: { port: 4_600, token: 'token' }, page: 'page' },
      openSocket(_, protocols, given) {
        events = given;
        socket.protocols = protocols;
        return {
          send: (data) => sent.push(data),
          close: () => heard.push('hung up'),
          waiting: () => socket.waiting,
        };
      },
      ...{ whyRefused: async () => why, later: wall.later },
    },
    {
      hello: ({ mac }) => heard.push(['hello', mac]),
      card: (up) => heard.push(['card', up]),
      counts: () => heard.push('counts'),
      alive: () => undefined,
      frames: (frames) => heard.push(['frames', frames.length]),
      refused: (reason) => heard.push(['refused', reason]),
      closed: (reason) => heard.push(['closed', reason]),
    },
  );
  const seconds = (count: number, each = () => {}) => {
    for (let second = 0; second < count; second++) {
      wall.pass(1_000);
      each();
    }
  };
  return { client, heard, sent, socket, agent: events, seconds, wall };
}

test('the token and the page’s name go as subprotocols, in no address', () => {
  const { socket } = called();
  expect(socket.protocols).toEqual(['wireglass.relay.1', 'token.token', 'page.page']);
});

test('what the agent says is handed on, and frames only once it has greeted', () => {
  const { heard, agent } = called();
  agent.binary(encodeBatch([frame(60)]));
  agent.text(writeMessage(hello));
  agent.text(writeMessage({ type: 'card', up: false }));
  agent.binary(encodeBatch([frame(60), frame(80)]));
  agent.text(writeMessage({ type: 'bye', why: 'stopping' }));
  agent.closed();
  expect(heard).toEqual([
    ['hello', '02:00:00:00:00:01'],
    ['card', false],
    ['frames', 2],
    ['closed', 'stopping'],
  ]);
});

test('a relay that never opened was refused, for a reason that is asked for', async () => {
  const { heard, agent } = called('taken');
  agent.closed();
  await Promise.resolve();
  await Promise.resolve();
  expect(heard).toEqual([['refused', 'taken']]);
});

test('an agent of another version, or one that says what nobody understands, is refused', () => {
  for (const text of [writeMessage({ ...hello, version: 2 }), '{"type":"hello"}']) {
    const { heard, agent } = called();
    agent.text(text);
    expect(heard).toEqual([['refused', 'version'], 'hung up']);
  }
});

test('a batch that is none is lost, and no more than that', () => {
  const { heard, agent } = called();
  agent.text(writeMessage(hello));
  agent.binary(Uint8Array.of(0, 3, 1));
  agent.binary(encodeBatch([frame(60)]));
  expect(heard.slice(1)).toEqual([
    ['frames', 0],
    ['frames', 1],
  ]);
});

test('when the agent does not read, frames are dropped and counted', () => {
  const { client, socket, sent } = called();
  expect(client.send([frame(60)])).toBe(0);
  socket.waiting = 2_000_000;
  expect(client.send([frame(60), frame(60)])).toBe(2);
  expect(sent).toHaveLength(1);
});

test('many frames of one turn go in messages that the agent takes', () => {
  const { client, sent } = called();
  client.send(Array.from({ length: 1_000 }, () => frame(1_514)));
  expect(sent.length).toBeGreaterThan(1);
  for (const each of sent) expect(each.length).toBeLessThan(600_000);
});

test('who has hung up hears nothing any more', () => {
  const { client, heard, agent } = called();
  client.close();
  agent.text(writeMessage(hello));
  agent.closed();
  expect(heard).toEqual(['hung up']);
});

const alive = writeMessage({ type: 'alive' });

test('an agent that stands still is given up, whether it had let us in or not', () => {
  const dialled = called();
  dialled.seconds(12);
  expect(dialled.heard).toEqual([['refused', 'silent'], 'hung up']);
  const { heard, agent, seconds } = called();
  agent.text(writeMessage(hello));
  seconds(30, () => agent.text(alive));
  expect(heard).toHaveLength(1);
  seconds(12);
  expect(heard.slice(1)).toEqual([['closed', 'silent'], 'hung up']);
});

test('one that was never heard to say that it lives is not waited for', () => {
  const { heard, agent, seconds } = called();
  agent.text(writeMessage(hello));
  seconds(60);
  expect(heard).toHaveLength(1);
});

test('the agent is told once a second that the page lives, from its greeting on', () => {
  const { sent, agent, seconds } = called();
  seconds(3);
  expect(sent).toEqual([]);
  agent.text(writeMessage(hello));
  seconds(3);
  expect(sent).toEqual([alive, alive, alive]);
});

test('who slept has not missed what was said meanwhile', () => {
  const { heard, agent, wall, seconds } = called();
  agent.text(writeMessage(hello));
  agent.text(alive);
  wall.freeze(600_000);
  seconds(3);
  agent.text(alive);
  seconds(3);
  expect(heard).toHaveLength(1);
});

const asking = (origin = 'http://127.0.0.1:4600') => ({
  place: { port: 4_600, token: 'token' },
  ...{ page: 'page', origin },
});
const answers = (status: number, body: unknown): Fetch => {
  return async () => ({ status, json: async () => body });
};

test.each<[RefusedWhy, number, unknown]>([
  ['token', 200, { token: 'wrong', relay: 'free' }],
  ['taken', 200, { token: 'right', relay: 'taken' }],
  ['version', 200, { token: 'right', relay: 'free' }],
  ['host', 421, null],
  ['origin', 403, null],
  ['nobody', 200, null],
])('the status says why: %s', async (why, status, body) => {
  expect(await whyRefused(asking(), answers(status, body))).toBe(why);
});

test('where nobody answers there is no agent, or the page is from elsewhere', async () => {
  const fails: Fetch = () => Promise.reject(new TypeError('failed to fetch'));
  expect(await whyRefused(asking(), fails)).toBe('nobody');
  expect(await whyRefused(asking('http://localhost:5173'), fails)).toBe('origin');
});

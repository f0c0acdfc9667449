import { expect, test } from 'vitest';
import { type Hello, writeMessage } from '../../../relay/messages.ts';
import type { LiveStatus } from '../../live/status.ts';
import { createCall } from './call.ts';
import type { LiveEnv } from './live.ts';
import type { LiveRun } from './live-run-kind.ts';
import type { SocketEvents } from './relay-client.ts';
import { byHandWall } from './testing/by-hand-wall.ts';

const hello: Hello = {
  ...{ type: 'hello', version: 1, mode: 'lab', interface: 'wg0', mac: '02:00:00:00:00:01' },
  ...{ macIs: 'own', mtu: 1_500, ip: 'dhcp', refuse: [], egress: [] },
};
const asking = (token: string) => ({
  ...{ do: 'connect' as const, place: { port: 4_600, token }, page: 'page', origin: 'here' },
});

/** A call that the agent has answered and the user has joined. */
function joined() {
  const told: string[] = [];
  const shown: LiveStatus[] = [];
  const sockets: { readonly protocols: readonly string[]; readonly events: SocketEvents }[] = [];
  const wall = byHandWall();
  const env = {
    ...wall,
    openSocket(_: string, protocols: readonly string[], events: SocketEvents) {
      sockets.push({ protocols, events });
      return { send: () => undefined, close: () => undefined, waiting: () => 0 };
    },
    fetch: () => Promise.reject(new Error('nobody')),
  } as unknown as LiveEnv;
  const live = { cable: () => undefined, tellOwn: () => undefined } as unknown as LiveRun;
  const call = createCall(env, {
    status(status) {
      shown.push(status);
      if (told.at(-1) !== status.kind) told.push(status.kind);
    },
    notice: () => undefined,
    join: () => told.push('make a world'),
    ended: () => told.push('no world'),
    live,
  });
  call.connect(asking('first'));
  const greet = () => sockets.at(-1)?.events.text(writeMessage(hello));
  greet();
  call.join();
  return { call, told, shown, sockets, greet };
}

test('when the agent goes while a world is made, none begins', () => {
  const { call, told, sockets } = joined();
  sockets[0]?.events.closed();
  call.begun();
  expect(told.slice(-3)).toEqual(['make a world', 'no world', 'refused']);
});

test('what is counted goes on over a lost agent, and a run that is full is left once', () => {
  const { call, told, shown, sockets, greet } = joined();
  call.begun();
  const counts = (sent: number) =>
    sockets
      .at(-1)
      ?.events.text(
        writeMessage({ type: 'counts', sent, received: 2, refused: {}, dropped: { kernel: 1 } }),
      );
  counts(5);
  sockets[0]?.events.closed();
  call.connect(asking('second'));
  greet();
  counts(3);
  expect(shown.at(-1)).toMatchObject({
    counts: { sent: 8, received: 4, refused: {}, dropped: { kernel: 2 } },
  });
  call.full();
  call.full();
  expect(shown.at(-1)).toEqual({ kind: 'ended', why: 'full' });
  expect(told.filter((each) => each === 'ended')).toHaveLength(1);
});

test('from lost it calls with the new token at once, and the same run goes on', () => {
  const { call, told, sockets, greet } = joined();
  call.begun();
  sockets[0]?.events.closed();
  call.connect(asking('second'));
  expect(sockets[1]?.protocols).toContain('token.second');
  greet();
  expect(told.slice(-3)).toEqual(['live', 'lost', 'live']);
});

/** An agent that errs: what it says cannot be read, comes twice, or it goes with frames that were for it. */
import { expect, test } from 'vitest';
import { arpFrame } from '../../../../agent/testing/frames.ts';
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

const asking = {
  do: 'connect' as const,
  place: { port: 4_600, token: 'a' },
  page: 'p',
  origin: 'here',
};

function called(notices: unknown[] = []) {
  const told: string[] = [];
  const shown: LiveStatus[] = [];
  const arrived: number[] = [];
  const sockets: SocketEvents[] = [];
  const wall = byHandWall();
  const env = {
    ...wall,
    openSocket(_: string, __: readonly string[], events: SocketEvents) {
      sockets.push(events);
      return { send: () => undefined, close: () => undefined, waiting: () => 0 };
    },
    fetch: () => Promise.reject(new Error('nobody')),
  } as unknown as LiveEnv;
  const live = {
    ...{ cable: () => undefined, tellOwn: () => undefined, own: { how: 'static', address: '' } },
    arrive: (frames: readonly Uint8Array[]) => arrived.push(frames.length),
  } as unknown as LiveRun;
  const call = createCall(env, {
    status(status) {
      shown.push(status);
      if (told.at(-1) !== status.kind) told.push(status.kind);
    },
    notice: (notice) => notices.push(notice),
    join: () => told.push('make a world'),
    ended: () => told.push('no world'),
    live,
  });
  call.connect(asking);
  const hears = (text: string) => sockets.at(-1)?.text(text);
  hears(writeMessage(hello));
  call.join();
  call.begun();
  return { ...wall, call, told, shown, sockets, hears, arrived };
}

// What is live has a run to be looked at: its end is told as an end.
test.each(['no JSON', '{"type":"bye","why":"out-of-paper"}', '{"type":"counts"}'])(
  'a live run that hears %s ends as one, and not as if it had never been let in',
  (text) => {
    const { told, hears } = called();
    hears(text);
    expect(told.at(-1)).not.toBe('refused');
  },
);

test('a second greeting does not make a live run an offer', () => {
  const { told, hears } = called();
  hears(writeMessage(hello));
  expect(told.at(-1)).toBe('live');
});

test('an empty batch, and one that is cut, bring nothing', () => {
  const { sockets, arrived } = called();
  for (const cut of [[], [0], [0, 14], [0, 0], [255, 255]])
    sockets.at(-1)?.binary(Uint8Array.from(cut));
  expect(arrived.every((count) => count === 0)).toBe(true);
});

// What was lost on the page's side before the agent went was lost.
test('frames that were lost here are counted over a lost agent', () => {
  const { call, sockets, hears, shown } = called();
  const counts = () =>
    writeMessage({ type: 'counts', sent: 1, received: 1, refused: {}, dropped: {} });
  hears(counts());
  sockets.at(-1)?.closed();
  call.send([arpFrame({}), arpFrame({})]);
  call.connect(asking);
  hears(writeMessage(hello));
  hears(counts());
  expect(shown.at(-1)).toMatchObject({ counts: { dropped: { 'backlog-to-card': 2 } } });
});

// Clocks that are set back: a length of time is never less than nothing.
test('a clock that was set back while the agent was lost makes no negative time', () => {
  const notices: unknown[] = [];
  const { call, sockets, hears, sleep } = called(notices);
  sockets.at(-1)?.closed();
  sleep(-3_600_000);
  call.connect(asking);
  hears(writeMessage(hello));
  expect(notices).toMatchObject([{ kind: 'reconnected', afterSeconds: expect.any(Number) }]);
  expect((notices[0] as { afterSeconds: number }).afterSeconds).toBeGreaterThanOrEqual(0);
});

test('an agent that greets and goes, again and again, is told as one, and is called ever more rarely', () => {
  const { sockets, hears, shown, pass } = called();
  for (let call = 0; call < 4; call++) {
    sockets.at(-1)?.closed();
    for (const { length } = sockets; sockets.length === length; ) pass(500);
    hears(writeMessage(hello));
  }
  sockets.at(-1)?.closed();
  expect(shown.at(-1)).toMatchObject({ kind: 'lost', why: 'unsteady' });
  const before = sockets.length;
  pass(19_000);
  expect(sockets).toHaveLength(before);
  pass(1_000);
  expect(sockets).toHaveLength(before + 1);
});

/** The table of sockets by hand, and against what the stack itself lists. */
import { describe, expect, it } from 'vitest';
import { cursorAfter, cursorAtEnd, visibleAt } from '../../../model/cursor.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { historyOf, socketsAt } from '../../../model/sockets/table.ts';
import { MILLISECOND, SECOND } from '../../../stack/core/instant.ts';
import type { Host } from '../../../stack/nodes/host/host.ts';
import { listSockets } from '../../../stack/sockets/views.ts';
import type { ScenarioSpec } from '../../../stack/world/scenario.ts';
import {
  all,
  CLIENT,
  runToEnd,
  SERVER,
  SERVER_ADDRESS,
  transferScenario,
  twoHosts,
} from '../../../stack/world/testing.ts';
import { topologyOf } from '../../../stack/world/topology.ts';

function recorded(spec: ScenarioSpec) {
  const { sim } = runToEnd(spec);
  const run = recordedRun(sim.log, topologyOf(spec));
  const history = historyOf(run);
  const rows = (node: number, cursor = cursorAtEnd(sim.log)) =>
    socketsAt(run, history, cursor).find((host) => host.node === node)?.rows ?? [];
  return { sim, log: sim.log, run, rows };
}

const open = [
  { do: 'socket', as: 'l' },
  { do: 'bind', on: 'l', port: 80 },
  { do: 'listen', on: 'l', backlog: 5 },
] as const;
const connect = [
  { do: 'socket', as: 's' },
  { do: 'connect', on: 's', address: SERVER_ADDRESS, port: 80 },
] as const;
const soon = { knowsNeighbours: true, until: 2 * SECOND };

describe('a listener', () => {
  // Nobody accepts: the connection stays in the listener's queue.
  const { log, rows } = recorded(twoHosts([...connect], [...open], soon));

  it('has its backlog for Send-Q, and what waits to be accepted for Recv-Q, as ss has it', () => {
    const [listener] = rows(SERVER);
    expect(listener).toMatchObject({ fd: 3, state: 'LISTEN', local: '*:80', remote: '*:*' });
    expect(listener).toMatchObject({ sendQ: 5, recvQ: 1 });
  });

  it('has who sent a SYN in its SYN queue until the handshake ends, then in its accept queue', () => {
    const half = rows(SERVER, visibleAt(log, 30 * MILLISECOND));
    const far = expect.stringMatching(/^10\.0\.0\.1:\d+$/);
    expect(half[0]).toMatchObject({ half: [far], ready: [] });
    expect(half[1]).toMatchObject({ fd: -1, state: 'SYN_RECEIVED', remote: far });
    const [listener, child] = rows(SERVER);
    expect(listener).toMatchObject({ half: [], ready: [far] });
    expect(child).toMatchObject({ fd: -1, state: 'ESTABLISHED' });
  });

  it('says why it listens, also when its queues have changed since', () => {
    const listening = all(log, 'tcp.transition').find(({ to }) => to === 'LISTEN')!;
    const [listener] = rows(SERVER);
    expect(listener?.since).toBe(listening.id);
    expect(listener?.event).toBeGreaterThan(listening.id);
  });

  it('is there from the call on, and only its row is marked', () => {
    const listening = all(log, 'tcp.transition').find(({ to }) => to === 'LISTEN')!;
    const cursor = cursorAfter(log, listening.id);
    expect(rows(SERVER, cursor)).toMatchObject([{ state: 'LISTEN', event: listening.id }]);
    expect(rows(SERVER, { at: 0, event: 0 })).toEqual([]);
  });
});

describe('bytes that nobody reads', () => {
  const server = [
    ...open,
    { do: 'accept', on: 'l', as: 'c' },
    { do: 'send', on: 'c', bytes: 1_000 },
  ] as const;
  const { rows } = recorded(twoHosts([...connect], [...server], soon));

  it('stand in Recv-Q of who got them', () => {
    expect(rows(CLIENT)).toMatchObject([{ fd: 3, state: 'ESTABLISHED', recvQ: 1_000, sendQ: 0 }]);
  });

  it('belong to a connection with a descriptor of its own, once it is accepted', () => {
    expect(rows(SERVER).map(({ fd, state }) => [fd, state])).toEqual([
      [3, 'LISTEN'],
      [4, 'ESTABLISHED'],
    ]);
    expect(rows(SERVER)[0]).toMatchObject({ recvQ: 0, ready: [] });
  });

  it('are in Send-Q of who sent them until they are acknowledged', () => {
    const lost = recorded(
      twoHosts([...connect], [...server], { ...soon, until: 70 * MILLISECOND }),
    );
    expect(lost.rows(SERVER)[1]).toMatchObject({ sendQ: 1_000, recvQ: 0 });
  });
});

describe('a transfer from its beginning to its end', () => {
  const spec = transferScenario(50_000, { bandwidth: 5_000_000 });

  it.each([150, 200, 240, 300, 400, 1_000])(
    'has at %i ms the connections that the stack itself lists',
    (ms) => {
      const { sim, rows } = recorded({ ...spec, until: ms * MILLISECOND });
      for (const node of [CLIENT, SERVER]) {
        const { transport } = sim.world.nodes[node] as unknown as Host;
        const listed = listSockets(transport).filter(({ state }) => state !== 'CLOSED');
        const shown = rows(node).filter(({ state, gone }) => state !== 'CLOSED' && !gone);
        const brief = (each: { fd: number; state: string; local: string; remote: string }) =>
          [each.fd, each.state, each.local, each.remote].join(' ');
        expect(shown.map(brief).sort()).toEqual(listed.map(brief).sort());
        for (const { state, remote, recvQ, sendQ } of listed) {
          if (state === 'LISTEN') continue;
          const mine = shown.find((row) => row.remote === remote);
          expect(mine).toMatchObject({ recvQ, sendQ });
        }
      }
    },
  );

  it('leaves TIME_WAIT without a descriptor, and nothing after two MSL', () => {
    const { rows, log } = recorded(spec);
    const waits = all(log, 'tcp.transition').find(({ to }) => to === 'TIME_WAIT')!;
    const during = rows(waits.node, cursorAfter(log, waits.id));
    expect(during.some(({ state, fd }) => state === 'TIME_WAIT' && fd === -1)).toBe(true);
    expect(rows(waits.node).some(({ state }) => state === 'TIME_WAIT')).toBe(false);
  });
});

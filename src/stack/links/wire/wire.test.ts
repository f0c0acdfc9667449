import { describe, expect, test } from 'vitest';
import { kernelOf } from '../../capability.ts';
import { MILLISECOND } from '../../core/instant.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import type { NodeKind, NodeSpec } from '../../nodes/kind.ts';
import type { TraceLog } from '../../trace/log.ts';
import type { LinkSpec } from '../../world/scenario.ts';
import { everyKernel } from '../../world/testing/every-kernel.ts';
import { all, runToEnd, SERVER_ADDRESS, twoHosts } from '../../world/testing.ts';
import { DROP, KEEP, MARK, type QueueKind } from '../kind.ts';

/** The link after the two loopbacks. */
const CABLE = 2;
/** 1,000 bytes with their headers take 8 ms at 1 Mb/s. */
const SIZE = 1_000 - 42;
const TAKES = 8 * MILLISECOND;

/** Datagrams that a client sends all at once. */
function burst(count: number, link: Partial<LinkSpec> = {}) {
  const peer = { address: SERVER_ADDRESS, port: 7 };
  const text = 'x'.repeat(SIZE);
  const sends = Array.from(
    { length: count },
    () => ({ do: 'sendto', on: 'u', text, ...peer }) as const,
  );
  return twoHosts([{ do: 'socket', as: 'u', type: 'dgram' }, ...sends], [], {
    links: [{ between: ['client', 'server'], bandwidth: 1_000_000, delay: MILLISECOND, ...link }],
    knowsNeighbours: true,
    until: 1_000_000,
  });
}

function arrivals(log: TraceLog): number[] {
  return all(log, 'frame.delivered')
    .filter(({ node, link }) => node === 1 && link === CABLE)
    .map(({ at }) => at);
}

const change = (at: number, settings: object): SessionInput => ({
  ...{ at, kind: 'link', link: CABLE },
  settings,
});

describe('frames that wait for the line go by the settings of the time when they are sent', () => {
  test('a faster line', () => {
    const inputs = [change(TAKES + 1, { bandwidth: 8_000_000 })];
    const { log } = runToEnd(burst(4), { inputs }).sim;
    const second = 2 * TAKES + MILLISECOND;
    expect(arrivals(log)).toEqual([TAKES + MILLISECOND, second, second + 1_000, second + 2_000]);
    const told = all(log, 'frame.rescheduled').map(({ frame, starts, arrives }) => [
      ...[frame, starts, arrives],
    ]);
    expect(told).toEqual([
      [2, 2 * TAKES, second + 1_000],
      [3, 2 * TAKES + 1_000, second + 2_000],
    ]);
  });

  test('a longer way, but not for what has left', () => {
    const { log } = runToEnd(burst(2), { inputs: [change(5, { delay: 100 * MILLISECOND })] }).sim;
    expect(arrivals(log)).toEqual([TAKES + MILLISECOND, 2 * TAKES + 100 * MILLISECOND]);
  });

  test('a line that loses everything, but not what has left', () => {
    const { log } = runToEnd(burst(3), { inputs: [change(5, { lossPpm: 1_000_000 })] }).sim;
    expect(arrivals(log)).toEqual([TAKES + MILLISECOND]);
    // The server's answer is lost as well.
    const dropped = all(log, 'frame.dropped').filter(({ node }) => node === 0);
    const lost = dropped.map(({ frame, why }) => [frame, why]);
    expect(lost).toEqual([
      [1, 'loss'],
      [2, 'loss'],
    ]);
  });

  test('a line that loses nothing any more', () => {
    const spec = burst(3, { lossPpm: 1_000_000 });
    const { log } = runToEnd(spec, { inputs: [change(5, { lossPpm: 0 })] }).sim;
    expect(arrivals(log)).toEqual([2 * TAKES + MILLISECOND, 3 * TAKES + MILLISECOND]);
  });

  test('a line that delays every frame, and then none', () => {
    const late = change(5, { reorderPpm: 1_000_000, reorderBy: 50 * MILLISECOND });
    const inputs = [late, change(TAKES + 5, { reorderPpm: 0 })];
    const { log } = runToEnd(burst(3), { inputs }).sim;
    const [first, second, third] = [1, 2, 3].map((count) => count * TAKES + MILLISECOND);
    // The second has left meanwhile.
    expect(arrivals(log)).toEqual([first, third, second! + 50 * MILLISECOND]);
    expect(all(log, 'frame.changed').map(({ frame, how }) => [frame, how])).toEqual([
      [1, 'reordered'],
      [2, 'reordered'],
    ]);
  });

  test('and what comes later queues behind them', () => {
    const spec = burst(3);
    const late = { do: 'waitUntil', at: 10_000 } as const;
    const [client] = spec.nodes as unknown as { processes: { steps: object[] }[] }[];
    const steps = client?.processes[0]?.steps ?? [];
    steps.splice(-1, 0, late);
    const { log } = runToEnd(spec, { inputs: [change(1, { bandwidth: 500_000 })] }).sim;
    const second = TAKES + 2 * TAKES + MILLISECOND;
    expect(arrivals(log)).toEqual([TAKES + MILLISECOND, second, second + 2 * TAKES]);
  });
});

test('both nodes hear that the link went down and up', () => {
  const heard: unknown[] = [];
  const listener = {
    ...(everyKernel.nodes.get('hub') as NodeKind),
    kind: 'listener',
    create: () => ({ kind: 'listener', name: 'server' }),
    linkChanged: (_: unknown, port: number, up: boolean) => heard.push([port, up]),
  };
  const kernel = kernelOf([
    ...everyKernel.capabilities,
    { id: 'listener', nodes: [listener as never] },
  ]);
  const [client] = burst(0).nodes;
  const spec = {
    ...burst(0),
    nodes: [client as NodeSpec, { kind: 'listener', name: 'server' } as never],
    links: [{ between: ['client', 'server'] as [string, string] }],
  };
  const inputs = [
    { at: 1, kind: 'link', link: 1, settings: { up: false } },
    { at: 2, kind: 'link', link: 1, settings: { delay: 5 } },
    { at: 3, kind: 'link', link: 1, settings: { up: true } },
  ] as const;
  runToEnd(spec, { inputs: [...inputs] }, { kernel });
  expect(heard).toEqual([
    [0, false],
    [0, true],
  ]);
});

describe('a queue of another kind', () => {
  const seen: unknown[] = [];
  const watching = (verdicts: Record<string, 0 | 1 | 2>): QueueKind<{ asked: number }> => ({
    kind: 'watching',
    create: () => ({ asked: 0 }),
    enqueue: () => KEEP,
    dequeue(state, waited, waiting) {
      seen.push([waited, waiting]);
      return verdicts[state.asked++] ?? KEEP;
    },
  });
  const runOf = (verdicts: Record<string, 0 | 1 | 2>) => {
    seen.length = 0;
    const kernel = kernelOf([
      ...everyKernel.capabilities,
      { id: 'watching', queues: [watching(verdicts)] },
    ]);
    return runToEnd(burst(4, { queue: { kind: 'watching' } }), {}, { kernel }).sim.log;
  };

  test('decides when a frame’s turn has come, and knows how long it has waited', () => {
    expect(arrivals(runOf({}))).toEqual([1, 2, 3, 4].map((n) => n * TAKES + MILLISECOND));
    expect(seen).toEqual([
      [TAKES, 2_000],
      [2 * TAKES, 1_000],
      [3 * TAKES, 0],
    ]);
  });

  test('may drop there: those behind it are sent sooner, and the trace says so', () => {
    const log = runOf({ 0: DROP });
    expect(arrivals(log)).toEqual([1, 2, 3].map((n) => n * TAKES + MILLISECOND));
    expect(all(log, 'frame.dropped')).toMatchObject([{ at: TAKES, frame: 1, why: 'queue-full' }]);
    expect(all(log, 'frame.rescheduled').map(({ frame, starts }) => [frame, starts])).toEqual([
      [2, TAKES],
      [3, 2 * TAKES],
    ]);
  });

  test('may mark; a packet that is not ECN-capable stays as it is', () => {
    const log = runOf({ 0: MARK, 1: MARK });
    expect(arrivals(log).length).toBe(4);
    expect(all(log, 'frame.changed')).toEqual([]);
  });

  test('is refused when nobody brings it, with the kinds there are', () => {
    expect(() => runToEnd(burst(1, { queue: { kind: 'red' } }))).toThrow(
      'links[0].queue.kind: red (choice: drop-tail)',
    );
  });
});

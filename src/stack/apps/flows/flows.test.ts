import { expect, test } from 'vitest';
import {
  completedAt,
  dataFlows,
  goodputOf,
  jainIndex,
  sharedStretch,
  sharesIn,
} from '../../../model/fairness.ts';
import { type RecordedRun, recordedRun } from '../../../model/recorded-run.ts';
import { kernelFor } from '../../../runtime/testing/kernel-for.ts';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import type { TraceLog } from '../../trace/log.ts';
import type { ScenarioSpec } from '../../world/scenario.ts';
import { all, runToEnd } from '../../world/testing.ts';
import { topologyOf } from '../../world/topology.ts';
import type { FlowSpec } from './flows.ts';
import { dumbbell } from './testing/dumbbell.ts';

async function ran(spec: ScenarioSpec): Promise<{ log: TraceLog; run: RecordedRun }> {
  const kernel = await kernelFor(spec, { scenario: spec.id, seed: 1, inputs: [] });
  const { log } = runToEnd(spec, {}, { kernel }).sim;
  return { log, run: recordedRun(log, topologyOf(spec)) };
}

const NEAR = 10 * MILLISECOND;
const reno = { congestionControl: 'reno' } as const;
const one = (bytes: number, more: Partial<FlowSpec> = {}) => ({ bytes, ...more });

test('flows begin at their times, and each says when the server has taken all of it', async () => {
  const { log } = await ran(
    dumbbell([
      {
        flows: [one(30_000), one(5_000, { startAt: SECOND, times: 2, every: 200 * MILLISECOND })],
        delay: NEAR,
      },
    ]),
  );
  expect(all(log, 'flow.opened').map(({ at, flow, bytes }) => [at, flow, bytes])).toEqual([
    [0, 1, 30_000],
    [SECOND, 2, 5_000],
    [SECOND + 200 * MILLISECOND, 3, 5_000],
  ]);
  const completed = all(log, 'flow.completed');
  expect(completed.map(({ flow, bytes }) => [flow, bytes])).toEqual([
    [1, 30_000],
    [2, 5_000],
    [3, 5_000],
  ]);
  for (const { took } of completed) expect(took).toBeGreaterThan(40 * MILLISECOND);
});

test('a flow that nobody answers has failed, and the others go on', async () => {
  const spec = dumbbell([{ flows: [one(1_000)], delay: NEAR }]);
  const [sender] = spec.nodes;
  const wrong = {
    name: 'wrong',
    app: 'flows',
    args: { address: 0x0a000064, port: 7, flows: [one(10)] },
  };
  Object.assign(sender!, { processes: [wrong, ...(sender as { processes: object[] }).processes] });
  const { log } = await ran(spec);
  expect(all(log, 'flow.failed')).toMatchObject([{ process: 0, flow: 1 }]);
  expect(all(log, 'flow.completed')).toMatchObject([{ process: 1, flow: 1 }]);
});

test('an option is a flow’s own', async () => {
  const flows = [one(40_000, { options: { congestionControl: 'none' } }), one(40_000)];
  const { run } = await ran(dumbbell([{ flows, delay: NEAR }], { settings: reno }));
  const thresholds = dataFlows(run).map(({ vars }) => Math.max(...vars.cwnd));
  expect(new Set(thresholds).size).toBe(2);
});

test('two Reno flows that begin one after the other share the line fairly in the long run', async () => {
  const flows = [one(4_000_000), one(4_000_000, { startAt: SECOND })];
  const { run } = await ran(dumbbell([{ flows, delay: NEAR }], { settings: reno }));
  const both = dataFlows(run);
  const [, to] = sharedStretch(both)!;
  const shares = sharesIn(both, [3 * SECOND, to]);
  expect(jainIndex(shares)).toBeGreaterThan(0.98);
});

test('of two Reno flows, the one with the longer round trip gets less', async () => {
  const sender = (delay: number) => ({ flows: [one(4_000_000)], delay });
  const spec = dumbbell([sender(10 * MILLISECOND), sender(30 * MILLISECOND)], { settings: reno });
  const { run } = await ran(spec);
  const both = dataFlows(run);
  const shares = sharesIn(both, sharedStretch(both)!);
  const [near, far] = [0, 1].map((node) => shares[both.findIndex((flow) => flow.node === node)]!);
  expect(near! / far!).toBeGreaterThan(1.5);
});

test('twenty flows without congestion control waste most of the line; with it they fill it', async () => {
  const goodput = async (congestionControl: 'none' | 'reno') => {
    const flows = [one(100_000, { times: 20, every: 10 * MILLISECOND })];
    const { run } = await ran(
      dumbbell([{ flows, delay: NEAR }], { settings: { congestionControl }, until: 30 * SECOND }),
    );
    const all = dataFlows(run);
    return { rate: goodputOf(all)!, done: all.filter((flow) => completedAt(flow)).length };
  };
  const [without, reno] = [await goodput('none'), await goodput('reno')];
  expect(reno.done).toBe(20);
  expect(reno.rate).toBeGreaterThan(3_000_000);
  expect(without.rate).toBeLessThan(reno.rate / 2);
});

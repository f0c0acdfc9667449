import { expect, test } from 'vitest';
import { kernelOf } from '../../stack/capability.ts';
import { capability as codel } from '../../stack/queues/codel/capability.ts';
import { capability as red } from '../../stack/queues/red/capability.ts';
import { everyKernel } from '../../stack/world/testing/every-kernel.ts';
import { all, runToEnd, transferScenario } from '../../stack/world/testing.ts';
import { topologyOf } from '../../stack/world/topology.ts';
import { recordedRun } from '../recorded-run.ts';
import { QUEUES } from './queues.ts';

const kernel = kernelOf([...everyKernel.capabilities, red, codel]);

test.each([
  ['drop-tail', { queueBytes: 20_000 }],
  ['red', { queue: { kind: 'red' } }],
  ['codel', { queue: { kind: 'codel' } }],
])('what %s drops never comes onto the line: its bytes are not sent', (_, queue) => {
  const spec = transferScenario(1_500_000, { bandwidth: 2_000_000, delay: 20_000, ...queue });
  const { log } = runToEnd(spec, {}, { kernel }).sim;
  const run = recordedRun(log, topologyOf(spec));
  const dropped = new Set(all(log, 'frame.dropped').map(({ frame }) => frame));
  expect(dropped.size).toBeGreaterThan(0);
  const sent = all(log, 'frame.sent').filter(({ frame }) => !dropped.has(frame));
  const lines = [...run.part(QUEUES).byLine.values()];
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  expect(sum(lines.flatMap(({ bytes }) => bytes))).toBe(sum(sent.map(({ bytes }) => bytes)));
});

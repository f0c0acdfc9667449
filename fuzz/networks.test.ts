import { expect, test, vi } from 'vitest';
import { seededRng } from '../src/stack/core/rng.ts';
import type { SessionInput } from '../src/stack/world/inputs.ts';
import { loadJson, regressionsIn } from './failure.ts';
import { replayNetwork, runNetworkCampaign } from './networks/campaign.ts';
import { createRig, hostAt } from './networks/rig.ts';
import { growingTables, tablesOf } from './networks/tables.ts';

// Two seconds on an idle machine.
vi.setConfig({ testTimeout: 60_000 });

const REACHED = [
  ...['cache.changed', 'rarp.received', 'dhcp.lease', 'dhcp.discarded', 'dhcp.relayed'],
  ...['igmp.table', 'igmp.version', 'switch.group.learned', 'fragment.kept', 'route.changed'],
  ...['nat.session', 'nat.translated', 'nat.error.translated', 'nat.fragment.held'],
  ...['firewall.flow', 'firewall.verdict', 'router.forwarded'],
];

test('a network under attack lives on: nothing throws, grows or is held, and its honest host gets answers', () => {
  const result = runNetworkCampaign({ seed: 20, frames: 800 });
  expect(result.failure?.message).toBeUndefined();
  expect(result).toMatchObject({ frames: 800, rounds: 4 });
  // The attacks get as far as what they are for.
  expect(REACHED.filter((kind) => !result.kinds.has(kind))).toEqual([]);
});

test('the same seed does the same again', () => {
  const [one, other] = [1, 2].map(() => runNetworkCampaign({ seed: 3, frames: 100 }));
  expect(one).toEqual(other);
});

test('a table that nobody has thought of is counted, and found when it grows', () => {
  const rig = createRig(1, seededRng(1));
  const forgotten = new Map<number, number>();
  Object.assign(hostAt(rig.world, 'router').net, { forgotten });
  const rests = (leak: boolean) =>
    Array.from({ length: 20 }, (_, round) => {
      for (let i = 0; leak && i < 30; i++) forgotten.set(round * 30 + i, i);
      return tablesOf(rig.world);
    });
  expect(growingTables(rests(false))).toEqual([]);
  expect(growingTables(rests(true))).toEqual(['router.net.forgotten: 300 → 600']);
});

test.each(regressionsIn('fuzz/regressions/networks'))('%s does not happen again', (file) => {
  replayNetwork(loadJson<{ seed: number; inputs: readonly SessionInput[] }>(file));
});

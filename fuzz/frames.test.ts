import { expect, test, vi } from 'vitest';
import { loadJson, type Regression, regressionsIn } from './failure.ts';
import { runCampaign } from './frames/campaign.ts';
import { replay } from './frames/replay.ts';
import { STATES } from './frames/states.ts';

// A second on an idle machine.
vi.setConfig({ testTimeout: 60_000 });

test('forged frames in every state leave no exception, no leftovers and an honest transfer whole', () => {
  const result = runCampaign({ seed: 20, frames: 12_000 });
  expect(result.failure?.message).toBeUndefined();
  expect(result.rounds).toBeGreaterThanOrEqual(STATES.length);
});

test('so they do with every switch of the victim thrown at random', () => {
  for (let seed = 100; seed < 104; seed++) {
    const result = runCampaign({ seed, frames: 2_640 });
    expect(result.failure?.message, `seed ${seed}`).toBeUndefined();
  }
});

test.each(regressionsIn('fuzz/regressions/frames'))('%s does not happen again', (file) => {
  expect(replay(loadJson<Regression>(file))).toEqual([]);
});

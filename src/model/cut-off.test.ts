import { describe, expect, it } from 'vitest';
import { SECOND } from '../stack/core/instant.ts';
import { runToEnd, transferScenario } from '../stack/world/testing.ts';
import { isCutOff } from './cut-off.ts';
import { recordedRun } from './recorded-run.ts';

function ended(bytes: number, until: number, link: object = {}): boolean {
  const spec = transferScenario(bytes, link, { until });
  return isCutOff(recordedRun(runToEnd(spec).sim.log), until);
}

describe('a run is cut off', () => {
  it('when packets were under way at the end of its scenario', () => {
    expect(ended(400_000, 10 * SECOND, { delay: 2 * SECOND })).toBe(true);
  });

  it('when data would have been sent again', () => {
    expect(ended(40_000, 3 * SECOND, { delay: 700_000, lossPpm: 300_000 })).toBe(true);
  });

  it('but not when everything had come through, also while an end still waits', () => {
    expect(ended(4_000, 5 * SECOND)).toBe(false);
    expect(ended(4_000, 600 * SECOND)).toBe(false);
  });
});

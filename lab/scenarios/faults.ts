/** Links that lose, double, reorder, spoil and mark, under every algorithm and set of options. */
import { MILLISECOND } from '../../src/stack/core/instant.ts';
import { exchange, type LabScenario, type Pair, upload } from './kit.ts';

const fast = { bandwidth: 10_000_000, delay: 20 * MILLISECOND };
const percent = 10_000;

function seeds(name: string, make: (name: string, seed: number) => LabScenario): LabScenario[] {
  return [1, 2, 3].map((seed) => make(`${name}, seed ${seed}`, seed));
}

function lossy(rate: number): LabScenario[] {
  const link = { ...fast, lossPpm: rate * percent };
  return seeds(`${rate} % loss, downwards`, (name, seed) =>
    exchange(name, 120_000, { link, seed }),
  ).concat(seeds(`${rate} % loss, upwards`, (name, seed) => upload(name, 120_000, { link, seed })));
}

const rough: Pair['link'] = {
  ...fast,
  lossPpm: 2 * percent,
  duplicatePpm: 2 * percent,
  reorderPpm: 3 * percent,
  reorderBy: 4 * MILLISECOND,
  corruptPpm: 2 * percent,
};

function everyOption(): LabScenario[] {
  const all: LabScenario[] = [];
  for (const sack of [true, false]) {
    for (const timestamps of [true, false]) {
      for (const windowScaling of [true, false]) {
        for (const ecn of ['on', 'off'] as const) {
          const on = { sack, timestamps, windowScaling, ecn: ecn === 'on' };
          const names = Object.entries(on)
            .filter(([, is]) => is)
            .map(([name]) => name);
          const settings = { sack, timestamps, windowScaling, ecn };
          const link = { ...fast, lossPpm: 3 * percent, markBytes: 5_000 };
          const name = `3 % loss with ${names.join(', ') || 'no option'}`;
          all.push(upload(name, 100_000, { settings, link, seed: 5 }));
        }
      }
    }
  }
  return all;
}

function bottleneck(): LabScenario[] {
  const link = { bandwidth: 4_000_000, delay: 30 * MILLISECOND, queueBytes: 20_000 };
  const algorithms = ['newreno', 'reno', 'cubic', 'none'] as const;
  return algorithms.flatMap((congestionControl) =>
    [true, false].map((sack) =>
      upload(`a full queue, ${congestionControl}${sack ? '' : ' without SACK'}`, 400_000, {
        settings: { congestionControl, sack },
        link,
      }),
    ),
  );
}

const only = (name: string, link: Pair['link']) =>
  seeds(name, (each, seed) => exchange(each, 100_000, { link: { ...fast, ...link }, seed })).concat(
    seeds(`${name}, upwards`, (each, seed) =>
      upload(each, 100_000, { link: { ...fast, ...link }, seed }),
    ),
  );

export const faults: LabScenario[] = [
  exchange('clean, ten bytes', 10),
  exchange('clean, fifty kilobytes at once', 50_000),
  exchange('clean, half a megabyte', 500_000, { link: { bandwidth: 50_000_000 } }),
  upload('clean upload', 200_000, { link: fast }),
  ...[1, 5, 12].flatMap(lossy),
  ...only('duplication', { duplicatePpm: 5 * percent }),
  ...only('reordering', { reorderPpm: 5 * percent, reorderBy: 3 * MILLISECOND }),
  ...only('far reordering', { reorderPpm: 2 * percent, reorderBy: 90 * MILLISECOND }),
  ...only('corruption', { corruptPpm: 5 * percent }),
  ...only('everything at once', rough),
  ...everyOption(),
  ...bottleneck(),
  upload('a marking queue and ECN', 400_000, {
    settings: { ecn: 'on' },
    link: { bandwidth: 4_000_000, delay: 20 * MILLISECOND, markBytes: 6_000 },
  }),
];

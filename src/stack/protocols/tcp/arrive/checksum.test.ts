import { describe, expect, test } from 'vitest';
import { createCapture } from '../../../trace/capture.ts';
import { createLog, type TraceLog } from '../../../trace/log.ts';
import { run } from '../../../world/simulator.ts';
import { buildWorld, createSimulator } from '../../../world/testing/whole.ts';
import { all, transferScenario } from '../../../world/testing.ts';

/** Nobody remembers that a sum is right: every segment that arrives is summed again. */
const FORGETFUL = new Uint8Array(0);

function transfer(link: object, seed: number, remembers: boolean): TraceLog {
  const world = buildWorld(transferScenario(200_000, link), seed);
  const log = createLog();
  const sim = createSimulator(world, log, [], createCapture(false));
  if (remembers) run(sim, 60_000_000);
  else {
    do {
      world.arena.sound = FORGETFUL;
    } while (run(sim, 60_000_000, 1));
  }
  return log;
}

describe('a checksum that is known to be right is not computed again', () => {
  for (const seed of [1, 2, 3]) {
    for (const [name, link] of Object.entries({
      'a clean link': {},
      'a link that damages': { corruptPpm: 20_000 },
      'a link that doubles, loses and damages': {
        corruptPpm: 10_000,
        duplicatePpm: 10_000,
        lossPpm: 10_000,
      },
    })) {
      test(`and over ${name} nothing else happens, seed ${seed}`, () => {
        const [remembered, computed] = [transfer(link, seed, true), transfer(link, seed, false)];
        expect(remembered.count).toBe(computed.count);
        expect(remembered.words.subarray(0, remembered.wordCount)).toEqual(
          computed.words.subarray(0, computed.wordCount),
        );
      });
    }
  }

  test('a damaged segment is put aside for its checksum', () => {
    const log = transfer({ corruptPpm: 20_000 }, 1, true);
    const why = all(log, 'packet.ignored').map((each) => each.why);
    expect(why).toContain('tcp-checksum');
  });
});

import { describe, expect, test } from 'vitest';
import { kernelOf } from '../../../capability.ts';
import {
  allocateFrame,
  cloneArena,
  copyFrame,
  createArena,
  flipBit,
  freeFrame,
} from '../../../core/arena.ts';
import type { Wire } from '../../../links/wire/wire.ts';
import { capability as router } from '../../../nodes/router/capability.ts';
import { createCapture } from '../../../trace/capture.ts';
import { createLog, type TraceLog } from '../../../trace/log.ts';
import type { ScenarioSpec } from '../../../world/scenario.ts';
import { run } from '../../../world/simulator.ts';
import { everyKernel } from '../../../world/testing/every-kernel.ts';
import { buildWorld, createSimulator } from '../../../world/testing/whole.ts';
import { all, transferScenario } from '../../../world/testing.ts';

const kernel = kernelOf([...everyKernel.capabilities, router]);

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

test('that a sum is right is remembered of no damaged, copied or new frame', () => {
  const arena = createArena(4);
  const frame = allocateFrame(arena, 100);
  arena.sound[frame] = 1;
  expect(cloneArena(arena).sound[frame]).toBe(1);
  expect(arena.sound[copyFrame(arena, frame)]).toBe(0);
  flipBit(arena, frame, 799);
  expect(arena.sound[frame]).toBe(0);
  arena.sound[frame] = 1;
  freeFrame(arena, frame);
  expect(arena.sound[allocateFrame(arena, 100)]).toBe(0);
});

test('a segment on its way over one wire is remembered, behind a router it is not', () => {
  const at = (node: string, gateway: string) => ({ name: node, gateway });
  const { nodes, ...rest } = transferScenario(20_000);
  const [client, server] = nodes;
  const world = buildWorld(
    {
      ...rest,
      nodes: [
        { ...client, address: '10.0.1.1', ...at('client', '10.0.1.254') },
        { ...server, ...at('server', '10.0.0.254') },
        {
          kind: 'router',
          name: 'router',
          cards: [{ address: '10.0.1.254' }, { address: '10.0.0.254' }],
        },
      ],
      links: [{ between: ['client', 'router'] }, { between: ['router', 'server'] }],
    } as ScenarioSpec,
    1,
    kernel,
  );
  const sim = createSimulator(world, createLog(), [], createCapture(false), kernel);
  const seen = [new Set<number>(), new Set<number>()];
  while (run(sim, 60_000_000, 1)) {
    for (const [link, remembered] of seen.entries()) {
      // The loopbacks come before them.
      const { directions } = world.links.slice(-2)[link] as Wire;
      for (const { frames, head, count } of directions) {
        for (let i = 0; i < count; i++) {
          const frame = frames[(head + i) & (frames.length - 1)] as number;
          if ((world.arena.lengths[frame] as number) > 1_000) {
            remembered.add(world.arena.sound[frame] as number);
          }
        }
      }
    }
  }
  // The server sends: its wire comes first.
  expect([...(seen[1] as Set<number>)]).toEqual([1]);
  expect([...(seen[0] as Set<number>)]).toEqual([0]);
});

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

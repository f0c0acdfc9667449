/** Each detector of the fuzzers is shown a world that is sick in its way. */
import { describe, expect, test } from 'vitest';
import type { ScriptStep } from '../src/stack/apps/script/script.ts';
import { MILLISECOND, MINUTE, SECOND } from '../src/stack/core/instant.ts';
import { seededRng } from '../src/stack/core/rng.ts';
import { removeAt } from '../src/stack/links/wire/places.ts';
import type { Direction, Wire } from '../src/stack/links/wire/wire.ts';
import type { Host } from '../src/stack/nodes/host/host.ts';
import { createLog, emit } from '../src/stack/trace/log.ts';
import type { HubSpec, ScenarioSpec } from '../src/stack/world/scenario.ts';
import { run } from '../src/stack/world/simulator.ts';
import { buildWorld, createSimulator } from '../src/stack/world/testing/whole.ts';
import { transferScenario, twoHosts } from '../src/stack/world/testing.ts';
import { addTimer } from '../src/stack/world/timers.ts';
import { createEnds, readEnds, untold } from './ends.ts';
import { leftovers } from './frames/leftovers.ts';
import { createRig, VICTIM } from './frames/rig.ts';
import { runAlive, watch } from './life.ts';
import { growing, sizesOf } from './sizes.ts';
import type { App } from './streams/app.ts';
import { makeCase } from './streams/case.ts';
import { createHunger, feed, STARVED } from './streams/starving.ts';

const HOUR = 60 * MINUTE;

function worldOf(spec: ScenarioSpec) {
  return createSimulator(buildWorld(spec, 1), createLog());
}

/** Runs a world under the fuzzers' eyes for an hour of its time. */
const live = (spec: ScenarioSpec) => () => {
  const sim = worldOf(spec);
  runAlive(watch(sim), HOUR);
};

const hub = (name: string): HubSpec => ({ kind: 'hub', name });

const hubLoop = (delay: number): ScenarioSpec => ({
  ...transferScenario(10),
  nodes: [...transferScenario(10).nodes, hub('left'), hub('right')],
  links: [
    { between: ['client', 'left'], delay },
    { between: ['left', 'right'], delay },
    { between: ['left', 'right'], delay },
  ],
});

describe('life', () => {
  test('a healthy transfer has it, over a bad link as well', () => {
    expect(live(transferScenario(300_000, { lossPpm: 50_000, bandwidth: 1e6 }))).not.toThrow();
  });

  test('virtual time that stands still is found', () => {
    const steps: ScriptStep[] = [
      { do: 'wait', for: 0 },
      { do: 'goto', step: 0 },
    ];
    expect(live(twoHosts(steps, []))).toThrow(/virtual time stands still at 0/);
  });

  test('frames that circle are found, quick ones and slow ones', () => {
    for (const delay of [5, 200 * MILLISECOND]) {
      expect(live(hubLoop(delay))).toThrow(/frames in .* moved nothing/);
    }
  });

  test('a run that the guard ended is found', () => {
    const sim = worldOf(transferScenario(10));
    const one = watch(sim);
    sim.world.guard.stopped = 'nothing-new';
    expect(() => runAlive(one, SECOND)).toThrow('the guard ended the run: nothing-new');
  });
});

describe('the end of a packet', () => {
  const spec = transferScenario(20_000, { lossPpm: 50_000, duplicatePpm: 50_000 });

  function endsAfter(meddle: (sim: ReturnType<typeof worldOf>) => void) {
    const sim = worldOf(spec);
    run(sim, 110 * MILLISECOND);
    meddle(sim);
    run(sim, HOUR);
    const ends = createEnds();
    readEnds(ends, sim.log);
    return untold(ends, [0, 1]);
  }

  test('is told of every packet of a healthy run', () => {
    expect(endsAfter(() => undefined)).toEqual([]);
  });

  test('that is not told is found: a frame that vanishes from its link', () => {
    const found = endsAfter(({ world }) => {
      const directions = world.links.flatMap((link) => (link as Wire).directions);
      const busy = directions.find(({ count }) => count > 1) as Direction;
      removeAt(busy, 1);
    });
    expect(found).toEqual([expect.stringMatching(/^1 frames without an end/)]);
  });

  test('that is not told is found: a datagram that vanishes from the queue of ARP', () => {
    const sim = worldOf({ ...spec, links: [{ between: ['client', 'server'], up: false }] });
    run(sim, 0);
    const { nics } = sim.world.nodes[0] as Host;
    for (const { neighbours } of nics) for (const entry of neighbours.values()) entry.waiting = [];
    run(sim, 500 * MILLISECOND);
    const ends = createEnds();
    readEnds(ends, sim.log);
    expect(untold(ends, [0])).toEqual(['1 packets of node 0 without a frame or a reason']);
  });

  test('is told once: a frame that ends a second time is found', () => {
    const sim = worldOf(spec);
    run(sim, 110 * MILLISECOND);
    const ends = createEnds();
    readEnds(ends, sim.log);
    emit(sim.log, 'frame.dropped', 0, { frame: 0, link: 2, why: 'loss' });
    expect(() => readEnds(ends, sim.log)).toThrow('frame.dropped of frame 0');
  });
});

describe('memory', () => {
  test('that grows from rest to rest is found, and what fills up is not', () => {
    const rig = createRig(1, {}, seededRng(1));
    const rests = (leak: (round: number) => void) =>
      Array.from({ length: 60 }, (_, round) => {
        leak(round);
        return sizesOf(rig.world);
      });
    expect(growing(rests(() => undefined))).toEqual([]);
    const { pathMtu } = rig.victim.net;
    const grown = rests((round) => {
      for (let i = 0; i < 10; i++) pathMtu.set(round * 10 + i, { mtu: 600, expires: 0 });
    });
    expect(growing(grown)).toEqual(['path MTUs of victim']);
    pathMtu.clear();
    expect(growing(rests(() => (rig.world.arena.unused += 1_000)))).toEqual(['slots of the arena']);
  });

  test('that a quiet host still holds is found', () => {
    const rig = createRig(1, {}, seededRng(1));
    rig.advance(SECOND);
    expect(leftovers(rig)).toEqual([]);
    addTimer(rig.world.timers, VICTIM, 'tcp', 5, 'persist');
    expect(leftovers(rig)).toEqual(['1 timers']);
  });
});

describe('hunger', () => {
  const app = (name: string, written: number, read: number): App => ({
    ...{ name, written, read, connected: true, closed: false, error: '', fd: 3, idle: 0 },
    ...{ shut: false, ended: false, behaviour: makeCase(1).apps[0] },
    call: () => ({ value: 0 }),
  });
  const good = { link: { ...makeCase(1).link, lossPpm: 0, corruptPpm: 0 } };

  /** The server reads on, the client has read 10 of 500 bytes. */
  function starve(link = good, more: Partial<App> = {}) {
    const hunger = createHunger();
    for (let at = 0; at <= STARVED * 2; at += SECOND) {
      const client = { ...app('client', at, 10), ...more };
      feed(hunger, link, at, client, app('server', 500, at));
    }
  }

  test('of one direction while the other is served is found', () => {
    expect(() => starve()).toThrow(/client starves: it has read 10 of 500 bytes/);
  });

  test('is no fault of TCP over a hopeless link, or when the reader has left', () => {
    expect(() => starve({ link: { ...good.link, lossPpm: 200_000 } })).not.toThrow();
    expect(() => starve(good, { closed: true })).not.toThrow();
  });
});

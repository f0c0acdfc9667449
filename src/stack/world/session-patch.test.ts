import { describe, expect, test } from 'vitest';
import { isRefusal } from '../schema/refusal.ts';
import type { ScenarioSpec } from './scenario.ts';
import { checks } from './schema/check.ts';
import { advance, type SessionRun } from './session.ts';
import { patched, type ScenarioPatch } from './session-patch.ts';
import { everyKernel } from './testing/every-kernel.ts';
import { startSession } from './testing/whole.ts';
import { all, transferScenario } from './testing.ts';
import { topologyOf } from './topology.ts';
import { topologyAfterInput } from './topology-after-input.ts';

const rough = { lossPpm: 30_000, duplicatePpm: 20_000, reorderPpm: 20_000, reorderBy: 900 };
const spec: ScenarioSpec = transferScenario(60_000, { bandwidth: 10_000_000, ...rough });

function runWith(patch: readonly ScenarioPatch[]): SessionRun {
  const session = { scenario: spec.id, seed: 3, inputs: [], patch };
  checks.run(spec, session, everyKernel);
  const running = startSession(spec, session);
  advance(running);
  return running;
}

/** When each host sent what, by its name. */
function sentBy({ sim }: SessionRun, name: string): unknown[] {
  const node = sim.world.nodes.findIndex((each) => each.name === name);
  return all(sim.log, 'frame.sent')
    .filter((event) => event.node === node)
    .map(({ at, arrives, frame }) => [at, arrives, sim.capture.frames[frame]]);
}

describe('a node that is added, wherever it stands in the list', () => {
  const third = { name: 'third', address: '10.0.0.3' };
  test.each([0, 1, 2])('changes no byte and no instant of the others: at %i', (at) => {
    const before = runWith([]);
    const after = runWith([{ add: ['nodes'], member: third, at }]);
    expect(after.sim.world.nodes[at]?.name).toBe('third');
    expect(all(before.sim.log, 'frame.dropped').length).toBeGreaterThan(0);
    for (const name of ['client', 'server']) {
      expect(sentBy(after, name)).toEqual(sentBy(before, name));
    }
  });

  test('has a hardware address of its own', () => {
    const { sim } = runWith([{ add: ['nodes'], member: third, at: 0 }]);
    const macs = sim.world.nodes.map(
      (node) => (node as unknown as { nics: { mac: number }[] }).nics[0]?.mac,
    );
    expect(new Set(macs).size).toBe(3);
  });
});

describe('a patch changes the scenario before the run begins', () => {
  const value = (patch: ScenarioPatch) => patched(spec, [patch]);

  test('a setting, a call, a link, found by names or places', () => {
    const start = ['nodes', 'client', 'processes', 0, 'startAt'];
    expect(value({ set: start, to: 5_000 }).spec.nodes[0]).toMatchObject({
      processes: [{ startAt: 5_000 }],
    });
    expect(value({ set: ['links', 0, 'delay'], to: 1 }).spec.links[0]).toMatchObject({ delay: 1 });
    expect(value({ remove: ['links', 0] }).spec.links).toEqual([]);
    expect(all(runWith([{ set: start, to: 5_000 }]).sim.log, 'socket.call')[0]?.at).toBe(0);
    expect(spec.links[0]).toMatchObject({ delay: 20_000 });
  });

  test.each([
    [{ set: ['nodes', 'nobody', 'mtu'], to: 1 }, 'patch[0].set: nodes.nobody.mtu (missing)'],
    [{ set: ['links', 0, 'delay'], to: -1 }, 'links[0].delay: -1 (whole: 0 to 3600000000)'],
    [{ set: ['nodes', 0, '__proto__', 'x'], to: 1 }, 'patch[0].set: nodes.0.__proto__.x (missing)'],
    [{ add: ['until'], member: {} }, 'patch[0].add: until (missing)'],
  ] as [ScenarioPatch, string][])('%j is refused: %s', (patch, message) => {
    expect(() => runWith([patch])).toThrow(message);
  });

  test('and one that is no patch at all is refused', () => {
    try {
      runWith([{ paint: 'green' } as unknown as ScenarioPatch]);
      expect.unreachable();
    } catch (error) {
      expect(isRefusal(error)).toBe(true);
    }
  });
});

test('the topology follows what inputs make of the links', () => {
  const start = topologyOf(spec);
  const down = { at: 10, kind: 'link', link: 2, settings: { up: false } } as const;
  const nearer = { at: 20, kind: 'link', link: 2, settings: { up: true, delay: 7 } } as const;
  const without = topologyAfterInput(start, down);
  expect(without.links[0]).toMatchObject({ up: false, delay: 20_000 });
  expect(topologyAfterInput(without, nearer).links[0]).toMatchObject({ up: true, delay: 7 });
  expect(topologyAfterInput(start, { at: 1, kind: 'drop', frame: 0 })).toBe(start);
});

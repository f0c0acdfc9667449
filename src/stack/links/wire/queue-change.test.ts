/** A session has another discipline stand in front of a line. */
import { describe, expect, test } from 'vitest';
import { kernelFor } from '../../../runtime/testing/kernel-for.ts';
import { decodeRunLink, encodeRunLink } from '../../../runtime/url.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import { runFaults } from '../../world/schema/session.ts';
import { all, runToEnd, SERVER, transferScenario } from '../../world/testing.ts';
import { topologyOf } from '../../world/topology.ts';
import { topologyAfterInput } from '../../world/topology-after-input.ts';
import type { QueueSpec } from './wire.ts';

const SIZE = 1_500_000;
const spec = transferScenario(SIZE, { bandwidth: 2_000_000, delay: 20_000 });
const LINK = 2;
const AT = 1_500_000;
const WHOLE = { processes: [{ state: { totalReceived: SIZE } }] };

const change = (queue: QueueSpec, at = AT): SessionInput => {
  return { at, kind: 'link', link: LINK, settings: { queue } };
};

async function run(...inputs: SessionInput[]) {
  const kernel = await kernelFor(spec, { scenario: spec.id, seed: 1, inputs });
  return runToEnd(spec, { inputs }, { kernel }).sim;
}

describe('a change to another discipline', () => {
  test('to RED: what had no limit before is dropped early from then on, and all arrives', async () => {
    const { log, world } = await run(change({ kind: 'red' }));
    const drops = all(log, 'frame.dropped');
    expect(new Set(drops.map(({ why }) => why))).toEqual(new Set(['red']));
    expect(drops.every(({ at }) => at >= AT)).toBe(true);
    expect(world.nodes[0]).toMatchObject(WHOLE);
  });

  test('to CoDel: those that wait already are decided at the head, too', async () => {
    const { log, world } = await run(change({ kind: 'codel' }));
    const [first] = all(log, 'frame.dropped');
    expect(first?.why).toBe('codel');
    // It had been handed over before the change.
    const sent = all(log, 'frame.sent').find(({ frame }) => frame === first?.frame);
    expect(sent?.at).toBeLessThan(AT);
    expect(world.nodes[0]).toMatchObject(WHOLE);
  });

  test('and back to drop-tail: nothing is dropped any more', async () => {
    const back = AT + 1_000_000;
    const { log } = await run(change({ kind: 'codel' }), change({ kind: 'drop-tail' }, back));
    const drops = all(log, 'frame.dropped');
    expect(drops.length).toBeGreaterThan(0);
    expect(drops.every(({ at }) => at <= back)).toBe(true);
  });
});

test('a setting of the discipline that there is changes, and what it remembers stays', async () => {
  const red = { kind: 'red', minBytes: 60_000, maxBytes: 180_000 };
  const later = AT + 500_000;
  const { log } = await run(change(red), change({ kind: 'red', maxBytes: 61_000 }, later));
  const averages = all(log, 'red.average').filter(({ node }) => node === SERVER);
  const before = averages.filter(({ at }) => at <= later).at(-1);
  const after = averages.find(({ at }) => at > later);
  expect(before?.average).toBeGreaterThan(0);
  expect(after?.average).toBeGreaterThanOrEqual(before?.average as number);
});

test('pictures know of it', () => {
  const network = topologyAfterInput(topologyOf(spec), change({ kind: 'red', minBytes: 1 }));
  expect(network.links[0]?.queue).toEqual({ kind: 'red', minBytes: 1 });
  const more = topologyAfterInput(network, change({ kind: 'red', maxBytes: 9 }));
  expect(more.links[0]?.queue).toEqual({ kind: 'red', minBytes: 1, maxBytes: 9 });
});

test('a link of a run spells it, and is read again', () => {
  const inputs = [change({ kind: 'codel', target: 10_000, ecn: true })];
  expect(decodeRunLink(encodeRunLink({ seed: 1, inputs }))?.inputs).toEqual(inputs);
});

test('a discipline or a setting that is not there is refused', async () => {
  const faultsOf = async (queue: QueueSpec) => {
    const session = { scenario: spec.id, seed: 1, inputs: [change(queue)] };
    return runFaults(spec, session, await kernelFor(spec, session));
  };
  const path = ['inputs', 0, 'settings', 'queue'];
  expect(await faultsOf({ kind: 'red', minBytes: 5_000 })).toEqual([]);
  expect(await faultsOf({ kind: 'blue' })).toMatchObject([{ path: [...path, 'kind'] }]);
  expect(await faultsOf({ kind: 'red', maxPpm: -1 })).toMatchObject([
    { path: [...path, 'maxPpm'] },
  ]);
});

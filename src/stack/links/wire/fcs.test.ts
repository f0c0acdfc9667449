/** Wires with a frame check sequence, and what it does not see. */
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { untold } from '../../../components/inspect/words/testing/told.ts';
import { kernelFor } from '../../../runtime/testing/kernel-for.ts';
import { kernelOf } from '../../capability.ts';
import { createArena, framesHeld, importFrame } from '../../core/arena.ts';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import { capability as switchCapability } from '../../nodes/switch/capability.ts';
import { eventsOf } from '../../trace/log.ts';
import type { LinkSpec, ScenarioSpec } from '../../world/scenario.ts';
import { everyKernel } from '../../world/testing/every-kernel.ts';
import { all, runToEnd, transferScenario } from '../../world/testing.ts';
import { fcsOf } from '../fcs.ts';
import './events.ts';
import { page } from './page/index.ts';
import type { Wire } from './wire.ts';

const kernel = kernelOf([...everyKernel.capabilities, switchCapability]);
const CHECKSUMS = ['tcp-checksum', 'ip-checksum'];

function damaged(link: Partial<LinkSpec>, bytes = 200_000) {
  const running = runToEnd(transferScenario(bytes, { corruptPpm: 50_000, ...link } as never));
  const { log } = running.sim;
  const corrupted = all(log, 'frame.changed').filter(({ how }) => how === 'corrupted');
  const discarded = all(log, 'frame.dropped').filter(({ why }) => why === 'corrupt-fcs');
  const ignored = all(log, 'packet.ignored').map(({ why }) => why);
  return { running, log, corrupted, discarded, ignored };
}

test('the sequence is the CRC-32 of the frame, padded with zeros to 60 bytes', () => {
  const arena = createArena();
  const frame = fc.uint8Array({ minLength: 14, maxLength: 9_000 });
  fc.assert(
    fc.property(frame, (bytes) => {
      const padded = new Uint8Array(Math.max(60, bytes.length));
      padded.set(bytes);
      expect(fcsOf(arena, importFrame(arena, bytes))).toBe(crc32(padded));
    }),
    { numRuns: 100 },
  );
});

describe('with a check sequence', () => {
  test('what is damaged is discarded by the card that it reaches, and no checksum sees it', () => {
    const { running, corrupted, discarded, ignored, log } = damaged({ fcs: true });
    expect(corrupted.length).toBeGreaterThan(5);
    expect(discarded.map(({ frame }) => frame)).toEqual(corrupted.map(({ frame }) => frame));
    expect(ignored.filter((why) => CHECKSUMS.includes(why))).toEqual([]);
    const senders = new Map([...eventsOf(log, ['frame.sent'])].map((e) => [e.frame, e.node]));
    for (const { frame, node } of discarded) expect(node).toBe(1 - (senders.get(frame) ?? 0));
    for (const { carried, computed } of all(log, 'fcs.failed')) expect(carried).not.toBe(computed);
    expect(framesHeld(running.sim.world.arena)).toBe(0);
    expect((running.sim.world.links[2] as Wire).sums.size).toBe(0);
  });

  test('any of its bits may be hit, those of the Ethernet header as well', () => {
    const { corrupted } = damaged({ fcs: true, corruptPpm: 300_000 } as never, 400_000);
    expect(corrupted.some(({ bit }) => bit < 14 * 8)).toBe(true);
  });

  test('a bit that a learner flips is found as well', () => {
    const corrupt: SessionInput = { at: 10 * MILLISECOND, kind: 'corrupt', frame: 0, bit: 200 };
    const { log } = runToEnd(transferScenario(100, { fcs: true } as never), {
      inputs: [corrupt],
    }).sim;
    expect(all(log, 'fcs.failed')).toMatchObject([{ frame: 0, node: 1 }]);
  });

  test('a frame takes the line for 24 bytes more, and for 84 at least', () => {
    const time = (fcs: boolean) => {
      const spec = transferScenario(1_460, { fcs, bandwidth: 8_000_000, delay: 0 } as never);
      const sent = all(runToEnd(spec).sim.log, 'frame.sent').filter(({ link }) => link === 2);
      return new Map(sent.map(({ bytes, starts, arrives }) => [bytes, arrives - starts]));
    };
    const without = time(false);
    const with24 = time(true);
    expect(without.get(42)).toBe(42);
    expect(with24.get(42)).toBe(84);
    const full = Math.max(...without.keys());
    expect((with24.get(full) ?? 0) - (without.get(full) ?? 0)).toBe(24);
  });

  test('is fetched with what computes it, and only then', async () => {
    const needs = async (fcs: boolean) => {
      const spec = transferScenario(0, { fcs } as never);
      return (await kernelFor(spec, { scenario: spec.id, seed: 1, inputs: [] })).linkChanges.size;
    };
    expect([await needs(false), await needs(true)]).toEqual([0, 1]);
  });

  test('what is lost or taken off the line leaves nothing behind', () => {
    const drop: SessionInput = { at: 10 * MILLISECOND, kind: 'drop', frame: 0 };
    const link = { fcs: true, lossPpm: 100_000, duplicatePpm: 100_000 } as never;
    const { world } = runToEnd(transferScenario(100_000, link), { inputs: [drop] }).sim;
    expect((world.links[2] as Wire).sums.size).toBe(0);
    expect(framesHeld(world.arena)).toBe(0);
  });
});

test('without a check sequence, damage goes up and is found by the checksums above', () => {
  const { corrupted, discarded, ignored } = damaged({});
  expect(discarded).toEqual([]);
  expect(ignored.filter((why) => CHECKSUMS.includes(why)).length).toBeGreaterThan(0);
  expect(corrupted.every(({ bit }) => bit >= 14 * 8)).toBe(true);
});

test('what a switch damages inside has a right check sequence, and only TCP or IP finds it', () => {
  const spec = transferScenario(200_000);
  const link = { fcs: true, delay: MILLISECOND } as const;
  const through: ScenarioSpec = {
    ...spec,
    nodes: [...spec.nodes, { kind: 'switch', name: 'switch', memoryErrorPpm: 50_000 }],
    links: ['client', 'server'].map((name) => ({ between: [name, 'switch'], ...link })),
    until: 600 * SECOND,
  };
  const { log } = runToEnd(through, {}, { kernel }).sim;
  expect(all(log, 'switch.corrupted').length).toBeGreaterThan(5);
  expect(all(log, 'fcs.failed')).toEqual([]);
  const found = all(log, 'packet.ignored').filter(({ why }) => CHECKSUMS.includes(why));
  expect(found.length).toBeGreaterThan(3);
});

test('the page tells of it in both languages', () => {
  expect(untold(page, [[damaged({ fcs: true }).running, transferScenario(0)]])).toEqual([]);
});

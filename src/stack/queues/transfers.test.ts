/** A bulk transfer over a slow line with a deep buffer: what each discipline makes of it. */
import { describe, expect, test } from 'vitest';
import { kernelOf } from '../capability.ts';
import { everyKernel } from '../world/testing/every-kernel.ts';
import { all, hostsOf, runToEnd, transferScenario } from '../world/testing.ts';
import { capability as codel } from './codel/capability.ts';
import { capability as red } from './red/capability.ts';

const kernel = kernelOf([...everyKernel.capabilities, red, codel]);
const SIZE = 1_500_000;

/** 2 Mb/s and endless room: `queue` in front of it. */
function transfer(queue: { kind: string; ecn?: boolean } | undefined, ecn = false) {
  const line = { bandwidth: 2_000_000, delay: 20_000 };
  const spec = transferScenario(SIZE, queue === undefined ? line : ({ ...line, queue } as object));
  if (ecn) for (const host of hostsOf(spec)) host.settings = { ...host.settings, ecn: 'on' };
  const { sim } = runToEnd(spec, {}, { kernel });
  const reasons = all(sim.log, 'frame.dropped').map(({ why }) => why);
  const marks = all(sim.log, 'frame.changed').filter(({ how }) => how === 'ecn-marked').length;
  // How long the data of the second half waited for the line, µs: the median.
  const sent = all(sim.log, 'frame.sent').filter(({ bytes }) => bytes > 1_000);
  const waits = sent.slice(sent.length / 2).map(({ at, starts }) => starts - at);
  const standing = waits.sort((a, b) => a - b)[waits.length >> 1] as number;
  const received = sim.world.nodes[0];
  return { reasons: [...new Set(reasons)], drops: reasons.length, marks, standing, received };
}

const WHOLE = { processes: [{ state: { totalReceived: SIZE } }] };

describe('a deep buffer', () => {
  test('without a discipline fills: nobody is told to go slower', () => {
    const { drops, standing, received } = transfer(undefined);
    expect(received).toMatchObject(WHOLE);
    expect(drops).toBe(0);
    expect(standing).toBeGreaterThan(400_000);
  });

  test('with RED stays short, and some packets die early', () => {
    const { reasons, standing, received } = transfer({ kind: 'red' });
    expect(received).toMatchObject(WHOLE);
    expect(reasons).toEqual(['red']);
    expect(standing).toBeLessThan(150_000);
  });

  test('with CoDel stays short, and what waited too long dies at its head', () => {
    const { reasons, standing, received } = transfer({ kind: 'codel' });
    expect(received).toMatchObject(WHOLE);
    expect(reasons).toEqual(['codel']);
    expect(standing).toBeLessThan(50_000);
  });

  test('with CoDel and ECN loses nothing: packets are marked', () => {
    const { drops, marks, received } = transfer({ kind: 'codel', ecn: true }, true);
    expect(received).toMatchObject(WHOLE);
    expect(drops).toBe(0);
    expect(marks).toBeGreaterThan(0);
  });
});

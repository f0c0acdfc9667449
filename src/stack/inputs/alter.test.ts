import { describe, expect, test } from 'vitest';
import { kernelFor } from '../../runtime/testing/kernel-for.ts';
import { decodeRunLink, encodeRunLink } from '../../runtime/url.ts';
import { MILLISECOND, SECOND } from '../core/instant.ts';
import { runFaults } from '../world/schema/session.ts';
import { advance, fork } from '../world/session.ts';
import { startSession } from '../world/testing/whole.ts';
import { all, CLIENT, runToEnd, SERVER, traceBytes, transferScenario } from '../world/testing.ts';
import type { SessionInput } from './kind.ts';

const spec = transferScenario(100, {}, { knowsNeighbours: true });

async function run(inputs: SessionInput[], scenario = spec) {
  const kernel = await kernelFor(scenario, { scenario: scenario.id, seed: 1, inputs });
  return runToEnd(scenario, { inputs }, { kernel });
}

const delay: SessionInput = { at: 0, kind: 'delay', frame: 0, by: 50 * MILLISECOND };
const duplicate: SessionInput = { at: 0, kind: 'duplicate', frame: 0, after: 5 * MILLISECOND };
const corrupt: SessionInput = { at: 0, kind: 'corrupt', frame: 0, bit: 34 * 8 + 1 };

describe('delay', () => {
  test('the frame arrives so much later, and the trace says who delayed it', async () => {
    const { log } = (await run([delay])).sim;
    expect(all(log, 'frame.delivered')[0]).toMatchObject({ frame: 0, at: 70 * MILLISECOND });
    const [changed] = all(log, 'frame.changed');
    expect(changed).toMatchObject({ how: 'delay-by-learner', frame: 0 });
    expect(all(log, 'session.input')[0]?.id).toBe(changed?.cause);
    expect(all(log, 'frame.rescheduled')[0]).toMatchObject({ arrives: 70 * MILLISECOND });
  });

  test('later frames overtake it', async () => {
    const log = (await run([{ ...delay, by: 2 * SECOND }])).sim.log;
    const atServer = all(log, 'frame.delivered').filter(({ node }) => node === SERVER);
    expect(atServer[0]?.frame).not.toBe(0);
    expect(atServer.some(({ frame, at }) => frame === 0 && at === 2_020 * MILLISECOND)).toBe(true);
  });

  test('a frame that still waits keeps its delay when the link gets another rate', async () => {
    const slow = transferScenario(5_000, { bandwidth: 100_000 }, { knowsNeighbours: true });
    const plain = (await run([], slow)).sim.log;
    const waiting = all(plain, 'frame.sent').find(({ at, starts }) => starts > at + 1000);
    const { frame = -1, at = 0 } = waiting ?? {};
    const faster: SessionInput = { at, kind: 'link', link: 2, settings: { bandwidth: 200_000 } };
    const arrival = async (inputs: SessionInput[]) =>
      all((await run(inputs, slow)).sim.log, 'frame.delivered').find((e) => e.frame === frame)?.at;
    const alone = (await arrival([faster])) as number;
    const hold: SessionInput = { at, kind: 'delay', frame, by: 7 * MILLISECOND };
    expect(await arrival([hold, faster])).toBe(alone + 7 * MILLISECOND);
  });
});

describe('duplicate', () => {
  test('a copy with a number of its own arrives behind the frame', async () => {
    const { log } = (await run([duplicate])).sim;
    const copy = all(log, 'frame.sent').find(({ frame }) => frame === 1);
    const [changed] = all(log, 'frame.changed');
    expect(changed).toMatchObject({ how: 'duplicate-by-learner' });
    expect(copy?.cause).toBe(changed?.id);
    const arrivals = all(log, 'frame.delivered').slice(0, 2);
    expect(arrivals.map(({ frame, at }) => [frame, at / MILLISECOND])).toContainEqual([0, 20]);
    expect(all(log, 'frame.delivered').find(({ frame }) => frame === 1)?.at).toBe(25_000);
  });
});

describe('corrupt', () => {
  test('the checksum sees a flipped bit of the segment, and the SYN is sent again', async () => {
    const { log } = (await run([corrupt])).sim;
    expect(all(log, 'packet.ignored')[0]).toMatchObject({ node: SERVER, why: 'tcp-checksum' });
    expect(all(log, 'frame.changed')[0]).toMatchObject({ how: 'corrupt-by-learner' });
    const again = all(log, 'frame.sent').filter(({ node }) => node === CLIENT)[1];
    expect(again?.at).toBe(SECOND);
  });

  test('a bit that the frame does not have is said to be none', async () => {
    const { log } = (await run([{ ...corrupt, bit: 9_000 }])).sim;
    expect(all(log, 'input.futile')).toMatchObject([{ index: 0, why: 'no-such-bit' }]);
  });

  test('a bit of the Ethernet header is refused', async () => {
    const session = { scenario: spec.id, seed: 1, inputs: [{ ...corrupt, bit: 3 }] };
    const faults = runFaults(spec, session, await kernelFor(spec, session));
    expect(faults).toMatchObject([{ code: 'whole', path: ['inputs', 0, 'bit'] }]);
  });
});

describe.each([delay, duplicate, corrupt])('$kind', (input) => {
  test('a link of a run spells it, and is read again', () => {
    expect(decodeRunLink(encodeRunLink({ inputs: [input] }))?.inputs).toEqual([input]);
  });

  test('a frame that has arrived cannot be changed any more', async () => {
    const { log } = (await run([{ ...input, at: SECOND }])).sim;
    expect(all(log, 'input.futile')).toMatchObject([{ why: 'not-under-way' }]);
  });

  test('a fork at its instant gives the bytes of a run that had it from the start', async () => {
    const session = { scenario: spec.id, seed: 1, inputs: [] };
    const kernel = await kernelFor(spec, { ...session, inputs: [input] });
    const original = startSession(spec, session, { kernel });
    advance(original);
    const forked = fork(original, input);
    advance(forked);
    expect(traceBytes(forked.sim.log)).toEqual(traceBytes((await run([input])).sim.log));
  });
});

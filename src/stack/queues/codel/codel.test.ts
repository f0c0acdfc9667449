import { describe, expect, test } from 'vitest';
import { coreKernel, kernelOf } from '../../capability.ts';
import { MILLISECOND } from '../../core/instant.ts';
import { everyKernel } from '../../world/testing/every-kernel.ts';
import { all, runToEnd, SERVER_ADDRESS, twoHosts } from '../../world/testing.ts';
import { capability } from './capability.ts';
import { type CodelSpec, codel } from './index.ts';

/** 1,000 bytes with their headers take 8 ms at 1 Mb/s. */
const SIZE = 1_000 - 42;
const TAKES = 8 * MILLISECOND;
const kernel = kernelOf([...everyKernel.capabilities, capability]);

/** When frames were dropped, ms, of so many that are handed over at once. */
function dropsOf(count: number, spec: Omit<CodelSpec, 'kind'> = {}): number[] {
  const peer = { address: SERVER_ADDRESS, port: 7 };
  const text = 'x'.repeat(SIZE);
  const sends = Array.from(
    { length: count },
    () => ({ do: 'sendto', on: 'u', text, ...peer }) as const,
  );
  const scenario = twoHosts([{ do: 'socket', as: 'u', type: 'dgram' }, ...sends], [], {
    links: [
      {
        between: ['client', 'server'],
        ...{ bandwidth: 1_000_000, delay: MILLISECOND },
        queue: { kind: 'codel', ...spec },
      },
    ],
    knowsNeighbours: true,
    until: 2_000_000,
  });
  const { log } = runToEnd(scenario, {}, { kernel }).sim;
  const dropped = all(log, 'frame.dropped').filter(({ why }) => why === 'codel');
  return dropped.map(({ at }) => at / MILLISECOND);
}

describe('a standing queue', () => {
  test('is left alone for an interval, and then drops at its head, faster and faster', () => {
    // Heads are looked at every 8 ms. The first that waited more than 5 ms is seen at 8, so dropping
    // begins at the first head from 108 on, at 112; the next drops are due at 112 + 100 = 212,
    // + 100/√2 = 282.7, + 100/√3 = 340.4, + 100/√4 = 390.4 (RFC 8289 §5.6).
    expect(dropsOf(56).slice(0, 5)).toEqual([112, 216, 288, 344, 392]);
  });

  test('that drains within the interval loses nothing', () => {
    expect(dropsOf(13)).toEqual([]);
  });

  test('with a longer target begins later', () => {
    // The head at 48 waited 48 ms; 48 + 100 = 148, the next head is at 152.
    expect(dropsOf(40, { target: 41 * MILLISECOND })[0]).toBe(152);
  });
});

test('one frame that finds the queue empty ends the time of dropping', () => {
  const state = codel.create({}, {});
  Object.assign(state, { dropping: true, firstAboveTime: 5, after: 2 });
  codel.enqueue(state, 1_000, 0, TAKES, { words: new Uint32Array(4) });
  expect(state).toMatchObject({ dropping: false, firstAboveTime: 0, after: 0 });
});

test('a scenario that names it fetches what drops at the head as well', () => {
  expect(coreKernel.queues.has('codel')).toBe(false);
  expect(capability.needs).toEqual(['wire.changes']);
});

import { describe, expect, test } from 'vitest';
import { createPace } from './pace.ts';

/** A clock that goes on by hand; drawing takes as long as `cost` says. */
function setUp(cost: number) {
  let at = 0;
  const later: { due: number; act: () => void }[] = [];
  const told: [run: string, at: number][] = [];
  const clock = {
    now: () => at,
    nextFrame: () => 0,
    cancelFrame: () => undefined,
    later: (act: () => void, ms: number) => later.push({ due: at + ms, act }),
    cancel: () => later.splice(0),
  };
  const pace = createPace<string>(clock, (run) => {
    told.push([run, at]);
    at += cost;
  });
  const until = async (then: number) => {
    await Promise.resolve();
    for (;;) {
      later.sort((a, b) => a.due - b.due);
      if (later[0] === undefined || later[0].due > then) break;
      const [{ due, act }] = later.splice(0, 1) as [(typeof later)[number]];
      at = Math.max(at, due);
      act();
      await Promise.resolve();
      await Promise.resolve();
    }
    at = Math.max(at, then);
  };
  return { pace, told, until };
}

describe('news of a growing run', () => {
  test('the first is told at once', () => {
    const { pace, told } = setUp(30);
    pace.grown('A', false);
    expect(told).toEqual([['A', 0]]);
  });

  test('what comes while the page draws, and twice as long after it, is told together', async () => {
    const { pace, told, until } = setUp(30);
    pace.grown('A', false);
    for (let at = 32; at < 80; at += 4) {
      await until(at);
      pace.grown('A', false);
    }
    await until(200);
    expect(told).toEqual([
      ['A', 0],
      ['A', 90],
    ]);
  });

  test('the last is told at once, and nothing is left over', async () => {
    const { pace, told, until } = setUp(30);
    pace.grown('A', false);
    await until(40);
    pace.grown('A', false);
    pace.grown('A', true);
    await until(500);
    expect(told).toEqual([
      ['A', 0],
      ['A', 40],
    ]);
  });

  test('two runs that grow beside each other are both told', async () => {
    const { pace, told, until } = setUp(10);
    pace.grown('A', false);
    await until(12);
    pace.grown('A', false);
    pace.grown('B', false);
    await until(500);
    expect(told.map(([run]) => run)).toEqual(['A', 'A', 'B']);
  });

  test('nothing is told when the runs are closed', async () => {
    const { pace, told, until } = setUp(10);
    pace.grown('A', false);
    await until(12);
    pace.grown('A', false);
    pace.stop();
    await until(500);
    expect(told).toHaveLength(1);
  });
});

import { expect, test } from 'vitest';
import { optionsOf } from './options.ts';

test('without options there is a little of all', () => {
  expect(optionsOf([])).toEqual({
    ...{ minutes: 0, frames: 100_000, streams: 200, networks: 10_000, seed: 1 },
  });
  expect(optionsOf(['--seed', '7'])).toMatchObject({ frames: 100_000, streams: 200, seed: 7 });
});

test('a time or a number of one of them is all there is', () => {
  expect(optionsOf(['--minutes', '0.5', '--seed', '9'])).toEqual({
    ...{ minutes: 0.5, frames: 0, streams: 0, networks: 0, seed: 9 },
  });
  expect(optionsOf(['--frames', '10'])).toMatchObject({ frames: 10, streams: 0, networks: 0 });
  expect(optionsOf(['--networks', '10'])).toMatchObject({ frames: 0, networks: 10 });
});

test('help is no option among others', () => {
  expect(optionsOf(['--seed', '1', '--help'])).toBeUndefined();
});

test.each([['--hours', '1'], ['--seed'], ['--seed', 'x'], ['--frames', '-1'], ['frames', '1']])(
  'what makes no sense is said so: %s %s',
  (...args) => {
    expect(() => optionsOf(args)).toThrow('no such option');
  },
);

import { expect, test, vi } from 'vitest';
import { loadJson, regressionsIn } from './failure.ts';
import { makeCase, type StreamCase } from './streams/case.ts';
import { faultOf, fuzzStream } from './streams/fuzz.ts';
import { playCase } from './streams/oracle.ts';
import { shrink } from './streams/shrink.ts';

// Two seconds on an idle machine.
vi.setConfig({ testTimeout: 60_000 });

test('over bad links, what is read is what was written, and all of it when both close', () => {
  for (let seed = 1; seed <= 30; seed++) {
    expect(fuzzStream(seed).failure, `seed ${seed}`).toBeUndefined();
  }
});

test('the same seed plays the same case', () => {
  expect(playCase(makeCase(7))).toEqual(playCase(makeCase(7)));
});

test('a failing case is made simpler as long as it fails in the same way', () => {
  const fails = (one: StreamCase) => (one.link.lossPpm > 0 ? 'it loses frames' : undefined);
  const failing = { ...makeCase(3), link: { ...makeCase(3).link, lossPpm: 500, reorderPpm: 9 } };
  const simplest = shrink(failing, fails);
  expect(simplest.link).toMatchObject({ lossPpm: 500, reorderPpm: 0, delay: 0 });
  expect(simplest.settings).toEqual([{}, {}]);
});

test.each(regressionsIn('fuzz/regressions/streams'))('%s does not happen again', (file) => {
  expect(faultOf(loadJson<StreamCase>(file))).toBeUndefined();
});

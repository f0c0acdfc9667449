import { expect, test } from 'vitest';
import { bytesIn, capturedFrame } from '../trace/capture.ts';
import { advance, fork, keyframeBefore, resume } from './session.ts';
import { startSession } from './testing/whole.ts';
import { all, runToEnd, traceBytes, transferScenario } from './testing.ts';

const rough = {
  bandwidth: 10_000_000,
  lossPpm: 20_000,
  duplicatePpm: 5_000,
  reorderPpm: 5_000,
  corruptPpm: 5_000,
  reorderBy: 5_000,
};

test('the same session gives a byte-identical trace and capture', () => {
  const [one, two] = [1, 2].map(() => runToEnd(transferScenario(200_000, rough)));
  expect(traceBytes(one!.sim.log)).toEqual(traceBytes(two!.sim.log));
  expect(bytesIn(one!.sim.capture.frames)).toBe(bytesIn(two!.sim.capture.frames));
});

test('another seed gives another run', () => {
  const [one, two] = [1, 2].map((seed) => runToEnd(transferScenario(200_000, rough), { seed }));
  expect(traceBytes(one!.sim.log)).not.toEqual(traceBytes(two!.sim.log));
});

test('resuming from any keyframe gives a byte-identical trace', () => {
  const spec = transferScenario(1_000_000, rough);
  const session = { scenario: spec.id, seed: 1, inputs: [] };
  const original = startSession(spec, session, { spacing: 2_000 });
  advance(original);
  expect(original.keyframes.length).toBeGreaterThan(2);
  const expected = traceBytes(original.sim.log);
  for (const keyframe of original.keyframes) {
    const again = resume(original, keyframe);
    expect(again.sim.log.count).toBe(keyframe.events);
    advance(again);
    expect(traceBytes(again.sim.log)).toEqual(expected);
    expect(bytesIn(again.sim.capture.frames)).toBe(bytesIn(original.sim.capture.frames));
  }
}, 30_000);

test('running in many small slices changes nothing', () => {
  const whole = runToEnd(transferScenario(100_000, rough));
  const spec = transferScenario(100_000, rough);
  const sliced = startSession(spec, { scenario: spec.id, seed: 1, inputs: [] });
  while (advance(sliced, undefined, 1));
  expect(traceBytes(sliced.sim.log)).toEqual(traceBytes(whole.sim.log));
});

test('a fork shares its prefix and then goes its own way', () => {
  const original = runToEnd(transferScenario(100_000));
  const victim = all(original.sim.log, 'frame.sent')[60]!;
  const at = Math.floor((victim.starts + victim.arrives) / 2);
  const forked = fork(original, { at, kind: 'drop', frame: victim.frame });
  advance(forked);
  const [input] = all(forked.sim.log, 'session.input');
  expect(traceBytes(forked.sim.log, input!.id)).toEqual(traceBytes(original.sim.log, input!.id));
  expect(all(forked.sim.log, 'frame.dropped')).toMatchObject([
    { frame: victim.frame, why: 'learner', at, cause: input!.id },
  ]);
  expect(traceBytes(forked.sim.log)).not.toEqual(traceBytes(original.sim.log));
});

test('a fork is the same run as its session played from the start', () => {
  const original = runToEnd(transferScenario(100_000, rough));
  const victim = all(original.sim.log, 'frame.sent')[40]!;
  const forked = fork(original, { at: victim.starts + 1, kind: 'drop', frame: victim.frame });
  advance(forked);
  const replayed = runToEnd(forked.spec, { inputs: [...forked.session.inputs] });
  expect(traceBytes(replayed.sim.log)).toEqual(traceBytes(forked.sim.log));
});

test('dropping a frame that has already arrived changes nothing but the note of it', () => {
  const original = runToEnd(transferScenario(1_000));
  const first = all(original.sim.log, 'frame.sent')[0]!;
  const forked = fork(original, { at: first.arrives + 1, kind: 'drop', frame: first.frame });
  advance(forked);
  expect(all(forked.sim.log, 'frame.dropped')).toEqual([]);
  expect(all(forked.sim.log, 'frame.sent').length).toBe(all(original.sim.log, 'frame.sent').length);
});

test('the keyframe for an instant is never later than it', () => {
  const original = runToEnd(transferScenario(1_000_000, rough));
  for (const at of [0, 1, 100_000, 1_000_000]) {
    expect(keyframeBefore(original, at).at).toBeLessThanOrEqual(at);
  }
});

test('with trace and capture off, the processes read the same bytes', () => {
  const traced = runToEnd(transferScenario(300_000, rough));
  const bare = runToEnd(transferScenario(300_000, rough), {}, { trace: false, capture: false });
  expect(bare.sim.log.count).toBe(0);
  expect(capturedFrame(bare.sim.capture, 0)).toBeUndefined();
  expect(bare.sim.world.now).toBe(traced.sim.world.now);
  expect(bare.sim.world.nextFrame).toBe(traced.sim.world.nextFrame);
});

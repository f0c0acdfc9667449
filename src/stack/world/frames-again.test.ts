import { expect, test } from 'vitest';
import { capturedFrame, unpackFrames } from '../trace/capture.ts';
import { arp, ethernet, layer, packet } from '../wire/index.ts';
import { framesAgain } from './frames-again.ts';
import type { SessionInput } from './inputs.ts';
import type { ScenarioSpec } from './scenario.ts';
import { advance, fork, type SessionRun } from './session.ts';
import { startSession } from './testing/whole.ts';
import { all, runToEnd, SERVER, traceBytes, transferScenario } from './testing.ts';

const rough = {
  bandwidth: 10_000_000,
  lossPpm: 20_000,
  duplicatePpm: 20_000,
  reorderPpm: 10_000,
  corruptPpm: 10_000,
  reorderBy: 5_000,
};
const spec = transferScenario(1_000_000, rough);

/** Keyframes close together, and not a byte kept. */
function forgetful(inputs: readonly SessionInput[] = [], of: ScenarioSpec = spec): SessionRun {
  const session = { scenario: of.id, seed: 1, inputs };
  return startSession(of, session, { capture: false, spacing: 400 });
}

/** Frames with their bytes as texts, a character each: megabytes of them are compared at once. */
function replayed(running: SessionRun, first: number, last: number): (string | undefined)[] {
  const frames = unpackFrames(framesAgain(running, first, last));
  return numbers(first, last).map((frame) => textOf(frames[frame - first]));
}

/** What a capture during the run held. */
function kept({ sim }: SessionRun, first: number, last: number): (string | undefined)[] {
  return numbers(first, last).map((frame) => textOf(capturedFrame(sim.capture, frame)));
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes && String.fromCharCode(...bytes);
}

const numbers = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

const witness = runToEnd(spec);
const sent = witness.sim.world.nextFrame;

function finished(): SessionRun {
  const running = forgetful();
  advance(running);
  return running;
}

test('every frame of a rough run has the bytes that a capture kept of it', () => {
  const changes = new Set(all(witness.sim.log, 'frame.changed').map(({ how }) => how));
  expect(changes).toEqual(new Set(['duplicated', 'reordered', 'corrupted']));
  expect(sent).toBeGreaterThan(1_000);
  const running = finished();
  expect(replayed(running, 0, sent - 1)).toEqual(kept(witness, 0, sent - 1));
  for (let frame = 0; frame < sent; frame += 31) {
    expect(replayed(running, frame, frame)).toEqual(kept(witness, frame, frame));
  }
});

test('every keyframe leads to the same bytes', () => {
  const running = finished();
  expect(running.keyframes.length).toBeGreaterThan(2);
  for (const keyframe of running.keyframes) {
    const only = { ...running, keyframes: [keyframe] };
    const first = keyframe.world.nextFrame;
    expect(replayed(only, first, sent - 1)).toEqual(kept(witness, first, sent - 1));
  }
});

test('a fork has the bytes of its own future', () => {
  const original = finished();
  const data = all(witness.sim.log, 'frame.sent').filter(({ bytes }) => bytes > 1_000);
  const frame = data[60]!;
  const at = Math.floor((frame.starts + frame.arrives) / 2);
  const changes = [
    { at, kind: 'drop', frame: frame.frame },
    { at, kind: 'link', link: 0, settings: { delay: 7_000 } },
    { at: at + 1, kind: 'call', node: 0, call: { name: 'close', fd: 3 } },
  ] as const;
  let running = original;
  for (const change of changes) running = fork(running, change as SessionInput);
  advance(running);
  const own = runToEnd(spec, { inputs: [...running.session.inputs] });
  const end = own.sim.world.nextFrame;
  expect(running.sim.world.nextFrame).toBe(end);
  expect(kept(own, 0, end - 1)).not.toEqual(kept(witness, 0, end - 1));
  expect(replayed(running, 0, end - 1)).toEqual(kept(own, 0, end - 1));
  expect(replayed(original, 0, sent - 1)).toEqual(kept(witness, 0, sent - 1));
});

test('a frame that came from outside the world has its bytes too', () => {
  const outside = packet([
    layer(ethernet, { dst: 0xffffffffffff, src: 0x020000000063 }),
    layer(arp, { operation: 1, senderMac: 0x020000000063, senderIp: 0x0a000063, targetIp: 1 }),
  ]);
  const inputs = [{ at: 5, kind: 'frame' as const, node: SERVER, nic: 0, bytes: outside }];
  const running = forgetful(inputs, transferScenario(1_000));
  advance(running);
  const own = runToEnd(transferScenario(1_000), { inputs });
  const frames = [running, own].map(({ sim }) => sim.world.nextFrame);
  expect(frames[0]).toBe(frames[1]);
  expect(replayed(running, 0, 9)).toEqual(kept(own, 0, 9));
  expect(replayed(running, 0, 9)).toContain(textOf(outside));
});

test('a run that is still going on gives what it has sent so far, and nothing of its future', () => {
  const running = forgetful();
  let last = 0;
  for (let at = 30_000; at < 1_500_000; at += 70_000) {
    advance(running, at);
    const end = running.sim.world.nextFrame;
    expect(end).toBeGreaterThan(1);
    expect(replayed(running, end - 2, end)).toEqual([
      ...kept(witness, end - 2, end - 1),
      undefined,
    ]);
    last = end;
  }
  expect(last).toBeGreaterThan(100);
  expect(last).toBeLessThan(sent);
});

test('asking disturbs nothing', () => {
  const running = forgetful();
  while (advance(running, undefined, 1)) framesAgain(running, 0, sent);
  expect(traceBytes(running.sim.log)).toEqual(traceBytes(witness.sim.log));
  expect(running.sim.world.nextFrame).toBe(sent);
});

test('a number that no frame has, and one that is none', () => {
  const running = finished();
  expect(replayed(running, sent - 1, sent)).toEqual([
    ...kept(witness, sent - 1, sent - 1),
    undefined,
  ]);
  expect(replayed(running, sent, sent + 5).every((bytes) => bytes === undefined)).toBe(true);
  expect(framesAgain(running, 5, 4).lengths.length).toBe(0);
  for (const [first, last] of [
    [-1, 3],
    [0.5, 3],
    [0, Number.POSITIVE_INFINITY],
    [Number.NaN, 3],
  ] as const) {
    expect(() => framesAgain(running, first, last)).toThrow(RangeError);
  }
});

test('only what was asked for is kept', () => {
  const running = finished();
  const { bytes, lengths } = framesAgain(running, 200, 203);
  expect(lengths.length).toBe(4);
  expect(bytes.buffer.byteLength).toBe(lengths.reduce((sum, length) => sum + length));
});

test('frames that were sent before the stack broke can still be had', () => {
  const running = finished();
  // The replay meets an input that throws; the run did not get further than that.
  const broken = { frame: 0 } as SessionInput;
  let trips = false;
  const at = all(witness.sim.log, 'frame.sent')[300]!.at;
  Object.defineProperty(broken, 'at', { value: at });
  Object.defineProperty(broken, 'kind', {
    get: () => {
      if (trips) throw new Error('the stack tripped');
      return 'drop';
    },
  });
  const inputs = [broken];
  const reached = forgetful(inputs);
  trips = true;
  expect(() => advance(reached)).toThrow('tripped');
  const end = reached.sim.world.nextFrame;
  expect(end).toBeGreaterThan(200);
  expect(replayed(reached, end - 1, end)).toEqual([...kept(witness, end - 1, end - 1), undefined]);
  const gone = { ...running, sim: { ...running.sim, inputs }, keyframes: reached.keyframes };
  expect(() => framesAgain(gone, sent - 1, sent - 1)).toThrow('tripped');
});

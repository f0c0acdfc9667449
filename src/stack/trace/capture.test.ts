import { expect, test } from 'vitest';
import {
  capturedFrame,
  captureFrame,
  capturePrefix,
  createCapture,
  packFrames,
  truncateCapture,
  unpackFrames,
} from './capture.ts';

test('what a copy of a capture adds is not seen in the original, nor the other way round', () => {
  const capture = createCapture();
  for (let i = 0; i < 50; i++) captureFrame(capture, Uint8Array.of(i), 0, 1);
  const prefix = capturePrefix(capture, 20);
  for (let i = 0; i < 50; i++) {
    captureFrame(prefix, Uint8Array.of(100 + i), 0, 1);
    captureFrame(capture, Uint8Array.of(200 + i), 0, 1);
  }
  expect([prefix, capture].map((each) => [...(capturedFrame(each, 49) ?? [])])).toEqual([
    [129],
    [49],
  ]);
  expect([...(capturedFrame(capture, 50) ?? [])]).toEqual([200]);
  expect(prefix.blocks.length).toBe(2);
});

test('a capture gives each frame its bytes, in packs and prefixes too', () => {
  const capture = createCapture();
  for (let i = 0; i < 70_000; i++) captureFrame(capture, Uint8Array.of(i, i, i), 0, (i % 3) + 1);
  expect(capture.blocks.length).toBeGreaterThan(1);
  const frames = unpackFrames(packFrames(capture));
  expect([...(frames[69_999] as Uint8Array)]).toEqual([69_999 & 255]);
  expect([...(frames[2] as Uint8Array)]).toEqual([2, 2, 2]);
  expect(frames.length).toBe(70_000);
  const prefix = capturePrefix(capture, 3);
  captureFrame(prefix, Uint8Array.of(9), 0, 1);
  expect([...(capturedFrame(prefix, 3) as Uint8Array)]).toEqual([9]);
  expect(capturedFrame(capture, 70_000)).toBeUndefined();
  truncateCapture(capture, 1);
  expect(capture.used).toBe(1);
});

test('a capture that begins late keeps frames by their numbers', () => {
  const capture = { ...createCapture(), first: 5, skip: 2 };
  for (let i = 3; i < 8; i++) captureFrame(capture, Uint8Array.of(i), 0, 1);
  expect([4, 5, 7, 8].map((frame) => capturedFrame(capture, frame)?.[0])).toEqual([
    undefined,
    5,
    7,
    undefined,
  ]);
});

test('a capture that is off keeps nothing', () => {
  const capture = createCapture(false);
  captureFrame(capture, Uint8Array.of(1), 0, 1);
  expect(packFrames(capture)).toEqual({ lengths: new Uint32Array(0), bytes: new Uint8Array(0) });
});

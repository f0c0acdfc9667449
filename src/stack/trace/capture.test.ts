import { expect, test } from 'vitest';
import {
  bytesIn,
  capturedFrame,
  captureFrame,
  capturePrefix,
  createCapture,
  packFrames,
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
  const both = [prefix, capture];
  expect(both.map((each) => capturedFrame(each, 49)?.[0])).toEqual([129, 49]);
  expect(both.map((each) => capturedFrame(each, 19)?.[0])).toEqual([19, 19]);
  expect(both.map(({ frames }) => bytesIn(frames))).toEqual([70, 100]);
  expect(prefix.frames[19]?.buffer).toBe(capture.frames[19]?.buffer);
});

test('a capture gives each frame its bytes, in packs too', () => {
  const capture = createCapture();
  const frame = (i: number) => Array.from({ length: i % 3 }, () => i & 255);
  // More than a block of 64 KiB.
  for (let i = 0; i < 90_000; i++) captureFrame(capture, Uint8Array.of(7, i, i, 7), 1, i % 3);
  const frames = unpackFrames(packFrames(capture.frames));
  expect(frames.length).toBe(90_000);
  for (const i of [0, 1, 2, 3, 65_537, 89_999]) {
    expect([...(capturedFrame(capture, i) as Uint8Array)]).toEqual(frame(i));
    expect([...(frames[i] as Uint8Array)]).toEqual(frame(i));
  }
  for (const none of [-1, 0.5, 90_000]) expect(capturedFrame(capture, none)).toBeUndefined();
});

test('a capture that begins late lets frames go by', () => {
  const capture = createCapture(true, 2);
  for (let i = 3; i < 8; i++) captureFrame(capture, Uint8Array.of(i), 0, 1);
  expect(unpackFrames(packFrames(capture.frames)).map(([byte]) => byte)).toEqual([5, 6, 7]);
  expect([0, 2, 3].map((frame) => capturedFrame(capture, frame)?.[0])).toEqual([5, 7, undefined]);
});

test('a capture that is off keeps nothing', () => {
  const capture = createCapture(false);
  captureFrame(capture, Uint8Array.of(1), 0, 1);
  expect(capturedFrame(capture, 0)).toBeUndefined();
  expect(packFrames(capture.frames).bytes.length).toBe(0);
});

test('a frame that is longer than a block has one of its own', () => {
  const capture = createCapture();
  captureFrame(capture, new Uint8Array(300_000).fill(9), 0, 300_000);
  captureFrame(capture, Uint8Array.of(1), 0, 1);
  expect(capture.frames.map((frame) => [frame.length, frame.at(-1)])).toEqual([
    [300_000, 9],
    [1, 1],
  ]);
});

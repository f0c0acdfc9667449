import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { hasRoom, readFrames, writeFrames } from './frames.ts';

const unexpected = () => expect.unreachable();
const frame = (length: number) => Uint8Array.from({ length }, (_, i) => i + length);

test('frames come out as they went in, however the pipe cuts them', () => {
  const written = new PassThrough();
  const frames = [frame(14), frame(60), frame(1_514)];
  expect(writeFrames(written, frames)).toBe(0);
  const bytes = written.read() as Buffer;
  for (const size of [1, 7, 100, bytes.length]) {
    const pipe = new PassThrough();
    const got: Uint8Array[] = [];
    readFrames(pipe, (more) => got.push(...more.map((each) => Uint8Array.from(each))), unexpected);
    for (let at = 0; at < bytes.length; at += size)
      pipe.emit('data', bytes.subarray(at, at + size));
    expect(got).toEqual(frames);
  }
});

test('a frame that the format has no room for is left out and counted', () => {
  const pipe = new PassThrough();
  expect(writeFrames(pipe, [frame(9_217), frame(14)])).toBe(1);
  expect(pipe.readableLength).toBe(2 + 14);
});

test('what is no batch is told once, and nothing is read after it', () => {
  const pipe = new PassThrough();
  let told = 0;
  readFrames(pipe, unexpected, () => told++);
  pipe.emit('data', Buffer.from([0, 3, 1, 2, 3]));
  pipe.emit('data', Buffer.from([0, 3, 1, 2, 3]));
  expect(told).toBe(1);
});

test('a pipe that nobody reads from is full at some time', () => {
  const pipe = new PassThrough();
  let batches = 0;
  while (hasRoom(pipe) && batches < 1_000) {
    writeFrames(pipe, [frame(1_500), frame(1_500)]);
    batches++;
  }
  expect(batches).toBeLessThan(1_000);
  pipe.destroy();
  expect(hasRoom(pipe)).toBe(false);
});

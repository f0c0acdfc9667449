import { describe, expect, test } from 'vitest';
import { outgoing } from './outgoing.ts';

const frame = (byte: number, length = 100) => new Uint8Array(length).fill(byte);

function card() {
  const taken: number[] = [];
  const again: (() => void)[] = [];
  const it = { room: Number.POSITIVE_INFINITY, taken, again };
  const out = outgoing(
    (frames) => {
      const now = frames.slice(0, it.room);
      taken.push(...now.map(([first]) => first as number));
      return now.length;
    },
    1_000,
    (later) => again.push(later),
  );
  return { ...it, out, set: (room: number) => (it.room = room) };
}

describe('frames on their way to the card', () => {
  test('go at once when the card takes them', () => {
    const { out, taken, again } = card();
    expect(out.send([frame(1), frame(2)])).toBe(0);
    expect(taken).toEqual([1, 2]);
    expect(again).toEqual([]);
  });

  test('wait in order when it does not, and are offered again', () => {
    const { out, taken, again, set } = card();
    set(1);
    out.send([frame(1), frame(2)]);
    out.send([frame(3)]);
    expect(taken).toEqual([1, 2]);
    set(9);
    again.shift()?.();
    expect(taken).toEqual([1, 2, 3]);
    expect(again).toEqual([]);
  });

  test('are lost, and counted, when too many wait', () => {
    const { out, taken, again, set } = card();
    set(0);
    expect(out.send(Array.from({ length: 12 }, (_, i) => frame(i)))).toBe(2);
    set(99);
    again.shift()?.();
    expect(taken).toHaveLength(10);
    expect(out.send([frame(1)])).toBe(0);
  });

  test('are forgotten when the page has gone', () => {
    const { out, taken, again, set } = card();
    set(0);
    out.send([frame(1)]);
    out.clear();
    set(9);
    again.shift()?.();
    expect(taken).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { decodePlotLook, encodePlotLook, PLAIN_PLOT } from '../../view-kit/plot/look.ts';
import { followed, moved, wholeStream, zoomed } from './domain.ts';
import { looking, sightOf } from './look.ts';
import type { ReceiverNow, SenderNow, WindowsNow } from './model.ts';

function at(una: number, window: number, written: number): WindowsNow {
  const none = { sacked: [], again: [], probing: false, early: [], event: 0 };
  const sender: SenderNow = {
    ...{ ...none, node: 0, open: true, una, sent: una, next: una, window, written },
    ...{ cwnd: 10_000, gone: 0, congestion: una + 10_000 },
  };
  const edge = una + window;
  const receiver: ReceiverNow = { ...none, node: 1, read: una, next: una, edge, buffer: edge };
  return { sender, receiver, end: -1 };
}

describe('the bytes in sight', () => {
  it('are the whole stream while it is not much longer than three windows', () => {
    expect(followed(at(0, 4000, 12_000))).toEqual(wholeStream(at(0, 4000, 12_000)));
  });

  it('have room for what will be written while nothing is', () => {
    expect(followed(at(0, 4000, 0))).toEqual(followed(at(0, 4000, 12_000)));
  });

  it('follow the window by pages, so that edges move over bytes that stand still', () => {
    const pages = [0, 4000, 5000, 7000].map((una) => followed(at(una, 4000, 1_000_000)));
    expect(pages[0]).toEqual(pages[1]);
    for (const [i, una] of [0, 4000, 5000, 7000].entries()) {
      expect(pages[i]!.from).toBeLessThanOrEqual(una);
      expect(pages[i]!.to).toBeGreaterThan(una + 4000);
    }
  });

  it('are those that were written when the window dwarfs them', () => {
    const { from, to } = followed(at(0, 65_535, 14));
    expect([from, to]).toEqual([0, 28]);
  });

  it('can be single bytes, and no fewer than sixteen', () => {
    const whole = { from: 0, to: 12_000 };
    let sight = whole;
    for (let i = 0; i < 20; i++) sight = zoomed(sight, 2, 5000, whole);
    expect(sight.to - sight.from).toBe(16);
    expect(sight.from).toBeLessThan(5000);
    expect(sight.to).toBeGreaterThan(5000);
  });

  it('stay inside of the stream', () => {
    const whole = { from: 0, to: 12_000 };
    expect(moved({ from: 0, to: 1000 }, -1, whole)).toEqual({ from: 0, to: 1000 });
    expect(moved({ from: 10_500, to: 11_500 }, 1, whole)).toEqual({ from: 11_000, to: 12_000 });
    expect(zoomed({ from: 3000, to: 9000 }, 0.1, 5000, whole)).toEqual(whole);
  });
});

describe('the look in a link', () => {
  it('comes back as it was, and follows the window again when nothing is said', () => {
    const flow = '10.0.0.1.49152-10.0.0.2.80-1';
    for (const at of ['whole', { from: 4000, to: 9000 }, undefined] as const) {
      const look = looking({ ...PLAIN_PLOT, flow }, at);
      expect(decodePlotLook(encodePlotLook(look))).toEqual(look);
      expect(sightOf(look)).toEqual(at);
    }
  });
});

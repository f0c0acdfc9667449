import { expect, it } from 'vitest';
import { nearestInstant } from './nearest-instant.ts';

/** A pixel is 1 ms. */
const scale = { y: (at: number) => at / 1000, at: (y: number) => y * 1000 };
type Packets = Parameters<typeof nearestInstant>[0]['run']['packets'];
const packets = [{ starts: 20_000, arrives: 40_000 }] as unknown as Packets;
const picture = { run: { packets }, layout: { scale } };

it('a ruler holds on to the instant at which a packet leaves or arrives', () => {
  expect(nearestInstant(picture, 24)).toBe(20_000);
  expect(nearestInstant(picture, 38)).toBe(40_000);
});

it('and is where the pointer is when no packet is near', () => {
  expect(nearestInstant(picture, 60)).toBe(60_000);
  expect(nearestInstant(picture, -5)).toBe(0);
});

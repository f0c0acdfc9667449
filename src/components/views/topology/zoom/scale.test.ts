import { expect, test } from 'vitest';
import { percentOf, scaleOf, scrolledFor } from './scale.ts';

const wide = { width: 800, height: 400 };
const box = (width: number, height: number) => ({ width, height });

test('a map has its own size at first, also where it is larger than its box', () => {
  expect(scaleOf(wide, box(400, 400), undefined)).toEqual({ k: 1, fit: 0.5 });
});

test('the whole map is seen when the reader wants it', () => {
  expect(scaleOf(wide, box(400, 400), 0).k).toBe(0.5);
});

test('a map that fits its box is not drawn larger for it', () => {
  expect(scaleOf(wide, box(1600, 1600), 0)).toEqual({ k: 1, fit: 1 });
});

test('what the reader wants is kept between the whole map and four times its size', () => {
  const at = (zoom: number) => scaleOf(wide, box(600, 400), zoom).k;
  expect([at(0), at(10), at(120), at(900)]).toEqual([0.75, 0.75, 1.2, 4]);
});

test('the whole map is kept as such, whatever box it is in later', () => {
  const scale = scaleOf(wide, box(600, 400), 100);
  expect([percentOf(0.75, scale), percentOf(0.7, scale), percentOf(1.404, scale)]).toEqual([
    0, 0, 140,
  ]);
});

test('what is in the middle of the box stays there', () => {
  expect(scrolledFor(wide, { width: 400, height: 400 }, { x: 200, y: 0 }, 1, 2)).toEqual({
    x: 600,
    y: 200,
  });
});

test('a map that was smaller than its box grows from the middle', () => {
  expect(scrolledFor(wide, { width: 800, height: 800 }, { x: 0, y: 0 }, 0.5, 2)).toEqual({
    x: 400,
    y: 0,
  });
});

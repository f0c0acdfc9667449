import { describe, expect, it } from 'vitest';
import { routeOf } from './hash-location.ts';

describe('a route', () => {
  it('is what stands after the #', () => {
    expect(routeOf('#/lesson/29-three-way-handshake')).toBe('/lesson/29-three-way-handshake');
  });

  it('is home when nothing stands there', () => {
    expect(routeOf('')).toBe('/');
    expect(routeOf('#')).toBe('/');
    expect(routeOf('#/')).toBe('/');
  });

  it('leaves the run out, which follows a question mark', () => {
    expect(routeOf('#/lesson/29?run=abc/def&at=5')).toBe('/lesson/29');
    expect(routeOf('#/?x')).toBe('/');
  });
});

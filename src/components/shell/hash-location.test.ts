import { describe, expect, it } from 'vitest';
import { routeOf, settledHash } from './hash-location.ts';

describe('a route', () => {
  it('is what stands after the #', () => {
    expect(routeOf('#/lesson/three-way-handshake')).toBe('/lesson/three-way-handshake');
  });

  it('is home when nothing stands there', () => {
    expect(routeOf('')).toBe('/');
    expect(routeOf('#')).toBe('/');
    expect(routeOf('#/')).toBe('/');
  });

  it('leaves the run out, which follows a question mark', () => {
    expect(routeOf('#/lesson/arp?run=abc/def&at=5')).toBe('/lesson/arp');
    expect(routeOf('#/?x')).toBe('/');
  });

  it('has the slug of a lesson that is named by its number, or as it was called before', () => {
    expect(routeOf('#/lesson/24')).toBe('/lesson/three-way-handshake');
    expect(routeOf('#/lesson/30-four-way-close?t=5')).toBe('/lesson/four-way-close');
    expect(routeOf('#/lesson/400')).toBe('/lesson/400');
  });
});

describe('an old address', () => {
  it('becomes one with the slug and the same run', () => {
    const run = '?step=syn&t=40000&in=d1.2/3';
    expect(settledHash(`#/lesson/29-three-way-handshake${run}`)).toBe(
      `#/lesson/three-way-handshake${run}`,
    );
    expect(settledHash('#/lesson/25')).toBe('#/lesson/four-way-close');
    expect(settledHash('#/lesson/arp')).toBe('#/lesson/arp');
    expect(settledHash('#/')).toBe('#/');
  });
});

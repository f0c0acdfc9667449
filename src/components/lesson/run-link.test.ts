import { describe, expect, it } from 'vitest';
import { linkQuery, openingOf } from './run-link.ts';

describe('the run in an address', () => {
  it('follows the question mark of the route', () => {
    expect(linkQuery('#/lesson/three-way-handshake?t=5&in=d1.2')).toBe('t=5&in=d1.2');
    expect(linkQuery('#/lesson/three-way-handshake')).toBe('');
  });

  it('is the untouched lesson when nothing stands there', () => {
    expect(openingOf('')).toEqual({ link: { inputs: [] }, broken: false });
  });

  it('holds the moment and what was done', () => {
    expect(openingOf('seed=7&in=d1000.2&t=5000').link).toEqual({
      seed: 7,
      inputs: [{ at: 1000, kind: 'drop', frame: 2 }],
      at: 5000,
    });
  });

  it.each(['t=-1', 'in=zzz', 'seed=99999999999999', 'in=d5.1~d3.1'])(
    'is the untouched lesson, with a word about it, when the link is broken: %s',
    (query) => {
      expect(openingOf(query)).toEqual({ link: { inputs: [] }, broken: true });
    },
  );
});

import { describe, expect, it } from 'vitest';
import { slugOf } from './names.ts';

describe('the name of a lesson', () => {
  it('is its slug', () => {
    expect(slugOf('three-way-handshake')).toBe('three-way-handshake');
    expect(slugOf('no-such-lesson')).toBe('no-such-lesson');
  });

  it('may be what it was called when folders were numbered', () => {
    expect(slugOf('29-three-way-handshake')).toBe('three-way-handshake');
    expect(slugOf('30-four-way-close')).toBe('four-way-close');
  });

  it('may be its number in the course', () => {
    expect(slugOf('1')).toBe('enter-to-page');
    expect(slugOf('24')).toBe('three-way-handshake');
    expect(slugOf('0')).toBe('0');
    expect(slugOf('400')).toBe('400');
  });
});

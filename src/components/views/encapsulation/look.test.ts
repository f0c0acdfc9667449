import { expect, it } from 'vitest';
import { decodeLook, encodeLook } from './look.ts';

it('a link holds the frame and the byte, and leaves out what nobody understands', () => {
  expect(encodeLook({ frame: 17, byte: 42 })).toBe('p17~b42');
  expect(decodeLook('p17~b42')).toEqual({ frame: 17, byte: 42 });
  expect(encodeLook(decodeLook('b~px~b-1~q3'))).toBeUndefined();
});

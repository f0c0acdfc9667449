import { describe, expect, it } from 'vitest';
import { decodeLook, encodeLook, type LadderLook, PLAIN_LOOK } from './look.ts';

const LOOK: LadderLook = {
  order: [3, 0, 4],
  hidden: [4],
  without: ['arp', 'ip-in-ip'],
  only: '10.0.0.1.49152-10.0.0.2.80',
};

describe('the look of a ladder', () => {
  it('is not in the link as long as it is plain', () => {
    expect(encodeLook(PLAIN_LOOK)).toBeUndefined();
    expect(decodeLook(undefined)).toEqual(PLAIN_LOOK);
  });

  it('opens as it was', () => {
    expect(decodeLook(encodeLook(LOOK))).toEqual(LOOK);
  });

  it('is spelled in the letters that a link may hold', () => {
    expect(encodeLook(LOOK)).toMatch(/^[\w.~-]{1,400}$/);
  });

  it('leaves out what cannot be understood', () => {
    expect(decodeLook('h1.x.1~o-~z~cnobody~xARP.tcp')).toEqual({
      ...PLAIN_LOOK,
      hidden: [1],
      without: ['tcp'],
    });
  });
});

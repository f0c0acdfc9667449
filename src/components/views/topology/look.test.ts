import { expect, it } from 'vitest';
import { decodeLook, encodeLook, type MapLook, PLAIN, withMoved } from './look.ts';

it('a link holds how the map is looked at, in the alphabet of looks', () => {
  const look: MapLook = {
    ...{ ...PLAIN, node: 4, packet: 17, without: ['arp', 'icmp'], adds: 'routes' },
    only: 'routes',
    zoom: 150,
    moved: [
      { node: 0, x: 500, y: 250 },
      { node: -5, x: 0, y: 1000 },
    ],
  };
  const word = encodeLook(look);
  expect(word).toBe('n4~p17~xarp.icmp~m0.500.250~m-5.0.1000~eroutes~troutes~z150');
  expect(word).toMatch(/^[\w.~-]+$/);
  expect(decodeLook(word)).toEqual(look);
  expect(encodeLook(PLAIN)).toBeUndefined();
});

it('what a link says and nobody understands is left out', () => {
  expect(decodeLook('nx~l~pp~xAB.arp~hz~m1.2~m1.2.9999~eNO~t~q~z9999~zx')).toEqual({
    ...PLAIN,
    ...{ without: ['arp'], moved: [{ node: 1, x: 2, y: 1000 }] },
  });
});

it('a node, a link or a heap is chosen, one at a time; a node stands where it was moved to last', () => {
  expect(decodeLook('n1~l2')).toMatchObject({ node: undefined, link: 2 });
  expect(decodeLook('l2~h3')).toMatchObject({ link: undefined, heap: 3 });
  const twice = withMoved(withMoved(PLAIN, { node: 1, x: 2, y: 3 }), { node: 1, x: 4, y: 5 });
  expect(twice.moved).toEqual([{ node: 1, x: 4, y: 5 }]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  broadcastOf,
  formatIpv4,
  formatMac,
  ipv4,
  isCardAddress,
  isUnicastHost,
  maskOf,
  parseIpv4,
  parseMac,
  sameNetwork,
} from './addresses.ts';
import {
  allocateFrame,
  cloneArena,
  copyFrame,
  createArena,
  FRAME_MAX_BYTES,
  frameBytes,
  frameStart,
  framesHeld,
  freeFrame,
  importFrame,
  stretchSlotsHeld,
} from './arena.ts';
import { clone } from './clone.ts';
import { chance, nextBelow, nextU32, seededRng } from './rng.ts';
import { utf8 } from './text.ts';

test('an IPv4 address survives being written and read', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffffff }), (address) => {
      expect(parseIpv4(formatIpv4(address))).toBe(address);
    }),
  );
});

test('a MAC address survives being written and read', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffffffffff }), (address) => {
      expect(parseMac(formatMac(address))).toBe(address);
    }),
  );
});

test.each(['1.2.3', '1.2.3.256', '1.2.3.4.5', 'a.b.c.d', '', '1..2.3'])(
  '%j is not an address',
  (text) => {
    expect(parseIpv4(text)).toBeUndefined();
  },
);

test('130.120.49.122/22 is in network 130.120.48.0, whose broadcast is 130.120.51.255', () => {
  const address = ipv4('130.120.49.122');
  expect(formatIpv4((address & maskOf(22)) >>> 0)).toBe('130.120.48.0');
  expect(formatIpv4(broadcastOf(address, 22))).toBe('130.120.51.255');
  expect(sameNetwork(address, ipv4('130.120.51.1'), 22)).toBe(true);
  expect(sameNetwork(address, ipv4('130.120.52.1'), 22)).toBe(false);
});

test('groups, broadcasts and the unspecified address belong to no single host', () => {
  for (const text of ['224.0.0.1', '255.255.255.255', '0.0.0.0', '240.0.0.1']) {
    expect(isUnicastHost(ipv4(text))).toBe(false);
  }
  expect(isUnicastHost(ipv4('10.0.0.255'), 24)).toBe(false);
  expect(isUnicastHost(ipv4('10.0.0.255'), 16)).toBe(true);
});

test('an address of the loopback is a host’s, and no card’s', () => {
  expect(isUnicastHost(ipv4('127.0.0.1'))).toBe(true);
  expect(isCardAddress(ipv4('127.0.0.1'))).toBe(false);
  expect(isCardAddress(ipv4('10.0.0.255'), 24)).toBe(false);
  expect(isCardAddress(ipv4('10.0.0.255'), 16)).toBe(true);
});

test('the same seed gives the same numbers, and another seed others', () => {
  const draw = (seed: number) => {
    const rng = seededRng(seed);
    return Array.from({ length: 8 }, () => nextU32(rng));
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

test('a generator goes on from its copy as from itself', () => {
  const rng = seededRng(1);
  nextU32(rng);
  const copy = clone(rng);
  expect(nextU32(copy)).toBe(nextU32(rng));
});

test('a bounded draw stays below its bound and reaches all of it', () => {
  const rng = seededRng(3);
  const seen = new Set(Array.from({ length: 400 }, () => nextBelow(rng, 7)));
  expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('a chance of one in four comes up about once in four', () => {
  const rng = seededRng(5);
  let hits = 0;
  for (let i = 0; i < 40_000; i++) if (chance(rng, 250_000)) hits++;
  expect(hits).toBeGreaterThan(9_600);
  expect(hits).toBeLessThan(10_400);
});

test('certain chances draw nothing', () => {
  const rng = seededRng(5);
  const before = clone(rng);
  expect([chance(rng, 0), chance(rng, 1_000_000)]).toEqual([false, true]);
  expect(rng).toEqual(before);
});

test('a copy of plain data is equal and shares nothing', () => {
  const world = { a: [1, { b: 'x' }], m: new Map([[1, { c: Uint8Array.of(1, 2) }]]), u: undefined };
  const copy = clone(world);
  expect(copy).toEqual(world);
  (copy.m.get(1) as { c: Uint8Array }).c[0] = 9;
  expect((world.m.get(1) as { c: Uint8Array }).c[0]).toBe(1);
});

test('two views on one buffer are two views on one buffer in the copy', () => {
  const buffer = new ArrayBuffer(8);
  const copy = clone({ bytes: new Uint8Array(buffer), view: new DataView(buffer) });
  copy.view.setUint16(0, 0x0102);
  expect([...copy.bytes.subarray(0, 2)]).toEqual([1, 2]);
  expect(new Uint8Array(buffer)[0]).toBe(0);
});

test('what is frozen is shared with the copy', () => {
  const world = { script: Object.freeze([1, 2]), state: [1, 2] };
  const copy = clone(world);
  expect(copy.script).toBe(world.script);
  expect(copy.state).not.toBe(world.state);
});

test.each([[() => 1], [new Date(0)], [Promise.resolve()]])(
  'what is not plain data cannot be copied: %s',
  (value) => {
    expect(() => clone({ value })).toThrow(TypeError);
  },
);

test('a frame starts where the IP header behind it is aligned to four bytes', () => {
  const arena = createArena(4);
  for (let i = 0; i < 4; i++) expect((frameStart(allocateFrame(arena, 60)) + 14) % 4).toBe(0);
});

test('frames keep their bytes when the arena has to grow', () => {
  const arena = createArena(2);
  const frames = Array.from({ length: 9 }, (_, i) => importFrame(arena, Uint8Array.of(i, i + 1)));
  expect(new Set(frames).size).toBe(9);
  frames.forEach((frame, i) => {
    expect([...frameBytes(arena, frame)]).toEqual([i, i + 1]);
  });
});

test('a freed slot is used again and a copied frame is its own', () => {
  const arena = createArena(2);
  const first = importFrame(arena, Uint8Array.of(1));
  const copy = copyFrame(arena, first);
  arena.bytes[frameStart(copy)] = 5;
  expect([...frameBytes(arena, first)]).toEqual([1]);
  freeFrame(arena, first);
  expect(allocateFrame(arena, 1)).toBe(first);
});

test('a jumbo frame keeps its bytes beside standard ones, in copies of the arena too', () => {
  const arena = createArena(2);
  const bytes = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 7 + length) & 255);
  const sizes = [60, 2046, 2047, 9216, 1514, 9014];
  const frames = sizes.map((size) => importFrame(arena, bytes(size)));
  freeFrame(arena, frames.splice(3, 1)[0] as number);
  const kept = [60, 2046, 2047, 1514, 9014];
  for (const each of [arena, cloneArena(arena)]) {
    frames.forEach((frame, i) => {
      expect(frameBytes(each, frame)).toEqual(bytes(kept[i] as number));
    });
    expect(framesHeld(each)).toBe(5);
    expect((frameStart(allocateFrame(each, 9000)) + 14) % 4).toBe(0);
    expect(each.unused).toBe(3 + 2 + 2 * 8);
    expect(framesHeld(each)).toBe(6);
  }
});

test('a jumbo frame that was cut short goes back to where jumbo frames come from', () => {
  const arena = createArena(8);
  const jumbo = allocateFrame(arena, 8300);
  arena.lengths[jumbo] = 60;
  freeFrame(arena, jumbo);
  expect(allocateFrame(arena, 60)).not.toBe(jumbo);
  expect(allocateFrame(arena, 9000)).toBe(jumbo);
});

test('a world without jumbo frames has no room for them', () => {
  const arena = createArena(4);
  for (let i = 0; i < 4; i++) freeFrame(arena, allocateFrame(arena, 1514));
  expect([arena.unused, arena.stretchSlots]).toEqual([1, 0]);
});

test('room for the longest datagram is made once and used again, and a copy of the arena has it', () => {
  const arena = createArena(2);
  const bytes = Uint8Array.from({ length: 65_549 }, (_, i) => i * 7);
  const first = importFrame(arena, bytes);
  const other = importFrame(arena, bytes.subarray(0, FRAME_MAX_BYTES + 1));
  const jumbo = importFrame(arena, bytes.subarray(0, FRAME_MAX_BYTES));
  freeFrame(arena, other);
  const copy = cloneArena(arena);
  expect(frameBytes(copy, first)).toEqual(bytes);
  expect(frameBytes(copy, jumbo)).toEqual(bytes.subarray(0, FRAME_MAX_BYTES));
  expect([framesHeld(arena), framesHeld(copy)]).toEqual([2, 2]);
  expect(allocateFrame(copy, FRAME_MAX_BYTES)).toBe(other);
});

test.each([
  [2_046, 1],
  [2_047, 2],
  [4_094, 2],
  [4_095, 4],
  [9_216, 8],
  [65_589, 64],
])('a frame of %i bytes takes %i slots', (length, slots) => {
  const arena = createArena(1);
  freeFrame(arena, allocateFrame(arena, length));
  expect(arena.unused).toBe(slots);
  expect(framesHeld(arena)).toBe(0);
  expect(stretchSlotsHeld(arena)).toBe(0);
});

test('text becomes UTF-8 as everywhere else', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect([...utf8(text)]).toEqual([...new TextEncoder().encode(text)]);
    }),
  );
});

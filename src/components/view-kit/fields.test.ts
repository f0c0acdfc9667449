import { expect, it } from 'vitest';
import { ipv4 as address } from '../../stack/core/addresses.ts';
import { ethernet, ipv4, udp } from '../../stack/wire/index.ts';
import { layer, packet } from '../../stack/wire/packet.ts';
import { fieldReader, fieldRows } from './fields.ts';

const hop = (src: number, dst: number, ttl: number) =>
  packet(
    [
      layer(ethernet, { src, dst }),
      layer(ipv4, { src: address('10.0.1.2'), dst: address('10.0.2.2'), ttl }),
      layer(udp, { srcPort: 5000, dstPort: 53 }),
    ],
    Uint8Array.of(1, 2, 3),
  );

it('a router changes hardware addresses, TTL and header checksum, and nothing else', () => {
  const rows = fieldRows([hop(1, 2, 64), hop(3, 4, 63)]);
  expect(rows.filter(({ changes }) => changes).map(({ key }) => key)).toEqual([
    'eth/dst',
    'eth/src',
    'ipv4/ttl',
    'ipv4/headerChecksum',
  ]);
  expect(rows.find(({ key }) => key === 'ipv4/ttl')?.values).toEqual(['64', '63']);
  expect(rows.find(({ key }) => key === 'udp/dstPort')).toMatchObject({ changes: false });
});

it('bytes that are not at hand yet change nothing', () => {
  const rows = fieldRows([hop(1, 2, 64), undefined]);
  expect(rows.some(({ changes }) => changes)).toBe(false);
  expect(rows[0]?.values[1]).toBeUndefined();
  expect(fieldRows([undefined])).toEqual([]);
});

it('single numbers are read from the outermost header of a name', () => {
  const field = fieldReader(hop(1, 2, 64));
  expect([field('ipv4', 'ttl'), field('eth', 'dst'), field('tcp', 'seq')]).toEqual([
    64,
    2,
    undefined,
  ]);
});

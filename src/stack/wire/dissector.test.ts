import { expect, test } from 'vitest';
import { ipv4 as address } from '../core/addresses.ts';
import { same } from '../core/localized.ts';
import { rfc } from '../core/rfc.ts';
import '../protocols/core-dissectors.ts';
import { dissect } from './dissect.ts';
import { addDissector, type Dissector } from './dissector.ts';
import { ethernet, ipv4, layer, packet, tcp, udp } from './index.ts';
import { validate } from './validate.ts';

const PORT = 9_953;
const text = { label: same('Probe'), meaning: same('A name.'), ref: rfc(1035, '3.1') };

/** A protocol without a fixed header: one name, as long as its first byte says. */
const probe: Dissector<'probe.long'> = {
  id: 'probe',
  follows: [
    { over: 'udp', at: PORT },
    { over: 'tcp', at: PORT },
  ],
  problems: {
    'probe.long': { outcome: 'dropped', what: same('Too long.'), does: same('…'), ref: rfc(1035) },
  },
  dissect(around, start, end) {
    const { bytes, sections, quoted, partial, addresses } = around;
    const value = bytes.subarray(start + 1, end);
    const name = {
      ...text,
      name: 'name',
      path: 'name',
      bitOffset: 0,
      bitLength: 8 * (end - start),
      start,
      end,
      value,
      display: String.fromCharCode(...value),
      valueMeaning: null,
      derived: false,
      children: [],
    };
    sections.push({
      id: 'probe',
      layer: 'application',
      decoded: null,
      tree: { text, fields: [name] },
      start,
      headerEnd: end,
      end,
      quoted,
      partial,
      addresses,
    });
  },
};
addDissector(probe);

const ends = [
  layer(ethernet, { src: 0x020000000001, dst: 0x020000000002 }),
  layer(ipv4, { src: address('10.0.0.1'), dst: address('10.0.0.2') }),
];
const hello = Uint8Array.of(2, 104, 105);

test('a dissector is found by the port of what carries it, in either direction', () => {
  const asked = packet([...ends, layer(udp, { srcPort: 50_000, dstPort: PORT })], hello);
  const answered = packet([...ends, layer(udp, { srcPort: PORT, dstPort: 50_000 })], hello);
  for (const bytes of [asked, answered]) {
    expect(dissect(bytes).map(({ id }) => id)).toEqual(['eth', 'ipv4', 'udp', 'probe']);
    expect(validate(bytes)).toEqual([]);
  }
});

test('a layer without a fixed header brings its own fields', () => {
  const sent = { srcPort: 50_000, dstPort: PORT, seq: 1, window: 1, flags: 16 };
  const found = dissect(packet([...ends, layer(tcp, sent)], hello)).at(-1);
  expect(found).toMatchObject({ id: 'probe', layer: 'application', label: { en: 'Probe' } });
  expect(found?.fields.map(({ name, display }) => [name, display])).toEqual([['name', 'hi']]);
});

test('what nobody knows is data', () => {
  const bytes = packet([...ends, layer(udp, { srcPort: 50_000, dstPort: 50_001 })], hello);
  expect(dissect(bytes).at(-1)?.id).toBe('data');
  expect(dissect(hello, 'nobody').map(({ id }) => id)).toEqual(['data']);
});

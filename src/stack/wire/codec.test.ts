import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeIcmp } from '../protocols/icmp/page/dissector.ts';
import { decode } from './decode.ts';
import { encode, encodeLoose } from './encode.ts';
import type { FieldSpecs } from './fields.ts';
import type { Header } from './header.ts';
import {
  arp,
  ethernet,
  icmpEcho,
  icmpParameterProblem,
  icmpPlain,
  icmpRedirect,
  icmpTimestamp,
  icmpUnreachable,
  ipv4,
  tcp,
  udp,
} from './index.ts';
import type { AnyOption, OptionTable } from './options.ts';
import { layer, packet } from './packet.ts';

const headers: readonly [string, Header][] = [
  ['Ethernet', ethernet],
  ['ARP', arp],
  ['IPv4', ipv4],
  ['ICMP echo', icmpEcho],
  ['ICMP unreachable', icmpUnreachable],
  ['ICMP redirect', icmpRedirect],
  ['ICMP parameter problem', icmpParameterProblem],
  ['ICMP timestamp', icmpTimestamp],
  ['ICMP other', icmpPlain],
  ['UDP', udp],
  ['TCP', tcp],
];

const addresses = { src: 0x0a000001, dst: 0x0a000002 };

function numbers(fields: FieldSpecs): fc.Arbitrary<Record<string, number>> {
  return fc.record(
    Object.fromEntries(
      Object.entries(fields).map(([name, spec]) => [name, fc.nat({ max: 2 ** spec.bits - 1 })]),
    ),
  );
}

function anyOption(table: OptionTable): fc.Arbitrary<AnyOption> {
  const known = new Set(Object.values(table).map((spec) => spec.kind));
  const unknown = fc.record({
    name: fc.constant('unknown'),
    kind: fc.integer({ min: 2, max: 255 }).filter((kind) => !known.has(kind)),
    data: fc.uint8Array({ maxLength: 4 }),
  });
  const listed = Object.entries(table)
    .filter(([name]) => name !== 'eol')
    .map(([name, spec]) => {
      const fields = numbers(spec.fields).map((values) => ({ ...values, name }));
      const repeat = spec.repeat;
      if (repeat === null) return fields;
      const items = fc.array(numbers(repeat.fields), { minLength: repeat.least, maxLength: 2 });
      return fc.tuple(fields, items).map(([values, list]) => ({ ...values, [repeat.name]: list }));
    });
  return fc.oneof(unknown, ...listed);
}

/** Given fields only, so that the derived ones are worked out. */
function givenFields(header: Header): fc.Arbitrary<Record<string, unknown>> {
  const given = Object.entries(header.fields).filter(([, spec]) => spec.presence !== 'derived');
  const table = header.options;
  const values = numbers(Object.fromEntries(given));
  if (table === null) return values;
  // Two of the longest options still fit in 40 bytes.
  const options = fc.array(anyOption(table), { maxLength: 2 });
  return fc.tuple(values, options).map(([fields, list]) => ({ ...fields, options: list }));
}

const payload = fc.uint8Array({ maxLength: 40 });

describe.each(headers)('%s', (_, header) => {
  test('decodes to what was encoded', () => {
    fc.assert(
      fc.property(givenFields(header), payload, (fields, data) => {
        const bytes = encodeLoose(header, fields, data, addresses);
        const decoded = decode(header, bytes);
        expect(decoded.complete).toBe(true);
        expect(decoded.problems).toEqual([]);
        expect(bytes.subarray(decoded.headerEnd)).toEqual(data);
        const { options, ...rest } = decoded.fields as Record<string, unknown>;
        const { options: given, ...expected } = fields;
        expect(rest).toMatchObject(expected);
        if (header.options !== null) {
          const list = (options as AnyOption[]).filter((option) => option.name !== 'eol');
          expect(list).toEqual(given);
        }
      }),
    );
  });

  test('encodes to the bytes it was decoded from, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 60, maxLength: 90 }), (bytes) => {
        const decoded = decode(header, bytes);
        const data = bytes.subarray(decoded.headerEnd);
        expect(encodeLoose(header, decoded.fields, data, addresses)).toEqual(bytes);
      }),
    );
  });

  test('decodes any bytes without throwing, and says when the header is not all there', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), fc.nat(75), fc.nat(75), (bytes, from, to) => {
        const decoded = decode(header, bytes, from, to);
        const there = Math.min(to, bytes.length) - from;
        expect(decoded.complete).toBe(there >= header.length);
        expect(decoded.problems.some((p) => p.code.endsWith('.truncated'))).toBe(
          there < header.length,
        );
      }),
    );
  });

  test('writes every forged field exactly', () => {
    fc.assert(
      fc.property(numbers(header.fields), (fields) => {
        const bytes = encodeLoose(header, fields, new Uint8Array(0), addresses);
        expect(decode(header, bytes).fields).toMatchObject(fields);
      }),
    );
  });
});

test('ICMP decodes in the shape of its type', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 30 }), (bytes) => {
      const decoded = decodeIcmp(bytes);
      if (bytes[0] === 8) expect(decoded.header).toBe(icmpEcho);
      if (bytes[0] === 5) expect(decoded.header).toBe(icmpRedirect);
    }),
  );
});

test('the well-known example of an IPv4 header gets its well-known checksum', () => {
  // 45 00 00 73 00 00 40 00 40 11 … c0 a8 00 01 c0 a8 00 c7, as many textbooks have it.
  const bytes = encode(ipv4, {
    identification: 0,
    flags: 2,
    protocol: 17,
    src: 0xc0a80001,
    dst: 0xc0a800c7,
    totalLength: 0x73,
  });
  expect([...bytes.subarray(0, 12)]).toEqual([0x45, 0, 0, 0x73, 0, 0, 0x40, 0, 64, 17, 0xb8, 0x61]);
});

test('a packet names the next header and gives TCP the addresses', () => {
  const bytes = packet([
    layer(ethernet, { src: 0x020000000001, dst: 0x020000000002 }),
    layer(ipv4, addresses),
    layer(tcp, {
      srcPort: 1,
      dstPort: 2,
      seq: 3,
      window: 4,
      options: [{ name: 'mss', mss: 1460 }, { name: 'sackPermitted' }],
    }),
  ]);
  expect(decode(ethernet, bytes).fields.etherType).toBe(0x0800);
  expect(decode(ipv4, bytes, 14).fields).toMatchObject({ protocol: 6, totalLength: 48, ihl: 5 });
  expect(decode(tcp, bytes, 34).fields).toMatchObject({
    dataOffset: 7,
    options: [{ name: 'mss', mss: 1460 }, { name: 'sackPermitted' }, { name: 'eol' }],
  });
});

test('padding after the options is zero (MUST-69)', () => {
  const bytes = encode(
    tcp,
    { srcPort: 1, dstPort: 2, seq: 3, window: 4, options: [{ name: 'windowScale', shift: 7 }] },
    new Uint8Array(0),
    addresses,
  );
  expect([...bytes.subarray(20)]).toEqual([3, 3, 7, 0]);
});

test('an option length can be forged', () => {
  const bytes = encode(
    tcp,
    { srcPort: 1, dstPort: 2, seq: 3, window: 4, options: [{ name: 'mss', mss: 1, length: 0 }] },
    new Uint8Array(0),
    addresses,
  );
  const decoded = decode(tcp, bytes);
  expect(decoded.problems.map((p) => p.code)).toEqual(['tcp.option-illegal-length']);
  expect(decoded.options[0]?.value).toMatchObject({ name: 'unknown', kind: 2, length: 0 });
});

test('a UDP checksum that comes out as zero is sent as all ones (RFC 768)', () => {
  const ports = { srcPort: 0, dstPort: 0 };
  const zero = encode(udp, { ...ports, checksum: 0 }, Uint8Array.of(0, 0), addresses);
  const sum = decode(udp, encode(udp, ports, Uint8Array.of(0, 0), addresses)).fields.checksum ?? 0;
  const made = encode(udp, ports, Uint8Array.of(sum >> 8, sum & 255), addresses);
  expect(decode(udp, zero).fields.checksum).toBe(0);
  expect(decode(udp, made).fields.checksum).toBe(0xffff);
});

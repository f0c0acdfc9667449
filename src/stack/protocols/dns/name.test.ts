import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatIpv6, parseIpv6 } from './ipv6-text.ts';
import { isWithin, labelsOf, nameOf, parentOf, parseName, sameName } from './name.ts';
import { formatData, recordColumns } from './presentation.ts';
import { names, records } from './testing/arbitraries.ts';
import { readZoneFile } from './zone-file.ts';

test('a relative name gets the origin, an absolute one does not', () => {
  expect(parseName('www', 'example.com.')).toBe('www.example.com.');
  expect(parseName('www.', 'example.com.')).toBe('www.');
  expect(parseName('@', 'example.com.')).toBe('example.com.');
  expect(parseName('www.example.com')).toBe('www.example.com.');
  expect(parseName('.')).toBe('.');
});

test('what is no name is refused', () => {
  for (const text of ['', 'a..b', '.a', 'a\\', 'a\\999', `${'x'.repeat(64)}.com`]) {
    expect(parseName(text), text).toBeUndefined();
  }
  const label = 'x'.repeat(63);
  expect(parseName(`${label}.${label}.${label}.${'x'.repeat(61)}`)).toBeDefined();
  expect(parseName(`${label}.${label}.${label}.${'x'.repeat(62)}`)).toBeUndefined();
  expect(parseName('x'.repeat(62), `${label}.${label}.${label}.`)).toBeUndefined();
});

test('a dot inside a label is told from one between labels', () => {
  expect(labelsOf('a\\.b.c.')).toEqual(['a\\.b', 'c']);
  expect(parentOf('a\\.b.c.')).toBe('c.');
  expect(isWithin('a\\.example.com.', 'example.com.')).toBe(false);
  expect(parseName('a\\.')).toBe('a\\..');
});

test('names are compared without regard to case', () => {
  expect(sameName('WWW.Example.com.', 'www.example.COM.')).toBe(true);
  expect(isWithin('a.EXAMPLE.com.', 'example.com.')).toBe(true);
  expect(isWithin('example.com.', 'a.example.com.')).toBe(false);
  expect(isWithin('notexample.com.', 'example.com.')).toBe(false);
  expect(isWithin('com.', '.')).toBe(true);
});

test('every name is its own labels, and what is written is read as the same', () => {
  fc.assert(
    fc.property(names, (name) => {
      expect(nameOf(labelsOf(name))).toBe(name);
      expect(parseName(name)).toBe(name);
    }),
  );
});

test('a record written as a line is read as the same record', () => {
  fc.assert(
    fc.property(records, (record) => {
      if (record.ttl > 0x7fffffff) return;
      const { records: read } = readZoneFile([recordColumns(record).join('\t')], '.', 0);
      expect(read).toEqual([{ record, line: 0 }]);
    }),
  );
});

test('TTL and class of a line may be missing, and names in RDATA may be relative', () => {
  const parse = (line: string) => readZoneFile([line], 'example.com.', 3600).records[0]?.record;
  expect(parse('@ MX 10 mail')).toMatchObject({
    ttl: 3600,
    class: 1,
    type: 15,
    data: { form: 'MX', preference: 10, exchange: 'mail.example.com.' },
  });
  expect(parse('www IN 60 A 10.0.0.1')).toMatchObject({ ttl: 60, class: 1 });
  expect(parse('www 60 CH A 10.0.0.1')).toBeUndefined();
  expect(parse('t TXT "two words" one')?.data).toMatchObject({ txtData: ['two words', 'one'] });
  for (const bad of ['', 'www', 'www A', 'www A 10.0.0', 'www A 10.0.0.1 x', 'www WHAT x']) {
    expect(parse(bad), bad).toBeUndefined();
  }
});

test('octets of an unknown type are shown as RFC 3597 §5 says', () => {
  expect(formatData({ form: 'opaque', bytes: Uint8Array.of(10, 0, 255) })).toBe('\\# 3 0a00ff');
  expect(formatData({ form: 'opaque', bytes: new Uint8Array(0) })).toBe('\\# 0');
});

test.each([
  ['2001:db8:0:0:0:0:0:1', '2001:db8::1'],
  ['2001:db8:0:1:0:0:0:1', '2001:db8:0:1::1'],
  ['0:0:1:0:0:1:0:0', '::1:0:0:1:0:0'],
  ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
  ['::', '::'],
  ['FE80::', 'fe80::'],
])('the IPv6 address %s is written %s (RFC 5952)', (text, canonical) => {
  expect(formatIpv6(Uint8Array.from(parseIpv6(text) as number[]), 0)).toBe(canonical);
});

test('what is no IPv6 address is refused', () => {
  for (const text of ['', ':', '1::2::3', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8::', 'g::', '12345::']) {
    expect(parseIpv6(text), text).toBeUndefined();
  }
});

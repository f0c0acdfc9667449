import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordColumns } from './presentation.ts';
import { type EntryFault, readZoneFile } from './zone-file.ts';

const read = (text: string) => readZoneFile(text.split('\n'), 'example.com.', 3600);
const lines = (text: string) => {
  const { records, fault } = read(text);
  expect(fault).toBeNull();
  return records.map(({ record }) => recordColumns(record).join(' '));
};

describe('a zone file', () => {
  test('may hold an entry together by parentheses, with comments between', () => {
    expect(
      lines(`@ IN SOA ns1 host (  ; the serial follows
        7
        7200 900 ; (not counted)
        1209600 ) 300
      `),
    ).toEqual([
      'example.com. 3600 IN SOA ns1.example.com. host.example.com. 7 7200 900 1209600 300',
    ]);
  });

  test('changes origin and TTL on its way, and repeats a name that is left out', () => {
    const text =
      '$TTL 1h30m\nwww A 10.0.0.1\n  A 10.0.0.2\n$ORIGIN sub\n@ 60 A 10.0.0.3\nx A 10.0.0.4';
    expect(lines(text)).toEqual([
      'www.example.com. 5400 IN A 10.0.0.1',
      'www.example.com. 5400 IN A 10.0.0.2',
      'sub.example.com. 60 IN A 10.0.0.3',
      'x.sub.example.com. 5400 IN A 10.0.0.4',
    ]);
  });

  test('has semicolons and parentheses in strings and behind a backslash', () => {
    expect(lines('t TXT "a;b (c)" d\\;e')).toEqual(['t.example.com. 3600 IN TXT "a;b (c)" "d;e"']);
  });

  test.each<[EntryFault, number, string]>([
    ['quote', 1, 'a A 10.0.0.1\nt TXT "open'],
    ['quote', 0, 't TXT x\\'],
    ['parentheses', 0, '@ SOA ( a b 1 2 3 4 5'],
    ['parentheses', 0, 'a A 10.0.0.1 )'],
    ['parentheses', 0, 'a A ( ( 10.0.0.1 ) )'],
    ['directive', 1, 'a A 10.0.0.1\n$INCLUDE other.zone'],
    ['no-owner', 0, '  A 10.0.0.1'],
    ['name', 0, 'a..b A 10.0.0.1'],
    ['name', 0, '$ORIGIN'],
    ['ttl', 0, '$TTL soon'],
    ['ttl', 0, 'a 99999999999 A 10.0.0.1'],
    ['type', 0, 'a WHAT 10.0.0.1'],
    ['type', 0, 'a'],
    ['data', 2, '; one\n\na A 10.0.0'],
  ])('with the fault %s says so, and where (line %i)', (fault, line, text) => {
    expect(read(text)).toMatchObject({ fault, line });
  });

  test('of any text at all is read to a fault or to its end', () => {
    const piece = fc.constantFrom(
      ...[
        '$TTL',
        '$ORIGIN',
        '@',
        '(',
        ')',
        ';',
        '"',
        '\\',
        ' ',
        '\n',
        'A',
        'IN',
        '60',
        '10.0.0.1',
        'www',
        'SOA',
      ],
    );
    const text = fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 40 });
    fc.assert(
      fc.property(text, (pieces) => {
        const { fault, line, records } = read(pieces.join(' '));
        expect(fault === null).toBe(line < 0);
        for (const { record } of records) expect(record.ttl).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

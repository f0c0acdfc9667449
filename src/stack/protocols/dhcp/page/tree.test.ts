import { expect, test } from 'vitest';
import { MESSAGE_TYPES, OPTIONS } from '../codes.ts';
import { encodeDhcp, words } from '../message.ts';
import { dhcpFields } from './tree.ts';

const bytes = encodeDhcp({
  ...{ type: 'OFFER', hops: 1, xid: 0xabc, seconds: 3, flags: 0x8000, ciaddr: 0 },
  ...{ yiaddr: 0x0a000064, giaddr: 0, mac: 0x020000000001 },
  options: new Map([
    [OPTIONS.leaseTime as number, words(600)],
    [OPTIONS.router, words(0x0a000001, 0x0a000002)],
    [OPTIONS.hostName, Uint8Array.of(0x61, 0x62)],
    [224, Uint8Array.of(1, 2)],
  ]),
});

test('every octet of the fixed part belongs to one field, and the options follow', () => {
  const fields = dhcpFields(Uint8Array.of(0, 0, ...bytes), 2, bytes.length + 2);
  let at = 2;
  for (const { start, end } of fields) {
    expect(start).toBe(at);
    at = end;
  }
  expect(at).toBe(bytes.length + 2);
  const shown = Object.fromEntries(fields.map(({ name, display }) => [name, display]));
  expect(shown).toMatchObject({ xid: '0x00000abc', flags: '0x8000', yiaddr: '10.0.0.100' });
  expect(shown).toMatchObject({ chaddr: '02:00:00:00:00:01', options: '5', sname: '' });
  expect(fields[0]?.valueMeaning?.en).toBe('from a server');
  expect(fields.at(-1)?.children.map(({ display }) => display)).toEqual([
    MESSAGE_TYPES[2],
    '600 s',
    '10.0.0.1, 10.0.0.2',
    'ab',
    '01 02',
  ]);
});

test('a message that is cut off shows what there is of it', () => {
  expect(dhcpFields(bytes, 0, 30).map(({ name }) => name)).toEqual([
    ...[
      'op',
      'htype',
      'hlen',
      'hops',
      'xid',
      'secs',
      'flags',
      'ciaddr',
      'yiaddr',
      'siaddr',
      'giaddr',
    ],
  ]);
});

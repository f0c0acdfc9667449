/** Filters of any length and depth, and names with values at their ends. */
import '../../stack/protocols/core-dissectors.ts';
import { expect, test } from 'vitest';
import { ipv4 as address } from '../../stack/core/addresses.ts';
import { ethernet, ipv4, tcp, udp } from '../../stack/wire/index.ts';
import { layer, packet } from '../../stack/wire/packet.ts';
import type { Packet } from '../packets.ts';
import { relationsOf } from './bind.ts';
import { compileFilter } from './compile.ts';
import { completeFilter } from './complete.ts';
import { faultWords } from './faults.ts';
import { knownNames } from './known.ts';
import { rowOf } from './row.ts';

const made = { src: address('10.0.0.1'), dst: address('10.0.0.2') };
const eth = layer(ethernet, { src: 0x020000000001, dst: 0x020000000002 });
const segment = packet(
  [
    eth,
    layer(ipv4, { ...made, protocol: 6 }),
    layer(tcp, {
      srcPort: 1,
      dstPort: 80,
      seq: 0xffffffff,
      ack: 0x80000000,
      flags: 255,
      window: 65_535,
    }),
  ],
  new Uint8Array(1_400).fill(255),
);
const datagram = packet(
  [eth, layer(ipv4, { ...made, protocol: 17 }), layer(udp, { srcPort: 53, dstPort: 53 })],
  new Uint8Array(512).fill(255),
);
const rows = [
  segment,
  datagram,
  new Uint8Array(0),
  new Uint8Array(13),
  new Uint8Array(14),
  new Uint8Array(70_000).fill(0x45),
  segment.subarray(0, 40),
];
const base = { frame: 0, bytes: 60, starts: 0.5, connection: -1 } as Packet;

const LONG = [
  `${'('.repeat(1_000)}tcp${')'.repeat(1_000)}`,
  `${'!'.repeat(1_000)}tcp`,
  `${'not '.repeat(400)}tcp`,
  `${'tcp||'.repeat(399)}tcp`,
  `${'tcp&&'.repeat(399)}tcp`,
  `tcp.port in {${'1 '.repeat(900)}}`,
  'x'.repeat(10_000),
  `${'tcp || '.repeat(1_400)}tcp`,
  '"'.repeat(1_999),
  '\\"'.repeat(5_000),
  `"${'\\"'.repeat(990)}`,
  '{'.repeat(2_000),
  '..'.repeat(900),
  '\ud800'.repeat(500),
  '\u0000',
  '\u202e tcp',
  '__proto__',
  'constructor',
  'toString == 1',
];

test.each(LONG)('%.30s is a filter or a fault', (text) => {
  const bound = compileFilter(text);
  if (bound?.question !== undefined)
    for (const bytes of rows) bound.question.asks(rowOf(base, undefined, bytes));
  else if (bound?.fault !== undefined) expect(faultWords(bound.fault)).toBeDefined();
  for (const caret of [0, 1, 100, text.length])
    completeFilter(text, caret, { names: knownNames(), seen: () => [] });
});

const VALUES = [
  '0',
  '1',
  '-1',
  '0xffffffffffff',
  '999999999999999',
  '255.255.255.255/0',
  '0.0.0.0/32',
  'ff:ff:ff:ff:ff:ff',
  '0.000000001',
  'true',
  '""',
  '"x"',
  'ff',
];
test('every name can be asked with every relation, of any bytes', () => {
  const faults: string[] = [];
  for (const name of knownNames().values()) {
    for (const relation of relationsOf(name.type)) {
      for (const value of VALUES) {
        const text = `${name.name} ${relation} ${value}`;
        try {
          const bound = compileFilter(text);
          if (bound?.question === undefined) continue;
          for (const bytes of rows) bound.question.asks(rowOf(base, undefined, bytes));
        } catch (error) {
          faults.push(`${text}: ${String(error).slice(0, 80)}`);
        }
      }
    }
  }
  expect(faults).toEqual([]);
});

test.each([
  ['ip.addr == 10.0.0.1 and not tcp.port == 81', true],
  ['tcp.port!=80', false],
  ['!tcp.port==80', false],
  ['tcp.port == 80 or udp and icmp', true],
  ['ip.src == 10.0.0.1/255.255.255.0', undefined],
  ['ip.addr in {10.0.0.0/24}', true],
  ['ip.addr in {10.0.0.1..10.0.0.3}', true],
  ['ip.src > 10.0.0.0/24', false],
  ['frame contains ff:ff', true],
  ['tcp contains ""', true],
  ['TCP', undefined],
  ['tcp.port == 0x50', true],
  ['tcp.port == 0X50', true],
  ['tcp.port == 0120', undefined],
  ['tcp.port == 80.0', undefined],
  ['eth.addr == 02:00:00:00:00:01', true],
  ['ip.addr == 010.0.0.1', undefined],
])('%s: %s', (text, expected) => {
  const bound = compileFilter(text);
  expect(bound?.question?.asks(rowOf(base, undefined, segment))).toBe(expected);
});

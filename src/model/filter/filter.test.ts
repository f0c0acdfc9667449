/** The filter language: what is read, what is printed, and what it says of packets. */
import '../../stack/protocols/core-dissectors.ts';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ipv4 as address } from '../../stack/core/addresses.ts';
import { arp, ethernet, icmpUnreachable, ipv4, tcp } from '../../stack/wire/index.ts';
import { layer, packet } from '../../stack/wire/packet.ts';
import type { Packet } from '../packets.ts';
import { type Filter, RELATIONS, type Value, type ValueRange } from './ast.ts';
import { compileFilter } from './compile.ts';
import { completeFilter } from './complete.ts';
import { faultWords } from './faults.ts';
import { knownNames } from './known.ts';
import { parseFilter } from './parse.ts';
import { printFilter } from './print.ts';
import { rowOf } from './row.ts';

const made = { src: address('10.0.0.1'), dst: address('10.0.0.2') };
const eth = layer(ethernet, { src: 0x020000000001, dst: 0x020000000002 });

function segment(
  fields: Partial<Record<'srcPort' | 'dstPort' | 'flags' | 'window', number>>,
  data = '',
) {
  const own = { srcPort: 49_152, dstPort: 80, seq: 1_000, flags: 16, window: 65_535, ...fields };
  return packet([eth, layer(ipv4, made), layer(tcp, own)], new TextEncoder().encode(data));
}

const question = packet([
  eth,
  layer(arp, { operation: 1, senderMac: 1, senderIp: made.src, targetIp: made.dst }),
]);

function says(filter: string, bytes: Uint8Array, known: Partial<Packet> = {}): boolean {
  const bound = compileFilter(filter);
  if (bound?.question === undefined) throw new Error(JSON.stringify(bound?.fault));
  const base = { frame: 0, bytes: bytes.length, starts: 0, connection: -1, ...known } as Packet;
  return bound.question.asks(rowOf(base, undefined, bytes));
}

describe('what a filter says of a packet', () => {
  const syn = segment({ flags: 2 });
  it.each([
    ['tcp', true],
    ['arp', false],
    ['ip.addr == 10.0.0.2 && tcp.port == 80', true],
    ['ip.addr == 10.0.0.3', false],
    ['ip.src == 10.0.0.0/30', true],
    ['ip.src == 10.0.1.0/24', false],
    ['tcp.flags.syn == 1', true],
    ['tcp.flags.ack == 1', false],
    ['tcp.flags.syn == true and not tcp.flags.ack == true', true],
    ['tcp.flags & 0x12', true],
    ['tcp.flags == 0x0002', true],
    ['tcp.port in {80 443}', true],
    ['tcp.dstport in {1..79, 81..90}', false],
    ['tcp.dstport not in {443}', true],
    ['frame.len > 53', true],
    ['frame.len >= 55', false],
    ['eth.dst == 02-00-00-00-00-02', true],
    ['arp || (ip && !icmp)', true],
    ['eth.type = 0x0800', true],
    ['tcp.window_size_value ≥ 65535', true],
  ])('%s: %s', (filter, expected) => {
    expect(says(filter, syn)).toBe(expected);
  });

  it('asks by == whether one of several values is so, and by != whether none is', () => {
    expect(says('tcp.port != 443', syn)).toBe(true);
    expect(says('tcp.port != 80', syn)).toBe(false);
  });

  it('is not true of a field that is not there, whatever is asked of it', () => {
    expect(says('tcp.port != 80', question)).toBe(false);
    expect(says('!(tcp.port == 80)', question)).toBe(true);
  });

  it('reads what an ICMP error quotes as well', () => {
    const quote = syn.subarray(14, 14 + 28);
    const back = layer(ipv4, { src: made.dst, dst: made.src });
    const error = packet([eth, back, layer(icmpUnreachable, { type: 3, code: 3 })], quote);
    expect(says('icmp.type == 3 && tcp.dstport == 80', error)).toBe(true);
  });

  it('finds text and bytes in what a segment carries', () => {
    const get = segment({}, 'GET / HTTP/1.1');
    expect(says('tcp.payload contains "GET"', get)).toBe(true);
    expect(says('frame contains 47:45:54', get)).toBe(true);
    expect(says('tcp contains "POST"', get)).toBe(false);
  });

  it('knows what only the run knows', () => {
    expect(says('tcp.analysis.retransmission', syn, { again: true })).toBe(true);
    expect(says('tcp.stream == 2', syn, { connection: 2 })).toBe(true);
    expect(says('frame.number == 1 && frame.time_relative < 0.5', syn)).toBe(true);
  });

  it('does without bytes when nothing in them is asked for', () => {
    expect(compileFilter('frame.len > 100 || tcp.stream == 1')?.question?.needsBytes).toBe(false);
    expect(compileFilter('frame.len > 100 || tcp')?.question?.needsBytes).toBe(true);
  });
});

describe('what is wrong with a filter is told with its place', () => {
  it.each([
    ['tcp.prot == 80', 'unknown-name', 'tcp.prot'],
    ['ip.addr == 10.0.0', 'bad-value', '10.0.0'],
    ['ip.addr ==', 'value-missing', ''],
    ['(tcp || udp', 'open-paren', ''],
    ['tcp udp', 'join-missing', 'udp'],
    ['tcp.port in {80', 'open-set', ''],
    ['tcp.port in {}', 'empty-set', '}'],
    ['tcp.port in 80', 'set-missing', '80'],
    ['tcp.port in {90..80}', 'bad-range', '90..80'],
    ['tcp.flags.syn > 1', 'bad-relation', '1'],
    ['dns.qry.name contains "x', 'open-quote', '"x'],
    ['tcp && （arp）', 'sign', '（'],
    ['&& tcp', 'name-missing', '&&'],
    ['tcp.port == 0123', 'bad-value', '0123'],
    ['tcp.port == 65536', 'bad-number', '65536'],
    ['tcp.port == -1', 'bad-number', '-1'],
    ['tcp.flags == 0x100000', 'bad-number', '0x100000'],
    ['ip.ttl == 256', 'bad-number', '256'],
    ['udp.port in {70000..70001}', 'bad-number', '70000'],
    ['tcp.flags.syn == 2', 'bad-value', '2'],
    ['tcp.port == "80"', 'bad-value', '"80"'],
    ['('.repeat(200), 'deep', '('],
    ['x'.repeat(3_000), 'long', 'x'.repeat(1_000)],
  ])('%s', (filter, code, where) => {
    const fault = compileFilter(filter)?.fault;
    expect(fault?.code).toBe(code);
    expect(filter.slice(fault?.from, fault?.to)).toBe(where);
  });

  it('says what was probably meant', () => {
    const fault = compileFilter('tcp.prot == 80')?.fault;
    expect(fault && faultWords(fault).hint.en).toBe('Did you mean tcp.port?');
    expect(compileFilter('ip.adr == 10.0.0.1')?.fault?.near).toBe('ip.addr');
    expect(compileFilter('zzzzzz')?.fault?.near).toBeUndefined();
  });

  it('says which numbers a field can have', () => {
    const hint = (text: string) => {
      const fault = compileFilter(text)?.fault;
      return fault && faultWords(fault).hint.en;
    };
    expect(hint('tcp.port == 65536')).toBe('It is a number from 0 to 65535.');
    expect(hint('tcp.flags == 0x100000')).toBe('It is a number from 0 to 0xfff.');
    expect(hint('frame.len == -1')).toBe('It is never less than 0.');
  });

  it('has words for every fault, and fills them in', () => {
    for (const text of [
      'ip.ttl == 256',
      'tcp.port == x',
      'ip.addr contains 1',
      'tcp.port ==',
      'ä',
      '"',
    ]) {
      const fault = compileFilter(text)?.fault;
      const words = fault && faultWords(fault);
      for (const each of [words?.what.en, words?.what.zh, words?.hint.en, words?.hint.zh]) {
        expect(each).toMatch(/./);
        expect(each).not.toMatch(/[{}]\w/);
      }
    }
  });

  it('asks nothing when nothing is written', () => {
    expect(compileFilter('  ')).toBeUndefined();
  });
});

const words = fc.oneof(
  fc.constantFrom('tcp', 'ip.addr', '10.0.0.2', '80', '0x1f', '02:00:00:00:00:01', '10.0.0.0/8'),
  fc.stringMatching(/^[a-z][a-z0-9_]{0,6}(\.[a-z0-9]{1,4})?$/),
);
const KEYWORDS = new Set('and or not in contains bitwise_and eq ne gt lt ge le'.split(' '));
const value = (quoted: boolean): fc.Arbitrary<Value> =>
  (quoted ? fc.string() : words.filter((word) => !KEYWORDS.has(word))).map((text) => ({
    ...{ text, quoted, from: 0, to: 0 },
  }));
const anyValue = fc.boolean().chain(value);
const range: fc.Arbitrary<ValueRange> = fc
  .tuple(anyValue, fc.option(anyValue))
  .map(([low, high]) => ({ low, high: high ?? low }));
const trees = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 5 },
    value(false).map((name): Filter => ({ kind: 'has', name })),
    fc
      .record({ name: value(false), relation: fc.constantFrom(...RELATIONS), value: anyValue })
      .map((each): Filter => ({ kind: 'test', ...each })),
    fc
      .record({ name: value(false), set: fc.array(range, { minLength: 1, maxLength: 4 }) })
      .map((each): Filter => ({ kind: 'in', ...each })),
    tie('filter').map((of): Filter => ({ kind: 'not', of })),
    fc
      .record({ kind: fc.constantFrom('and', 'or'), left: tie('filter'), right: tie('filter') })
      .map((each) => each as Filter),
  ),
})).filter;

/** Without the places, which another spelling moves. */
const shape = (filter: Filter | undefined) =>
  JSON.stringify(filter, (key, each) => (key === 'from' || key === 'to' ? undefined : each));

test('what is printed is read as the same tree', () => {
  fc.assert(
    fc.property(trees, (tree) => {
      const text = printFilter(tree);
      fc.pre(text.length <= 2_000);
      expect(shape(parseFilter(text).filter)).toBe(shape(tree));
    }),
  );
});

test('any text is read as a filter or has a fault within it, and can be completed anywhere', () => {
  const scraps = fc.constantFrom(
    ...[
      'tcp.port',
      '==',
      'in',
      '{',
      '}',
      '(',
      ')',
      '!',
      '&&',
      '||',
      '"',
      '..',
      '80',
      ' ',
      '&',
      'é',
    ],
  );
  const texts = fc.oneof(
    fc.string(),
    fc.array(scraps).map((each) => each.join('')),
  );
  fc.assert(
    fc.property(texts, fc.nat(60), (text, caret) => {
      const bound = compileFilter(text);
      const { fault } = bound ?? {};
      if (fault !== undefined) {
        expect(fault.from).toBeLessThanOrEqual(fault.to);
        expect(fault.to).toBeLessThanOrEqual(text.length);
        expect(faultWords(fault).what.zh).toMatch(/./);
      }
      const at = Math.min(caret, text.length);
      const { span } = completeFilter(text, at, { names: knownNames(), seen: () => [] });
      expect(span.from).toBeLessThanOrEqual(at);
      expect(span.to).toBeGreaterThanOrEqual(at);
    }),
  );
});

test('a question never throws, whatever bytes it is put to', () => {
  const filters = [...knownNames().keys()].map((name) => compileFilter(name)?.question);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
      const row = rowOf({ frame: 0, bytes: bytes.length, starts: 0 } as Packet, undefined, bytes);
      for (const each of filters) each?.asks(row);
    }),
  );
});

describe('completion', () => {
  const complete = (text: string, seen: readonly (number | string)[] = []) => {
    const known = { names: knownNames(), seen: () => seen };
    return completeFilter(text, text.length, known).proposals.map((each) => each.text);
  };

  it('proposes protocols first, then fields, and those of which a later part was typed', () => {
    expect(complete('')[0]).toMatch(/^\w+$/);
    expect(complete('tcp.fl')).toContain('tcp.flags.syn');
    expect(complete('srcp')).toContain('tcp.srcport');
  });

  it('proposes what can be asked of a field', () => {
    expect(complete('tcp.port ')).toContain('in {');
    expect(complete('eth.dst ')).not.toContain('>');
    expect(complete('tcp ')).toEqual(['contains', '&&', '||']);
  });

  it('proposes values: what the field means, and what was seen', () => {
    expect(complete('tcp.flags.syn == ')).toEqual(['1', '0']);
    expect(complete('arp.opcode == ')).toContain('2');
    expect(complete('ip.addr == 10', [address('10.0.0.2')])).toEqual(['10.0.0.2']);
    expect(complete('tcp.port in {80 ', [443])).toEqual(['443']);
  });

  it('proposes a joint after a condition, and nothing inside a quotation', () => {
    expect(complete('tcp.port == 80 ')).toEqual(['&&', '||']);
    expect(complete('frame contains "tc')).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ipv4 } from '../../core/addresses.ts';
import { CLASS_IN } from './codes.ts';
import {
  decodeMessage,
  encodeMessage,
  type Message,
  MOST_OVER_UDP,
  queryHeader,
} from './message.ts';
import { recordOf } from './record.ts';
import { messages } from './testing/arbitraries.ts';
import { createWriter, readName, writeName } from './wire-name.ts';

const EMPTY = { questions: [], answers: [], authorities: [], additionals: [] };
const bytesOf = (text: string) => Array.from(text, (character) => character.charCodeAt(0));
const codes = (bytes: Uint8Array) => decodeMessage(bytes).faults.map(({ code }) => code);

/** A message that counts one question, with these octets after the header. */
const questioned = (...octets: number[]) =>
  Uint8Array.from([0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, ...octets]);
/** The same with one answer instead. */
const answered = (...octets: number[]) =>
  Uint8Array.from([0, 1, 0x80, 0, 0, 0, 0, 1, 0, 0, 0, 0, ...octets]);

describe('a message', () => {
  test('is the same after it was encoded and decoded', () => {
    fc.assert(
      fc.property(messages, (message) => {
        const { message: read, faults, end } = decodeMessage(encodeMessage(message));
        expect(faults).toEqual([]);
        expect(read).toEqual(message);
        expect(end).toBe(encodeMessage(message).length);
      }),
      { numRuns: 300 },
    );
  });

  test('that was decoded without a fault gives the same message again, whatever its octets', () => {
    fc.assert(
      fc.property(messages, fc.nat(), fc.nat(255), (message, where, octet) => {
        const bytes = encodeMessage(message);
        bytes[where % bytes.length] = octet;
        const first = decodeMessage(bytes);
        if (first.faults.length > 0) return;
        expect(decodeMessage(encodeMessage(first.message)).message).toEqual(first.message);
      }),
      { numRuns: 300 },
    );
  });

  test('of any octets is read to an end, within the octets, and every fault lies in them', () => {
    const any = fc.uint8Array({ maxLength: 300 });
    const pointers = fc
      .array(fc.constantFrom(0xc0, 0xc0, 12, 13, 14, 16, 1, 0, 63, 0x41), { maxLength: 200 })
      .map((octets) => questioned(...octets));
    fc.assert(
      fc.property(fc.oneof(any, pointers), (bytes) => {
        const { faults, entries, end } = decodeMessage(bytes);
        for (const { at } of faults) expect(at).toBeLessThanOrEqual(bytes.length);
        for (const entry of entries) expect(entry.end).toBeLessThanOrEqual(bytes.length);
        expect(end).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 1000 },
    );
  });

  test('keeps every flag in its own bit', () => {
    const query: Message = { ...queryHeader(0xbeef, true), ...EMPTY };
    expect([...encodeMessage(query)].slice(0, 4)).toEqual([0xbe, 0xef, 0x01, 0x00]);
    const all = { response: true, opcode: 2, authoritative: true, truncated: true, rcode: 3 };
    expect([...encodeMessage({ ...query, ...all })].slice(2, 4)).toEqual([0x97, 0x03]);
    const low = { recursionAvailable: true, authenticData: true };
    expect([...encodeMessage({ ...query, ...low })].slice(2, 4)).toEqual([0x01, 0xa0]);
    const rest = { recursionDesired: false, reserved: true, checkingDisabled: true };
    expect([...encodeMessage({ ...query, ...rest })].slice(2, 4)).toEqual([0x00, 0x50]);
  });

  test('with records of an unknown type keeps their octets', () => {
    const bytes = answered(0, 0xff, 0, 0, 1, 0, 0, 0, 9, 0, 2, 0xab, 0xcd);
    const { message, faults } = decodeMessage(bytes);
    expect(faults).toEqual([]);
    expect(message.answers[0]).toMatchObject({
      type: 0xff00,
      ttl: 9,
      data: { form: 'opaque', bytes: Uint8Array.of(0xab, 0xcd) },
    });
  });
});

describe('names in a message', () => {
  /** RFC 1035 §4.1.4: F.ISI.ARPA at 20, FOO.F.ISI.ARPA at 40, ARPA at 64, the root at 92. */
  const example = () => {
    const octets = new Uint8Array(93);
    octets.set([1, ...bytesOf('F'), 3, ...bytesOf('ISI'), 4, ...bytesOf('ARPA'), 0], 20);
    octets.set([3, ...bytesOf('FOO'), 0xc0, 20], 40);
    octets.set([0xc0, 26], 64);
    octets[92] = 0;
    return octets;
  };

  test("are read as in the RFC's own example", () => {
    const octets = example();
    expect(readName(octets, 20)).toEqual({ name: 'F.ISI.ARPA.', end: 32, fault: null });
    expect(readName(octets, 40)).toEqual({ name: 'FOO.F.ISI.ARPA.', end: 46, fault: null });
    expect(readName(octets, 64)).toEqual({ name: 'ARPA.', end: 66, fault: null });
    expect(readName(octets, 92)).toEqual({ name: '.', end: 93, fault: null });
  });

  test("are written as in the RFC's own example", () => {
    const writer = createWriter();
    const pad = (to: number) => {
      while (writer.octets.length < to) writer.octets.push(0);
    };
    for (const [at, name] of [
      [20, 'F.ISI.ARPA.'],
      [40, 'FOO.F.ISI.ARPA.'],
      [64, 'ARPA.'],
      [92, '.'],
    ] as const) {
      pad(at);
      writeName(writer, name);
    }
    expect(writer.octets).toEqual([...example()]);
  });

  test('keep their case: names that differ in case only are not compressed into one', () => {
    const writer = createWriter();
    writeName(writer, 'www.Example.com.');
    writeName(writer, 'ftp.example.com.');
    expect(writer.octets.slice(17)).toEqual([
      ...[3, ...bytesOf('ftp'), 7, ...bytesOf('example'), 0xc0, 12],
    ]);
  });

  test('beyond what a pointer reaches are written out', () => {
    const writer = createWriter();
    for (let i = 0; i < 0x4000; i++) writer.octets.push(0);
    writeName(writer, 'a.b.');
    writeName(writer, 'a.b.');
    expect(writer.octets.slice(0x4000)).toEqual([1, 97, 1, 98, 0, 1, 97, 1, 98, 0]);
  });
});

describe('a hostile message', () => {
  const cases: readonly [string, Uint8Array, string, number][] = [
    ['shorter than its header', Uint8Array.of(1, 2, 3), 'header-truncated', 3],
    ['with a pointer to itself', questioned(0xc0, 12, 0, 1, 0, 1), 'pointer-loop', 12],
    ['with a pointer into its own name', questioned(1, 97, 0xc0, 12), 'pointer-loop', 14],
    ['with a pointer forward', questioned(0xc0, 14, 0, 0, 0), 'pointer-forward', 12],
    ['with two pointers at each other', questioned(0xc0, 14, 0xc0, 12), 'pointer-forward', 12],
    ['with a pointer into its header', questioned(0xc0, 4, 0, 1, 0, 1), 'pointer-into-header', 12],
    ['with a pointer beyond its end', questioned(0xff, 0xff, 0, 1), 'pointer-outside', 12],
    ['with half a pointer', questioned(0xc0), 'name-truncated', 12],
    ['with a label 01…', questioned(0x41, 0, 0), 'label-reserved', 12],
    ['with a label 10…', questioned(0x80, 0, 0), 'label-reserved', 12],
    ['with a label beyond its end', questioned(63, 97), 'name-truncated', 12],
    ['with a name without an end', questioned(1, 97), 'name-truncated', 14],
    ['with a question cut off', questioned(0, 0, 1, 0), 'entry-truncated', 13],
    ['with fewer questions than it counts', questioned(), 'count-too-large', 4],
    ['with bytes left over', questioned(0, 0, 1, 0, 1, 7), 'trailing-bytes', 17],
    ['with RDATA cut off', answered(0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, 10, 0), 'rdata-truncated', 21],
    [
      'with an A of 3 bytes',
      answered(0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 3, 10, 0, 0),
      'rdata-short',
      23,
    ],
    [
      'with an A of 5 bytes',
      answered(0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 5, 1, 2, 3, 4, 5),
      'rdata-long',
      27,
    ],
    ['with a TXT of no bytes', answered(0, 0, 16, 0, 1, 0, 0, 0, 0, 0, 0), 'rdata-short', 23],
    [
      'with a TXT string too long',
      answered(0, 0, 16, 0, 1, 0, 0, 0, 0, 0, 2, 9, 9),
      'rdata-short',
      23,
    ],
    [
      'with an NS name beyond RDATA',
      answered(0, 0, 2, 0, 1, 0, 0, 0, 0, 0, 2, 5, 97, 0),
      'name-truncated',
      23,
    ],
  ];

  test.each(cases)('%s has its fault named', (_, bytes, code, at) => {
    expect(decodeMessage(bytes).faults[0]).toEqual({ code, at });
  });

  test('that counts 65,535 of everything ends with the bytes', () => {
    const bytes = Uint8Array.from([0, 1, 0, 0, ...new Array(8).fill(255), 0, 0, 1, 0, 1]);
    expect(codes(bytes)).toEqual(['count-too-large']);
  });

  test('with a name of more than 255 octets is told from one of 255', () => {
    const label = (size: number) => [size, ...new Array(size).fill(97)];
    const most = [...label(63), ...label(63), ...label(63), ...label(61), 0];
    expect(most.length).toBe(255);
    expect(codes(questioned(...most, 0, 1, 0, 1))).toEqual([]);
    const more = [...label(63), ...label(63), ...label(63), ...label(62), 0];
    expect(codes(questioned(...more, 0, 1, 0, 1))).toEqual(['name-too-long']);
  });

  test('cannot make a name long by pointers: 255 octets count those pointed to as well', () => {
    const label = [60, ...new Array(60).fill(97)];
    const octets = [...label, 0, 0, 1, 0, 1];
    // Each question: the label, and a pointer to the name of the question before.
    for (let n = 1; n < 5; n++) {
      const before = n === 1 ? 12 : 12 + 66 + (n - 2) * 67;
      octets.push(...label, 0xc0, before, 0, 1, 0, 1);
    }
    const bytes = questioned(...octets);
    bytes[5] = 5;
    expect(codes(bytes)).toEqual(['name-too-long']);
  });

  test('cannot make reading slow by a chain of pointers', () => {
    const chain = new Uint8Array(12 + 1 + 2 * 200);
    for (let n = 1; n < 200; n++) {
      const target = n === 1 ? 12 : 13 + 2 * (n - 2);
      chain.set([0xc0 | (target >> 8), target & 255], 13 + 2 * (n - 1));
    }
    expect(readName(chain, 13 + 2 * 100).fault).toBeNull();
    expect(readName(chain, 13 + 2 * 198).fault?.code).toBe('pointer-chain');
  });

  test('is read around a fault inside RDATA', () => {
    const bad = [0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1, 7];
    const good = [0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, 10, 0, 0, 1];
    const bytes = answered(...bad, ...good);
    bytes[7] = 2;
    const { message, faults } = decodeMessage(bytes);
    expect(faults.map(({ code }) => code)).toEqual(['rdata-short']);
    expect(message.answers[0]?.data).toEqual({ form: 'opaque', bytes: Uint8Array.of(7) });
    expect(message.answers[1]?.data).toEqual({ form: 'A', address: ipv4('10.0.0.1') });
  });
});

describe('a message that does not fit', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, i) => recordOf('a.example.', 60, 'A', { address: i }));
  const question = { name: 'a.example.', type: 1, class: CLASS_IN };
  const answer: Message = { ...queryHeader(7, false), ...EMPTY, questions: [question] };

  test('says so when an answer is missing', () => {
    const bytes = encodeMessage({ ...answer, answers: many(40) }, MOST_OVER_UDP);
    expect(bytes.length).toBeLessThanOrEqual(MOST_OVER_UDP);
    const { message, faults } = decodeMessage(bytes);
    expect(faults).toEqual([]);
    expect(message.truncated).toBe(true);
    // 12 of the header, 15 of the question, 16 for each answer whose name is a pointer.
    expect(message.answers.length).toBe(Math.floor((512 - 12 - 15) / 16));
  });

  test('does not when only additional records are', () => {
    const bytes = encodeMessage({ ...answer, additionals: many(40) }, MOST_OVER_UDP);
    const { message } = decodeMessage(bytes);
    expect(message.truncated).toBe(false);
    expect(message.additionals.length).toBe(30);
  });
});

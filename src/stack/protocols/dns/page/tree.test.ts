import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ipv4 } from '../../../core/addresses.ts';
import type { Field } from '../../../wire/dissect.ts';
import { fieldByPath } from '../../../wire/dissect.ts';
import { encodeMessage, queryHeader } from '../message.ts';
import { type RData, recordOf } from '../record.ts';
import { messages } from '../testing/arbitraries.ts';
import { dnsFields } from './tree.ts';

const question = { name: 'www.example.com.', type: 1, class: 1 };
const MESSAGE = encodeMessage({
  ...queryHeader(0x1a2b, true),
  response: true,
  authoritative: true,
  rcode: 3,
  questions: [question],
  answers: [
    recordOf('www.example.com.', 300, 'A', { address: ipv4('10.0.0.80') }),
    recordOf('example.com.', 60, 'MX', { preference: 10, exchange: 'mail.example.com.' }),
  ],
  authorities: [],
  additionals: [{ name: '.', type: 99, class: 1, ttl: 0, data: opaque(1, 2, 3) }],
});
function opaque(...bytes: number[]): RData {
  return { form: 'opaque', bytes: Uint8Array.from(bytes) };
}

/** The message 42 bytes into its frame. */
const FRAME = Uint8Array.from([...new Array(42).fill(255), ...MESSAGE]);
const fields = dnsFields(FRAME, 42, FRAME.length);
const at = (path: string) => fieldByPath(fields, path) as Field;
const all = (some: readonly Field[]): Field[] => some.flatMap((one) => [one, ...all(one.children)]);

describe('the tree of a DNS message', () => {
  test('has the header with each flag in its bits', () => {
    expect(at('id')).toMatchObject({ display: '0x1a2b', start: 42, end: 44, bitOffset: 0 });
    expect(at('flags')).toMatchObject({ display: 'QR, AA, RD', value: 0x8503 });
    expect(at('flags').children.map(({ name, value }) => [name, value])).toEqual([
      ['qr', 1],
      ['opcode', 0],
      ['aa', 1],
      ['tc', 0],
      ['rd', 1],
      ['ra', 0],
      ['z', 0],
      ['ad', 0],
      ['cd', 0],
      ['rcode', 3],
    ]);
    expect(at('flags/rcode')).toMatchObject({ bitOffset: 28, bitLength: 4, start: 45, end: 46 });
    expect(at('flags/rcode').valueMeaning?.en).toBe(
      'there is no such name (with aliases: the last one)',
    );
    expect(at('flags/opcode')).toMatchObject({ bitOffset: 17, start: 44, end: 45 });
    expect(at('ancount')).toMatchObject({ value: 2, derived: true });
  });

  test('has each question and record with its fields, and where a pointer leads', () => {
    expect(at('questions/0').display).toBe('www.example.com. IN A');
    expect(at('questions/0/name').valueMeaning).toBeNull();
    expect(at('answers/0/name')).toMatchObject({ display: 'www.example.com.', bitLength: 16 });
    expect(at('answers/0/name').valueMeaning?.en).toContain('byte 12 ');
    expect(at('answers/0/type')).toMatchObject({ display: 'A', value: 1 });
    expect(at('answers/0/type').valueMeaning?.en).toBe('an IPv4 address');
    expect(at('answers/0/ttl')).toMatchObject({ display: '300', value: 300 });
    expect(at('answers/0/rdata').display).toBe('10.0.0.80');
    expect(at('answers/1/rdata/preference')).toMatchObject({ value: 10, bitLength: 16 });
    expect(at('answers/1/rdata/exchange').display).toBe('mail.example.com.');
    expect(at('answers/1/rdata/exchange').valueMeaning?.en).toContain('byte 16 ');
    expect(at('additionals/0/type').display).toBe('TYPE99');
    expect(at('additionals/0/rdata')).toMatchObject({ display: '\\# 3 010203', children: [] });
  });

  test('leaves no byte of a whole message out', () => {
    fc.assert(
      fc.property(messages, (message) => {
        const bytes = encodeMessage(message);
        let end = 0;
        for (const field of dnsFields(bytes, 0, bytes.length)) {
          expect(field.start).toBe(end);
          end = field.end;
        }
        expect(end).toBe(bytes.length);
      }),
      { numRuns: 50 },
    );
  });

  test('of any bytes keeps within them, the parts of a field within the field, no path twice', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
        const tree = dnsFields(bytes, 0, bytes.length);
        const every = all(tree);
        for (const { start, end, children } of every) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(bytes.length);
          for (const child of children) {
            expect(child.start).toBeGreaterThanOrEqual(start);
            expect(child.end).toBeLessThanOrEqual(end);
          }
        }
        expect(new Set(every.map(({ path }) => path)).size).toBe(every.length);
      }),
      { numRuns: 300 },
    );
  });

  test('shows what a fault keeps from being read as unread bytes', () => {
    const cut = dnsFields(FRAME, 42, FRAME.length - 2);
    expect(cut.at(-1)?.name).toBe('additionals');
    const hostile = Uint8Array.from([0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0x41, 0, 0]);
    expect(dnsFields(hostile, 0, hostile.length).at(-1)).toMatchObject({
      name: 'rest',
      start: 12,
      end: 15,
    });
    expect(dnsFields(hostile, 0, 5).map(({ name }) => name)).toEqual(['rest']);
  });
});

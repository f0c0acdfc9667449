import { describe, expect, it } from 'vitest';
import { editedFrame, withField, withPayload } from '../../../stack/wire/edited-frame.ts';
import {
  ethernet,
  icmpEcho,
  ipv4,
  layer,
  packet,
  tcp,
  tcpFlags,
} from '../../../stack/wire/index.ts';
import {
  bitAt,
  bitMove,
  bitRows,
  fieldsOf,
  isWrong,
  type NumberField,
  rejectedFields,
} from './model.ts';

const ETH = layer(ethernet, { src: 0x020000000001, dst: 0x020000000002 });
const IP = layer(ipv4, { src: 0x0a000001, dst: 0x0a000002 });
const SYN = editedFrame(
  packet([
    ETH,
    IP,
    layer(tcp, {
      ...{ srcPort: 49152, dstPort: 80, seq: 1, window: 65535, flags: tcpFlags.SYN },
      options: [{ name: 'mss', mss: 1460 }],
    }),
  ]),
);
const [, IPV4, TCP, DATA] = [0, 1, 2, 3];

const named = (edited: typeof SYN, part: number, name: string) =>
  fieldsOf(edited, part, SYN).find((field) => field.name === name) as NumberField;

describe('the fields of a header', () => {
  it('cover each of its bits once, options included', () => {
    for (const part of [0, IPV4, TCP]) {
      const fields = fieldsOf(SYN, part, SYN);
      const { start, headerEnd } = SYN.parts[part]!;
      let next = 0;
      for (const { bitOffset, bits } of fields) {
        expect(bitOffset).toBe(next);
        next += bits;
      }
      expect(next).toBe((headerEnd - start) * 8);
    }
  });

  it('have nothing changed at first', () => {
    for (const part of SYN.parts.keys()) {
      expect(fieldsOf(SYN, part, SYN).filter(({ changed }) => changed)).toEqual([]);
    }
  });

  it('say which was changed, and what followed', () => {
    const edited = withField(SYN, IPV4, 'ttl', 1);
    const changed = fieldsOf(edited, IPV4, SYN).filter((field) => field.changed);
    expect(changed.map(({ name }) => name)).toEqual(['ttl', 'headerChecksum']);
    expect(named(edited, IPV4, 'ttl')).toMatchObject({ value: 1, before: 64, due: undefined });
  });

  it('say which derived one was left wrong, and what it should be', () => {
    const due = named(SYN, TCP, 'checksum').value;
    const wrong = named(withField(SYN, TCP, 'checksum', 0), TCP, 'checksum');
    expect(wrong).toMatchObject({ value: 0, taken: true, due });
    expect(isWrong(wrong)).toBe(true);
    const right = named(withField(SYN, TCP, 'checksum', due), TCP, 'checksum');
    expect(right.taken).toBe(true);
    expect(isWrong(right)).toBe(false);
  });

  it('are those of the message that an ICMP header has become', () => {
    const echo = editedFrame(
      packet([ETH, IP, layer(icmpEcho, { type: 8, identifier: 1, sequence: 2 })]),
    );
    const names = fieldsOf(withField(echo, 2, 'type', 5), 2, echo).map(({ name }) => name);
    expect(names).toEqual(['type', 'code', 'checksum', 'gateway']);
  });

  it('have the data as bytes', () => {
    const edited = withPayload(SYN, Uint8Array.of(1, 2));
    expect(fieldsOf(edited, DATA, SYN)).toMatchObject([
      { name: 'data', bits: 16, changed: true, bytes: Uint8Array.of(1, 2) },
    ]);
  });
});

describe('the rows of bits', () => {
  it('have 32 bits each, as the RFC draws them', () => {
    const rows = bitRows(fieldsOf(SYN, TCP, SYN));
    expect(rows.map((row) => row.reduce((sum, { bits }) => sum + bits, 0))).toEqual(
      Array.from({ length: 6 }, () => 32),
    );
    const third = rows[3]!.map(({ field, flag }) => flag?.name ?? field.name);
    expect(third.slice(0, 4)).toEqual(['dataOffset', 'reserved', 'CWR', 'ECE']);
  });

  it('continue a field that is longer than a row', () => {
    const rows = bitRows(fieldsOf(SYN, 0, SYN));
    expect(rows[1]!.map(({ field, bits, continued }) => [field.name, bits, continued])).toEqual([
      ['dst', 16, true],
      ['src', 16, false],
    ]);
  });

  it('read each bit from the bytes', () => {
    const { bitOffset } = named(SYN, IPV4, 'ttl');
    const bits = Array.from({ length: 8 }, (_, i) => bitAt(SYN, IPV4, bitOffset + i));
    expect(bits.join('')).toBe('01000000');
  });

  it('are walked by the arrow keys, without leaving them', () => {
    expect(bitMove(0, 160, 'ArrowRight')).toBe(1);
    expect(bitMove(0, 160, 'ArrowLeft')).toBe(0);
    expect(bitMove(5, 160, 'ArrowDown')).toBe(37);
    expect(bitMove(5, 160, 'ArrowUp')).toBe(5);
    expect(bitMove(37, 112, 'Home')).toBe(32);
    expect(bitMove(100, 112, 'End')).toBe(111);
    expect(bitMove(0, 160, 'x')).toBeUndefined();
  });
});

describe('fields that do not take what is typed in them', () => {
  it('are named in the order of the frame, each once', () => {
    const typed = new Map([
      ['2/options/hex', '0'],
      ['1/ttl', '256'],
      ['3/data/text', '\\q'],
      ['3/data/hex', 'x'],
    ]);
    const names = rejectedFields(SYN, SYN, typed).map(({ name }) => name);
    expect(names).toEqual(['ttl', 'options', 'data']);
    expect(rejectedFields(SYN, SYN, new Map())).toEqual([]);
  });
});

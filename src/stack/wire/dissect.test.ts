import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ipv4 as address } from '../core/addresses.ts';
import '../protocols/core-dissectors.ts';
import { layerDiagram } from './diagram.ts';
import { dissect, type Field, fieldAtByte, fieldByPath, type Layer } from './dissect.ts';
import {
  arp,
  ethernet,
  icmpEcho,
  icmpPlain,
  icmpTypes,
  icmpUnreachable,
  ipv4,
  ipv4Flags,
  tcp,
  tcpFlags,
  udp,
} from './index.ts';
import { layer, packet } from './packet.ts';
import { validate } from './validate.ts';

const eth = layer(ethernet, { src: 0x020000000001, dst: 0x020000000002 });
const ip = layer(ipv4, { src: address('10.0.0.1'), dst: address('10.0.0.2') });

const syn = packet([
  eth,
  ip,
  layer(tcp, {
    srcPort: 50000,
    dstPort: 80,
    seq: 1000,
    flags: tcpFlags.SYN,
    window: 65535,
    options: [
      { name: 'mss', mss: 1460 },
      { name: 'sackPermitted' },
      { name: 'timestamps', value: 7, echo: 0 },
      { name: 'nop' },
      { name: 'windowScale', shift: 7 },
    ],
  }),
]);

const ids = (layers: readonly Layer[]) => layers.map((one) => one.id);

function at(layers: readonly Layer[], id: string, path: string): Field {
  const found = layers.find((one) => one.id === id);
  const field = found && fieldByPath(found.fields, path);
  if (!field) throw new Error(`no field ${id} ${path}`);
  return field;
}

function everyField(fields: readonly Field[]): readonly Field[] {
  return fields.flatMap((field) => [field, ...everyField(field.children)]);
}

describe('dissecting a SYN', () => {
  const layers = dissect(syn);

  test('gives the layers from the outside in, without problems', () => {
    expect(ids(layers)).toEqual(['eth', 'ipv4', 'tcp']);
    expect(layers.flatMap((one) => one.problems)).toEqual([]);
    expect(layers.map((one) => one.layer)).toEqual(['link', 'network', 'transport']);
  });

  test('shows values as people read them and what they mean', () => {
    expect(at(layers, 'eth', 'dst').display).toBe('02:00:00:00:00:02');
    expect(at(layers, 'eth', 'etherType')).toMatchObject({
      display: '0x0800',
      valueMeaning: { en: 'IPv4', zh: 'IPv4' },
    });
    expect(at(layers, 'ipv4', 'src').display).toBe('10.0.0.1');
    expect(at(layers, 'tcp', 'dstPort')).toMatchObject({
      value: 80,
      valueMeaning: { en: 'HTTP' },
      ref: { rfc: 9293, section: '3.1' },
    });
    expect(at(layers, 'tcp', 'dataOffset').valueMeaning?.en).toBe('40 bytes');
    expect(at(layers, 'tcp', 'flags').display).toBe('SYN');
  });

  test('opens the flags and the options', () => {
    expect(at(layers, 'tcp', 'flags/SYN')).toMatchObject({
      value: 1,
      bitOffset: 110,
      bitLength: 1,
    });
    expect(at(layers, 'tcp', 'flags/ACK').value).toBe(0);
    expect(at(layers, 'tcp', 'options/0/mss')).toMatchObject({ value: 1460, start: 56, end: 58 });
    expect(at(layers, 'tcp', 'options').display).toBe(
      'mss, sackPermitted, timestamps, nop, windowScale',
    );
    expect(at(layers, 'tcp', 'options/4/shift').valueMeaning?.en).toBe('windows × 128');
  });

  test('finds the field of a byte', () => {
    expect(fieldAtByte(layers, 0)?.field.path).toBe('dst');
    expect(fieldAtByte(layers, 36)?.field.path).toBe('dstPort');
    expect(fieldAtByte(layers, 47)?.field.path).toBe('flags');
    expect(fieldAtByte(layers, 57)?.field.path).toBe('options/0/mss');
    expect(fieldAtByte(layers, 1000)).toBeNull();
  });

  test('draws its options down to their parts', () => {
    const diagram = layerDiagram(layers[2] as Layer);
    expect(diagram.rows).toBe(10);
    const mss = diagram.cells.find((cell) => cell.path === 'options/0/mss');
    expect(mss).toMatchObject({ row: 5, bit: 16, bits: 16, parts: 1 });
  });
});

test('SACK blocks show their edges', () => {
  const segment = layer(tcp, {
    srcPort: 1,
    dstPort: 2,
    seq: 3,
    window: 4,
    flags: tcpFlags.ACK,
    options: [{ name: 'sack', blocks: [{ left: 10, right: 20 }] }],
  });
  const layers = dissect(packet([eth, ip, segment]));
  expect(at(layers, 'tcp', 'options/0/blocks.0').display).toBe('10 – 20');
  expect(at(layers, 'tcp', 'options/0/blocks.0/right').value).toBe(20);
});

test('data, padding of short frames, and ARP are layers too', () => {
  const short = packet([eth, ip, layer(udp, { srcPort: 1, dstPort: 7 })], Uint8Array.of(1, 2));
  const padded = new Uint8Array(60);
  padded.set(short);
  const layers = dissect(padded);
  expect(ids(layers)).toEqual(['eth', 'ipv4', 'udp', 'data', 'padding']);
  expect(layers[3]).toMatchObject({ layer: 'application', start: 42, end: 44 });
  expect(layers.flatMap((one) => one.problems)).toEqual([]);
  const question = layer(arp, { operation: 1, senderMac: 1, senderIp: 2, targetIp: 3 });
  expect(ids(dissect(packet([eth, question])))).toEqual(['eth', 'arp']);
});

test('an ICMP error shows the quoted packet, cut short and yet no problem', () => {
  const segment = layer(tcp, { srcPort: 50000, dstPort: 80, seq: 1, window: 2 });
  const quote = packet([ip, segment]).subarray(0, 28);
  const message = layer(icmpUnreachable, { type: icmpTypes.destinationUnreachable, code: 3 });
  const layers = dissect(packet([eth, ip, message], quote));
  expect(layers.map((one) => [one.id, one.quoted])).toEqual([
    ['eth', false],
    ['ipv4', false],
    ['icmp', false],
    ['ipv4', true],
    ['tcp', true],
  ]);
  expect(layers.flatMap((one) => one.problems)).toEqual([]);
  expect(at(layers, 'tcp', 'dstPort').value).toBe(80);
  expect(at(layers, 'icmp', 'code').valueMeaning?.en).toBe('port unreachable');
});

test('a later fragment is data, not a header', () => {
  const piece = layer(ipv4, { src: 1, dst: 2, protocol: 6, fragmentOffset: 100 });
  expect(ids(dissect(packet([eth, piece], new Uint8Array(40))))).toEqual(['eth', 'ipv4', 'data']);
});

test('a first fragment shows its transport header without checking the sum', () => {
  const whole = packet(
    [ip, layer(udp, { srcPort: 1, dstPort: 2 })],
    new Uint8Array(40).fill(9),
  ).subarray(20, 44);
  const first = layer(ipv4, { src: 1, dst: 2, protocol: 17, flags: ipv4Flags.MF });
  const layers = dissect(packet([eth, first], whole));
  expect(ids(layers)).toEqual(['eth', 'ipv4', 'udp', 'data']);
  expect(layers.flatMap((one) => one.problems)).toEqual([]);
});

test('a raw IP packet can be taken apart without Ethernet', () => {
  const ping = layer(icmpEcho, { type: icmpTypes.echoRequest, identifier: 1, sequence: 2 });
  expect(ids(dissect(packet([ip, ping], Uint8Array.of(1)), 'ipv4'))).toEqual([
    'ipv4',
    'icmp',
    'data',
  ]);
});

describe('whatever the bytes', () => {
  const noise = fc.uint8Array({ maxLength: 120 });
  /** A well-formed packet with some bytes overwritten and its end cut off. */
  const damaged = fc
    .tuple(
      fc.constantFrom(
        syn,
        packet([eth, ip, layer(icmpPlain, { type: 11 })], packet([ip], new Uint8Array(8))),
        packet([eth, ip, layer(udp, { srcPort: 1, dstPort: 2 })], new Uint8Array(9)),
      ),
      fc.array(fc.tuple(fc.nat(80), fc.integer({ min: 0, max: 255 })), { maxLength: 4 }),
      fc.nat(100),
    )
    .map(([bytes, changes, length]) => {
      const copy = bytes.slice(0, length);
      for (const [offset, value] of changes) copy[offset] = value;
      return copy;
    });

  test('dissecting and validating never throw', () => {
    fc.assert(
      fc.property(fc.oneof(noise, damaged), fc.constantFrom('eth', 'ipv4'), (bytes, first) => {
        dissect(bytes, first as 'eth');
        validate(bytes, first as 'ipv4');
      }),
      { numRuns: 2000 },
    );
  });

  test('every byte of every layer lies in the frame, and layers do not overlap', () => {
    fc.assert(
      fc.property(fc.oneof(noise, damaged), (bytes) => {
        let reached = 0;
        for (const one of dissect(bytes)) {
          expect(one.start).toBeGreaterThanOrEqual(reached);
          expect(one.end).toBeLessThanOrEqual(bytes.length);
          reached = one.end;
          for (const field of everyField(one.fields)) {
            expect(field.start).toBeGreaterThanOrEqual(one.start);
            expect(field.end).toBeLessThanOrEqual(one.end);
            const first = (field.bitOffset >> 3) + one.start;
            expect(first).toBe(field.start);
          }
        }
      }),
    );
  });

  test('a whole frame is covered to its last byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 14, maxLength: 120 }), damaged, (head, body) => {
        for (const bytes of [head, body]) {
          const covered = dissect(bytes).reduce((sum, one) => sum + one.end - one.start, 0);
          expect(covered).toBe(bytes.length);
        }
      }),
    );
  });

  test('field paths are unique within a layer', () => {
    fc.assert(
      fc.property(damaged, (bytes) => {
        for (const one of dissect(bytes)) {
          const paths = everyField(one.fields).map((field) => field.path);
          expect(new Set(paths).size).toBe(paths.length);
          for (const path of paths) expect(fieldByPath(one.fields, path)?.path).toBe(path);
        }
      }),
    );
  });
});

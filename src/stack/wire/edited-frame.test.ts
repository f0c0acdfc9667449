import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../protocols/core-dissectors.ts';
import {
  dueValue,
  type EditedFrame,
  editedFrame,
  fieldKey,
  fieldValue,
  followed,
  placedField,
  withBit,
  withField,
  withOptionBytes,
  withPayload,
} from './edited-frame.ts';
import type { PlacedField } from './fields.ts';
import {
  arp,
  ethernet,
  icmpEcho,
  icmpRedirect,
  ipv4,
  layer,
  packet,
  tcp,
  tcpFlags,
  udp,
} from './index.ts';
import { validate } from './validate.ts';

const ETH = layer(ethernet, { src: 0x020000000001, dst: 0x020000000002 });
const IP = layer(ipv4, { src: 0x0a000001, dst: 0x0a000002 });
const SYN = packet([
  ETH,
  IP,
  layer(tcp, {
    ...{ srcPort: 49152, dstPort: 80, seq: 1, window: 65535, flags: tcpFlags.SYN },
    options: [{ name: 'mss', mss: 1460 }],
  }),
]);
const DATAGRAM = packet(
  [ETH, IP, layer(udp, { srcPort: 1000, dstPort: 53 })],
  Uint8Array.of(1, 2, 3),
);
const ECHO = packet(
  [ETH, IP, layer(icmpEcho, { type: 8, identifier: 1, sequence: 1 })],
  new Uint8Array(8),
);
const ASK = packet([
  ETH,
  layer(arp, { operation: 1, senderMac: 1, senderIp: 0x0a000001, targetIp: 0x0a000002 }),
]);

const any = fc.constantFrom(SYN, DATAGRAM, ECHO, ASK);

const at = (edited: EditedFrame, id: string) => edited.parts.findIndex((part) => part.id === id);
function numberIn(edited: EditedFrame, id: string, name: string): number {
  const part = at(edited, id);
  return fieldValue(edited, part, placedField(edited, part, name) as PlacedField);
}
const put = (edited: EditedFrame, id: string, name: string, value: number) =>
  withField(edited, at(edited, id), name, value);

/** Each field of each header. */
function fieldsOf({ parts }: EditedFrame): [part: number, placed: PlacedField][] {
  return parts.flatMap(({ header }, part) =>
    (header?.placed ?? []).map((placed): [number, PlacedField] => [part, placed]),
  );
}

/** The bits that differ, as the fields that they are in. */
function differing(before: EditedFrame, after: EditedFrame): string[] {
  return fieldsOf(before)
    .filter(
      ([part, placed]) => fieldValue(before, part, placed) !== fieldValue(after, part, placed),
    )
    .map(([part, placed]) => fieldKey(part, placed.name));
}

describe('a packet that is edited', () => {
  it('has its headers as parts, and its data', () => {
    expect(editedFrame(SYN).parts.map(({ id }) => id)).toEqual(['eth', 'ipv4', 'tcp', 'data']);
    expect(editedFrame(ASK).parts.map(({ id }) => id)).toEqual(['eth', 'arp', 'data']);
  });

  it('has nothing taken over when it is as a stack sends it', () => {
    for (const bytes of [SYN, DATAGRAM, ECHO, ASK]) expect(editedFrame(bytes).taken.size).toBe(0);
  });

  it('keeps a checksum that was wrong from the start', () => {
    const wrong = SYN.slice();
    wrong[50] = (wrong[50] as number) ^ 0xff;
    const edited = editedFrame(wrong);
    expect([...edited.taken]).toEqual(['2/checksum']);
    expect(put(edited, 'ipv4', 'ttl', 9).taken.has('2/checksum')).toBe(true);
  });

  it('changes nothing but the field and what follows it', () => {
    fc.assert(
      fc.property(any, fc.nat(), fc.nat({ max: 0xffffffff }), (bytes, which, value) => {
        const edited = editedFrame(bytes);
        const fields = fieldsOf(edited);
        const [part, placed] = fields[which % fields.length] as [number, PlacedField];
        const size = 2 ** Math.min(placed.spec.bits, 32);
        const after = withField(edited, part, placed.name, value % size);
        // Another type may make another message of an ICMP header: its fields have other names.
        fc.pre(after.parts.every(({ header }, i) => header === edited.parts[i]?.header));
        expect(fieldValue(after, part, placed)).toBe(value % size);
        const free = differing(edited, after).filter((key) => {
          const [at, name = ''] = key.split('/');
          return placedField(after, Number(at), name)?.spec.derive === null;
        });
        const itself = value % size === fieldValue(edited, part, placed);
        const key = fieldKey(part, placed.name);
        expect(free).toEqual(itself || placed.spec.derive !== null ? [] : [key]);
        expect(after.bytes.length).toBe(bytes.length);
        expect(edited.bytes).toEqual(bytes);
      }),
    );
  });

  it('has each derived field right that nobody has taken over', () => {
    const edit = fc.tuple(fc.nat(), fc.nat({ max: 0xffffffff }), fc.boolean());
    fc.assert(
      fc.property(any, fc.array(edit, { maxLength: 8 }), (bytes, edits) => {
        let edited = editedFrame(bytes);
        for (const [which, value, follow] of edits) {
          const fields = fieldsOf(edited);
          const [part, { name, spec }] = fields[which % fields.length] as [number, PlacedField];
          edited = withField(edited, part, name, value % 2 ** Math.min(spec.bits, 32));
          if (follow) edited = followed(edited, part, name);
        }
        for (const [part, placed] of fieldsOf(edited)) {
          const due = dueValue(edited, part, placed);
          if (due === undefined || edited.taken.has(fieldKey(part, placed.name))) continue;
          expect(fieldValue(edited, part, placed)).toBe(due);
        }
      }),
    );
  });

  it('flips one bit of a header, and flips it back', () => {
    fc.assert(
      fc.property(any, fc.nat(), (bytes, which) => {
        const edited = editedFrame(bytes);
        const bits = (edited.parts.at(-1)?.start ?? 0) * 8;
        const bit = which % bits;
        const part = edited.parts.findIndex(({ headerEnd }) => bit < headerEnd * 8);
        const inPart = bit - (edited.parts[part]?.start ?? 0) * 8;
        const after = withBit(edited, part, inPart);
        const mask = 0x80 >> (bit & 7);
        const byte = bit >> 3;
        expect(((after.bytes[byte] as number) ^ (bytes[byte] as number)) & mask).toBe(mask);
        expect(withBit(after, part, inPart).bytes).toEqual(bytes);
      }),
    );
  });

  it('has the checksum of TCP follow an address, which is in its pseudo-header', () => {
    const edited = put(editedFrame(SYN), 'ipv4', 'src', 0x0a000063);
    expect(validate(edited.bytes)).toEqual([]);
    expect(numberIn(edited, 'tcp', 'checksum')).not.toBe(
      numberIn(editedFrame(SYN), 'tcp', 'checksum'),
    );
  });

  it('leaves a checksum wrong that was taken over, and right again when it follows', () => {
    const right = numberIn(editedFrame(SYN), 'tcp', 'checksum');
    const wrong = put(editedFrame(SYN), 'tcp', 'checksum', 0xdead);
    expect(numberIn(wrong, 'tcp', 'checksum')).toBe(0xdead);
    expect(validate(wrong.bytes).map(({ code }) => code)).toEqual(['tcp.checksum']);
    const part = at(wrong, 'tcp');
    const placed = placedField(wrong, part, 'checksum') as PlacedField;
    expect(dueValue(wrong, part, placed)).toBe(right);
    expect(followed(wrong, part, 'checksum').bytes).toEqual(SYN);
  });

  it('moves nothing when a length is set wrong', () => {
    const edited = put(editedFrame(SYN), 'ipv4', 'ihl', 15);
    expect(edited.parts.map(({ start }) => start)).toEqual(
      editedFrame(SYN).parts.map(({ start }) => start),
    );
    expect(numberIn(edited, 'tcp', 'checksum')).toBe(numberIn(editedFrame(SYN), 'tcp', 'checksum'));
  });

  it('has lengths and checksums follow other data', () => {
    const more = withPayload(editedFrame(DATAGRAM), Uint8Array.of(1, 2, 3, 4, 5));
    expect(more.bytes.length).toBe(DATAGRAM.length + 2);
    expect(numberIn(more, 'udp', 'length')).toBe(13);
    expect(numberIn(more, 'ipv4', 'totalLength')).toBe(33);
    expect(validate(more.bytes)).toEqual([]);
    expect(withPayload(more, Uint8Array.of(1, 2, 3)).bytes).toEqual(DATAGRAM);
  });

  it('keeps a length that was taken over when the data is another', () => {
    const edited = put(editedFrame(DATAGRAM), 'udp', 'length', 11);
    expect(numberIn(withPayload(edited, new Uint8Array(9)), 'udp', 'length')).toBe(11);
  });

  it('keeps the padding behind a datagram', () => {
    const padded = new Uint8Array(60);
    padded.set(DATAGRAM);
    const edited = withPayload(editedFrame(padded), Uint8Array.of(9));
    expect(edited.parts.map(({ id }) => id)).toEqual(['eth', 'ipv4', 'udp', 'data', 'padding']);
    expect(edited.bytes.length).toBe(58);
    expect(validate(edited.bytes)).toEqual([]);
  });

  it('puts other options in place of those there are', () => {
    const edited = withOptionBytes(editedFrame(SYN), 2, Uint8Array.of(2, 4, 1, 0));
    expect(edited.bytes.subarray(54)).toEqual(Uint8Array.of(2, 4, 1, 0));
    expect(validate(edited.bytes)).toEqual([]);
  });

  it('has the fields of the message that an ICMP header has become', () => {
    const edited = put(editedFrame(ECHO), 'icmp', 'type', 5);
    expect(edited.parts[2]?.header).toBe(icmpRedirect);
  });

  it('works out no checksum for a piece of a datagram', () => {
    const piece = put(editedFrame(DATAGRAM), 'ipv4', 'flags', 1).bytes;
    const edited = put(editedFrame(piece), 'udp', 'srcPort', 7);
    expect(numberIn(edited, 'udp', 'checksum')).toBe(
      numberIn(editedFrame(piece), 'udp', 'checksum'),
    );
  });
});

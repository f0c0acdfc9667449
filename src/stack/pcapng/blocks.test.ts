/** Packets and comments of any length, at any time. */
import { expect, test } from 'vitest';
import { utf8 } from '../core/text.ts';
import { enhancedPacket, interfaceDescription, sectionHeader } from './blocks.ts';
import { readPcapng } from './testing.ts';

function file(blocks: readonly Uint8Array[]) {
  const all = [sectionHeader(utf8('x')), interfaceDescription(utf8('eth0')), ...blocks];
  return readPcapng(Uint8Array.from(all.flatMap((each) => [...each])));
}
const one = (length: number, comment = '', at = 0) =>
  file([
    enhancedPacket(
      { at, interface: 0, inbound: true, bytes: new Uint8Array(length).fill(7) },
      utf8(comment),
    ),
  ]).packets[0];

test.each([0, 1, 13, 14, 15, 9_216, 9_217, 70_000])(
  'a packet of %s bytes is read again',
  (length) => {
    expect(one(length)).toMatchObject({ originalLength: length, comments: [], direction: 'in' });
  },
);

// draft-ietf-opsawg-pcapng §3.5: an option's length has 16 bits.
test.each([65_535, 65_536, 70_000])('a comment of %s bytes leaves the file whole', (length) => {
  expect(one(60, 'x'.repeat(length))).toMatchObject({ direction: 'in' });
});

test('a comment that is too long ends between two letters', () => {
  const [comment] = one(60, `x${'漢'.repeat(30_000)}`)?.comments ?? [];
  expect(comment).toBe(`x${'漢'.repeat(21_844)}`);
});

test('a comment that is not of whole letters is UTF-8 all the same', () => {
  expect(one(60, 'a\ud800b漢🂡\u0000')?.comments).toHaveLength(1);
});

test.each([0, 1, 2 ** 32 - 1, 2 ** 32, 1_767_225_600_000_000 + 31_536_000_000_000, 2 ** 53 - 1])(
  'the time %s is read again',
  (at) => {
    expect(one(1, '', at)?.at).toBe(BigInt(at));
  },
);

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64url, toBase64url } from './base64url.ts';
import { fromUtf8, utf8 } from './text.ts';

const options = { ignoreBOM: true };

test('UTF-8 is read as a browser reads it, whatever the bytes', () => {
  const some = fc.array(
    fc.constantFrom(
      0x41,
      0x80,
      0x8f,
      0x9f,
      0xa0,
      0xbf,
      0xc1,
      0xc2,
      0xe0,
      0xed,
      0xef,
      0xf0,
      0xf4,
      0xf5,
    ),
    { maxLength: 8 },
  );
  const bytes = fc.oneof(
    some.map((list) => Uint8Array.from(list)),
    fc.uint8Array(),
  );
  fc.assert(
    fc.property(bytes, (each) => {
      expect(fromUtf8(each)).toBe(new TextDecoder('utf-8', options).decode(each));
    }),
    { numRuns: 1_000 },
  );
});

test('UTF-8 is written as a browser writes it, halves of pairs as well', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', '\ud800', '\udfff'),
      (text, half) => {
        expect(utf8(text + half)).toEqual(new Uint8Array(new TextEncoder().encode(text + half)));
      },
    ),
  );
});

test('base64url is that of Node, without padding', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(toBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
      expect(fromBase64url(toBase64url(bytes))).toEqual(bytes);
    }),
  );
  for (const text of ['A', 'AAAAA', 'A+', 'AA=', 'é']) expect(fromBase64url(text)).toBeUndefined();
});

import { gunzipSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8 } from '../../core/text.ts';
import { encode } from './deflate.ts';

test('what is coded here, zlib decodes', () => {
  const few = fc.array(fc.nat(3), { maxLength: 2_000 }).map((parts) => Uint8Array.from(parts));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 500 }), few), (bytes) => {
      expect([...gunzipSync(encode(bytes, 'gzip'))]).toEqual([...bytes]);
      expect([...inflateSync(encode(bytes, 'deflate'))]).toEqual([...bytes]);
    }),
  );
});

test('a page of text grows much smaller', () => {
  const page = utf8(
    '<li><a href="/lessons/http">HTTP, the protocol of the Web</a></li>\n'.repeat(50),
  );
  expect(encode(page, 'gzip').length).toBeLessThan(page.length / 10);
});

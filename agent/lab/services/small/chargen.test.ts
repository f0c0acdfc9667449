import { expect, test } from 'vitest';
import { chargenLine } from './chargen.ts';

test('each line has 72 characters and begins one further than the last (RFC 864)', () => {
  expect(chargenLine(0)).toMatch(/^ !"#.*fg\r\n$/);
  expect(chargenLine(1)).toMatch(/^!"#\$.*gh\r\n$/);
  expect(chargenLine(94)).toMatch(/^~ !"/);
  expect(chargenLine(95)).toBe(chargenLine(0));
  expect(chargenLine(3)).toHaveLength(74);
});

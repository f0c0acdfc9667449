import { expect, test } from 'vitest';
import { citation, parseRfc, rfcLabel, rfcUrl } from './rfc.ts';

test('a reference leads to its section', () => {
  expect(rfcUrl({ rfc: 9293, section: '3.1' })).toBe(
    'https://www.rfc-editor.org/rfc/rfc9293#section-3.1',
  );
  expect(rfcUrl({ rfc: 7323, section: 'A' })).toBe(
    'https://www.rfc-editor.org/rfc/rfc7323#appendix-A',
  );
  expect(rfcUrl({ rfc: 768 })).toBe('https://www.rfc-editor.org/rfc/rfc768');
});

test('a reference is read as traces have it', () => {
  expect(parseRfc('RFC9293#3.10.7.2')).toEqual({ rfc: 9293, section: '3.10.7.2' });
  expect(parseRfc('RFC894')).toEqual({ rfc: 894 });
  for (const other of ['somewhere', '9293#3.5', 'RFC9293#section-3.5', 'RFC 9293']) {
    expect(parseRfc(other), other).toBeUndefined();
  }
});

test('a reference is written as people write it', () => {
  expect(rfcLabel({ rfc: 9293, section: '3.1' })).toBe('RFC 9293 §3.1');
  expect(rfcLabel({ rfc: 768 })).toBe('RFC 768');
});

test('a reference as text turns into words and a link', () => {
  expect(citation('RFC9293#3.10.7.4')).toEqual({
    label: 'RFC 9293 §3.10.7.4',
    href: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.10.7.4',
  });
});

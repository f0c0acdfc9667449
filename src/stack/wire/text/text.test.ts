import { describe, expect, test } from 'vitest';
import '../../protocols/core-dissectors.ts';
import { dissectors } from '../dissector.ts';

/** Every { en, zh } pair in a table, however deep. */
function pairs(value: unknown, path = ''): [string, { en: string; zh: string }][] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value && 'zh' in value) return [[path, value as { en: string; zh: string }]];
  return Object.entries(value).flatMap(([key, inner]) => pairs(inner, `${path}/${key}`));
}

const all = dissectors().flatMap(({ id, text, problems }) => [
  ...pairs(text, id),
  ...pairs(problems, 'problem'),
]);

describe('the texts', () => {
  test('are there in both languages', () => {
    expect(all.length).toBeGreaterThan(200);
    for (const [path, { en, zh }] of all) {
      expect(en.trim(), path).not.toBe('');
      expect(zh.trim(), path).not.toBe('');
    }
  });

  test('of sentences are Chinese in Chinese, with its own punctuation', () => {
    for (const [path, { en, zh }] of all) {
      if (!/(meaning|what|does)$/.test(path)) continue;
      expect(en, path).toMatch(/^[A-Z].*[.?]$/);
      expect(zh, path).toMatch(/[一-鿿]/);
      expect(zh, path).toMatch(/[。？]$/);
      expect(zh, path).not.toMatch(/[一-鿿][,;:?!]/);
    }
  });

  test('leave a space between Chinese and Latin letters or digits', () => {
    for (const [path, { zh }] of all) {
      expect(zh, path).not.toMatch(/[一-鿿][A-Za-z0-9]|[A-Za-z0-9][一-鿿]/);
    }
  });
});

import { describe, expect, test } from 'vitest';
import { languageOf, sayIn, WORDS } from './words.ts';

const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('the words of the terminal', () => {
  test('name the same things in both languages', () => {
    for (const { en, zh } of Object.values(WORDS)) expect(names(zh)).toEqual(names(en));
  });

  test('are in the language of the terminal', () => {
    expect(languageOf({ LANG: 'zh_CN.UTF-8' })).toBe('zh');
    expect(languageOf({ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' })).toBe('en');
    expect(languageOf({})).toBe('en');
    expect(sayIn('zh')('port', { word: 'x' })).toContain('x');
  });
});

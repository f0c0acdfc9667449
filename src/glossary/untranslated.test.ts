/** What the glossary has a Chinese word for is not called by its English one in Chinese. */
import { expect, it } from 'vitest';
import { GLOSSARY } from './glossary.ts';

const texts = import.meta.glob<string>(
  ['../**/*.{ts,tsx}', '../lessons/*/zh.mdx', '!../**/*.test.*'],
  {
    eager: true,
    query: '?raw',
    import: 'default',
  },
);

const HAN = /\p{Script=Han}/u;
/** Names of parameters and of mechanisms of others, which Chinese books leave as they are. */
const LEFT = new Set(['backlog', 'keep-alive']);

const words = GLOSSARY.filter(({ term }) => /^[a-z][a-z -]+$/.test(term.en) && HAN.test(term.zh))
  .map(({ term }) => term.en)
  .filter((word) => !LEFT.has(word))
  .sort((a, b) => b.length - a.length);
const bare = new RegExp(`(?<![\\w./\`#-])(?:${words.join('|')})s?(?![\\w\`/-])`);

/** Without code, and of tags only what is read. */
const readIn = (line: string) =>
  line
    .replaceAll(/`[^`]*`|<code>.*?<\/code>/g, ' ')
    .replaceAll(/<\/?[A-Z]\w*[^>]*>/g, (tag) =>
      [...tag.matchAll(/(?:prompt|title|board|action)="([^"]*)"/g)]
        .map(([, text]) => text)
        .join(' '),
    );

/** The strings of a line of code that are Chinese, and whatever stands as such. */
const saidIn = (line: string) =>
  [...line.matchAll(/(zh: )?'([^'\n]*)'/g)]
    .filter(([, zh, text = '']) => zh !== undefined || HAN.test(text))
    .map(([, , text = '']) => text.replaceAll(/\{[^}]*\}/g, ' '))
    .join(' ');

function untranslated(path: string, text: string): string[] {
  const said = path.endsWith('.mdx') ? readIn : saidIn;
  return text.split('\n').flatMap((line, i) => {
    const found = bare.exec(said(line));
    return found === null ? [] : [`${path}:${i + 1}: ${found[0]}`];
  });
}

it('no Chinese text has a bare English word for it', () => {
  expect(words.length).toBeGreaterThan(50);
  expect(Object.keys(texts).length).toBeGreaterThan(500);
  expect(Object.entries(texts).flatMap(([path, text]) => untranslated(path, text))).toEqual([]);
});

it('finds one in prose and in a dictionary, and leaves code and names alone', () => {
  const prose = '接收方的 window 是多少？\n调用 `window` 之后。\n<Option id="window">窗口</Option>';
  expect(untranslated('zh.mdx', prose)).toEqual(['zh.mdx:1: window']);
  expect(untranslated('a.ts', "  window: { en: 'window', zh: 'window' },")).toHaveLength(1);
  expect(untranslated('a.ts', "  window: { en: 'window', zh: '{window} 窗口' },")).toEqual([]);
});

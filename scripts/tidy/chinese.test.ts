import { expect, test } from 'vitest';
import { otherwiseInChinese } from './chinese.ts';

const said = (text: string, path = 'src/lessons/1/zh.mdx') =>
  otherwiseInChinese(new Map([[path, text]]));

test('a word that has another name everywhere else is found, with its line', () => {
  expect(said('这是\n回一个质询 ACK。')).toEqual(['src/lessons/1/zh.mdx:2: “质询”: 挑战 ACK']);
  for (const text of [
    '相邻的结点',
    '表项已到时',
    '重传定时器到期',
    '发送下一个',
    '报文段最大生存时间',
    'FIN 的编号',
    'SYN 占号',
    '从几号开始',
  ]) {
    expect(said(text), text).not.toEqual([]);
  }
});

test('an ellipsis has six dots, and signs are of full width', () => {
  expect(said('读取中...')).toHaveLength(1);
  expect(said('读取中…')).toHaveLength(1);
  expect(said('你好,世界')).toHaveLength(1);
  expect(said('读取中……')).toEqual([]);
});

test('what code puts between two texts has the signs of each language', () => {
  const joint = (text: string) => said(text, 'src/components/drill/Play.tsx');
  expect(joint("<h1>{text('title')}: {say(title)}</h1>")).toHaveLength(1);
  expect(joint("rows.map(said).join('; ')")).toHaveLength(1);
  expect(joint("<h1>{text('heading', { level })}</h1>")).toEqual([]);
  expect(joint("rows.map(said).join(text('and'))")).toEqual([]);
});

test('nothing is slanted, but it may be bold', () => {
  expect(said('他说：*我收到了*。')).toHaveLength(1);
  expect(said('他说：**我收到了**。')).toEqual([]);
});

test('English and tests may say what they like', () => {
  expect(said('...', 'src/i18n/en.ts')).toEqual([]);
  expect(said('编号', 'src/i18n/some.test.ts')).toEqual([]);
});

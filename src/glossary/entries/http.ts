import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'HTTP', zh: '超文本传输协议 HTTP' },
  also: { en: ['Hypertext Transfer Protocol'], zh: ['超文本传输协议'] },
  says: {
    en: 'How a browser asks a server for a page and gets it: a request and a response, each of them lines of text, then the bytes themselves.',
    zh: '浏览器怎样向服务器索取网页：一个请求，一个响应，先是几行文本，再是内容本身的字节。',
  },
  ref: cite(9110, '3.4'),
  lesson: 'http-message',
};

import { defineText } from '../../../i18n/define-text.ts';

export const usePageText = defineText(
  {
    title: 'The page in the browser',
    none: 'No page has been opened yet.',
    waiting: 'Nothing of the page has arrived yet.',
    untitled: 'A page without a title',
    why: 'Why?',
  },
  {
    title: '浏览器里的网页',
    none: '还没有打开网页。',
    waiting: '网页的内容还没有到。',
    untitled: '没有标题的网页',
    why: '为什么？',
  },
);

import { defineText } from '../../../i18n/define-text.ts';

export const useWhyText = defineText(
  {
    howCame: 'How this came about: {what}',
    outside: 'from outside',
    chain: 'The chain of causes, the first cause on top',
    go: 'Show this moment: {what}',
    earlier: 'Show earlier causes',
    rule: 'The rule:',
    nothing: 'Nothing led to this: it is where the story begins.',
  },
  {
    howCame: '这是怎么来的：{what}',
    outside: '来自外部',
    chain: '因果链，最初的原因在最上面',
    go: '回到这一刻：{what}',
    earlier: '再往前追溯',
    rule: '依据：',
    nothing: '没有更早的原因：一切从这里开始。',
  },
);

export type WhyText = ReturnType<typeof useWhyText>;

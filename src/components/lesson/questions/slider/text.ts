import { defineText } from '../../../../i18n/define-text.ts';

export const useSliderText = defineText(
  {
    missing: 'Set it first.',
    beyond: 'It can be set from {least} to {most}.',
    between: 'It can be set to {below} or {above}, not between them.',
    typed: '{what}, as a number',
    said: '{verdict}: {measured}',
    low: 'Too little',
    holds: 'It holds',
    high: 'More than needed',
    // Where the largest is wanted with which it holds.
    lowMost: 'It could be more',
    highMost: 'Too much',
    right: 'Right',
  },
  {
    missing: '请先设一个值。',
    beyond: '可以设的范围：{least} 到 {most}。',
    between: '可以设成 {below} 或 {above}，不能设在两者之间。',
    typed: '{what}（直接填数）',
    said: '{verdict}：{measured}',
    low: '太小了',
    holds: '正好',
    high: '多余了',
    lowMost: '还可以更大',
    highMost: '太大了',
    right: '答对',
  },
);

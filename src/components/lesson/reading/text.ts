import { defineText } from '../../../i18n/define-text.ts';

export const useReadingText = defineText(
  { colon: ': ', other: 'Any other answer' },
  { colon: '：', other: '其他答案' },
);

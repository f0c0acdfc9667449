import { defineText } from '../../../i18n/define-text.ts';

export const usePrintText = defineText(
  {
    answers: 'Answers: {title}',
    without:
      'Print the lesson by its own command (Ctrl+P while it is open), and the runs’ answers stand here.',
  },
  {
    answers: '答案：{title}',
    without: '请在课程打开时用它自己的打印命令（Ctrl+P）打印，这里就会列出运行得出的答案。',
  },
);

/** The words of tasks, which are fetched with them. */
import { defineText } from './define-text.ts';

export const taskEn = {
  'task.done': 'Done',
  'task.inRun': 'Done in this run, though not by you',
  'task.open': 'Not yet',
  'task.early': 'After your prediction',
  'task.shown': 'Shown',
  'task.show': 'Show me',
  'task.showAgain': 'Show me again',
  'task.showing': 'To the end at once',
  'task.compare': 'Compare with the original run',
  'task.compare.short': 'Compare',
  'task.stuck': 'Still not it? Watch it done once.',
} as const;

export const taskZh = {
  'task.done': '已完成',
  'task.inRun': '这次运行里已经做到，但不是你做的',
  'task.open': '未完成',
  'task.early': '先作预测',
  'task.shown': '已演示',
  'task.show': '演示给我看',
  'task.showAgain': '再演示一遍',
  'task.showing': '直接看结果',
  'task.compare': '与原始运行并排比较',
  'task.compare.short': '比较',
  'task.stuck': '还没成功？看一遍演示吧。',
} as const;

export const useTaskText = defineText(taskEn, taskZh);

import { defineText } from './define-text.ts';

/** The words of a lesson's end, fetched with it. */
export const lessonEndEn = {
  'player.nextLesson': 'Next lesson: {title}',
  'player.afresh': 'Go through it again',
  'player.home': 'Back to the path',
  'player.about': 'What this lesson simplifies',
  'player.references': 'Read on',
  'player.end.title': 'Finished: {title}',
  'player.end.open': 'At the end of: {title}',
  'player.open': 'Still open',
  'player.open.question': 'a question',
  'player.open.tasks': '{n} {n:task|tasks}',
  'player.live': 'Now for real',
  'player.live.what': 'The same in the lab, or in your own network: what to type stands there.',
} as const;

export const lessonEndZh = {
  'player.nextLesson': '下一课：{title}',
  'player.afresh': '再走一遍',
  'player.home': '回到学习路线',
  'player.about': '本课做了哪些简化',
  'player.references': '延伸阅读',
  'player.end.title': '“{title}”学完了',
  'player.end.open': '“{title}”还差几项没有完成',
  'player.open': '还没完成',
  'player.open.question': '一道题',
  'player.open.tasks': '{n} 个任务',
  'player.live': '到真实网络里试试',
  'player.live.what': '在实验室或自己的网络里再做一遍，要输入的命令那里都有。',
} as const;

export const useLessonEndText = defineText(lessonEndEn, lessonEndZh);

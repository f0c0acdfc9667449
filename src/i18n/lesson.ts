import { defineText, type Text } from './define-text.ts';
import { lessonEn } from './lesson-en.ts';
import { lessonZh } from './lesson-zh.ts';

export type LessonText = Text<typeof lessonEn>;

/** The words of the lesson player, its timeline and its questions. */
export const useLessonText: () => LessonText = defineText(lessonEn, lessonZh);

import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useLocalized } from '../../i18n/index.ts';
import { useLessonText } from '../../i18n/lesson.ts';
import { findLesson } from '../../lessons/catalog.ts';
import { plannedLesson } from '../../lessons/curriculum.ts';

/**
 * Another lesson, cited in prose as `<Lesson id="arp" />`: its number and title come from the
 * curriculum. It is a link once the lesson is open.
 */
export function LessonLink({ id }: { readonly id: string }) {
  const text = useLessonText();
  const say = useLocalized();
  const lesson = plannedLesson(id);
  if (!lesson) return null;
  const name = text('prose.lesson', { n: lesson.number, title: say(lesson.title) });
  return findLesson(id) ? <Link href={`/lesson/${id}`}>{name}</Link> : name;
}

const CITED = /<Lesson id="([^"]*)" \/>/;

/** Draws a sentence that belongs to data, with the lessons that it cites. */
export function withLessons(sentence: string): ReactNode {
  // Every second part is what the parentheses in the pattern hold.
  return sentence.split(CITED).map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a sentence may cite a lesson twice; its parts keep their places.
      <LessonLink key={i} id={part} />
    ),
  );
}

import { type RefObject, useEffect, useRef } from 'react';
import { lessonProgress, useProgress } from '../../runtime/progress.ts';
import { announce } from '../a11y/announce.tsx';
import { useLesson } from './lesson-context.ts';
import { useStepAnswer } from './use-answer.ts';

/** After the outcome has been read, and what the narration says of the moment. */
const LATER = 900;

/**
 * Tells a screen reader the explanations that come while a step is being read. Those that stood
 * there when it was opened are read like other text.
 */
export function useTellExplanations(step: RefObject<HTMLElement | null>): void {
  const { meta } = useLesson();
  const { answer } = useStepAnswer();
  const seen = useProgress((state) => {
    const { tasks, shown } = lessonProgress(state, meta.id);
    return tasks.length + shown.length;
  });
  const told = useRef(new WeakSet<Element>());
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer or a task done is the occasion.
  useEffect(() => {
    const opening = first.current;
    first.current = false;
    const timer = setTimeout(() => {
      const fresh = explanationsIn(step.current).filter((each) => !told.current.has(each));
      for (const each of fresh) told.current.add(each);
      if (!opening && fresh.length > 0) announce(fresh.map(textOf).join(' '));
    }, LATER);
    return () => clearTimeout(timer);
  }, [answer, seen, step]);
}

function explanationsIn(element: HTMLElement | null): Element[] {
  return [...(element?.querySelectorAll('[data-explains]') ?? [])];
}

function textOf({ textContent }: Element): string {
  return textContent?.trim() ?? '';
}

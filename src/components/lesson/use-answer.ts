import type { Question } from '../../lessons/types.ts';
import { type Answer, lessonProgress, useProgress } from '../../runtime/progress.ts';
import { draftOf, shownAnswer, useDrafts } from './drafts.ts';
import { type LessonState, useLesson } from './lesson-context.ts';
import { presentedAnswer, usePresenter } from './presenter/presenter-store.ts';

/** What a question of this lesson shows as answered; null while it is open, or open again. */
export function useShownAnswer(question: string): Answer | null {
  return useAnswerIn(useLesson().meta.id, question);
}

function useAnswerIn(lesson: string, question: string): Answer | null {
  const kept = useProgress((state) => lessonProgress(state, lesson).answers[question] ?? null);
  const draft = useDrafts((drafts) => draftOf(drafts, question));
  const presented = usePresenter((state) => presentedAnswer(state, question));
  return presented === undefined ? shownAnswer(draft, kept) : presented;
}

/** Whether the step asks something that nobody has answered yet: the learner, or the presenter. */
export function useOpenQuestion({ meta, content, index }: LessonState): boolean {
  const id = content.steps[index]?.question?.id;
  const answer = useAnswerIn(meta.id, id ?? '');
  return id !== undefined && answer === null;
}

/** The question of the current step and its answer. */
export function useStepAnswer(): { readonly question?: Question; readonly answer: Answer | null } {
  const { content, index } = useLesson();
  const question = content.steps[index]?.question;
  const answer = useShownAnswer(question?.id ?? '');
  return question === undefined ? { answer: null } : { question, answer };
}

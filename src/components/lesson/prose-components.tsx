import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { useLessonText } from '../../i18n/lesson.ts';
import { lessonProgress, useProgress } from '../../runtime/progress.ts';
import { LessonLink } from './LessonLink.tsx';
import { loadTask } from './lazy-parts.ts';
import { useLesson } from './lesson-context.ts';
import css from './ProsePanel.module.css';
import type { PartProps, QuestionKind } from './questions/kind.ts';
import { QUESTION_KINDS } from './questions/kinds.ts';
import { Rfc } from './Rfc.tsx';
import { usePrediction } from './use-prediction.ts';
import { WatchButton } from './WatchButton.tsx';

/**
 * What lesson prose may use beside Markdown. `en.mdx` and `zh.mdx` have the same steps, questions
 * and tasks by id; the logic behind them stands in the lesson's `lesson.ts`.
 */

const Task = lazy(loadTask);

interface StepProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

function Step({ id, title, children }: StepProps) {
  const text = useLessonText();
  const { content, index } = useLesson();
  const step = content.steps[index];
  if (step?.id !== id) return null;
  return (
    <article className={css.step}>
      <p className={css.eyebrow}>
        {text('player.step', { n: index + 1, total: content.steps.length })}
      </p>
      <h1 tabIndex={-1}>{title}</h1>
      <Suspense fallback={null}>{children}</Suspense>
      {!step.question && <WatchButton />}
    </article>
  );
}

interface AskProps {
  readonly id: string;
  readonly prompt: string;
  readonly unit?: string;
  readonly children?: ReactNode;
}

/** The tag of a kind of question, with the prediction it stands for. */
function tagOf({ load }: QuestionKind): ComponentType<AskProps> {
  const Question = lazy(load);
  return ({ id, ...props }) => <Question {...usePrediction(id)} {...props} />;
}

/** The tags of all kinds of question, and those that stand inside them. */
const questionTags: Record<string, ComponentType<AskProps> | ComponentType<PartProps>> = {};
for (const kind of QUESTION_KINDS) {
  Object.assign(questionTags, { [kind.tag]: tagOf(kind) }, kind.parts);
}

/** Prose that gives the answer away: shown once the step's prediction has met the run. */
function After({ children }: { readonly children: ReactNode }) {
  const { meta, content, index } = useLesson();
  const { answers } = lessonProgress(useProgress(), meta.id);
  const question = content.steps[index]?.question;
  if (question && !answers[question.id]) return null;
  return <div className={css.after}>{children}</div>;
}

/** A common wrong belief, and what refutes it. */
function Myth({ children }: { readonly children: ReactNode }) {
  const text = useLessonText();
  return (
    <aside className={css.myth}>
      <p className={css.mythLabel}>{text('prose.myth')}</p>
      {children}
    </aside>
  );
}

/** The name of a TCP state, as the chart writes it. */
function State({ children }: { readonly children: ReactNode }) {
  return <strong className={css.state}>{children}</strong>;
}

export const proseComponents = {
  Step,
  ...questionTags,
  After,
  Task,
  Myth,
  State,
  Rfc,
  Lesson: LessonLink,
};

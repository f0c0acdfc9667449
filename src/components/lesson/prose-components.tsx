import { Children, isValidElement, lazy, type ReactElement, type ReactNode, Suspense } from 'react';
import { useLessonText } from '../../i18n/lesson.ts';
import { lessonProgress, useProgress } from '../../runtime/progress.ts';
import { loadField, loadNumber, loadTask } from './later.ts';
import { useLesson } from './lesson-context.ts';
import css from './ProsePanel.module.css';
import { ChoiceQuestion } from './questions/ChoiceQuestion.tsx';
import { givenOf } from './questions/grade.ts';
import { Rfc } from './Rfc.tsx';
import { useRun } from './run.ts';
import { usePrediction } from './use-prediction.ts';
import { WatchButton } from './WatchButton.tsx';

/**
 * What lesson prose may use beside Markdown. `en.mdx` and `zh.mdx` have the same steps, questions
 * and tasks by id; the logic behind them stands in the lesson's `lesson.ts`.
 */

// Before these, a first screen asks for a choice.
const FieldQuestion = lazy(loadField);
const NumberQuestion = lazy(loadNumber);
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
}

interface OptionProps {
  readonly id: string;
  readonly children: ReactNode;
}

/** An answer of a <Choice>; it is drawn by the question around it. */
function Option({ children }: OptionProps) {
  return children;
}

function Choice({ id, prompt, children }: AskProps & { readonly children: ReactNode }) {
  const prediction = usePrediction(id);
  const options = Children.toArray(children)
    .filter((child): child is ReactElement<OptionProps> => isValidElement(child))
    .filter((child) => child.type === Option)
    .map(({ props }) => ({ id: props.id, label: props.children }));
  return <ChoiceQuestion {...prediction} prompt={prompt} options={options} />;
}

function NumberField({ id, prompt, unit }: AskProps & { readonly unit?: string }) {
  return <NumberQuestion {...usePrediction(id)} prompt={prompt} unit={unit} />;
}

function Fill({ id, prompt }: AskProps) {
  const prediction = usePrediction(id);
  const { question } = prediction;
  const original = useRun((state) => state.original);
  const complete = useRun((state) => state.complete);
  if (question.kind !== 'field' || !complete) return null;
  return (
    <FieldQuestion
      {...prediction}
      prompt={prompt}
      field={question.field}
      given={givenOf(question, original)}
    />
  );
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
  Choice,
  Option,
  NumberField,
  Fill,
  After,
  Task,
  Myth,
  State,
  Rfc,
};

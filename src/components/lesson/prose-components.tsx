import { type ComponentType, type ReactNode, Suspense, useRef } from 'react';
import { useLessonText } from '../../i18n/lesson.ts';
import { Term } from '../glossary/Term.tsx';
import { useMarked } from '../glossary/use-glossary.ts';
import { lazyPart } from '../shell/lazy-part.ts';
import { After, Because, Reasons, reasonsIn } from './Explained.tsx';
import { LessonLink } from './LessonLink.tsx';
import { useLesson } from './lesson-context.ts';
import { loadTask } from './load-task.ts';
import css from './ProsePanel.module.css';
import { usePresenter } from './presenter/presenter-store.ts';
import type { PartProps, QuestionKind } from './questions/kind.ts';
import { QUESTION_KINDS } from './questions/kinds.ts';
import { Rfc } from './Rfc.tsx';
import { usePrediction } from './use-prediction.ts';
import { useTellExplanations } from './use-tell-explanations.ts';
import { WatchButton } from './WatchButton.tsx';

/**
 * What lesson prose may use beside Markdown. `en.mdx` and `zh.mdx` have the same steps, questions
 * and tasks by id; the logic behind them stands in the lesson's `lesson.ts`.
 */

const Task = lazyPart(loadTask);

interface StepProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

function Step({ id, title, children }: StepProps) {
  const text = useLessonText();
  const { content, index } = useLesson();
  const marked = useMarked(children, RUNNING_TEXT);
  const step = content.steps[index];
  if (step?.id !== id) return null;
  return (
    <ReadStep>
      <p className={css.eyebrow}>
        {text('player.step', { n: index + 1, total: content.steps.length })}
      </p>
      <h1 tabIndex={-1}>{title}</h1>
      <Reasons value={reasonsIn(children)}>
        <Suspense fallback={null}>{marked}</Suspense>
      </Reasons>
      {!step.question && <WatchButton />}
    </ReadStep>
  );
}

/** A step on the page. What comes while it is being read is told as well. */
function ReadStep({ children }: { readonly children: ReactNode }) {
  const article = useRef<HTMLElement>(null);
  useTellExplanations(article);
  return (
    <article ref={article} className={css.step}>
      {children}
    </article>
  );
}

/** Where one meets this outside, and how to look at it: it stands at the lesson's end. */
function Outside({ children }: { readonly children: ReactNode }) {
  const text = useLessonText();
  const { content, index } = useLesson();
  if (index < content.steps.length) return null;
  return (
    <section>
      <h2>{text('player.outside')}</h2>
      {children}
    </section>
  );
}

interface AskProps {
  readonly id: string;
  readonly prompt: string;
  /** How it is asked where the text beside it is hidden: before an audience. */
  readonly board?: string;
  readonly children?: ReactNode;
}

/** The tag of a kind of question, with the prediction it stands for. */
function tagOf({ load }: QuestionKind): ComponentType<AskProps> {
  const Question = lazyPart(load);
  return ({ id, prompt, board = prompt, ...props }) => {
    const presented = usePresenter(({ on }) => on);
    return (
      <Question
        {...usePrediction(id)}
        {...props}
        watch={<WatchButton idle />}
        prompt={presented ? board : prompt}
      />
    );
  };
}

/** The tags of all kinds of question, and those that stand inside them. */
const questionTags: Record<string, ComponentType<AskProps> | ComponentType<PartProps>> = {};
for (const kind of QUESTION_KINDS) {
  Object.assign(questionTags, { [kind.tag]: tagOf(kind) }, kind.parts);
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

/** Where terms are marked, besides paragraphs and lists. */
const RUNNING_TEXT: ReadonlySet<unknown> = new Set<unknown>([
  ...[After, Because, Outside],
  ...[Task, Myth, State],
]);

export const proseComponents = {
  Step,
  ...questionTags,
  After,
  Because,
  Outside,
  Task,
  Myth,
  State,
  Rfc,
  Lesson: LessonLink,
  Term,
};

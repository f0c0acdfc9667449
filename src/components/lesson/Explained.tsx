import { Children, createContext, isValidElement, type ReactNode, Suspense, use } from 'react';
import type { Question } from '../../lessons/types.ts';
import { type Answer, lessonProgress, useProgress } from '../../runtime/progress.ts';
import { useLesson } from './lesson-context.ts';
import css from './ProsePanel.module.css';
import { loadRules } from './questions/load-rules.ts';
import { useStepAnswer } from './use-answer.ts';

interface AfterProps {
  /** The task whose end it speaks of; without one, it is about the step's question. */
  readonly task?: string;
  readonly children: ReactNode;
}

/** Prose that gives the answer away: shown once the learner has seen what it explains. */
export function After({ task, children }: AfterProps) {
  const { meta } = useLesson();
  const { question, answer } = useStepAnswer();
  const { tasks, shown } = lessonProgress(useProgress(), meta.id);
  const seen = task === undefined || tasks.includes(task) || shown.includes(task);
  if (!seen || (question && !answer)) return null;
  return <Explanation>{children}</Explanation>;
}

interface BecauseProps {
  /** The answer or the belief that it is about; without one, all that have no sentence of their own. */
  readonly of?: string;
  readonly children: ReactNode;
}

/** Which belief leads to an answer, and what in the run refutes it; or why the right one is right. */
export function Because(props: BecauseProps) {
  const { question, answer } = useStepAnswer();
  if (!question || !answer) return null;
  return (
    <Suspense fallback={null}>
      <Meant {...{ ...props, question, answer }} />
    </Suspense>
  );
}

interface MeantProps extends BecauseProps {
  readonly question: Question;
  readonly answer: Answer;
}

function Meant({ of, children, question, answer }: MeantProps) {
  const others = use(Reasons);
  const { beliefs, same } = use(loadRules()).rulesOf(question);
  const believed = beliefs?.of(question, answer);
  const says = (other: string) => believed?.includes(other) ?? same(question, answer.given, other);
  const meant = of === undefined ? !others.some(says) : says(of);
  return meant ? <Explanation>{children}</Explanation> : null;
}

/** The answers of the step that have a sentence of their own. */
export const Reasons = createContext<readonly string[]>([]);

export function reasonsIn(children: ReactNode): readonly string[] {
  // Before an audience another component draws them: what they have is `of`.
  return Children.toArray(children).flatMap((child) =>
    isValidElement<Partial<BecauseProps>>(child) ? (child.props.of ?? []) : [],
  );
}

function Explanation({ children }: { readonly children: ReactNode }) {
  return (
    <div className={css.after} data-explains>
      {children}
    </div>
  );
}

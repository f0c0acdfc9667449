import { createContext, type ReactNode, use } from 'react';
import { useLesson } from './lesson-context.ts';
import { proseComponents } from './prose-components.tsx';
import { QUESTION_KINDS } from './questions/kinds.ts';
import { nothing, Silent, speaking } from './reading/silence.tsx';
import css from './StageTitle.module.css';
import type { Prose, ProseParts } from './shelves/shelf.ts';

interface StageTitleProps {
  readonly prose: Prose;
  /** Whether the text beside is hidden: then the stage asks the question, too. */
  readonly asks: boolean;
}

/** Above the stage: the step's number and title, for those who see the stage alone. */
export default function StageTitle({ prose: Words, asks }: StageTitleProps) {
  const { content, index } = useLesson();
  if (index >= content.steps.length) return null;
  return (
    <div className={css.title} data-needed>
      <span className={css.number} aria-hidden="true">
        {index + 1}
      </span>
      <Asks value={asks}>
        <Words components={titleParts} />
      </Asks>
    </div>
  );
}

const Asks = createContext(false);

interface StepProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

function Title({ id, title, children }: StepProps) {
  const { content, index } = useLesson();
  if (content.steps[index]?.id !== id) return null;
  return (
    <div>
      <h1 className={css.name}>{title}</h1>
      <Silent value>{children}</Silent>
    </div>
  );
}

interface PromptProps {
  readonly prompt: string;
  /** The question with all that it needs, for those who see no text beside it. */
  readonly board?: string;
}

function Prompt({ prompt, board = prompt }: PromptProps) {
  return use(Asks) ? <p className={css.prompt}>{board}</p> : null;
}

/** Whatever else the prose is made of is not seen here. */
const titleParts: ProseParts = {
  ...Object.fromEntries(Object.keys(proseComponents).map((tag) => [tag, nothing])),
  ...speaking,
  Step: Title,
  ...Object.fromEntries(QUESTION_KINDS.map(({ tag }) => [tag, Prompt])),
};

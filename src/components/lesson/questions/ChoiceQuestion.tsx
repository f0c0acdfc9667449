import { type ReactNode, useId } from 'react';
import { useLessonText } from '../../../i18n/lesson.ts';
import { QuestionCard } from './QuestionCard.tsx';
import css from './Questions.module.css';
import type { QuestionProps } from './types.ts';

export interface ChoiceOption {
  readonly id: string;
  readonly label: ReactNode;
}

interface ChoiceQuestionProps extends QuestionProps {
  readonly options: readonly ChoiceOption[];
}

export function ChoiceQuestion({ options, ...props }: ChoiceQuestionProps) {
  const { answer, handedIn, draft, onDraft } = props;
  const text = useLessonText();
  const name = useId();
  const shown = handedIn ?? draft;
  const write = (id: string) => options.find((option) => option.id === id)?.label ?? id;
  return (
    <QuestionCard
      {...props}
      given={draft}
      missing={draft === '' ? text('question.choose') : null}
      write={write}
    >
      {options.map(({ id, label }) => (
        <label key={id} className={css.option} data-truth={answer?.truth === id}>
          <input
            type="radio"
            name={name}
            value={id}
            checked={shown === id}
            onChange={() => onDraft(id)}
          />
          <span>{label}</span>
        </label>
      ))}
    </QuestionCard>
  );
}

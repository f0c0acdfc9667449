import { type ReactNode, useId } from 'react';
import { useLessonText } from '../../../i18n/lesson.ts';
import { numberOf } from './grade.ts';
import { QuestionCard } from './QuestionCard.tsx';
import css from './Questions.module.css';
import type { QuestionProps } from './types.ts';

interface NumberQuestionProps extends QuestionProps {
  readonly unit?: ReactNode;
}

export function NumberQuestion({ unit, ...props }: NumberQuestionProps) {
  const text = useLessonText();
  const id = useId();
  const typed = props.draft;
  return (
    <QuestionCard
      {...props}
      prompt={<label htmlFor={id}>{props.prompt}</label>}
      given={typed}
      missing={numberOf(typed) === undefined ? text('question.enter') : null}
    >
      <p className={css.entry}>
        <input
          id={id}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={props.handedIn ?? typed}
          onChange={(event) => props.onDraft(event.target.value)}
        />
        {unit}
      </p>
    </QuestionCard>
  );
}

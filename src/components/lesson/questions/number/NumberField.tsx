import { useId } from 'react';
import { useLessonText } from '../../../../i18n/lesson.ts';
import { numberOf } from '../grade.ts';
import type { TagProps } from '../kind.ts';
import { QuestionCard } from '../QuestionCard.tsx';
import css from '../Questions.module.css';

/** A number is to be entered, of a unit if the prose says one. */
export function NumberField({ unit, ...props }: TagProps) {
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

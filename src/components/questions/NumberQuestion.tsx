import { type ReactNode, useId, useState } from 'react';
import { useLessonText } from '../../i18n/lesson.ts';
import { numberOf } from './grade.ts';
import { Outcome } from './Outcome.tsx';
import { QuestionCard } from './QuestionCard.tsx';
import css from './Questions.module.css';
import type { QuestionProps } from './types.ts';

interface NumberQuestionProps extends QuestionProps {
  readonly unit?: ReactNode;
}

export function NumberQuestion({ unit, ...props }: NumberQuestionProps) {
  const { prompt, answer, handedIn, action, onPredict, onAgain, onWhy } = props;
  const text = useLessonText();
  const id = useId();
  const [typed, setTyped] = useState('');
  return (
    <QuestionCard
      prompt={<label htmlFor={id}>{prompt}</label>}
      missing={numberOf(typed) === undefined ? text('question.enter') : null}
      waiting={handedIn !== null && answer === null}
      handedIn={handedIn !== null}
      action={action}
      onPredict={() => onPredict(typed)}
      outcome={
        answer && (
          <Outcome answer={answer} write={(value) => value} onAgain={onAgain} onWhy={onWhy} />
        )
      }
    >
      <p className={css.entry}>
        <input
          id={id}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={handedIn ?? typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {unit}
      </p>
    </QuestionCard>
  );
}

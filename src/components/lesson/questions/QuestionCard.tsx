import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useLessonText } from '../../../i18n/lesson.ts';
import type { QuestionProps } from './kind.ts';
import { Outcome } from './Outcome.tsx';
import css from './Questions.module.css';

interface QuestionCardProps extends QuestionProps {
  /** The answer as it stands. */
  readonly given: string;
  /** What is wrong with it, or null when it can be handed in. */
  readonly missing: string | null;
  /** How an answer is written: an option's words for its id. As it is, if not said. */
  readonly write?: (answer: string) => ReactNode;
  readonly children: ReactNode;
}

/** The frame of every question: the prompt, the answer's controls, one button, the outcome. */
export function QuestionCard(props: QuestionCardProps) {
  const { prompt, given, missing, handedIn, answer, action, children } = props;
  const text = useLessonText();
  const [complaint, setComplaint] = useState<string | null>(null);
  const complaintId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setComplaint(missing);
    if (missing === null) props.onPredict(given);
  };
  return (
    <form
      className={css.card}
      onSubmit={submit}
      noValidate
      aria-describedby={complaint ? complaintId : undefined}
    >
      <fieldset disabled={handedIn !== null}>
        <legend className={css.prompt}>{prompt}</legend>
        {children}
      </fieldset>
      {handedIn === null && (
        <button type="submit" className={css.predict}>
          {action}
        </button>
      )}
      <p id={complaintId} className={css.complaint} role="alert">
        {missing === null ? null : complaint}
      </p>
      {handedIn !== null && answer === null && (
        <p className={css.waiting}>{text('question.waiting')}</p>
      )}
      {answer && (
        <Outcome
          answer={answer}
          write={props.write ?? asItIs}
          onAgain={props.onAgain}
          onWhy={props.onWhy}
        />
      )}
    </form>
  );
}

const asItIs = (answer: string) => answer;

import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useLessonText } from '../../i18n/lesson.ts';
import css from './Questions.module.css';

interface QuestionCardProps {
  readonly prompt: ReactNode;
  /** What is wrong with the answer as it stands, or null when it can be handed in. */
  readonly missing: string | null;
  /** Handed in, not yet revealed. */
  readonly waiting: boolean;
  readonly handedIn: boolean;
  /** The button's word: there may be something to watch, or not. */
  readonly action: string;
  readonly onPredict: () => void;
  readonly children: ReactNode;
  readonly outcome: ReactNode;
}

/** The frame of every question: the prompt, the answer's controls, one button, the outcome. */
export function QuestionCard(props: QuestionCardProps) {
  const { prompt, missing, waiting, handedIn, action, onPredict, children, outcome } = props;
  const text = useLessonText();
  const [complaint, setComplaint] = useState<string | null>(null);
  const complaintId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setComplaint(missing);
    if (missing === null) onPredict();
  };
  return (
    <form
      className={css.card}
      onSubmit={submit}
      noValidate
      aria-describedby={complaint ? complaintId : undefined}
    >
      <fieldset disabled={handedIn}>
        <legend className={css.prompt}>{prompt}</legend>
        {children}
      </fieldset>
      {!handedIn && (
        <button type="submit" className={css.predict}>
          {action}
        </button>
      )}
      <p id={complaintId} className={css.complaint} role="alert">
        {missing === null ? null : complaint}
      </p>
      {waiting && <p className={css.waiting}>{text('question.waiting')}</p>}
      {outcome}
    </form>
  );
}

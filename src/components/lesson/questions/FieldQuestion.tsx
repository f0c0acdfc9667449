import { useLessonText } from '../../../i18n/lesson.ts';
import type { Given } from '../../../lessons/types.ts';
import { QuestionCard } from './QuestionCard.tsx';
import css from './Questions.module.css';
import type { QuestionProps } from './types.ts';

interface FieldQuestionProps extends QuestionProps {
  readonly field: string;
  /** The other fields, read off the run. */
  readonly given: readonly Given[];
}

/** A piece of a header with one field left blank. */
export function FieldQuestion({ field, given, ...props }: FieldQuestionProps) {
  const text = useLessonText();
  const typed = props.draft;
  return (
    <QuestionCard
      {...props}
      given={typed}
      missing={typed.trim() === '' ? text('question.enter') : null}
    >
      <div className={css.header}>
        {given.map(({ name, value }) => (
          <span key={name} className={css.cell}>
            <small>{name}</small>
            <code>{value}</code>
          </span>
        ))}
        <label className={css.cell} data-blank="true">
          <small>{field}</small>
          <input
            type="text"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            size={8}
            aria-label={text('question.blank', { field })}
            value={props.handedIn ?? typed}
            onChange={(event) => props.onDraft(event.target.value)}
          />
        </label>
      </div>
    </QuestionCard>
  );
}

import { useLessonText } from '../../../../i18n/lesson.ts';
import type { RecordedRun } from '../../../../model/recorded-run.ts';
import { useRun } from '../../../workbench/run.ts';
import type { TagProps } from '../kind.ts';
import { QuestionCard } from '../QuestionCard.tsx';
import css from '../Questions.module.css';
import type { FieldAsked } from './kind.ts';

interface FillProps extends TagProps {
  readonly question: FieldAsked;
}

/** A piece of a header with one field left blank; the other fields are read off the run. */
export function Fill({ question, ...props }: FillProps) {
  const original = useRun((state) => state.original);
  const complete = useRun((state) => state.complete);
  return complete && <Header {...props} question={question} run={original} />;
}

function Header({ question, run, ...props }: FillProps & { readonly run: RecordedRun }) {
  const { field, given } = question;
  const text = useLessonText();
  const typed = props.draft;
  return (
    <QuestionCard
      {...props}
      given={typed}
      missing={typed.trim() === '' ? text('question.enter') : null}
    >
      <div className={css.header}>
        {given(run).map(({ name, value }) => (
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

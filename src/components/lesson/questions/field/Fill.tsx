import { useLocalized } from '../../../../i18n/index.ts';
import { useLessonText } from '../../../../i18n/lesson.ts';
import type { RecordedRun } from '../../../../model/recorded-run.ts';
import { useRun } from '../../../workbench/run.ts';
import type { TagProps } from '../kind.ts';
import { QuestionCard } from '../QuestionCard.tsx';
import box from '../typed.module.css';
import css from './fill.module.css';
import type { FieldAsked } from './kind.ts';
import { lacking } from './lacking.ts';

interface FillProps extends TagProps {
  readonly question: FieldAsked;
}

/** A piece of a header with one field left blank; the other fields are read off the run. */
export function Fill(props: FillProps) {
  const original = useRun((state) => state.original);
  const complete = useRun((state) => state.complete);
  return complete && <Header {...props} run={original} />;
}

function Header({ run, ...props }: FillProps & { readonly run: RecordedRun }) {
  const { field, given } = props.question;
  const text = useLessonText();
  const say = useLocalized();
  const label = say(field.label);
  const typed = props.draft;
  const lacks = lacking(props.question, run, typed);
  return (
    <QuestionCard {...props} given={typed} missing={lacks === null ? null : text(lacks)}>
      <div className={css.header} data-layer={field.address ? 'link' : undefined}>
        {given(run).map(({ field: { label: name }, value }) => (
          <span key={name.en} className={css.cell}>
            <small>{say(name)}</small>
            <code>{value}</code>
          </span>
        ))}
        <label className={css.cell} data-blank="true">
          <small>{label}</small>
          <input
            className={box.typed}
            type="text"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            size={field.address ? 15 : 8}
            aria-label={text('question.blank', { field: label })}
            value={props.handedIn ?? typed}
            onChange={(event) => props.onDraft(event.target.value)}
          />
        </label>
      </div>
    </QuestionCard>
  );
}

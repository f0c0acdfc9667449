import { useId } from 'react';
import { useLocalized } from '../../../../i18n/index.ts';
import { useLessonText } from '../../../../i18n/lesson.ts';
import type { TagProps, WrittenProps } from '../kind.ts';
import { QuestionCard } from '../QuestionCard.tsx';
import css from '../Questions.module.css';
import box from '../typed.module.css';
import { measureOf, unitShown, withUnit } from '../units.ts';
import type { NumberAsked } from './kind.ts';

/** A number is to be entered, with its unit or without. */
export function NumberField(props: TagProps & { readonly question: NumberAsked }) {
  const { question } = props;
  const text = useLessonText();
  const say = useLocalized();
  const id = useId();
  const typed = props.draft;
  const shown = unitShown(question.unit);
  const unit = shown && say(shown);
  const missing =
    unit === undefined ? text('question.enterNumber') : text('question.enterMeasure', { unit });
  return (
    <QuestionCard
      {...props}
      prompt={<label htmlFor={id}>{props.prompt}</label>}
      given={typed}
      missing={measureOf(typed, question.unit) === undefined ? missing : null}
      write={(answer) => withUnit(answer, unit)}
    >
      <p className={css.entry}>
        <input
          id={id}
          className={box.typed}
          type="text"
          inputMode="text"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={props.handedIn ?? typed}
          onChange={(event) => props.onDraft(event.target.value)}
        />
        {unit}
      </p>
    </QuestionCard>
  );
}

/** On paper: a number with its unit, or a line before the unit. */
export function Written({ question, truth, belief }: WrittenProps<NumberAsked>) {
  const say = useLocalized();
  const shown = unitShown(question.unit);
  const unit = shown && say(shown);
  const said = truth ?? belief;
  return said === undefined ? `____________ ${unit ?? ''}` : withUnit(said, unit);
}

import { Children, isValidElement, type ReactElement, useId } from 'react';
import { useLessonText } from '../../../../i18n/lesson.ts';
import { letterOf } from '../../../workbench/runs/letter.ts';
import type { PartProps, TagProps } from '../kind.ts';
import { QuestionCard } from '../QuestionCard.tsx';
import css from '../Questions.module.css';
import { Option } from './Option.tsx';

/** One of several answers. The prose writes each as an <Option> inside. */
export function Choice({ children, ...props }: TagProps) {
  const { answer, handedIn, draft, onDraft } = props;
  const text = useLessonText();
  const name = useId();
  const options = Children.toArray(children)
    .filter((child): child is ReactElement<PartProps> => isValidElement(child))
    .filter((child) => child.type === Option)
    .map(({ props: option }) => ({ id: option.id, label: option.children }));
  // A draft that was kept may be of an option that the lesson has no more.
  const given = options.some(({ id }) => id === draft) ? draft : '';
  const shown = handedIn ?? given;
  const write = (id: string) => options.find((option) => option.id === id)?.label ?? id;
  return (
    <QuestionCard
      {...props}
      given={given}
      missing={given === '' ? text('question.choose') : null}
      write={write}
    >
      {options.map(({ id, label }, i) => (
        <label
          key={id}
          className={css.option}
          data-letter={letterOf(i)}
          data-truth={answer?.truth === id}
        >
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

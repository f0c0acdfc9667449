import { Check, RotateCcw, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLessonText } from '../../../i18n/lesson.ts';
import type { Answer } from '../../../runtime/progress.ts';
import css from './Questions.module.css';

interface OutcomeProps {
  readonly answer: Answer;
  /** How an answer is written: an option's words for its id. */
  readonly write: (answer: string) => ReactNode;
  readonly onAgain: () => void;
  readonly onWhy: (() => void) | undefined;
  /** Both answers in another form than beside each other. */
  readonly children?: ReactNode;
}

/** The learner's prediction beside what the run did. A sign and words, not only colour. */
export function Outcome({ answer, write, onAgain, onWhy, children }: OutcomeProps) {
  const text = useLessonText();
  return (
    <div className={css.outcome} data-right={answer.right}>
      <p className={css.verdict}>
        {answer.right ? <Check aria-hidden="true" /> : <X aria-hidden="true" />}
        {text(answer.right ? 'question.right' : 'question.wrong')}
        <button type="button" className={css.again} onClick={onAgain}>
          <RotateCcw aria-hidden="true" /> {text('question.again')}
        </button>
      </p>
      <div className={css.both}>
        {children ?? (
          <dl className={css.sides}>
            <div>
              <dt>{text('question.you')}</dt>
              <dd>{write(answer.given)}</dd>
            </div>
            <div>
              <dt>{text('question.run')}</dt>
              <dd>{write(answer.truth)}</dd>
            </div>
          </dl>
        )}
        {onWhy && (
          <button type="button" className={css.why} onClick={onWhy}>
            {text('question.why')}
          </button>
        )}
      </div>
    </div>
  );
}

import { Check, Eye } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLessonText } from '../../../i18n/lesson.ts';
import { showElement } from '../../a11y/show-element.ts';
import css from './Task.module.css';

interface TaskItemProps {
  readonly done: boolean;
  /** What was done and why it works, if the task was shown; else ''. */
  readonly says: string;
  readonly showing: boolean;
  /** How often the learner has tried in vain. */
  readonly tries: number;
  readonly show: () => void;
  readonly children: ReactNode;
}

/** So many tries in vain, and the way out is pointed at. */
const STUCK = 2;

/** Something to do, ticked by the run itself. Who has tried it once may have it shown. */
export function TaskItem({ done, says, showing, tries, show, children }: TaskItemProps) {
  const text = useLessonText();
  const shown = says !== '';
  const state = done ? 'task.done' : shown ? 'task.shown' : 'task.open';
  return (
    <div className={css.task} data-done={done} data-shown={shown}>
      <span className={css.tick} aria-hidden="true">
        {done && <Check />}
      </span>
      <div>{children}</div>
      <span className={css.state} role="status">
        {text(state)}
      </span>
      {shown && <Explanation says={says} />}
      {!done && (shown || showing || tries > 0) && (
        <p className={css.help}>
          {tries >= STUCK && !shown && <span>{text('task.stuck')}</span>}
          <button
            type="button"
            className={css.show}
            aria-disabled={showing}
            onClick={showing ? undefined : show}
          >
            <Eye aria-hidden="true" />
            {text(showing ? 'task.showing' : shown ? 'task.showAgain' : 'task.show')}
          </button>
        </p>
      )}
    </div>
  );
}

/** It is what the showing ends with, so it comes into sight. */
function Explanation({ says }: { readonly says: string }) {
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    showElement(box.current);
  }, []);
  return (
    <p ref={box} className={css.says}>
      {says}
    </p>
  );
}

import { Check, Columns2, Eye } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTaskText } from '../../../i18n/task.ts';
import { showElement } from '../../a11y/show-element.ts';
import type { Doing } from '../use-doing.ts';
import css from './Task.module.css';

interface TaskItemProps extends Doing {
  readonly done: boolean;
  /** The run on the stage has passed it before the cursor, whoever has made that. */
  readonly inRun: boolean;
  /** What was done and why it works, if the task was shown; else ''. */
  readonly says: string;
  /** It had been shown before the learner came to this step. */
  readonly before: boolean;
  readonly showing: boolean;
  /** How often the learner has tried in vain. */
  readonly tries: number;
  readonly show: () => void;
  readonly children: ReactNode;
}

/** So many tries in vain, and the way out is pointed at. */
const STUCK = 2;

/** Something to do, ticked by the run itself. It can always be shown, too. */
export function TaskItem(props: TaskItemProps) {
  const { done, says, showing, tries, show, button, compare, children } = props;
  const text = useTaskText();
  const shown = says !== '';
  const early = props.early && !done;
  const box = useTurn(early, done);
  return (
    <div ref={box} className={css.task} data-done={done} data-shown={shown} data-early={early}>
      <span className={css.tick} aria-hidden="true">
        {done && <Check />}
      </span>
      <div>{children}</div>
      <span className={css.state}>
        {/* The tick says it to the eye. */}
        <span role="status" className={done ? 'visually-hidden' : undefined}>
          {text(stateOf(props))}
        </span>
        {done && compare && <CompareButton press={compare} />}
      </span>
      {shown && <Explanation says={says} isNews={!props.before} />}
      {!done && (
        <p className={css.help}>
          {(shown || props.inRun) && compare && <CompareButton press={compare} />}
          {button && (
            <button type="button" className={css.act} onClick={button.press}>
              {button.words}
            </button>
          )}
          {tries >= STUCK && !shown && <span>{text('task.stuck')}</span>}
          <button type="button" className={css.show} onClick={show}>
            <Eye aria-hidden="true" />
            {text(showing ? 'task.showing' : shown ? 'task.showAgain' : 'task.show')}
          </button>
        </p>
      )}
    </div>
  );
}

/** Once the prediction is made it is the task's turn: it comes into sight. */
function useTurn(early: boolean, done: boolean) {
  const box = useRef<HTMLDivElement>(null);
  const waited = useRef(early);
  useEffect(() => {
    if (waited.current && !early && !done) showElement(box.current);
    waited.current = early;
  }, [early, done]);
  return box;
}

function stateOf({ done, says, showing, inRun, early }: TaskItemProps) {
  if (done) return 'task.done';
  if (says !== '') return 'task.shown';
  if (inRun && !showing) return 'task.inRun';
  return early ? 'task.early' : 'task.open';
}

/** Sets what the learner did beside what would have happened. */
function CompareButton({ press }: { readonly press: () => void }) {
  const text = useTaskText();
  return (
    <button
      type="button"
      className={css.show}
      aria-label={text('task.compare')}
      title={text('task.compare')}
      onClick={press}
    >
      <Columns2 aria-hidden="true" /> {text('task.compare.short')}
    </button>
  );
}

/** As what a showing ends with it comes into sight; who comes back to it reads from the heading on. */
function Explanation({ says, isNews }: { readonly says: string; readonly isNews: boolean }) {
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (isNews) showElement(box.current);
  }, [isNews]);
  return (
    <p ref={box} className={css.says}>
      {says}
    </p>
  );
}

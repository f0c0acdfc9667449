import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLessonText } from '../../i18n/lesson.ts';
import css from './Questions.module.css';

interface TaskItemProps {
  readonly done: boolean;
  readonly children: ReactNode;
}

/** Something to do, ticked by the run itself. */
export function TaskItem({ done, children }: TaskItemProps) {
  const text = useLessonText();
  return (
    <div className={css.task} data-done={done}>
      <span className={css.tick} aria-hidden="true">
        {done && <Check />}
      </span>
      <div>{children}</div>
      <span className={css.state} role="status">
        {text(done ? 'task.done' : 'task.open')}
      </span>
    </div>
  );
}

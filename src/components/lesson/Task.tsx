import type { ReactNode } from 'react';
import { lessonProgress, useProgress } from '../../runtime/progress.ts';
import { useRun } from '../workbench/run.ts';
import { useLesson } from './lesson-context.ts';
import { TaskItem } from './questions/TaskItem.tsx';
import { useDoing } from './use-doing.ts';
import { useShow } from './use-show.ts';
import { isSeen } from './use-tasks.ts';

interface TaskProps {
  readonly id: string;
  /** The words on the task's own button, if it has one. */
  readonly action?: string;
  readonly children: ReactNode;
}

/** A task of the lesson, with what the learner has done about it. */
export default function Task({ id, action, children }: TaskProps) {
  const { meta, content } = useLesson();
  const inRun = useRun((state) => isSeen(state, content, id));
  const { tasks } = lessonProgress(useProgress(), meta.id);
  const doing = useDoing(id, action);
  return (
    <TaskItem done={tasks.includes(id)} inRun={inRun} {...doing} {...useShow(id)}>
      {children}
    </TaskItem>
  );
}

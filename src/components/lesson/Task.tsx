import type { ReactNode } from 'react';
import { lessonProgress, useProgress } from '../../runtime/progress.ts';
import { useLesson } from './lesson-context.ts';
import { TaskItem } from './questions/TaskItem.tsx';
import { useShow } from './use-show.ts';

interface TaskProps {
  readonly id: string;
  readonly children: ReactNode;
}

/** A task of the lesson, with what the learner has done about it. */
export default function Task({ id, children }: TaskProps) {
  const { meta } = useLesson();
  const { tasks } = lessonProgress(useProgress(), meta.id);
  return (
    <TaskItem done={tasks.includes(id)} {...useShow(id)}>
      {children}
    </TaskItem>
  );
}

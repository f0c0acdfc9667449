import { Play } from 'lucide-react';
import { useLessonText } from '../../i18n/lesson.ts';
import type { LessonStep } from '../../lessons/types.ts';
import { useRun, useRunStore } from '../workbench/run.ts';
import { useLesson } from './lesson-context.ts';
import css from './ProsePanel.module.css';
import { playToMoment, useReached } from './use-prediction.ts';

interface WatchProps {
  /** There only as long as nothing plays. */
  readonly idle?: boolean;
}

/** Plays to where the step ends: for one that asks nothing, and for whoever comes back to a prediction. */
export function WatchButton({ idle = false }: WatchProps) {
  const { content, index } = useLesson();
  const step = content.steps[index];
  return step?.runUntil ? <Watch step={step} idle={idle} /> : null;
}

function Watch({ step, idle }: { readonly step: LessonStep; readonly idle: boolean }) {
  const text = useLessonText();
  const run = useRunStore();
  const playing = useRun((state) => state.playing);
  const reached = useReached(step);
  if (reached || (idle && playing)) return null;
  return (
    <button
      type="button"
      className={css.watch}
      disabled={playing}
      onClick={() => playToMoment(run.getState(), step)}
    >
      <Play aria-hidden="true" /> {text('player.watch')}
    </button>
  );
}

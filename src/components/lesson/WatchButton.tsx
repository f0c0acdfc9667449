import { Play } from 'lucide-react';
import { useLessonText } from '../../i18n/lesson.ts';
import { useRun, useRunStore } from '../workbench/run.ts';
import { useLesson } from './lesson-context.ts';
import css from './ProsePanel.module.css';
import { playToMoment, useReached } from './use-prediction.ts';

/** For a step that asks nothing: play to where it ends. */
export function WatchButton() {
  const { content, index } = useLesson();
  const step = content.steps[index];
  return step?.runUntil ? <Watch step={step} /> : null;
}

function Watch({ step }: { readonly step: Parameters<typeof useReached>[0] }) {
  const text = useLessonText();
  const run = useRunStore();
  const playing = useRun((state) => state.playing);
  const reached = useReached(step);
  if (reached) return null;
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

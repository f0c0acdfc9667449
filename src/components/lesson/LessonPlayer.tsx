import { lazy, Suspense, useMemo } from 'react';
import { useLessonText } from '../../i18n/lesson.ts';
import type { LessonContent, LessonMeta } from '../../lessons/types.ts';
import { noticesOf } from '../../model/queries.ts';
import type { RunLink } from '../../runtime/url.ts';
import { BrokenPage } from '../shell/ErrorBoundary.tsx';
import { Timeline } from '../workbench/timeline/Timeline.tsx';
import css from './LessonPlayer.module.css';
import { loadNotices, loadPanel, useLaterParts } from './later.ts';
import { LessonContext } from './lesson-context.ts';
import type { Prose } from './load.ts';
import { ProsePanel } from './ProsePanel.tsx';
import { usePlayer } from './player-store.ts';
import { useRun, useRunStore } from './run.ts';
import { Stage } from './Stage.tsx';
import { StageBar } from './StageBar.tsx';
import { useNarration } from './use-narration.ts';
import { downloadSession, usePlayerCommands } from './use-player-commands.ts';
import { useStep } from './use-step.ts';
import { useTasks } from './use-tasks.ts';

const OpenPanel = lazy(loadPanel);
const RunNotices = lazy(loadNotices);

interface LessonPlayerProps {
  readonly meta: LessonMeta;
  readonly content: LessonContent;
  readonly prose: Prose;
  /** What the address said when the lesson was opened. */
  readonly opening: RunLink;
}

/** Prose beside the stage, time along the bottom, the inspector folded until asked for. */
export function LessonPlayer({ meta, content, prose, opening }: LessonPlayerProps) {
  const text = useLessonText();
  const run = useRunStore();
  const problem = useRun((state) => state.problem);
  const noteworthy = useRun(({ model, refused }) => noticesOf(model).length + refused.length > 0);
  const proseShown = usePlayer((state) => state.prose);
  const [index, goTo, afresh] = useStep(meta, content, opening);
  const lesson = useMemo(
    () => ({ meta, content, index, goTo, afresh }),
    [meta, content, index, goTo, afresh],
  );
  usePlayerCommands(lesson);
  useNarration();
  useTasks(lesson);
  useLaterParts();

  if (problem) {
    return (
      <BrokenPage
        error={problem}
        onRestart={() => run.getState().restart()}
        onDownload={() => downloadSession(run)}
      />
    );
  }
  return (
    <LessonContext value={lesson}>
      <Suspense fallback={null}>{noteworthy && <RunNotices />}</Suspense>
      <div className={css.player} data-prose={proseShown} data-fills>
        {proseShown && <ProsePanel prose={prose} />}
        <section className={css.stage} aria-label={text('player.stage')}>
          <StageBar />
          <Stage />
        </section>
        <Inspector />
        <div className={css.timeline}>
          <Timeline />
        </div>
      </div>
    </LessonContext>
  );
}

/** Beside the stage, folded until asked for: a packet taken apart, or why something happened. */
function Inspector() {
  const panel = usePlayer((state) => state.panel);
  return <Suspense fallback={null}>{panel && <OpenPanel key={panel} panel={panel} />}</Suspense>;
}

import { lazy, type ReactNode, Suspense } from 'react';
import { useLessonText } from '../../i18n/lesson.ts';
import { noticesOf } from '../../model/queries.ts';
import { BrokenPage } from '../shell/ErrorBoundary.tsx';
import { loadNotices, loadPanel } from './lazy-parts.ts';
import { useRun, useRunStore } from './run.ts';
import { Stage } from './Stage.tsx';
import { StageBar } from './StageBar.tsx';
import { downloadSession } from './take-away.ts';
import { Timeline } from './timeline/Timeline.tsx';
import { useNarration } from './use-narration.ts';
import { useWorkbenchCommands } from './use-workbench-commands.ts';
import css from './Workbench.module.css';
import { useWorkbench } from './workbench-store.ts';

const OpenPanel = lazy(loadPanel);
const RunNotices = lazy(loadNotices);

interface WorkbenchProps {
  /** What stands beside the stage, such as a lesson's text; null while it is hidden. */
  readonly aside: ReactNode;
  /** Buttons in front of the stage's own. */
  readonly lead: ReactNode;
  /** The address, from its `#` on, that opens what is on the stage now. */
  readonly address: () => string;
}

/** A run to work on: the stage, time along the bottom, the inspector folded until asked for. */
export function Workbench({ aside, lead, address }: WorkbenchProps) {
  const text = useLessonText();
  const run = useRunStore();
  const problem = useRun((state) => state.problem);
  const noteworthy = useRun(({ model, refused }) => noticesOf(model).length + refused.length > 0);
  useWorkbenchCommands();
  useNarration();

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
    <>
      <Suspense fallback={null}>{noteworthy && <RunNotices />}</Suspense>
      <div className={css.workbench} data-aside={aside !== null} data-fills>
        {aside}
        <section className={css.stage} aria-label={text('player.stage')}>
          <StageBar lead={lead} address={address} />
          <Stage />
        </section>
        <Inspector />
        <div className={css.timeline}>
          <Timeline />
        </div>
      </div>
    </>
  );
}

/** Beside the stage, folded until asked for: a packet taken apart, or why something happened. */
function Inspector() {
  const panel = useWorkbench((state) => state.panel);
  return <Suspense fallback={null}>{panel && <OpenPanel key={panel} panel={panel} />}</Suspense>;
}

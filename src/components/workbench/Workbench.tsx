import { type ReactNode, Suspense, useDeferredValue, useEffect } from 'react';
import { useLessonText } from '../../i18n/lesson.ts';
import { noticesOf } from '../../model/queries.ts';
import { CommandsToCome } from '../help/commands.ts';
import { BrokenPage } from '../shell/ErrorBoundary.tsx';
import { lazyPart } from '../shell/lazy-part.ts';
import { Hint } from './Hint.tsx';
import {
  loadCommands,
  loadComparison,
  loadFollowed,
  loadNotices,
  loadPacketCommands,
  loadPanel,
  loadRunTree,
} from './lazy-parts.ts';
import { useRun, useRunStore } from './run.ts';
import { useComparedId } from './runs/use-comparing.ts';
import { Stage } from './Stage.tsx';
import { StageBar } from './StageBar.tsx';
import { Timeline } from './timeline/Timeline.tsx';
import { useNarration } from './use-narration.ts';
import css from './Workbench.module.css';
import { useWorkbench } from './workbench-store.ts';

const Commands = lazyPart(loadCommands);
const OpenPanel = lazyPart(loadPanel);
const RunNotices = lazyPart(loadNotices);
const PacketCommands = lazyPart(loadPacketCommands);
const RunTree = lazyPart(loadRunTree);
/** Whether what compares two runs has been fetched. */
let canCompare = false;
const Comparison = lazyPart(async () => {
  const part = await loadComparison();
  canCompare = true;
  return part;
});
const Followed = lazyPart(loadFollowed);

interface WorkbenchProps {
  /** What stands beside the stage, such as a lesson's text; null while it is hidden. */
  readonly aside: ReactNode;
  /** Buttons in front of the stage's own. */
  readonly lead: ReactNode;
  /** What stands above the picture. */
  readonly over?: ReactNode;
  /** The picture alone, without its bar and without the timeline. */
  readonly plain?: boolean;
  /** The address, from its `#` on, that opens what is on the stage now. */
  readonly address: () => Promise<string | undefined>;
  /** Why there is none; else what was done is too long for it. */
  readonly noLink?: string;
  /** What stands in place of the timeline, where time is not virtual. */
  readonly timeline?: ReactNode;
  /** Saves the session, where that is more than a download. */
  readonly save?: () => void;
}

/** A run to work on: the stage, time along the bottom, the inspector folded until asked for. */
export function Workbench(props: WorkbenchProps) {
  const { aside, lead, over, plain, address, noLink, timeline = <Timeline />, save } = props;
  const text = useLessonText();
  const run = useRunStore();
  const problem = useRun((state) => state.problem);
  const selected = useWorkbench(({ frame, offered }) => frame !== null || offered);
  const noteworthy = useRun(
    ({ model, original, refused, complete }) =>
      // Whether a changed run is cut off, the notices find out.
      noticesOf(model).length + refused.length > 0 || (complete && model !== original),
  );
  const following = useWorkbench(({ byte }) => byte !== null);
  useNarration();
  useEffect(() => useWorkbench.setState({ hall: plain === true }), [plain]);

  if (problem) {
    return (
      <BrokenPage
        error={problem}
        onRestart={() => run.getState().restart()}
        onDownload={save ?? (async () => (await import('./take-away.ts')).downloadSession(run))}
      />
    );
  }
  return (
    <>
      <Suspense fallback={<CommandsToCome />}>
        <Commands save={save} />
      </Suspense>
      <Suspense fallback={null}>{noteworthy && <RunNotices />}</Suspense>
      <Suspense fallback={<CommandsToCome />}>{selected && <PacketCommands />}</Suspense>
      <div
        className={css.workbench}
        data-aside={aside !== null}
        data-plain={plain || undefined}
        data-fills
      >
        {aside}
        <section className={css.stage} aria-label={text('player.stage')} data-labels>
          {!plain && <StageBar {...{ lead, address, noLink, save }} />}
          {over}
          <h2 className="visually-hidden">{text('player.stage')}</h2>
          <Runs />
          <Suspense fallback={null}>{following && <Followed />}</Suspense>
          <Pictures />
          <Hint />
        </section>
        <Inspector />
        {!plain && <div className={css.timeline}>{timeline}</div>}
      </div>
    </>
  );
}

/** The tree of the runs, once there are several, or one was deleted. */
function Runs() {
  const several = useRun(({ runs, removed }) => runs.length + removed.length > 1);
  return <Suspense fallback={null}>{several && <RunTree />}</Suspense>;
}

/**
 * The run, or two of them beside each other; it stays until what compares them has been fetched. From
 * then on nothing is put off: React draws what is deferred after all that still comes, so that of a
 * long run first one picture was drawn, and the other when all of it had come.
 */
function Pictures() {
  const asked = useComparedId() !== null;
  const deferred = useDeferredValue(asked);
  const comparing = canCompare ? asked : deferred;
  if (!comparing) return <Stage />;
  return (
    <Suspense fallback={<Stage />}>
      <Comparison />
    </Suspense>
  );
}

/** Beside the stage, folded until asked for: a packet taken apart, or why something happened. */
function Inspector() {
  const panel = useWorkbench((state) => state.panel);
  return <Suspense fallback={null}>{panel && <OpenPanel key={panel} panel={panel} />}</Suspense>;
}

import {
  type CSSProperties,
  type ReactNode,
  type RefObject,
  Suspense,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useLocalized } from '../../i18n/index.ts';
import { useHandedFocus } from '../a11y/use-handed-focus.ts';
import { lazyPart } from '../shell/lazy-part.ts';
import type { StageView } from '../view-kit/stage-view.ts';
import { subjectWord } from '../view-kit/subject.ts';
import { useBoxInRem } from '../view-kit/use-size.ts';
import { modeOf, type Slot, type StageMode, subjectsFor } from './arrange.ts';
import { loadHeading, loadSeparator, SOON } from './lazy-parts.ts';
import { FirstPicture, Picture } from './Place.tsx';
import { PlacedView } from './PlacedView.tsx';
import type { StagePlan } from './plan.ts';
import { VIEWS, viewOf } from './registry.ts';
import { useRun } from './run.ts';
import css from './Stage.module.css';
import { panelId, tabId } from './tab-ids.ts';
import { useBoard } from './use-board.ts';
import { usePlan } from './use-plan.ts';
import { useStageNarration } from './use-stage-narration.ts';
import { useWorkbench } from './workbench-store.ts';

/** One picture alone has neither; until they are there, something of their size is. */
const Separator = lazyPart(loadSeparator);
const PlaceHeading = lazyPart(loadHeading);

/** One picture, or two beside or below each other, or one alone over the whole stage. */
export function Stage() {
  const stage = useRef<HTMLDivElement>(null);
  const size = useBoxInRem(stage);
  useHandedFocus(stage, 'button');
  // The bar above says what there is room for.
  useEffect(() => useWorkbench.setState({ room: size }), [size]);
  const run = useRun((state) => state.model);
  const plan = usePlan();
  useStageNarration(plan);
  const alone = useWorkbench((state) => state.alone);
  const board = useBoard();
  const mode = modeOf(plan, run, size, board);
  const filling = alone && viewOf(alone.view);
  const large = alone !== null && alone.subject !== null;
  return (
    <div
      ref={stage}
      className={css.stage}
      data-stage
      data-mode={filling ? 'one' : mode}
      data-board={board || undefined}
      tabIndex={-1}
      style={{ '--share': `${plan.share}fr`, '--rest': `${100 - plan.share}fr` } as CSSProperties}
    >
      <Watchers />
      {filling && (large || mode !== 'tabs') ? (
        <Filling view={filling} />
      ) : (
        <Places stage={stage} plan={filling ? { ...plan, first: filling } : plan} mode={mode} />
      )}
    </div>
  );
}

interface PlacesProps {
  readonly stage: RefObject<HTMLElement | null>;
  readonly plan: StagePlan;
  readonly mode: StageMode;
}

/**
 * The first picture stays the same one however the stage is shared: a panel that opens beside it
 * takes neither its place nor the focus in it. On a narrow stage it is that of the chosen tab.
 */
function Places({ stage, plan, mode }: PlacesProps) {
  useHandedFocus(stage, 'button');
  const { first, second, sides, share } = plan;
  const tabs = mode === 'tabs';
  const shared = !tabs && mode !== 'one' && second !== undefined;
  return (
    <>
      <Place view={first} as={shared ? 'part' : tabs ? 'tab' : 'whole'}>
        <FirstPicture first={first} sides={tabs ? NONE : sides} />
      </Place>
      {shared && (
        <>
          <Suspense fallback={<div className={css.separator} />}>
            <Separator split={mode} share={share} />
          </Suspense>
          <Place view={second} as="part">
            <Picture view={second} />
          </Place>
        </>
      )}
    </>
  );
}

const NONE: StagePlan['sides'] = [];

interface PlaceProps {
  readonly view: StageView;
  /** All of the stage, one of two parts of it, or the panel of a tab in the bar above. */
  readonly as: 'whole' | 'part' | 'tab';
  readonly children: ReactNode;
}

function Place({ view, as, children }: PlaceProps) {
  const say = useLocalized();
  const named = {
    whole: undefined,
    part: { role: 'region', 'aria-label': say(view.title), 'data-view': view.id },
    tab: {
      ...{ role: 'tabpanel', 'aria-labelledby': tabId(view.id), id: panelId(view.id) },
      'data-view': view.id,
    },
  }[as];
  return (
    <div className={css.place} {...named}>
      {as === 'part' && <Heading view={view} alone={false} />}
      {children}
    </div>
  );
}

function Heading(about: { readonly view: StageView; readonly alone: boolean }) {
  return (
    <Suspense fallback={<div className={css.heading} />}>
      <PlaceHeading {...about} />
    </Suspense>
  );
}

/** One view over the whole stage, in its large form when it was asked for one subject. */
function Filling({ view }: { readonly view: StageView }) {
  const run = useRun((state) => state.model);
  const subject = useWorkbench((state) => state.alone?.subject ?? null);
  const slot = useMemo((): Slot | undefined => {
    if (subject === null || view.large === undefined) return undefined;
    const subjects = subjectsFor(view, run);
    const found = subjects.find((key) => subjectWord(key) === subject) ?? subjects[0];
    return found && { view, subject: found, subjects, side: 'left' };
  }, [view, run, subject]);
  if (slot && view.large) {
    return (
      <div className={css.whole}>
        <Suspense fallback={null}>
          <PlacedView slot={slot} load={view.large.load} />
        </Suspense>
      </div>
    );
  }
  return (
    <div className={css.place}>
      <Heading view={view} alone />
      <Picture view={view} />
    </div>
  );
}

/**
 * What looks at the run whatever is shown of it, and speaks up when it has to. It is fetched while
 * the first screen is being looked at: it misses nothing, as it reads the run from its start.
 */
function Watchers() {
  const model = useRun((state) => state.model);
  const soon = useSoon();
  useEffect(() => {
    if (!soon) return;
    for (const view of VIEWS) {
      // A part that cannot be fetched is asked for again with its view.
      if (view.carries && view.offered(model)) view.carries().catch(() => undefined);
    }
  }, [soon, model]);
  if (!soon) return null;
  const watching = VIEWS.filter((view): view is Watching => view.watch !== undefined);
  return watching
    .filter((view) => view.offered(model))
    .map((view) => (
      <Suspense key={view.id} fallback={null}>
        <PlacedView slot={watcher(view)} load={view.watch} />
      </Suspense>
    ));
}

const watcher = (view: StageView): Slot => ({
  ...{ view, subject: { kind: 'run' }, subjects: [], side: 'left' },
});

/** False on the first screen, true a moment later. */
function useSoon(): boolean {
  const [soon, setSoon] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSoon(true), SOON);
    return () => clearTimeout(timer);
  }, []);
  return soon;
}

type Watching = StageView & { readonly watch: NonNullable<StageView['watch']> };

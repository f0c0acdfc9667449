import {
  type CSSProperties,
  type RefObject,
  Suspense,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { useHandedFocus } from '../a11y/use-handed-focus.ts';
import { leastOf, type StageView } from '../view-kit/stage-view.ts';
import { useWidthInRem } from '../view-kit/use-size.ts';
import { type Arrangement, arrange, isStacked, type Slot } from './arrange.ts';
import { Column } from './Column.tsx';
import { SOON } from './lazy-parts.ts';
import { PlacedView } from './PlacedView.tsx';
import { MAIN, VIEWS, viewOf } from './registry.ts';
import { useRun } from './run.ts';
import css from './Stage.module.css';
import { useWorkbench, type WorkbenchState } from './workbench-store.ts';

/** How wide a column beside the main picture grows, rem. */
const COLUMN_MOST = 30;

/** The picture: the main view, what stands beside and below it, or one subject of a view, large. */
export function Stage() {
  const stage = useRef<HTMLDivElement>(null);
  const width = useWidthInRem(stage);
  const large = largeOf(useWorkbench((state) => state.enlarged));
  const arrangement = useArrangement(width);
  const run = useRun((state) => state.model);
  const { left, right, columnsCanWait } = arrangement;
  const columns = large ? 0 : Number(left.length > 0) + Number(right.length > 0);
  return (
    <div
      ref={stage}
      className={css.stage}
      data-columns={columns}
      data-stacked={(columns > 0 && isStacked(arrangement, run, width)) || undefined}
      data-wait={columnsCanWait || undefined}
      style={{ '--columns': large ? undefined : columnsOf(arrangement, run) } as CSSProperties}
    >
      <Watchers />
      {large ? (
        <Suspense fallback={null}>
          <PlacedView slot={large.slot} load={large.load} />
        </Suspense>
      ) : (
        <Grid stage={stage} {...arrangement} />
      )}
    </div>
  );
}

function useArrangement(width: number): Arrangement {
  const views = useWorkbench((state) => state.views);
  const panel = useWorkbench((state) => state.panel !== null);
  const subjects = useWorkbench((state) => state.subjects);
  const run = useRun((state) => state.model);
  // What there is to show comes with the events.
  const read = useRun((state) => state.model.read);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run grows in place.
  return useMemo(() => {
    const shown = VIEWS.filter(({ id }) => views.has(id));
    return arrange(shown, MAIN, run, subjects, { width, panel });
  }, [views, run, read, subjects, width, panel]);
}

function columnsOf({ main, left, right }: Arrangement, run: RecordedRun): string {
  const column = `minmax(0, ${COLUMN_MOST}rem)`;
  const middle = `minmax(${leastOf(main.view, run).width}rem, 1fr)`;
  if (left.length + right.length === 0) return 'minmax(0, 1fr)';
  return [left.length > 0 && column, middle, right.length > 0 && column].filter(Boolean).join(' ');
}

function largeOf(enlarged: WorkbenchState['enlarged']) {
  const view = enlarged ? viewOf(enlarged.view) : undefined;
  if (!enlarged || !view?.large) return undefined;
  const { subject } = enlarged;
  return { slot: { view, subject, subjects: [] }, load: view.large.load };
}

/**
 * What looks at the run whatever is shown of it, and speaks up when it has to. It is fetched while
 * the first screen is being looked at: it misses nothing, as it reads the run from its start.
 */
function Watchers() {
  const model = useRun((state) => state.model);
  if (!useSoon()) return null;
  const watching = VIEWS.filter((view): view is Watching => view.watch !== undefined);
  return watching
    .filter((view) => view.offered(model))
    .map((view) => (
      <Suspense key={view.id} fallback={null}>
        <PlacedView slot={{ view, subject: { kind: 'run' }, subjects: [] }} load={view.watch} />
      </Suspense>
    ));
}

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

function Grid(props: Arrangement & { readonly stage: RefObject<HTMLElement | null> }) {
  const { stage, main, margins, left, right, below } = props;
  useHandedFocus(stage, 'button');
  const run = useRun((state) => state.model);
  const heightOf = (slot: Slot) => `${leastOf(slot.view, run).height}rem`;
  return (
    <>
      {left.length > 0 && <Column side="left" slots={left} />}
      <div className={css.middle}>
        <div className={css.main} style={{ minBlockSize: below.length > 0 ? heightOf(main) : 0 }}>
          <Suspense fallback={null}>
            <PlacedView slot={main} margins={margins} />
          </Suspense>
        </div>
        {below.map((slot) => (
          <div key={slot.view.id} className={css.below} style={{ minBlockSize: heightOf(slot) }}>
            <Suspense fallback={null}>
              <PlacedView slot={slot} />
            </Suspense>
          </div>
        ))}
      </div>
      {right.length > 0 && <Column side="right" slots={right} />}
    </>
  );
}

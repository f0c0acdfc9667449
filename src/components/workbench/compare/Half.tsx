import { useMemo } from 'react';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import AtEnd from '../../notices/AtEnd.tsx';
import type { SharedAxis, StageView, ViewActions, ViewRun } from '../../view-kit/stage-view.ts';
import type { SubjectKey } from '../../view-kit/subject.ts';
import type { TimeSync } from '../../view-kit/time-sync.ts';
import { subjectsFor } from '../arrange.ts';
import { drawnBy, MAIN } from '../registry.ts';
import { useRun, useRunStore } from '../run.ts';
import { usePlan } from '../use-plan.ts';
import { useFollowed, useSharedAxis, useViewActions } from '../use-view-runs.ts';
import { useWorkbench } from '../workbench-store.ts';
import css from './Comparison.module.css';
import { Disc } from './Disc.tsx';
import { useCompareText } from './text.ts';
import type { Half as HalfOfTwo } from './use-comparison.ts';

const RUN = { kind: 'run' } as const;
const NO_MARGINS: readonly string[] = [];

/** What stands in the first place of the stage, if it is a picture; of many subjects, the first. */
function usePictured(run: RecordedRun): { readonly view: StageView; readonly subject: SubjectKey } {
  const { first } = usePlan();
  const shows = first.compares !== 'none' && first.offered(run);
  const subject = shows ? subjectsFor(first, run)[0] : undefined;
  return subject === undefined ? { view: MAIN, subject: RUN } : { view: first, subject };
}

/** One of the two runs: its letter and name, and its picture. */
export function Half({ half, sync }: { readonly half: HalfOfTwo; readonly sync: TimeSync }) {
  const text = useCompareText();
  const { view, named, tree } = half;
  const { letter, name } = named;
  const current = useRun((state) => state.current);
  // The other run may go on longer.
  const ended = useRun(
    ({ cursor, endAt }) => tree.complete && cursor.at > tree.endAt && endAt > tree.endAt,
  );
  return (
    <section
      className={css.half}
      aria-label={text('run', { letter, name })}
      data-current={view.id === current || undefined}
    >
      <h3 className={css.head}>
        <Disc letter={letter} /> {name}
        {ended && (
          <span className={css.ended}>
            <AtEnd half={tree} />
          </span>
        )}
      </h3>
      <Picture runs={[view]} sync={sync} />
    </section>
  );
}

interface OverlayProps {
  readonly halves: readonly [HalfOfTwo, HalfOfTwo];
  /** Where they first differ, as far as that may be told. */
  readonly at: Instant | undefined;
}

/** Both runs in one picture, where the view can draw that. */
export function Overlay({ halves: [a, b], at }: OverlayProps) {
  return <Picture runs={[a.view, b.view]} mark={at} />;
}

interface PictureProps {
  readonly runs: readonly [ViewRun, ...ViewRun[]];
  readonly sync?: TimeSync;
  readonly mark?: Instant | undefined;
}

function Picture({ runs, sync, mark }: PictureProps) {
  const [{ id, run }, other] = runs;
  const { view, subject } = usePictured(run);
  const View = drawnBy(view.load);
  const look = useWorkbench((state) => state.looks[view.id]);
  const axis = useSharedAxis();
  const playing = useRun((state) => state.playing);
  const current = useRun((state) => state.current);
  const frame = useWorkbench((state) => state.frame) ?? undefined;
  const followed = useFollowed();
  const actions = useActionsIn(id);
  const others = useActionsIn(other?.id ?? id);
  const shared = useMemo(
    (): SharedAxis => ({
      ...axis,
      ...(sync && { sync }),
      ...(mark !== undefined && { mark: { at: mark } }),
    }),
    [axis, sync, mark],
  );
  // A frame's number is one of its run: in the other, another packet may have it.
  const selectedIn = (run: string | undefined) => (run === current ? frame : undefined);
  const selected = selectedIn(id);
  const second = { actions: others, selected: selectedIn(other?.id) };
  return (
    <div className={css.picture} data-view={view.id}>
      <View
        {...{ runs, subject, playing, selected, followed, look, actions }}
        {...(other && { second })}
        axis={shared}
        margins={NO_MARGINS}
        board={false}
      />
    </div>
  );
}

/** What is asked of a picture is asked of its run, which thereby comes to the fore. */
function useActionsIn(id: string): ViewActions {
  const store = useRunStore();
  const actions = useViewActions();
  return useMemo(() => {
    const inFront =
      <A extends unknown[]>(act: (...args: A) => void) =>
      (...args: A) => {
        if (store.getState().current !== id) store.getState().selectRun(id);
        act(...args);
      };
    const { inspect, askWhy, drop, offer } = actions;
    return {
      ...actions,
      inspect: inFront(inspect),
      askWhy: inFront(askWhy),
      drop: drop && inFront(drop),
      offer: inFront(offer),
    };
  }, [store, actions, id]);
}

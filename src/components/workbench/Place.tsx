import { type CSSProperties, type ReactNode, Suspense, useMemo, useRef } from 'react';
import { useLanguage } from '../../i18n/index.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { lazyPart } from '../shell/lazy-part.ts';
import { leastOf } from '../view-kit/stage-view.ts';
import { subjectName } from '../view-kit/subject-name.ts';
import { useWidthInRem } from '../view-kit/use-size.ts';
import { type Arrangement, arrange, isStacked, type Slot, slotsOf } from './arrange.ts';
import { loadColumn, loadSubjectChoice } from './lazy-parts.ts';
import { PlacedView } from './PlacedView.tsx';
import type { StagePlan } from './plan.ts';
import { useRun } from './run.ts';
import css from './Stage.module.css';
import { useWorkbench } from './workbench-store.ts';

const Column = lazyPart(loadColumn);
const SubjectChoice = lazyPart(loadSubjectChoice);

/** How wide a column beside the main picture grows, rem. */
const COLUMN_MOST = 30;

/** The picture in the first place, with what stands at its sides. */
export function FirstPicture({ first, sides }: Pick<StagePlan, 'first' | 'sides'>) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidthInRem(place);
  const arrangement = useArrangement(first, sides, width);
  const run = useRun((state) => state.model);
  const { main, margins, left, right, columnsCanWait } = arrangement;
  const columns = Number(left.length > 0) + Number(right.length > 0);
  return (
    <div
      ref={place}
      className={css.first}
      data-columns={columns}
      data-stacked={(columns > 0 && isStacked(arrangement, run, width)) || undefined}
      data-wait={columnsCanWait || undefined}
      style={{ '--columns': columnsOf(arrangement, run) } as CSSProperties}
    >
      {left.length > 0 && <Side side="left" slots={left} />}
      <div className={css.middle}>
        <Slots slots={main} margins={margins} />
      </div>
      {right.length > 0 && <Side side="right" slots={right} />}
    </div>
  );
}

/** Until the column is there, its place is kept. */
function Side(props: { readonly side: 'left' | 'right'; readonly slots: readonly Slot[] }) {
  return (
    <Suspense fallback={<div className={css.column} />}>
      <Column {...props} />
    </Suspense>
  );
}

function useArrangement(
  first: StagePlan['first'],
  sides: StagePlan['sides'],
  width: number,
): Arrangement {
  const panel = useWorkbench((state) => state.panel !== null);
  const subjects = useWorkbench((state) => state.subjects);
  const run = useRun((state) => state.model);
  // What there is to show comes with the events.
  const read = useRun((state) => state.model.read);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run grows in place.
  return useMemo(
    () => arrange({ first, sides }, run, subjects, { width, panel }),
    [first, sides, run, read, subjects, width, panel],
  );
}

function columnsOf({ main, left, right }: Arrangement, run: RecordedRun): string {
  const column = `minmax(0, ${COLUMN_MOST}rem)`;
  const least = main[0] === undefined ? 0 : leastOf(main[0].view, run).width;
  const middle = `minmax(min(100%, ${least}rem), 1fr)`;
  if (left.length + right.length === 0) return 'minmax(0, 1fr)';
  return [left.length > 0 && column, middle, right.length > 0 && column].filter(Boolean).join(' ');
}

/** A view in a place of its own. */
export function Picture({ view }: { readonly view: Slot['view'] }) {
  const subjects = useWorkbench((state) => state.subjects);
  const run = useRun((state) => state.model);
  const read = useRun((state) => state.model.read);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run grows in place.
  const slots = useMemo(() => slotsOf(view, run, subjects), [view, run, read, subjects]);
  return <Slots slots={slots} />;
}

interface SlotsProps {
  readonly slots: readonly Slot[];
  readonly margins?: readonly string[];
}

/** A picture of the run has all the room; pictures of two hosts stand beside each other. */
function Slots({ slots, margins }: SlotsProps) {
  const language = useLanguage();
  const run = useRun((state) => state.model);
  const [only] = slots;
  if (only?.subject.kind === 'run') {
    return (
      <div className={css.whole}>
        <Shown>
          <PlacedView slot={only} {...(margins && { margins })} />
        </Shown>
      </div>
    );
  }
  return (
    <div className={css.pair}>
      {slots.map((slot) => (
        <div key={slot.side} className={css.half} data-height={slot.view.height ?? 'rest'}>
          {slot.subjects.length > 2 ? (
            <Shown>
              <SubjectChoice side={slot.side} slot={slot} />
            </Shown>
          ) : (
            <h3 className={css.subject}>{subjectName(slot.subject, run, language)}</h3>
          )}
          <Shown>
            <PlacedView slot={slot} />
          </Shown>
        </div>
      ))}
    </div>
  );
}

function Shown({ children }: { readonly children: ReactNode }) {
  return <Suspense fallback={null}>{children}</Suspense>;
}

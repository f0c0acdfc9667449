/** Which view stands where on the stage. Pure: the same views, run and room give the same grid. */
import type { RecordedRun } from '../../model/recorded-run.ts';
import { leastOf, type Side, type StageView } from '../view-kit/stage-view.ts';
import { type SubjectKey, subjectsOf, subjectWord } from '../view-kit/subject.ts';

/** A view in its place, and what it is about. */
export interface Slot {
  readonly view: StageView;
  readonly subject: SubjectKey;
  /** What else it could be about. */
  readonly subjects: readonly SubjectKey[];
}

export interface Arrangement {
  readonly main: Slot;
  /** What the main picture writes into its margins. */
  readonly margins: readonly string[];
  readonly left: readonly Slot[];
  readonly right: readonly Slot[];
  readonly below: readonly Slot[];
  /** The columns hold nothing but what would stand in the margins if there were room for them. */
  readonly columnsCanWait: boolean;
}

/** The subject that the reader chose, by side and kind of subject: its word. */
export type ChosenSubjects = Readonly<Record<Side, Readonly<Record<string, string>>>>;

export interface Room {
  /** The stage's width in rem. */
  readonly width: number;
  /** Whether a panel lies beside the stage: then nothing but what was asked for is set beside. */
  readonly panel: boolean;
}

export function arrange(
  shown: readonly StageView[],
  fallback: StageView,
  run: RecordedRun,
  chosen: ChosenSubjects,
  room: Room,
): Arrangement {
  const offered = shown.filter((view) => view.offered(run));
  const main = offered.find(({ place }) => place === 'main') ?? fallback;
  const beside = offered.filter(({ place }) => place === 'side');
  const able = main.margins?.kinds ?? [];
  const inMargins = beside.flatMap(({ margin }) =>
    margin !== undefined && able.includes(margin) ? [margin] : [],
  );
  const allFit = inMargins.length === beside.length;
  const wide = room.width >= (main.margins?.least(run) ?? 0);
  const noColumns = allFit && (wide || room.panel);
  const columns = noColumns ? [] : beside;
  return {
    main: slotOf(main, run, chosen.left) ?? { view: main, subject: { kind: 'run' }, subjects: [] },
    margins: columns.length > 0 ? [] : inMargins,
    left: columns.flatMap((view) => sideSlot(view, 'left', run, chosen)),
    right: columns.flatMap((view) => sideSlot(view, 'right', run, chosen)),
    below: offered
      .filter(({ place }) => place === 'below')
      .flatMap((view) => slotOf(view, run, chosen.left) ?? []),
    columnsCanWait: allFit && columns.length > 0,
  };
}

export function subjectsFor(view: StageView, run: RecordedRun): readonly SubjectKey[] {
  return view.subjects?.(run) ?? subjectsOf(view.subject, run);
}

/** The chosen subject of one side, or the `usual`th, or the last that there is. */
function pick(
  subjects: readonly SubjectKey[],
  chosen: Readonly<Record<string, string>>,
  usual: number,
): SubjectKey | undefined {
  const kind = subjects[0]?.kind ?? '';
  const wanted = subjects.find((key) => subjectWord(key) === chosen[kind]);
  return wanted ?? subjects[Math.min(usual, subjects.length - 1)];
}

function slotOf(
  view: StageView,
  run: RecordedRun,
  chosen: ChosenSubjects['left'],
): Slot | undefined {
  const subjects = subjectsFor(view, run);
  const subject = pick(subjects, chosen, 0);
  return subject && { view, subject, subjects };
}

/** Two subjects have a side each; one alone stands on the right. */
function sideSlot(
  view: StageView,
  side: Side,
  run: RecordedRun,
  chosen: ChosenSubjects,
): readonly Slot[] {
  const subjects = subjectsFor(view, run);
  if (subjects.length < 2 && side === 'left') return [];
  // Those who talk to each other usually stand in different halves.
  const across = Math.ceil(subjects.length / 2);
  const subject = pick(subjects, chosen[side], side === 'left' ? 0 : across);
  return subject === undefined ? [] : [{ view, subject, subjects }];
}

/** Whether the columns have room beside the main picture; else they stand below it. */
export function isStacked(
  { main, left, right }: Arrangement,
  run: RecordedRun,
  width: number,
): boolean {
  const most = (slots: readonly Slot[]) =>
    slots.reduce((least, { view }) => Math.max(least, leastOf(view, run).width), 0);
  return width < leastOf(main.view, run).width + most(left) + most(right);
}

/** What stands where on the stage. Pure: the same plan, run and room give the same grid. */
import type { RecordedRun } from '../../model/recorded-run.ts';
import { leastOf, type Side, type Size, type StageView } from '../view-kit/stage-view.ts';
import { type SubjectKey, subjectsOf, subjectWord } from '../view-kit/subject.ts';
import type { Split, StagePlan } from './plan.ts';

/** A view in its place, and what it is about. */
export interface Slot {
  readonly view: StageView;
  readonly subject: SubjectKey;
  /** What else it could be about. */
  readonly subjects: readonly SubjectKey[];
  /** Whose choice of the subject it follows. */
  readonly side: Side;
}

/** The first picture, and what stands at its sides. */
export interface Arrangement {
  /** One, or one for each of two subjects. */
  readonly main: readonly Slot[];
  /** What the main picture writes into its margins. */
  readonly margins: readonly string[];
  readonly left: readonly Slot[];
  readonly right: readonly Slot[];
  /** The columns hold nothing but what would stand in the margins if there were room for them. */
  readonly columnsCanWait: boolean;
}

/** The subject that the reader chose, by side and kind of subject: its word. */
export type ChosenSubjects = Readonly<Record<Side, Readonly<Record<string, string>>>>;

/** The stage's size in rem. */
export type StageRoom = Size;

export interface Room {
  /** The width of the first picture's place, rem. */
  readonly width: number;
  /** Whether a panel lies beside the stage: then nothing but what was asked for is set beside. */
  readonly panel: boolean;
}

export function arrange(
  { first, sides }: Pick<StagePlan, 'first' | 'sides'>,
  run: RecordedRun,
  chosen: ChosenSubjects,
  room: Room,
): Arrangement {
  const able = first.margins?.kinds ?? [];
  const inMargins = sides.flatMap(({ margin }) =>
    margin !== undefined && able.includes(margin) ? [margin] : [],
  );
  const allFit = inMargins.length === sides.length;
  const wide = room.width >= (first.margins?.least(run) ?? 0);
  const columns = allFit && (wide || room.panel) ? [] : sides;
  return {
    main: slotsOf(first, run, chosen),
    margins: columns.length > 0 ? [] : inMargins,
    left: columns.flatMap((view) => sideSlot(view, 'left', run, chosen)),
    right: columns.flatMap((view) => sideSlot(view, 'right', run, chosen)),
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

/** A view in a place of its own: two subjects stand beside each other. */
export function slotsOf(view: StageView, run: RecordedRun, chosen: ChosenSubjects): Slot[] {
  if (view.subject === 'run') {
    return [{ view, subject: { kind: 'run' }, subjects: [], side: 'left' }];
  }
  const sides: readonly Side[] = ['left', 'right'];
  return sides.flatMap((side) => sideSlot(view, side, run, chosen));
}

/** Two subjects have a side each; one alone stands on the right. */
function sideSlot(view: StageView, side: Side, run: RecordedRun, chosen: ChosenSubjects): Slot[] {
  const subjects = subjectsFor(view, run);
  if (subjects.length < 2 && side === 'left') return [];
  // Those who talk to each other usually stand in different halves.
  const across = Math.ceil(subjects.length / 2);
  const subject = pick(subjects, chosen[side], side === 'left' ? 0 : across);
  return subject === undefined ? [] : [{ view, subject, subjects, side }];
}

/** Whether the columns have room beside the main picture; else they stand below it. */
export function isStacked(
  { main, left, right }: Arrangement,
  run: RecordedRun,
  width: number,
): boolean {
  const most = (slots: readonly Slot[]) =>
    slots.reduce((least, { view }) => Math.max(least, leastOf(view, run).width), 0);
  const middle = most(main) * main.length;
  return width < middle + most(left) + most(right);
}

/** Below this width there is one picture at a time, rem. */
const TABS = 36;
/** What a picture that shares the stage has above itself, rem. */
const HEADING = 2.25;

/** With less than this part of what it needs, a picture is not seen without scrolling it. */
const ENOUGH = 0.85;

/** One picture, two, or one of several that tabs lead to. */
export type StageMode = 'one' | Split | 'tabs';

/**
 * How the pictures share the stage: as was chosen, or as there is room for. On the board nothing is
 * scrolled: what has no room beside the first picture comes when the question is answered.
 */
export function modeOf(
  { first, second, split, share }: StagePlan,
  run: RecordedRun,
  room: StageRoom,
  board = false,
): StageMode {
  if (room.width > 0 && room.width < TABS) return 'tabs';
  if (second === undefined) return 'one';
  const [a, b] = [leastOf(first, run), leastOf(second, run)];
  const fits: Record<Split, boolean> = {
    beside: room.width === 0 || a.width + b.width <= room.width,
    below: room.height === 0 || a.height + b.height + 2 * HEADING <= room.height,
  };
  const other: Split = split === 'beside' ? 'below' : 'beside';
  if (fits[split]) return split;
  if (fits[other]) return other;
  const part = (share / 100) * room.width;
  const seen = part >= ENOUGH * a.width && room.width - part >= ENOUGH * b.width;
  return board && !(split === 'beside' && seen) ? 'one' : split;
}

import { create } from 'zustand';
import type { ByteMark } from '../../model/mark.ts';
import type { Instant } from '../../stack/core/instant.ts';
import { announce } from '../a11y/announce.tsx';
import type { Rule } from '../inspect/why/WhyPanel.tsx';
import { pointAt } from '../view-kit/marking.ts';
import type { Side, StageView, WindowPlace } from '../view-kit/stage-view.ts';
import { type SubjectKey, subjectWord } from '../view-kit/subject.ts';
import type { ChosenSubjects, StageRoom } from './arrange.ts';
import {
  besides,
  clampShare,
  closed,
  placed,
  planOf,
  type Split,
  type StagePlace,
  type StagePlan,
  type StageWish,
  swapped,
  wishOf,
} from './plan.ts';
import { MAIN, VIEWS } from './registry.ts';

/** A view that has the whole stage; with a subject, in its large form for that one. */
export interface Alone {
  readonly view: string;
  /** The subject's word (view-kit/subject.ts). */
  readonly subject: string | null;
}

interface Offered {
  readonly frame: number;
  readonly at: WindowPlace;
}

/** What a link can say of the stage, beside the run: what the reader chose, and nothing else. */
export interface StageChoice {
  readonly own: StageWish;
  readonly alone: Alone | null;
  /** What the reader wants to see at each side, where there is more than both have room for. */
  readonly subjects: ChosenSubjects;
  /** How each view is looked at, in the view's own spelling. */
  readonly looks: Readonly<Record<string, string>>;
  /** The byte that is followed through all pictures. */
  readonly byte: ByteMark | null;
}

/** How the workbench is arranged: what belongs to the reader's eyes, not to the run. */
export interface WorkbenchState extends StageChoice {
  /** What the step suggests: what the reader chose stays. */
  readonly suggested: StageWish;
  /** What the reader has just switched on: it must come into sight. */
  readonly revealed: string | null;
  /** The picture stands alone before an audience. */
  readonly hall: boolean;
  /** The cursor goes along with a run that is live: what happens is not told event by event. */
  readonly following: boolean;
  /** The stage's size. */
  readonly room: StageRoom;
  /**
   * Open beside the stage: the selected packet, a copy of it that is edited, the reasons of an event,
   * a change to the run.
   */
  readonly panel: 'packet' | 'editor' | 'why' | 'change' | null;
  /** The frame that is selected on the stage. */
  readonly frame: number | null;
  /** The frame whose menu is open, and where; what can be done to it. */
  readonly offered: Offered | null;
  /** What can be done to the packet is unfolded in the inspector. */
  readonly unfolded?: boolean;
  /** The event that is asked about. */
  readonly why: number | null;
  /** The rule behind it, where whoever asked knows it. */
  readonly rule: Rule | null;
  /** What became of sharing the run: said for a moment where it was asked for. */
  readonly told: string;
  /** Why a key has done nothing: shown for a moment. */
  readonly hint: string;
  /** A question about what comes after the cursor is open: nothing may tell it before. */
  readonly veiled: boolean;
  /**
   * Of the original run's time, what may be told before it is reached: what lies behind is what later
   * questions ask for. Infinity: all of it.
   */
  readonly horizon: Instant;
}

export const NO_CHOICE: StageChoice = {
  own: {},
  alone: null,
  subjects: { left: {}, right: {} },
  looks: {},
  byte: null,
};

const AT_FIRST: Omit<WorkbenchState, 'room'> = {
  ...NO_CHOICE,
  suggested: {},
  revealed: null,
  hall: false,
  following: false,
  panel: null,
  frame: null,
  offered: null,
  why: null,
  rule: null,
  told: '',
  hint: '',
  veiled: false,
  horizon: Number.POSITIVE_INFINITY,
};

export const useWorkbench = create<WorkbenchState>()(() => ({
  ...AT_FIRST,
  room: { width: 0, height: 0 },
}));

/** The size of the stage is not chosen: it stays. */
export function resetWorkbench(choice: StageChoice = NO_CHOICE): void {
  useWorkbench.setState({ ...AT_FIRST, ...choice });
}

/** What a step asks for, as far as the reader has not chosen otherwise. */
export function showViews(ids: readonly string[], wish: StageWish = {}): void {
  useWorkbench.setState({ suggested: { ...wishOf(ids, VIEWS), ...wish }, revealed: null });
}

/** What another link chose; a link that chose nothing leaves the stage as the reader has it. */
export function openChoice(choice: StageChoice): void {
  if (JSON.stringify(choice) !== JSON.stringify(NO_CHOICE)) useWorkbench.setState(choice);
}

/** Again as the lesson suggests. */
export function forgetChoice(): void {
  useWorkbench.setState({ ...NO_CHOICE, revealed: null });
}

type Choices = Pick<WorkbenchState, 'own' | 'suggested'>;

export function stagePlan(
  { own, suggested }: Choices,
  views: readonly StageView[] = VIEWS,
): StagePlan {
  return planOf(views, MAIN, own, suggested);
}

export const isInPlan = ({ first, second, sides }: StagePlan, view: StageView): boolean =>
  view === first || view === second || sides.includes(view);

/** Whether the reader sees it now: what fills the stage leaves no room for anything else. */
export function isShown(state: Choices & Pick<WorkbenchState, 'alone'>, view: StageView): boolean {
  const { alone } = state;
  return alone === null ? isInPlan(stagePlan(state), view) : alone.view === view.id;
}

/** A main picture takes the first place; everything else is switched on or off. */
export function toggleView(view: StageView): void {
  const state = useWorkbench.getState();
  const plan = stagePlan(state);
  const on = view.place === 'main' || !isShown(state, view);
  choose(view, on ? shownBy(state.own, plan, view) : closed(state.own, plan, view));
}

function shownBy(own: StageWish, plan: StagePlan, view: StageView): StageWish {
  if (view === plan.second) return own;
  if (view.place === 'main') return view === plan.first ? own : placed(own, plan, view, 'first');
  if (view.place === 'below') return { ...placed(own, plan, view, 'second'), split: 'below' };
  return isInPlan(plan, view) ? own : besides(own, plan, view);
}

function choose(view: StageView, own: StageWish): void {
  const on = isInPlan(stagePlan({ own, suggested: useWorkbench.getState().suggested }), view);
  useWorkbench.setState({ own, revealed: on ? view.id : null, alone: null });
}

export type Standing = StagePlace | 'sides' | 'none';

/** Where a view stands, whether or not another fills the stage at the moment. */
export function standingOf(plan: StagePlan, view: StageView): Standing {
  if (view === plan.first) return 'first';
  if (view === plan.second) return 'second';
  return plan.sides.includes(view) ? 'sides' : 'none';
}

export function putView(view: StageView, at: Standing): void {
  const { own, ...state } = useWorkbench.getState();
  const plan = stagePlan({ own, ...state });
  if (at === 'none') choose(view, closed(own, plan, view));
  else choose(view, at === 'sides' ? besides(own, plan, view) : placed(own, plan, view, at));
}

export function swapPlaces(): void {
  useWorkbench.setState((state) => ({ own: swapped(state.own, stagePlan(state)), alone: null }));
}

export function splitStage(split: Split): void {
  useWorkbench.setState(({ own }) => ({ own: { ...own, split } }));
}

export function shareStage(share: number): void {
  useWorkbench.setState(({ own }) => ({ own: { ...own, share: clampShare(share) } }));
}

/** One view over the whole stage; null: all again. */
export function showAlone(view: string | null): void {
  useWorkbench.setState({ alone: view === null ? null : { view, subject: null } });
}

/** The large form of a view for one subject; null leads back. */
export function enlarge(view: string, subject: SubjectKey | null): void {
  useWorkbench.setState({ alone: subject && { view, subject: subjectWord(subject) } });
}

/** How a view is looked at; undefined: as it is at first. */
export function lookAt(view: string, look: string | undefined): void {
  useWorkbench.setState(({ looks }) => {
    const { [view]: _, ...others } = looks;
    return { looks: look ? { ...others, [view]: look } : others };
  });
}

/** Follows a byte through all pictures; null: none any more. */
export function followByte(byte: ByteMark | null): void {
  useWorkbench.setState({ byte });
}

/** Has a side of the stage show another host, connection … than it does. */
export function chooseSubject(side: Side, subject: SubjectKey): void {
  useWorkbench.setState(({ subjects }) => ({
    subjects: {
      ...subjects,
      [side]: { ...subjects[side], [subject.kind]: subjectWord(subject) },
    },
  }));
}

export function closePanel(): void {
  useWorkbench.setState({ panel: null });
}

export function togglePacketPanel(): void {
  useWorkbench.setState(({ panel }) => ({ panel: panel === 'packet' ? null : 'packet' }));
}

/** Opens the inspector on a frame; while a question waits for one, it is only pointed at. */
export function inspectFrame(frame: number): void {
  useWorkbench.setState(
    pointAt({ kind: 'packet', frame }) ? { frame } : { frame, panel: 'packet' },
  );
}

/** Opens a copy of a frame, to be edited and sent. */
export function openEditor(frame: number): void {
  useWorkbench.setState({ frame, panel: 'editor' });
}

/** Opens the menu of what can be done to a frame. */
export function offerChanges(frame: number, at: WindowPlace): void {
  useWorkbench.setState({ offered: { frame, at } });
}

/** Marks a frame on the stage and leaves the panel as it is. */
export function selectFrame(frame: number): void {
  useWorkbench.setState({ frame });
}

export function askWhy(event: number, rule: Rule | null = null): void {
  useWorkbench.setState({ why: event, rule, panel: 'why' });
}

export function toggleChangePanel(): void {
  useWorkbench.setState(({ panel }) => ({ panel: panel === 'change' ? null : 'change' }));
}

export function veilFuture(veiled: boolean): void {
  useWorkbench.setState({ veiled });
}

export function tellUntil(horizon: Instant): void {
  useWorkbench.setState({ horizon });
}

const HINT_SHOWN = 4000;
let hintTimer: ReturnType<typeof setTimeout> | undefined;

/** Says for a moment why what was asked for cannot be. */
export function hint(words: string): void {
  clearTimeout(hintTimer);
  useWorkbench.setState({ hint: words });
  announce(words);
  hintTimer = setTimeout(() => useWorkbench.setState({ hint: '' }), HINT_SHOWN);
}

export function tell(told: string): void {
  useWorkbench.setState({ told });
  if (told) announce(told);
}

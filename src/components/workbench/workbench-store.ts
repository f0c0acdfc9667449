import { create } from 'zustand';
import { announce } from '../a11y/announce.tsx';
import type { Side, StageView } from '../view-kit/stage-view.ts';
import { type SubjectKey, subjectWord } from '../view-kit/subject.ts';
import type { ChosenSubjects } from './arrange.ts';
import { VIEWS } from './registry.ts';

/** How the workbench is arranged: what belongs to the reader's eyes, not to the run. */
export interface WorkbenchState {
  /** The ids of the views on the stage. */
  readonly views: ReadonlySet<string>;
  /** What the reader switched on or off: it stays, whatever a step asks for. */
  readonly chosen: Readonly<Record<string, boolean>>;
  /** What the reader has just switched on: it must come into sight. */
  readonly revealed: string | null;
  /** What the reader wants to see at each side, where there is more than both have room for. */
  readonly subjects: ChosenSubjects;
  /** The view whose large form fills the stage, and for what; null for none. */
  readonly enlarged: { readonly view: string; readonly subject: SubjectKey } | null;
  /** What is open beside the stage: the selected packet taken apart, or the reasons of an event. */
  readonly panel: 'packet' | 'why' | null;
  /** The frame that is selected on the stage. */
  readonly frame: number | null;
  /** The event that is asked about. */
  readonly why: number | null;
  /** What became of sharing the run: said for a moment where it was asked for. */
  readonly told: string;
}

const AT_FIRST: WorkbenchState = {
  views: new Set(),
  chosen: {},
  revealed: null,
  subjects: { left: {}, right: {} },
  enlarged: null,
  panel: null,
  frame: null,
  why: null,
  told: '',
};

export const useWorkbench = create<WorkbenchState>()(() => AT_FIRST);

export function resetWorkbench(): void {
  useWorkbench.setState(AT_FIRST, true);
}

/** What a step asks for, as far as the reader has not chosen otherwise. */
export function showViews(ids: readonly string[]): void {
  useWorkbench.setState(({ chosen }) => ({
    views: new Set(VIEWS.map(({ id }) => id).filter((id) => chosen[id] ?? ids.includes(id))),
    revealed: null,
  }));
}

/** Whether the reader sees it now: what fills the stage leaves no room for anything else. */
export function isShown({ views, enlarged }: WorkbenchState, id: string): boolean {
  return enlarged === null ? views.has(id) : enlarged.view === id;
}

/** A main picture takes the place of the one before; everything else is switched on or off. */
export function toggleView(view: StageView, all: readonly StageView[] = VIEWS): void {
  useWorkbench.setState((state) => {
    const { id, place } = view;
    const on = place === 'main' || !isShown(state, id);
    const replaced = all.filter((each) => place === 'main' && each.place === 'main');
    const next = new Set(state.views);
    const chosen = { ...state.chosen };
    for (const other of replaced) {
      next.delete(other.id);
      chosen[other.id] = false;
    }
    if (on) next.add(id);
    else next.delete(id);
    chosen[id] = on;
    return { views: next, chosen, revealed: on ? id : null, enlarged: null };
  });
}

export function enlarge(view: string, subject: SubjectKey | null): void {
  useWorkbench.setState({ enlarged: subject && { view, subject } });
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

/** Opens the inspector on a frame. */
export function inspectFrame(frame: number): void {
  useWorkbench.setState({ frame, panel: 'packet' });
}

/** Marks a frame on the stage and leaves the panel as it is. */
export function selectFrame(frame: number): void {
  useWorkbench.setState({ frame });
}

export function askWhy(event: number): void {
  useWorkbench.setState({ why: event, panel: 'why' });
}

export function tell(told: string): void {
  useWorkbench.setState({ told });
  if (told) announce(told);
}

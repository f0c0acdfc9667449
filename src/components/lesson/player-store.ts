import { create } from 'zustand';
import type { View } from '../../lessons/types.ts';
import { announce } from '../a11y/announce.tsx';

/** How the player is arranged: what belongs to the reader's eyes, not to the run. */
interface PlayerState {
  /** The id of the step; '' before the lesson has opened. */
  readonly step: string;
  readonly views: ReadonlySet<View>;
  /** What the reader switched on or off: it stays, whatever a step asks for. */
  readonly chosen: Readonly<Partial<Record<View, boolean>>>;
  /** What the reader has just switched on: it must come into sight. */
  readonly revealed: View | null;
  readonly prose: boolean;
  /** On a small screen the text is a sheet below the stage, which can be pulled up over it. */
  readonly sheetUp: boolean;
  /** The host whose state chart fills the stage instead of the ladder; null for none. */
  readonly whole: number | null;
  /** What is open beside the stage: the selected packet taken apart, or the reasons of an event. */
  readonly panel: 'packet' | 'why' | null;
  /** The frame that is selected on the stage. */
  readonly frame: number | null;
  /** The event that is asked about. */
  readonly why: number | null;
  /** What became of sharing the run: said for a moment where it was asked for. */
  readonly told: string;
}

export const VIEWS: readonly View[] = ['charts', 'sockets', 'tcb'];

const AT_FIRST: PlayerState = {
  step: '',
  views: new Set(['sockets']),
  chosen: {},
  revealed: null,
  prose: true,
  sheetUp: false,
  whole: null,
  panel: null,
  frame: null,
  why: null,
  told: '',
};

export const usePlayer = create<PlayerState>()(() => AT_FIRST);

export function resetPlayer(): void {
  usePlayer.setState(AT_FIRST, true);
}

/** What a step asks for, as far as the reader has not chosen otherwise. */
export function showViews(views: readonly View[]): void {
  usePlayer.setState(({ chosen }) => ({
    views: new Set(VIEWS.filter((view) => chosen[view] ?? views.includes(view))),
    revealed: null,
  }));
}

export function enterStep(step: string): void {
  usePlayer.setState({ step });
}

/** Whether the reader sees it now: a chart that fills the stage leaves no room for anything else. */
export function isShown({ views, whole }: PlayerState, view: View): boolean {
  return whole === null ? views.has(view) : view === 'charts';
}

export function toggleView(view: View): void {
  usePlayer.setState((state) => {
    const on = !isShown(state, view);
    const next = new Set(state.views);
    if (on) next.add(view);
    else next.delete(view);
    const chosen = { ...state.chosen, [view]: on };
    return { views: next, chosen, revealed: on ? view : null, whole: null };
  });
}

export function showWhole(whole: number | null): void {
  usePlayer.setState({ whole });
}

export function toggleProse(): void {
  usePlayer.setState(({ prose }) => ({ prose: !prose }));
}

export function raiseSheet(sheetUp: boolean): void {
  usePlayer.setState({ sheetUp });
}

export function closePanel(): void {
  usePlayer.setState({ panel: null });
}

export function togglePacketPanel(): void {
  usePlayer.setState(({ panel }) => ({ panel: panel === 'packet' ? null : 'packet' }));
}

/** Opens the inspector on a frame. */
export function inspectFrame(frame: number): void {
  usePlayer.setState({ frame, panel: 'packet' });
}

/** Marks a frame on the stage and leaves the panel as it is. */
export function selectFrame(frame: number): void {
  usePlayer.setState({ frame });
}

export function askWhy(event: number): void {
  usePlayer.setState({ why: event, panel: 'why' });
}

export function tell(told: string): void {
  usePlayer.setState({ told });
  if (told) announce(told);
}

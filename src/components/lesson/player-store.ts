import { create } from 'zustand';
import type { View } from '../../lessons/types.ts';

/** How the player is arranged: what belongs to the reader's eyes, not to the run. */
interface PlayerState {
  readonly views: ReadonlySet<View>;
  readonly prose: boolean;
  readonly inspector: boolean;
  /** The frame that is selected on the stage. */
  readonly frame: number | null;
  /** The event whose "why?" is open. */
  readonly why: number | null;
}

export const VIEWS: readonly View[] = ['charts', 'sockets', 'tcb'];

const AT_FIRST: PlayerState = {
  views: new Set(['sockets']),
  prose: true,
  inspector: false,
  frame: null,
  why: null,
};

export const usePlayer = create<PlayerState>()(() => AT_FIRST);

export function resetPlayer(): void {
  usePlayer.setState(AT_FIRST, true);
}

export function showViews(views: readonly View[]): void {
  usePlayer.setState({ views: new Set(views) });
}

export function toggleView(view: View): void {
  usePlayer.setState(({ views }) => {
    const next = new Set(views);
    if (!next.delete(view)) next.add(view);
    return { views: next };
  });
}

export function toggleProse(): void {
  usePlayer.setState(({ prose }) => ({ prose: !prose }));
}

export function toggleInspector(): void {
  usePlayer.setState(({ inspector }) => ({ inspector: !inspector }));
}

/** Opens the inspector on a frame. */
export function inspectFrame(frame: number): void {
  usePlayer.setState({ frame, inspector: true });
}

export function askWhy(event: number | null): void {
  usePlayer.setState({ why: event });
}

import { create } from 'zustand';

/** How the lesson lies beside its stage. What stands on the stage is the workbench's. */
interface PlayerState {
  /** The id of the step; '' before the lesson has opened. */
  readonly step: string;
  readonly prose: boolean;
  /** The run that the step stands on; null: the original. */
  readonly basis: string | null;
}

const AT_FIRST: PlayerState = { step: '', prose: true, basis: null };

export const usePlayer = create<PlayerState>()(() => AT_FIRST);

export function resetPlayer(): void {
  usePlayer.setState(AT_FIRST, true);
}

export function enterStep(step: string): void {
  usePlayer.setState({ step, basis: null });
}

export function toggleProse(): void {
  usePlayer.setState(({ prose }) => ({ prose: !prose }));
}

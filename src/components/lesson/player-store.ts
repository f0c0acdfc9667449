import { create } from 'zustand';

/** How the lesson lies beside its stage. What stands on the stage is the workbench's. */
interface PlayerState {
  /** The id of the step; '' before the lesson has opened. */
  readonly step: string;
  readonly prose: boolean;
  /** On a small screen the text is a sheet below the stage, which can be pulled up over it. */
  readonly sheetUp: boolean;
}

const AT_FIRST: PlayerState = { step: '', prose: true, sheetUp: false };

export const usePlayer = create<PlayerState>()(() => AT_FIRST);

export function resetPlayer(): void {
  usePlayer.setState(AT_FIRST, true);
}

export function enterStep(step: string): void {
  usePlayer.setState({ step });
}

export function toggleProse(): void {
  usePlayer.setState(({ prose }) => ({ prose: !prose }));
}

export function raiseSheet(sheetUp: boolean): void {
  usePlayer.setState({ sheetUp });
}

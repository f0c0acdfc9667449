/** The input `corrupt`: somebody flips a bit of a frame on its way. */
import { alterFrame } from '../alter.ts';
import type { InputBase, InputKind } from '../kind.ts';

export interface Corrupt extends InputBase {
  kind: 'corrupt';
  frame: number;
  /** Counted from the frame’s first bit. */
  bit: number;
}

declare module '../kind.ts' {
  interface SessionInputs {
    corrupt: Corrupt;
  }
}

export const corrupt: InputKind<Corrupt> = {
  kind: 'corrupt',
  changesLinks: true,
  apply: (sim, { frame, bit }, index) => alterFrame(sim, frame, { do: 'corrupt', bit }, index),
};

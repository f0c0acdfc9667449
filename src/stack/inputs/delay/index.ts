/** The input `delay`: somebody holds a frame up on its way. */
import type { Duration } from '../../core/instant.ts';
import { alterFrame } from '../alter.ts';
import type { InputBase, InputKind } from '../kind.ts';

export interface Delay extends InputBase {
  kind: 'delay';
  frame: number;
  /** µs that it arrives later; later frames may overtake it. */
  by: Duration;
}

declare module '../kind.ts' {
  interface SessionInputs {
    delay: Delay;
  }
}

export const delay: InputKind<Delay> = {
  kind: 'delay',
  changesLinks: true,
  apply: (sim, { frame, by }, index) => alterFrame(sim, frame, { do: 'delay', by }, index),
};

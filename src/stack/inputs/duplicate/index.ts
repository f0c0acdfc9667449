/** The input `duplicate`: somebody has a frame arrive twice. */
import type { Duration } from '../../core/instant.ts';
import { alterFrame } from '../alter.ts';
import type { InputBase, InputKind } from '../kind.ts';

export interface Duplicate extends InputBase {
  kind: 'duplicate';
  frame: number;
  /** µs between the arrivals of the frame and of its copy. */
  after: Duration;
}

declare module '../kind.ts' {
  interface SessionInputs {
    duplicate: Duplicate;
  }
}

export const duplicate: InputKind<Duplicate> = {
  kind: 'duplicate',
  changesLinks: true,
  apply: (sim, { frame, after }, index) =>
    alterFrame(sim, frame, { do: 'duplicate', after }, index),
};

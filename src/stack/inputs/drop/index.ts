/** The input `drop`: somebody takes a frame off its link. */
import { frameFutile } from '../futile.ts';
import type { InputBase, InputKind } from '../kind.ts';

export interface Drop extends InputBase {
  kind: 'drop';
  frame: number;
}

declare module '../kind.ts' {
  interface SessionInputs {
    drop: Drop;
  }
}

export const drop: InputKind<Drop> = {
  kind: 'drop',
  changesLinks: true,
  apply(sim, { frame }, index) {
    if (sim.links.some(({ changes, state, fx }) => changes?.take(state, frame, fx))) return;
    frameFutile(sim, frame, index);
  },
};

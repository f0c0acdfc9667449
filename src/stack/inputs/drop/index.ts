/** The input `drop`: somebody takes a frame off its link. */
import { emit } from '../../trace/log.ts';
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
  apply(sim, { frame }, index) {
    if (sim.links.some(({ kind, state, fx }) => kind.take(state, frame, fx))) return;
    const why = frame >= sim.world.nextFrame ? 'not-sent' : 'not-under-way';
    emit(sim.log, 'input.futile', -1, { index, why });
  },
};

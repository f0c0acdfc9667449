/** The input `arrive`: a frame came from the network outside, at the node that stands for it. */
import { importFrame } from '../../core/arena.ts';
import { nodeNow } from '../../world/running.ts';
import type { InputBase, InputKind } from '../kind.ts';

export interface Arrival extends InputBase {
  kind: 'arrive';
  node: number;
  bytes: Uint8Array;
}

declare module '../kind.ts' {
  interface SessionInputs {
    arrive: Arrival;
  }
}

export const arrive: InputKind<Arrival> = {
  kind: 'arrive',
  apply(sim, { node, bytes }) {
    nodeNow(sim, node)?.fx.transmit(0, importFrame(sim.world.arena, bytes));
  },
};

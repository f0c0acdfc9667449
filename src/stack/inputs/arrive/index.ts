/** The input `arrive`: a frame came from the network outside, at the node that stands for it. */
import { importFrame } from '../../core/arena.ts';
import type { Network } from '../../nodes/network/index.ts';
import { closeScope, openScope } from '../../trace/cause.ts';
import { nodeNow } from '../../world/running.ts';
import type { InputBase, InputKind } from '../kind.ts';
import { traceRecognized } from './recognized.ts';

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
    const at = nodeNow(sim, node);
    if (at?.state.kind !== 'network') return;
    const { log, world } = sim;
    const network = at.state as Network;
    network.arrived++;
    const packet = traceRecognized(log, node, network, bytes);
    const outer = openScope(log, packet);
    const frame = importFrame(world.arena, bytes);
    world.arena.packets[frame] = packet;
    at.fx.transmit(0, frame);
    closeScope(log, outer);
  },
};

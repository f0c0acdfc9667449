/**
 * A hub repeats what comes in at one port out of all the others: whole frames between full-duplex links.
 * Between half-duplex links it repeats bits, and collisions; those links do that (links/half-duplex).
 */
import { copyFrame, freeFrame } from '../../core/arena.ts';
import type { Fx } from '../../trace/fx.ts';
import type { NodeKind, NodeSpecBase, NodeState } from '../kind.ts';

export interface HubSpec extends NodeSpecBase {
  kind: 'hub';
}

declare module '../kind.ts' {
  interface NodeSpecs {
    hub: HubSpec;
  }
}

export interface Hub extends NodeState {
  kind: 'hub';
  /** Signals that are heard at each port, and whether they collide. */
  hearing: number[];
  jamming: boolean;
}

/** It has as many ports as there are links that name it. */
type HubFx = Fx & { readonly ports: readonly number[] };

export const hub: NodeKind<Hub, HubSpec, HubFx> = {
  kind: 'hub',
  cards: () => undefined,
  create: ({ name }) => ({ kind: 'hub', name, hearing: [], jamming: false }),
  bind: (_, fx, { ports }) => Object.assign(fx, { ports }),
  frame(_, from, frame, fx) {
    for (let port = 0; port < fx.ports.length; port++) {
      if (port !== from) fx.transmit(port, copyFrame(fx.arena, frame));
    }
    freeFrame(fx.arena, frame);
  },
};

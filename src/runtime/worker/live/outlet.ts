/** How frames leave a world: a kernel whose network hands on what reaches it, in place of dropping it. */
import { type Capability, type Kernel, kernelOf } from '../../../stack/capability.ts';
import { frameBytes } from '../../../stack/core/arena.ts';
import type { NodeKind } from '../../../stack/nodes/kind.ts';
import { network } from '../../../stack/nodes/network/index.ts';

/** The frame is a copy. */
type Outlet = (frame: Uint8Array) => void;

/**
 * Only a world that is bound with this kernel (a simulator binds its nodes once) has the outlet: what
 * runs a stretch of it again, to look at bytes or events, must be given the plain one.
 */
export function withOutlet(kernel: Kernel, outlet: Outlet): Kernel {
  const open: NodeKind = {
    ...(network as NodeKind),
    frame(state, port, frame, fx) {
      outlet(frameBytes(fx.arena, frame));
      network.frame(state as never, port, frame, fx);
    },
  };
  return kernelOf(
    kernel.capabilities.map(
      (each): Capability => (each.id === 'network' ? { ...each, nodes: [open] } : each),
    ),
  );
}

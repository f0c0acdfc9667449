/** The input `forge`: a node sends a frame that somebody has put together, right or wrong, as it is. */
import { importFrame } from '../../core/arena.ts';
import { closeScope, openScope } from '../../trace/cause.ts';
import { emit } from '../../trace/log.ts';
import { nodeNow, type Simulator } from '../../world/running.ts';
import type { InputBase, InputKind } from '../kind.ts';
import './events.ts';
import { forgedIn } from './forged.ts';

export interface ForgedFrame extends InputBase {
  kind: 'forge';
  node: number;
  nic: number;
  /** From the first byte of the Ethernet header. */
  bytes: Uint8Array;
  /**
   * The frame check sequence that it carries, on a link that has them. Default: the right one, which
   * the card computes (IEEE 802.3 §3.2.9).
   */
  fcs?: number;
}

declare module '../kind.ts' {
  interface SessionInputs {
    forge: ForgedFrame;
  }
}

export const forge: InputKind<ForgedFrame> = {
  kind: 'forge',
  changesLinks: true,
  // It may carry UDP, which somebody has to answer.
  needs: () => ['dgram'],
  apply: sendForged,
};

/** The frame goes straight to the card: no protocol of the node has made it, none looks at it. */
function sendForged(sim: Simulator, { node, nic, bytes, fcs }: ForgedFrame): void {
  const { world, log } = sim;
  const at = nodeNow(sim, node);
  if (at === undefined) return;
  const { kind, body } = forgedIn(bytes);
  const event = emit(log, kind, node, body);
  const outer = openScope(log, event);
  const frame = importFrame(world.arena, bytes);
  world.arena.packets[frame] = event;
  const number = world.nextFrame;
  at.fx.transmit(nic, frame);
  if (fcs !== undefined) {
    for (const { changes, state, fx } of sim.links) {
      changes?.alter?.(state, number, { do: 'reseal', fcs }, fx);
    }
  }
  closeScope(log, outer);
}

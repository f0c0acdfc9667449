/** The input `frame`: a frame from outside the world arrives at a card. */
import { FRAME_MAX_BYTES, importFrame } from '../../core/arena.ts';
import { loopbackNic } from '../../nodes/host/host.ts';
import { stepFrame } from '../../nodes/host/step.ts';
import { captureFrame } from '../../trace/capture.ts';
import { emit } from '../../trace/log.ts';
import { traceFrameDelivered } from '../../trace/write-frames.ts';
import type { Simulator } from '../../world/running.ts';
import { hostNow } from '../host-at.ts';
import type { InputBase, InputKind } from '../kind.ts';

export interface ForeignFrame extends InputBase {
  kind: 'frame';
  node: number;
  nic: number;
  bytes: Uint8Array;
}

declare module '../kind.ts' {
  interface SessionInputs {
    frame: ForeignFrame;
  }
}

export const frame: InputKind<ForeignFrame> = {
  kind: 'frame',
  // It may carry UDP, which somebody has to answer.
  needs: () => ['dgram'],
  apply(sim, input) {
    injectFrame(sim, input);
  },
};

/** The frame is numbered and captured like any other. */
function injectFrame(sim: Simulator, { node, nic, bytes: from }: ForeignFrame): void {
  const { world, log } = sim;
  const at = hostNow(sim, node);
  if (at === undefined) return;
  captureFrame(sim.capture, from, 0, from.length);
  log.cause = traceFrameDelivered(log, node, world.nextFrame++, nic, -1);
  if (nic === loopbackNic(at.host)) {
    // No wire leads there, and what it brings is believed to be our own (RFC 1122 §3.2.1.3 g).
    const rfc = 'RFC1122#3.2.1.3';
    emit(log, 'packet.ignored', node, { layer: 'link', why: 'loopback-card', rfc });
    return;
  }
  if (from.length > FRAME_MAX_BYTES) {
    // What a card has glued together: no MTU of ours takes it (RFC 894).
    emit(log, 'packet.ignored', node, { layer: 'link', why: 'frame-too-long', rfc: 'RFC894' });
    return;
  }
  stepFrame(at.host, nic, importFrame(world.arena, from), at.fx);
}

/** What people do to a running world: calls made by hand, frames dropped, links changed. */
import { FRAME_MAX_BYTES, type FrameRef, freeFrame, importFrame } from '../core/arena.ts';
import type { Instant } from '../core/instant.ts';
import { applySignal, type SentSignal } from '../inputs/signal/signal.ts';
import { applyTypedLine, type TypedLine } from '../inputs/type/type.ts';
import { loopbackNic } from '../nodes/host/host.ts';
import { stepCall, stepFrame } from '../nodes/host/step.ts';
import type { SocketCall } from '../sockets/calls.ts';
import { captureFrame } from '../trace/capture.ts';
import { emit } from '../trace/log.ts';
import { traceFrameDelivered } from '../trace/write-frames.ts';
import { type Direction, findUnderWay, type Link, type LinkSettings, removeAt } from './link.ts';
import { fxAt, hostAt, type Simulator } from './running.ts';
import { scheduleFirst } from './schedule.ts';

/** An input takes effect after everything that is due at its instant. */
export type SessionInput = { at: Instant } & (
  | { kind: 'drop'; frame: number }
  | { kind: 'call'; node: number; call: SocketCall }
  | { kind: 'link'; link: number; settings: Partial<LinkSettings> }
  | { kind: 'frame'; node: number; nic: number; bytes: Uint8Array }
  | TypedLine
  | SentSignal
);

export function applyInput(sim: Simulator, input: SessionInput, index: number): void {
  const { log, world } = sim;
  log.cause = emit(log, 'session.input', -1, { index, what: input.kind });
  switch (input.kind) {
    case 'drop':
      dropFrame(sim, input.frame, index);
      return;
    case 'call':
      if (world.nodes[input.node]?.kind === 'host') {
        stepCall(hostAt(sim, input.node), input.call, fxAt(sim, input.node));
      }
      return;
    case 'link': {
      const link = world.links[input.link];
      if (link !== undefined) Object.assign(link.settings, input.settings);
      return;
    }
    case 'type':
    case 'signal':
      reachProcess(sim, input, index);
      return;
    case 'frame':
      injectFrame(sim, input.node, input.nic, input.bytes);
      return;
  }
}

/** A line or a signal for a process, which may have ended. */
function reachProcess(sim: Simulator, input: TypedLine | SentSignal, index: number): void {
  const node = sim.world.nodes[input.node];
  if (node?.kind !== 'host') return;
  if (node.processes[input.process] === undefined) {
    emit(sim.log, 'input.futile', -1, { index, why: 'no-process' });
  } else if (input.kind === 'type') applyTypedLine(node, input, fxAt(sim, input.node));
  else applySignal(node, input, fxAt(sim, input.node));
}

/** Takes a frame off its link; when it is not under way, the trace says that this did nothing. */
function dropFrame(sim: Simulator, id: number, index: number): void {
  const { world, log } = sim;
  let found = false;
  world.links.forEach((link: Link, number) => {
    link.directions.forEach((direction: Direction, side) => {
      const place = findUnderWay(direction, id);
      if (place < 0) return;
      found = true;
      const slot = (direction.head + place) & (direction.frames.length - 1);
      freeFrame(world.arena, direction.frames[slot] as FrameRef);
      removeAt(direction, place);
      if (place === 0) scheduleFirst(world, number * 2 + side, direction);
      const sender = (link.directions[1 - side] as Direction).to.node;
      emit(log, 'frame.dropped', sender, { frame: id, link: number, why: 'learner' });
    });
  });
  if (found) return;
  const why = id >= world.nextFrame ? 'not-sent' : 'not-under-way';
  emit(log, 'input.futile', -1, { index, why });
}

/** A frame from outside the world arrives at a card: numbered and captured like any other. */
function injectFrame(sim: Simulator, node: number, nic: number, bytes: Uint8Array): void {
  const { world, log } = sim;
  if (world.nodes[node]?.kind !== 'host') return;
  captureFrame(sim.capture, bytes, 0, bytes.length);
  log.cause = traceFrameDelivered(log, node, world.nextFrame++, nic, -1);
  const host = hostAt(sim, node);
  if (nic === loopbackNic(host)) {
    // No wire leads there, and what it brings is believed to be our own (RFC 1122 §3.2.1.3 g).
    const rfc = '1122#section-3.2.1.3';
    emit(log, 'packet.ignored', node, { layer: 'link', why: 'loopback-card', rfc });
    return;
  }
  if (bytes.length > FRAME_MAX_BYTES) {
    // What a card has glued together: no MTU of ours takes it (RFC 894).
    emit(log, 'packet.ignored', node, { layer: 'link', why: 'frame-too-long', rfc: '894' });
    return;
  }
  stepFrame(host, nic, importFrame(world.arena, bytes), fxAt(sim, node));
}

/** What every link does with a frame that it is handed, and with one that it does not take. */
import { type FrameRef, frameEnd, frameStart, freeFrame } from '../core/arena.ts';
import { captureFrame } from '../trace/capture.ts';
import type { DropReason } from '../trace/kernel-events.ts';
import { emit } from '../trace/log.ts';
import { traceFrameSent } from '../trace/write-frames.ts';
import type { Simulator } from './running.ts';

type Recorder = Pick<Simulator, 'world' | 'log' | 'capture'>;

/** The frame is captured; returns its number in the trace. */
export function numberFrame({ world, capture }: Recorder, frame: FrameRef): number {
  const { arena } = world;
  const start = frameStart(frame);
  captureFrame(capture, arena.bytes, start, frameEnd(arena, frame) - start);
  return world.nextFrame++;
}

/** The frame never gets on the line: no cable in the card, or no room in the queue. */
export function refuseFrame(
  recorder: Recorder,
  node: number,
  nic: number,
  link: number,
  frame: FrameRef,
  why: DropReason,
): void {
  const { world, log } = recorder;
  const { now, arena } = world;
  const id = numberFrame(recorder, frame);
  const outer = log.cause;
  const bytes = arena.lengths[frame] as number;
  const packet = arena.packets[frame] as number;
  log.cause = traceFrameSent(log, node, id, nic, link, bytes, now, now, packet);
  emit(log, 'frame.dropped', node, { frame: id, link, why });
  log.cause = outer;
  freeFrame(arena, frame);
}

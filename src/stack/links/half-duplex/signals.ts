/** Signals are sent, cut short, and heard at the other end, first bit and last. */
import { freeFrame } from '../../core/arena.ts';
import { type Instant, NEVER } from '../../core/instant.ts';
import { emit } from '../../trace/log.ts';
import { wakeLink } from '../../world/schedule.ts';
import type { LinkEnd } from '../kind.ts';
import type { HalfDuplex, Medium, Signal } from './state.ts';

/** Something that is heard, or a step of the card at an end: numbers of entries in the event heap. */
export const CARD_DUE = 2;

export function wake({ world, link }: Medium, what: number, at: Instant): void {
  wakeLink(world, link, what, at, world.nextOrder++);
}

export function sendSignal(state: HalfDuplex, end: number, signal: Signal, fx: Medium): void {
  const { delay } = state.settings;
  signalsFrom(state, end).push(signal);
  wake(fx, end, signal.begins + delay);
  if (signal.ends !== NEVER) wake(fx, end, signal.ends + delay);
}

/** Its last bit leaves at another instant than was meant. */
export function endSignal(
  state: HalfDuplex,
  end: number,
  signal: Signal,
  ends: Instant,
  fx: Medium,
): void {
  signal.ends = ends;
  wake(fx, end, ends + state.settings.delay);
}

export function signalsFrom(state: HalfDuplex, end: number): Signal[] {
  return state.signals[end] as Signal[];
}

/** The frame in it is lost; the trace says so once. */
export function spoil(
  state: HalfDuplex,
  end: number,
  signal: Signal,
  why: 'collision' | 'learner' | 'link-down',
  { log, link }: Medium,
): void {
  signal.whole = false;
  if (signal.frame < 0 || signal.told) return;
  signal.told = true;
  const { node } = state.ends[end] as LinkEnd;
  emit(log, 'frame.dropped', node, { frame: signal.id, link, why });
}

/** It has been heard to its end. */
export function forget({ frame }: Signal, { world }: Medium): void {
  if (frame >= 0) freeFrame(world.arena, frame);
}

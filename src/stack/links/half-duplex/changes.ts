/** What a session does to a half-duplex link while it runs. */
import { flipBit } from '../../core/arena.ts';
import { emit } from '../../trace/log.ts';
import type { LinkChanges, LinkEnd, LinkFx } from '../kind.ts';
import { hubAt, hubHeard } from './repeater.ts';
import { forget, signalsFrom, spoil } from './signals.ts';
import type { HalfDuplex, HalfDuplexSettings, Signal } from './state.ts';
import { unplugCard } from './station.ts';

const SIDES = [0, 1] as const;

/** It can be plugged in and out; how fast and how long it is stays as it was. */
export type HalfDuplexChange = Partial<Pick<HalfDuplexSettings, 'up'>>;

export const halfDuplexChanges: LinkChanges<HalfDuplex, HalfDuplexChange> = {
  kind: 'half-duplex',
  change(state, { up }, fx) {
    if (up === undefined || up === state.settings.up) return;
    state.settings.up = up;
    if (!up) for (const side of SIDES) unplug(state, side, fx);
    fx.carrierChanged(up);
  },
  take(state, id, fx) {
    const found = find(state, id);
    if (found === undefined) return false;
    spoil(state, found.side, found.signal, 'learner', fx);
    return true;
  },
  alter(state, id, how, { world, log, link }) {
    const found = find(state, id);
    // Bits that the other end has begun to hear are not changed any more, and nothing can pass a signal.
    if (found === undefined || found.signal.heard || how.do !== 'corrupt') return 'not-under-way';
    const { arena } = world;
    const { frame } = found.signal;
    if (how.bit >= (arena.lengths[frame] as number) * 8) return 'no-such-bit';
    const { node } = state.ends[found.side] as LinkEnd;
    emit(log, 'frame.changed', node, { frame: id, link, how: 'corrupt-by-learner', bit: how.bit });
    flipBit(arena, frame, how.bit);
    return 'done';
  },
};

/** A frame on its way that is still whole. */
function find(state: HalfDuplex, id: number): { side: number; signal: Signal } | undefined {
  for (const side of SIDES) {
    const signal = signalsFrom(state, side).find((each) => each.id === id && each.whole);
    if (signal !== undefined) return { side, signal };
  }
  return undefined;
}

/** What was on its way from one end is lost, and so is what its card holds. */
function unplug(state: HalfDuplex, side: number, fx: LinkFx): void {
  const hub = hubAt(fx.world, (state.ends[1 - side] as LinkEnd).node);
  const signals = signalsFrom(state, side);
  state.signals[side] = [];
  for (const signal of signals) {
    spoil(state, side, signal, 'link-down', fx);
    if (hub && signal.heard) hubHeard(hub, state, 1 - side, signal, fx);
    else forget(signal, fx);
  }
  unplugCard(state, side, fx);
}

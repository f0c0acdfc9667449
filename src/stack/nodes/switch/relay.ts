/** Where a frame goes that came in at a port (IEEE 802.1D §7.7). Whatever is done is in the trace. */
import type { Mac } from '../../core/addresses.ts';
import { copyFrame, type FrameRef, flipBit, freeFrame } from '../../core/arena.ts';
import { nextBelow } from '../../core/rng.ts';
import { ethernet, isGroupMac } from '../../protocols/ethernet/header.ts';
import type { Fx } from '../../trace/fx.ts';
import { emit } from '../../trace/log.ts';
import { type FilterReason, type FloodReason, traceForwarded } from './events.ts';
import { isIpGroup, portsFor } from './snooping.ts';
import type { Switch } from './table.ts';

/** It has as many ports as there are links that name it. */
export type SwitchFx = Fx & { readonly ports: readonly number[] };

/** 01-80-C2-00-00-00 and the fifteen behind it (IEEE 802.1D table 7-10). */
const RESERVED: Mac = 0x0180c2000000;
const LAST_RESERVED: Mac = 0x0180c200000f;

/** The frame goes on, or ends here. What is sent on is caused by the decision to do so. */
export function relay(
  table: Switch,
  source: Mac,
  destination: Mac,
  from: number,
  frame: FrameRef,
  fx: SwitchFx,
): void {
  const { log, node } = fx;
  if (destination >= RESERVED && destination <= LAST_RESERVED) {
    filter(source, destination, from, 'reserved', frame, fx);
    return;
  }
  const group = isGroupMac(destination);
  const known = group ? undefined : table.entries.get(destination);
  const { snooping } = table;
  if (snooping !== undefined && isIpGroup(destination)) {
    const ports = portsFor(snooping, frame, from, fx);
    if (ports !== undefined) {
      flood(table, from, frame, fx, ports);
      return;
    }
  }
  if (known === undefined) {
    const why: FloodReason = group ? 'group' : 'unknown';
    log.cause = emit(log, 'switch.flooded', node, { source, destination, from, why });
    flood(table, from, frame, fx);
  } else if (known.port === from) filter(source, destination, from, 'same-port', frame, fx);
  else {
    log.cause = traceForwarded(log, node, source, destination, from, known.port);
    fx.transmit(known.port, frame);
  }
}

/** A bit of what the frame carries is flipped while the switch holds it, after its check sequence was read. */
export function corruptInside(frame: FrameRef, { arena, rng, log, node }: SwitchFx): void {
  const first = ethernet.length * 8;
  const bit = first + nextBelow(rng, (arena.lengths[frame] as number) * 8 - first);
  flipBit(arena, frame, bit);
  log.cause = emit(log, 'switch.corrupted', node, { bit });
}

function flood(
  table: Switch,
  from: number,
  frame: FrameRef,
  fx: SwitchFx,
  only?: ReadonlySet<number>,
): void {
  for (let port = 0; port < fx.ports.length; port++) {
    if (port !== from && !table.down.includes(port) && only?.has(port) !== false) {
      fx.transmit(port, copyFrame(fx.arena, frame));
    }
  }
  freeFrame(fx.arena, frame);
}

export function filter(
  source: Mac,
  destination: Mac,
  from: number,
  why: FilterReason,
  frame: FrameRef,
  fx: SwitchFx,
): void {
  emit(fx.log, 'switch.filtered', fx.node, { source, destination, from, why });
  freeFrame(fx.arena, frame);
}

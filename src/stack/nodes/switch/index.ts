/**
 * A switch: a transparent bridge with many ports (IEEE 802.1D §7). It hands a frame on only where
 * its addressee is, as far as it has learnt that, and to all other ports where it has not. It stores
 * a frame whole before it forwards it, and each port's link has a queue of its own. It has no
 * address and takes part in no protocol: without a spanning tree, a loop of switches is a storm.
 */
import { frameStart, freeFrame } from '../../core/arena.ts';
import { type Duration, NEVER, SECOND } from '../../core/instant.ts';
import { ethernet, isGroupMac, readMac } from '../../protocols/ethernet/header.ts';
import { emit } from '../../trace/log.ts';
import type { NodeKind, NodeSpecBase } from '../kind.ts';
import { relay, type SwitchFx } from './relay.ts';
import { age, forgetPort, learn, type Switch } from './table.ts';

export interface SwitchSpec extends NodeSpecBase {
  kind: 'switch';
  /** How long a station that is silent is remembered, µs. Default: 300 s. */
  ageingTime?: Duration;
  /** How many addresses fit into the table. Default: 1024. */
  tableSize?: number;
}

declare module '../kind.ts' {
  interface NodeSpecs {
    switch: SwitchSpec;
  }
}

/** IEEE 802.1D table 7-5. */
const USUAL_AGEING = 300 * SECOND;
const USUAL_SIZE = 1024;

export const switchNode: NodeKind<Switch, SwitchSpec, SwitchFx> = {
  kind: 'switch',
  cards: () => undefined,
  create: ({ name, ageingTime = USUAL_AGEING, tableSize = USUAL_SIZE }, site) => ({
    kind: 'switch',
    name,
    ageingTime,
    tableSize,
    entries: new Map(),
    down: [],
    ageing: site.newTimer('switch', 0, 'ageing'),
    dueAt: NEVER,
  }),
  bind: (_, fx, { ports }) => Object.assign(fx, { ports }),
  frame(state, port, frame, fx) {
    const { arena } = fx;
    if ((arena.lengths[frame] as number) < ethernet.length) {
      const why = 'frame-truncated';
      emit(fx.log, 'packet.ignored', fx.node, { layer: 'link', why, rfc: '894' });
      freeFrame(arena, frame);
      return;
    }
    const start = frameStart(frame);
    const source = readMac(arena.view, start + ethernet.at.src);
    const destination = readMac(arena.view, start + ethernet.at.dst);
    // No station has the address of a group: who sends with one as its source is not there.
    if (!isGroupMac(source)) learn(state, source, port, fx);
    relay(state, source, destination, port, frame, fx);
  },
  timer: (state, _, __, fx) => age(state, fx),
  linkChanged(state, port, up, fx) {
    state.down = state.down.filter((each) => each !== port);
    if (up) return;
    state.down.push(port);
    forgetPort(state, port, fx);
  },
};

/**
 * A switch: a transparent bridge with many ports (IEEE 802.1D-2004 §7,
 * since then clause 8 of IEEE 802.1Q; the sections cited in this folder are those of 802.1D-2004). It hands a frame on only where
 * its addressee is, as far as it has learnt that, and to all other ports where it has not. It stores
 * a frame whole before it forwards it, and each port's link has a queue of its own. It has no
 * address and takes part in no protocol: without a spanning tree, a loop of switches is a storm.
 */
import { frameStart, freeFrame } from '../../core/arena.ts';
import { NEVER, SECOND } from '../../core/instant.ts';
import { chance } from '../../core/rng.ts';
import { ethernet, isGroupMac, readMac } from '../../protocols/ethernet/header.ts';
import { emit } from '../../trace/log.ts';
import type { NodeKind } from '../kind.ts';
import { corruptInside, filter, relay, type SwitchFx } from './relay.ts';
import { createSnooping, expireGroups, forgetGroupsAt } from './snooping.ts';
import type { SwitchSpec } from './spec.ts';
import { age, forgetPort, learn, type Switch } from './table.ts';

/** IEEE 802.1D table 7-5. */
const USUAL_AGEING = 300 * SECOND;
const USUAL_SIZE = 1024;

export const switchNode: NodeKind<Switch, SwitchSpec, SwitchFx> = {
  kind: 'switch',
  cards: () => undefined,
  create: (
    {
      name,
      ageingTime = USUAL_AGEING,
      tableSize = USUAL_SIZE,
      memoryErrorPpm = 0,
      snooping = false,
    },
    site,
  ) => ({
    kind: 'switch',
    name,
    ageingTime,
    tableSize,
    memoryErrorPpm,
    entries: new Map(),
    down: [],
    ageing: site.newTimer('switch', 0, 'ageing'),
    snooping: snooping ? createSnooping(site.newTimer('switch', 0, 'snooping')) : undefined,
    dueAt: NEVER,
  }),
  start(state, _, site) {
    state.down = site.downPorts();
  },
  bind: (_, fx, { ports }) => Object.assign(fx, { ports }),
  frame(state, port, frame, fx) {
    const { arena } = fx;
    if ((arena.lengths[frame] as number) < ethernet.length) {
      const why = 'frame-truncated';
      emit(fx.log, 'packet.ignored', fx.node, { layer: 'link', why, rfc: 'RFC894' });
      freeFrame(arena, frame);
      return;
    }
    const start = frameStart(frame);
    const source = readMac(arena.view, start + ethernet.at.src);
    const destination = readMac(arena.view, start + ethernet.at.dst);
    // A disabled port neither learns nor forwards (IEEE 802.1D §7.7, §7.8): the entry would send
    // everything for this station into the broken link.
    if (state.down.includes(port)) {
      filter(source, destination, port, 'port-down', frame, fx);
      return;
    }
    // No station has the address of a group: who sends with one as its source is not there.
    if (!isGroupMac(source)) learn(state, source, port, fx);
    if (chance(fx.rng, state.memoryErrorPpm)) corruptInside(frame, fx);
    relay(state, source, destination, port, frame, fx);
  },
  timer(state, { name }, _, fx) {
    if (name === 'ageing') age(state, fx);
    else if (state.snooping) expireGroups(state.snooping, fx);
  },
  linkChanged(state, port, up, fx) {
    state.down = state.down.filter((each) => each !== port);
    if (up) return;
    state.down.push(port);
    forgetPort(state, port, fx);
    if (state.snooping) forgetGroupsAt(state.snooping, port, fx);
  },
};

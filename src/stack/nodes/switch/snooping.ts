/**
 * IGMP snooping (RFC 4541 §2.1): a switch that listens to reports and queries, and hands what is sent to a
 * group on only where somebody is in it, or a multicast router is.
 */
import { type Ipv4, isMulticast, type Mac } from '../../core/addresses.ts';
import { type FrameRef, frameBytes, frameStart } from '../../core/arena.ts';
import { type Duration, type Instant, NEVER, SECOND } from '../../core/instant.ts';
import { ethernet, etherTypes } from '../../protocols/ethernet/header.ts';
import { readIgmpFrame } from '../../protocols/igmp/frame.ts';
import type { GroupRecord, IgmpFault, IgmpMessage } from '../../protocols/igmp/message.ts';
import { ipv4 } from '../../protocols/ipv4/header.ts';
import type { Fx, TimerRef } from '../../trace/fx.ts';
import { emit } from '../../trace/log.ts';

type Ports = Map<number, Instant>;

export interface Snooping {
  /** Behind which ports a group is wanted, and until when that is believed. */
  readonly groups: Map<Ipv4, Ports>;
  /** Behind which ports queries come from. */
  readonly routers: Ports;
  /** Until when somebody may want a group that there was no room for. */
  fullUntil: Instant;
  readonly timer: TimerRef;
}

/** As long as a querier believes it (RFC 3376 §8.4, §8.5). */
const LIFE: Duration = 260 * SECOND;
const ROUTER_LIFE: Duration = 255 * SECOND;
const MOST_GROUPS = 1_024;

export function createSnooping(timer: TimerRef): Snooping {
  return { groups: new Map(), routers: new Map(), fullUntil: 0, timer };
}

const FIRST: Mac = 0x01005e000000;
const LAST: Mac = 0x01005e7fffff;

export function isIpGroup(destination: Mac): boolean {
  return destination >= FIRST && destination <= LAST;
}

/** Where a frame to a group goes, beside the port where it came in; undefined: everywhere. */
export function portsFor(
  state: Snooping,
  frame: FrameRef,
  from: number,
  fx: Fx,
): ReadonlySet<number> | undefined {
  const { view } = fx.arena;
  const start = frameStart(frame);
  const long = (fx.arena.lengths[frame] as number) >= ethernet.length + ipv4.length;
  if (!long || view.getUint16(start + ethernet.at.etherType) !== etherTypes.ipv4) return undefined;
  const heard = readIgmpFrame(frameBytes(fx.arena, frame));
  if (heard !== undefined) return listen(state, heard, from, fx);
  const group = view.getUint32(start + ethernet.length + ipv4.at.dst);
  // What belongs to the link itself goes to all of it (RFC 4541 §2.1.2, 2).
  if (isOfLink(group)) return undefined;
  const members = state.groups.get(group);
  if (members === undefined && floodsUnknown(state, fx)) return undefined;
  const ports = new Set([...(members?.keys() ?? []), ...state.routers.keys()]);
  ports.delete(from);
  const list = [...ports].map((port) => port + 1).sort((a, b) => a - b);
  fx.log.cause = emit(fx.log, 'switch.multicast', fx.node, { group, from, ports: list.join(', ') });
  return ports;
}

function isOfLink(group: Ipv4): boolean {
  return group >>> 8 === 0xe00000;
}

/**
 * A group that nobody has reported goes to routers alone (§2.1.2, 3), which is wrong while there is none,
 * and while the table is full: it may have been reported, and been refused.
 */
function floodsUnknown({ routers, fullUntil }: Snooping, { now }: Fx): boolean {
  return routers.size === 0 || now < fullUntil;
}

/** Reports go to routers alone: a host that hears another's would keep its own back (§2.1.1, 1). */
function listen(
  state: Snooping,
  { src, message }: { readonly src: Ipv4; readonly message: IgmpMessage | IgmpFault },
  from: number,
  fx: Fx,
): ReadonlySet<number> | undefined {
  // What cannot be read is forwarded as if nobody listened (§2.1.1, 4).
  if (typeof message === 'string') return undefined;
  if (message.kind === 'query') {
    hearQuery(state, message, src, from, fx);
    return undefined;
  }
  for (const record of recordsOf(message)) hearRecord(state, record, from, fx);
  if (state.routers.size === 0) return undefined;
  return new Set([...state.routers.keys()].filter((port) => port !== from));
}

function recordsOf(message: IgmpMessage): readonly GroupRecord[] {
  if (message.kind === 'records') return message.records;
  if (message.kind !== 'report') return [];
  return [{ type: 'IS_EX', group: message.group, sources: [] }];
}

function hearQuery(
  state: Snooping,
  query: Extract<IgmpMessage, { kind: 'query' }>,
  src: Ipv4,
  from: number,
  fx: Fx,
): void {
  // From no address, another switch asks in a router's place (§2.1.1, 1 b): there is none behind it.
  if (src !== 0) {
    if (!state.routers.has(from)) emit(fx.log, 'switch.router.learned', fx.node, { port: from });
    state.routers.set(from, fx.now + ROUTER_LIFE);
  }
  const { group, sources, maxResponse, suppress } = query;
  // A querier that knows the answer already asks routers to leave their times alone (RFC 3376 §4.1.5).
  const doubts = sources.length === 0 && !suppress;
  const ports = doubts ? state.groups.get(group) : undefined;
  // Somebody has left: who is still there says so before the second query's time is over.
  for (const [port, until] of ports ?? []) {
    ports?.set(port, Math.min(until, fx.now + 2 * maxResponse));
  }
  arm(state, fx);
}

function hearRecord(
  state: Snooping,
  { type, group, sources }: GroupRecord,
  from: number,
  fx: Fx,
): void {
  const excludes = type === 'IS_EX' || type === 'TO_EX';
  const includes = type !== 'BLOCK' && sources.length > 0;
  if (!excludes && !includes) return;
  // A report may name what is no group, and what goes to everybody needs no entry.
  if (!isMulticast(group) || isOfLink(group)) return;
  let ports = state.groups.get(group);
  if (ports === undefined) {
    if (state.groups.size >= MOST_GROUPS) {
      state.fullUntil = fx.now + LIFE;
      emit(fx.log, 'switch.groups.full', fx.node, { group, port: from });
      return;
    }
    ports = new Map();
    state.groups.set(group, ports);
  }
  if (!ports.has(from)) emit(fx.log, 'switch.group.learned', fx.node, { group, port: from });
  ports.set(from, fx.now + LIFE);
  arm(state, fx);
}

function arm({ groups, routers, timer }: Snooping, fx: Fx): void {
  let next = NEVER;
  for (const ports of [...groups.values(), routers]) next = Math.min(next, ...ports.values());
  if (next === NEVER) fx.disarm(timer);
  else fx.arm(timer, next);
}

/** What has not been confirmed in time is forgotten. */
export function expireGroups(state: Snooping, fx: Fx): void {
  for (const [port, until] of state.routers) {
    if (until <= fx.now) state.routers.delete(port);
  }
  forgetWhere(state, (_, until) => until <= fx.now, 'aged', fx);
}

/** Nobody is reached through a port whose link is down. */
export function forgetGroupsAt(state: Snooping, port: number, fx: Fx): void {
  state.routers.delete(port);
  forgetWhere(state, (each) => each === port, 'link-down', fx);
}

function forgetWhere(
  state: Snooping,
  which: (port: number, until: Instant) => boolean,
  why: 'aged' | 'link-down',
  fx: Fx,
): void {
  for (const [group, ports] of state.groups) {
    for (const [port, until] of ports) {
      if (!which(port, until)) continue;
      ports.delete(port);
      emit(fx.log, 'switch.group.forgot', fx.node, { group, port, why });
    }
    if (ports.size === 0) state.groups.delete(group);
  }
  arm(state, fx);
}

/** A host as a member of groups: joining, leaving, and answering queries (RFC 3376 §5, RFC 2236 §3). */
import { formatIpv4, IPV4_ALL_HOSTS, type Ipv4 } from '../../core/addresses.ts';
import { allocateFrame, frameStart } from '../../core/arena.ts';
import { type Instant, NEVER } from '../../core/instant.ts';
import { nextBelow } from '../../core/rng.ts';
import { closeScope, openScope } from '../../trace/cause.ts';
import { emit } from '../../trace/log.ts';
import { ethernet } from '../ethernet/header.ts';
import type { LinkFx } from '../kind.ts';
import './events.ts';
import { aboutMessage, listed } from './events.ts';
import {
  type Filter,
  isNobody,
  isSame,
  merged,
  NOBODY,
  type SocketFilter,
  unique,
  without,
} from './groups.ts';
import {
  ALL_ROUTERS,
  encodeIgmp,
  type GroupRecord,
  IGMP_ROUTERS,
  type IgmpMessage,
  type IgmpQuery,
  igmpPacket,
  inPackets,
} from './message.ts';
import { arm, followVersion, forget, noChange } from './pending.ts';
import {
  type IgmpState,
  type Membership,
  MOST_ASKED,
  MOST_GROUPS,
  OLDER_QUERIER,
  ROBUSTNESS,
  UNSOLICITED,
  UNSOLICITED_V2,
} from './state.ts';

/** A socket wants something else of a group. False: there are too many groups. */
export function setFilter(state: IgmpState, wish: SocketFilter, fx: LinkFx): boolean {
  const { socket, group } = wish;
  const others = state.sockets.filter((each) => each.socket !== socket || each.group !== group);
  if (!isNobody(wish) && !state.groups.has(group) && state.groups.size >= MOST_GROUPS) return false;
  state.sockets = isNobody(wish) ? others : [...others, wish];
  update(state, group, fx);
  return true;
}

/** The card's state follows from all sockets; a change is reported at once, and once more (§5.1). */
function update(state: IgmpState, group: Ipv4, fx: LinkFx): void {
  const filter = merged(state.sockets.filter((each) => each.group === group));
  const known = state.groups.get(group);
  const before = known?.filter ?? NOBODY;
  if (isSame(before, filter)) return;
  followVersion(state, fx);
  const change = isNobody(before) ? 'joined' : isNobody(filter) ? 'left' : 'changed';
  const detail = filter.mode === 'include' ? listed(filter.sources) : '';
  fx.log.cause = emit(fx.log, 'igmp.membership', fx.node, { group, change, detail });
  // Of all hosts nobody speaks (§6): everybody is one.
  if (group === IPV4_ALL_HOSTS) return;
  const member = known ?? newMember(group, fx);
  state.groups.set(group, member);
  noteChange(member, before, filter);
  member.filter = filter;
  member.repeats = ROBUSTNESS;
  tellChange(state, group, member, fx);
}

function newMember(group: Ipv4, fx: LinkFx): Membership {
  const timer = fx.newTimer('igmp', 0, formatIpv4(group));
  return {
    ...{ filter: NOBODY, mode: false, allow: [], block: [], repeats: 0 },
    ...{ changeAt: NEVER, answerAt: NEVER, asked: [], reported: false, timer },
  };
}

/** Sends what has changed, and arms its repetition; who has left and said so is forgotten. */
function tellChange(state: IgmpState, group: Ipv4, member: Membership, fx: LinkFx): void {
  const gone = isNobody(member.filter);
  if (state.version === 2) tellInVersion2(group, member, gone, fx);
  else sendRecords(changesOf(group, member), fx);
  // A leave is said once in version 2 (RFC 2236 §3).
  member.repeats = state.version === 2 && gone ? 0 : member.repeats - 1;
  if (member.repeats > 0) {
    const within = state.version === 2 ? UNSOLICITED_V2 : UNSOLICITED;
    member.changeAt = fx.now + 1 + nextBelow(state.rng, within);
    arm(member, fx);
    return;
  }
  Object.assign(member, noChange());
  if (gone) forget(state, group, member, fx);
  else arm(member, fx);
}

function tellInVersion2(group: Ipv4, member: Membership, gone: boolean, fx: LinkFx): void {
  if (gone) {
    if (member.reported) send(ALL_ROUTERS, { kind: 'leave', group }, fx);
    return;
  }
  // Version 2 knows no senders: whoever wants some of a group gets all of it.
  member.reported = true;
  send(group, { kind: 'report', version: 2, group }, fx);
}

/** A change joins those that are not told often enough yet; another mode takes their place (§5.1). */
function noteChange(member: Membership, before: Filter, next: Filter): void {
  if (before.mode !== next.mode) Object.assign(member, { mode: true, allow: [], block: [] });
  if (member.mode) return;
  const more = without(next.sources, before.sources);
  const less = without(before.sources, next.sources);
  const [allow, block] = next.mode === 'include' ? [more, less] : [less, more];
  member.allow = unique([...without(member.allow, block), ...allow]);
  member.block = unique([...without(member.block, allow), ...block]);
}

/** A new mode is told with all its senders, and in one mode those that came and those that went. */
function changesOf(group: Ipv4, { filter, mode, allow, block }: Membership): GroupRecord[] {
  const { sources } = filter;
  if (mode) return [{ type: filter.mode === 'include' ? 'TO_IN' : 'TO_EX', group, sources }];
  const records: GroupRecord[] = [];
  if (allow.length > 0) records.push({ type: 'ALLOW', group, sources: allow });
  if (block.length > 0) records.push({ type: 'BLOCK', group, sources: block });
  return records;
}

/** A query is answered within its time, at random, unless an answer is due sooner (§5.2). */
export function queried(state: IgmpState, query: IgmpQuery, fx: LinkFx): void {
  const { version, group, sources, maxResponse } = query;
  if (version < 3) state.olderUntil = fx.now + OLDER_QUERIER;
  followVersion(state, fx);
  const at = fx.now + 1 + nextBelow(state.rng, Math.max(1, maxResponse));
  if (state.answerAt <= at) return;
  if (group === 0 && state.version === 3) {
    answerAllAt(state, at, fx);
    return;
  }
  for (const [each, member] of state.groups) {
    if (group !== 0 && group !== each) continue;
    // In version 2 each group has a time of its own, so that others can be heard first.
    const own = group === 0 ? fx.now + 1 + nextBelow(state.rng, Math.max(1, maxResponse)) : at;
    const pending = member.answerAt !== NEVER;
    const all = [...new Set([...member.asked, ...sources])];
    // Who is asked about more senders than there is room for answers for the whole group.
    const whole = sources.length === 0 || (pending && member.asked.length === 0);
    member.asked = whole || all.length > MOST_ASKED ? [] : all;
    member.answerAt = Math.min(own, member.answerAt);
    arm(member, fx);
  }
}

function answerAllAt(state: IgmpState, at: Instant, fx: LinkFx): void {
  if (state.groups.size === 0) return;
  if (state.timer < 0) state.timer = fx.newTimer('igmp', 0, 'general');
  state.answerAt = at;
  fx.arm(state.timer, at);
}

/** Somebody else has reported the group: one report is enough in version 2 (RFC 2236 §3). */
export function heardReport(state: IgmpState, group: Ipv4, by: Ipv4, fx: LinkFx): void {
  followVersion(state, fx);
  const member = state.groups.get(group);
  if (state.version !== 2 || member === undefined || member.answerAt === NEVER) return;
  member.answerAt = NEVER;
  member.reported = false;
  emit(fx.log, 'igmp.suppressed', fx.node, { group, by });
  arm(member, fx);
}

/** The time of the general query's answer has come. */
export function answerAll(state: IgmpState, fx: LinkFx): void {
  followVersion(state, fx);
  if (state.answerAt === NEVER) return;
  state.answerAt = NEVER;
  const records = [...state.groups].flatMap(([group, { filter }]) =>
    isNobody(filter) ? [] : [currentOf(group, filter)],
  );
  sendRecords(records, fx);
}

function currentOf(group: Ipv4, { mode, sources }: Filter): GroupRecord {
  return { type: mode === 'include' ? 'IS_IN' : 'IS_EX', group, sources };
}

/** Something is due that is about one group: an answer, or the repetition of a change. */
export function memberDue(state: IgmpState, group: Ipv4, fx: LinkFx): void {
  followVersion(state, fx);
  const member = state.groups.get(group);
  if (member === undefined) return;
  if (member.answerAt <= fx.now) {
    member.answerAt = NEVER;
    answer(state, group, member, fx);
    member.asked = [];
  }
  if (member.changeAt <= fx.now) tellChange(state, group, member, fx);
  else arm(member, fx);
}

function answer(state: IgmpState, group: Ipv4, member: Membership, fx: LinkFx): void {
  const { filter, asked } = member;
  if (isNobody(filter)) return;
  if (state.version === 2) {
    tellInVersion2(group, member, false, fx);
    return;
  }
  if (asked.length === 0) {
    sendRecords([currentOf(group, filter)], fx);
    return;
  }
  // §5.2, 5: of the senders that were asked about, those that are wanted; none, no answer.
  const sources =
    filter.mode === 'include'
      ? asked.filter((each) => filter.sources.includes(each))
      : without(asked, filter.sources);
  if (sources.length > 0) sendRecords([{ type: 'IS_IN', group, sources }], fx);
}

function sendRecords(records: readonly GroupRecord[], fx: LinkFx): void {
  for (const each of inPackets(records)) send(IGMP_ROUTERS, { kind: 'records', records: each }, fx);
}

/** Who has no address yet sends from none (RFC 3376 §4.2.13). */
function send(dst: Ipv4, message: IgmpMessage, fx: LinkFx): void {
  const bytes = igmpPacket(fx.ip.sourceFor(dst, 0) ?? 0, dst, encodeIgmp(message));
  const frame = allocateFrame(fx.arena, ethernet.length + bytes.length);
  fx.arena.bytes.set(bytes, frameStart(frame) + ethernet.length);
  const id = emit(fx.log, 'igmp.sent', fx.node, aboutMessage(message));
  fx.arena.packets[frame] = id;
  const outer = openScope(fx.log, id);
  fx.route(frame);
  closeScope(fx.log, outer);
}

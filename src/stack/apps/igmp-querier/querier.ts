/**
 * A querier: what a multicast router does on a link (RFC 3376 §6, RFC 2236 §3). It asks which groups are
 * there, keeps a table, and asks again when somebody leaves. Of several, the one with the smallest
 * address asks. It hears the link by a packet socket, as reports go to groups that its host is not in.
 */
import { IPV4_ALL_HOSTS, type Ipv4, isMulticast } from '../../core/addresses.ts';
import { type Duration, type Instant, NEVER, SECOND } from '../../core/instant.ts';
import { aboutMessage, type TableChange } from '../../protocols/igmp/events.ts';
import { igmpFrame, readIgmpFrame } from '../../protocols/igmp/frame.ts';
import type { GroupRecord, IgmpMessage, IgmpQuery } from '../../protocols/igmp/message.ts';
import { type ArpCard, openCard } from '../arp/card.ts';
import type { AppEnv, AppEvent, AppKind } from '../kind.ts';
import { messages } from '../non-blocking.ts';
import { type Doubt, expire, type GroupTable, hear, lower, nextExpiry, partsOf } from './table.ts';

export interface QuerierArgs {
  /** Default 3. */
  readonly version?: 2 | 3;
  /** Between two general queries; default 125 s. */
  readonly interval?: Duration;
  /** How long hosts may take to answer one; default 10 s. */
  readonly response?: Duration;
}

// RFC 3376 §8.
const ROBUSTNESS = 2;
const LAST_MEMBER_INTERVAL: Duration = SECOND;

interface QuerierState {
  card: ArpCard;
  readonly version: 2 | 3;
  readonly interval: Duration;
  readonly response: Duration;
  /** General queries that still come soon one after the other (§8.6, §8.7). */
  startup: number;
  /** Until when another querier is believed to be there; 0: this one asks. */
  otherUntil: Instant;
  readonly groups: GroupTable;
  /** What is to be asked once more. */
  doubts: Doubt[];
}

export const querier: AppKind<QuerierState, QuerierArgs> = {
  id: 'igmp.querier',
  needs: () => ['packet', 'route'],
  hears: { sockets: true },
  init: ({ version = 3, interval = 125 * SECOND, response = 10 * SECOND }) => ({
    card: { frames: -1, routes: -1, mac: 0, address: 0, prefixLength: 0 },
    ...{ version, interval, response, startup: ROBUSTNESS, otherUntil: 0 },
    groups: new Map(),
    doubts: [],
  }),
  step(state: QuerierState, event: AppEvent, env: AppEnv): void {
    if (event.type === 'start') begin(state, env);
    else if (event.type === 'timer') due(state, event.name, env);
    else if (event.type === 'socket') read(state, event.fd, env);
  },
};

const ETHERTYPE_IPV4 = 0x0800;

function begin(state: QuerierState, env: AppEnv): void {
  state.card = openCard(env, ETHERTYPE_IPV4);
  env.trace('igmp.querier', { other: 0 });
  askAll(state, env);
}

function due(state: QuerierState, name: string, env: AppEnv): void {
  if (name === 'query') {
    if (state.otherUntil > 0) {
      state.otherUntil = 0;
      env.trace('igmp.querier', { other: 0 });
    }
    askAll(state, env);
  } else if (name === 'expire') {
    for (const group of expire(state.groups, env.now)) note(group, 'gone', env);
    armExpiry(state, env);
  } else askDoubts(state, env);
}

function askAll(state: QuerierState, env: AppEnv): void {
  const { interval, response } = state;
  ask(state, { group: 0, sources: [] }, response, env);
  if (state.startup > 0) state.startup--;
  env.startTimer('query', state.startup > 0 ? Math.floor(interval / 4) : interval);
}

function ask(
  { card, version, interval }: QuerierState,
  { group, sources, suppress = false }: Doubt & { readonly suppress?: boolean },
  maxResponse: Duration,
  env: AppEnv,
): void {
  const query: IgmpQuery = {
    ...{ kind: 'query', version, group, sources: version === 3 ? sources : [], maxResponse },
    ...{ suppress: version === 3 && suppress, robustness: ROBUSTNESS, interval },
  };
  say(card, group === 0 ? IPV4_ALL_HOSTS : group, query, env);
}

function say(card: ArpCard, dst: Ipv4, message: IgmpMessage, env: AppEnv): void {
  const data = igmpFrame(card.mac, card.address, dst, message);
  env.say('igmp.sent', aboutMessage(message), {
    ...{ name: 'sendto', fd: card.frames, data, address: 0, port: 0 },
  });
}

function read(state: QuerierState, fd: number, env: AppEnv): void {
  const all = messages(fd, env);
  if (fd !== state.card.frames) return;
  for (const data of all) {
    const packet = readIgmpFrame(data);
    if (packet === undefined) continue;
    const { src: from, message } = packet;
    if (typeof message === 'string') {
      env.trace('igmp.discarded', { why: message });
      continue;
    }
    env.trace('igmp.received', { ...aboutMessage(message), from });
    if (message.kind === 'query') meetRival(state, message, from, env);
    else for (const record of recordsOf(message)) report(state, record, env);
  }
}

/** §7.3.2: what older versions say, in the words of version 3. */
function recordsOf(message: IgmpMessage): readonly GroupRecord[] {
  if (message.kind === 'records') return message.records;
  if (message.kind === 'query') return [];
  const type = message.kind === 'leave' ? 'TO_IN' : 'IS_EX';
  return [{ type, group: message.group, sources: [] }];
}

/** §6.6.2: the smaller address asks, and the other waits until it has not been heard for long. */
function meetRival(state: QuerierState, query: IgmpQuery, from: Ipv4, env: AppEnv): void {
  if (from === 0 || from >= state.card.address) return;
  const wait = ROBUSTNESS * state.interval + Math.floor(state.response / 2);
  if (state.otherUntil === 0) env.trace('igmp.querier', { other: from });
  state.otherUntil = env.now + wait;
  // In version 2 what has been begun to be asked is asked to its end (RFC 2236 §3).
  if (state.version === 3) state.doubts = [];
  env.startTimer('query', wait);
  if (query.group === 0 || query.suppress) return;
  lower(state.groups, query, env.now + ROBUSTNESS * query.maxResponse);
  armExpiry(state, env);
}

function report(state: QuerierState, record: GroupRecord, env: AppEnv): void {
  const life = ROBUSTNESS * state.interval + state.response;
  const soon = ROBUSTNESS * LAST_MEMBER_INTERVAL;
  // A report may name what is no group; that everybody is in the group of all hosts goes without saying.
  if (!isMulticast(record.group) || record.group === IPV4_ALL_HOSTS) return;
  const { added, refused, doubt } = hear(state.groups, record, env.now, life, soon);
  if (added) note(record.group, 'present', env);
  if (refused) note(record.group, 'no-room', env);
  // Who does not ask lets its times alone until the querier does (RFC 2236 §3, §6.6.1).
  if (doubt !== undefined && state.otherUntil === 0) {
    lower(state.groups, doubt, env.now + soon);
    note(doubt.group, 'leaving', env);
    ask(state, doubt, LAST_MEMBER_INTERVAL, env);
    state.doubts.push(doubt);
    env.startTimer('doubt', LAST_MEMBER_INTERVAL);
  }
  armExpiry(state, env);
}

/** §6.6.3.1: each is asked twice, a second apart. */
function askDoubts(state: QuerierState, env: AppEnv): void {
  const { doubts } = state;
  state.doubts = [];
  const soon = env.now + ROBUSTNESS * LAST_MEMBER_INTERVAL;
  for (const doubt of doubts) {
    for (const part of partsOf(state.groups, doubt, soon)) {
      ask(state, part, LAST_MEMBER_INTERVAL, env);
    }
  }
}

function note(group: Ipv4, change: TableChange, env: AppEnv): void {
  env.trace('igmp.table', { group, change, detail: '' });
}

function armExpiry({ groups }: QuerierState, env: AppEnv): void {
  const next = nextExpiry(groups);
  if (next === NEVER) env.stopTimer('expire');
  else env.startTimer('expire', next - env.now);
}

/**
 * What the ladder shows of a run, before anything is placed: columns, packets with their words,
 * state changes, socket calls and timers. A pure function of the trace; the cursor only chooses.
 */

import type { Cursor } from '../../../model/cursor.ts';
import {
  isRetransmission,
  type Packet,
  type PacketProtocol,
  packetTitle,
  segmentOf,
} from '../../../model/packets.ts';
import { type CallRow, isImmediate } from '../../../model/parts/calls.ts';
import { formatEndpoint, relativeAck, relativeSeq } from '../../../model/parts/connections.ts';
import type { TimerRun } from '../../../model/parts/timers.ts';
import type { Transition } from '../../../model/parts/transitions.ts';
import {
  callsOf,
  connectionsOf,
  lastTransition,
  packetsOf,
  timersOf,
  transitionsOf,
} from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { TopologyNode } from '../../../model/topology.ts';
import { formatIpv4 } from '../../../stack/core/addresses.ts';
import { tcpFlags } from '../../../stack/protocols/tcp/header/header.ts';
import type { Activity } from '../../view-kit/time-scale.ts';
import type { LadderText } from './text.ts';

export type Layer = 'link' | 'network' | 'transport' | 'application';

export interface LadderOptions {
  /** Only these instants are drawn; the whole run when left out. */
  readonly range?: { readonly from: number; readonly to: number } | undefined;
  /** Protocols not to draw, such as ARP in a lesson that has not got there. */
  readonly hide?: readonly PacketProtocol[] | undefined;
  /** Whether the socket calls are written beside the life lines; they are when left out. */
  readonly calls?: boolean | undefined;
  /** The connection shown in the heads, by its number at each node; the latest when left out. */
  readonly connectionOf?: ((node: number) => number | undefined) | undefined;
}

/** The texts beside a node at one instant. */
export interface SideGroup {
  readonly node: number;
  readonly at: number;
  /** The first event of the group: it is seen when the cursor is behind it. */
  readonly event: number;
  readonly lines: readonly SideLine[];
}

export type SideLine =
  | { readonly kind: 'call'; readonly event: number; readonly call: CallRow }
  | { readonly kind: 'return'; readonly event: number; readonly call: CallRow }
  | { readonly kind: 'state'; readonly event: number; readonly transition: Transition };

export interface LadderRun {
  readonly nodes: readonly TopologyNode[];
  readonly packets: readonly Packet[];
  readonly transitions: readonly Transition[];
  readonly groups: readonly SideGroup[];
  /** Calls that blocked: drawn as a bracket from call to return. */
  readonly blocking: readonly CallRow[];
  readonly timers: readonly TimerRun[];
  readonly activities: readonly Activity[];
}

export function ladderRun(model: RecordedRun, options: LadderOptions): LadderRun {
  const { range, hide = [], calls: withCalls = true } = options;
  const inside = (at: number) => range === undefined || (at >= range.from && at <= range.to);
  const packets = packetsOf(model).filter((p) => inside(p.starts) && !hide.includes(p.protocol));
  const transitions = transitionsOf(model).filter((t) => inside(t.at) && t.from !== t.to);
  const calls = withCalls ? callsOf(model).filter((c) => inside(c.calledAt)) : [];
  const timers = timersOf(model).filter((t) => inside(t.armedAt) && inside(t.firedAt));
  const nodes = nodesOf(model, packets);
  return {
    nodes,
    packets,
    transitions,
    groups: sideGroups(calls, transitions, inside),
    blocking: calls.filter((c) => !isImmediate(c)),
    timers: timers.filter((t) => t.layer === 'tcp'),
    activities: activitiesOf(packets, transitions, calls, timers, range),
  };
}

/** The nodes of the topology, or, without one, those that sent something. */
function nodesOf(model: RecordedRun, packets: readonly Packet[]): readonly TopologyNode[] {
  if (model.topology.nodes.length > 0) return inPathOrder(model.topology.nodes);
  const ids = new Set(packets.flatMap((p) => (p.to >= 0 ? [p.from, p.to] : [p.from])));
  return [...ids]
    .sort((a, b) => a - b)
    .map((id) => ({ id, name: `#${id}`, kind: 'host', addresses: [] }));
}

/** Hubs, switches and routers stand between the hosts that they join. */
function inPathOrder(nodes: readonly TopologyNode[]): readonly TopologyNode[] {
  const hosts = nodes.filter((node) => node.kind === 'host');
  const between = nodes.filter((node) => node.kind !== 'host');
  const half = Math.ceil(hosts.length / 2);
  return [...hosts.slice(0, half), ...between, ...hosts.slice(half)];
}

function activitiesOf(
  packets: readonly Packet[],
  transitions: readonly Transition[],
  calls: readonly CallRow[],
  timers: readonly TimerRun[],
  range: LadderOptions['range'],
): Activity[] {
  const instant = (at: number) => ({ from: at, to: at });
  const list = packets.map((p) => ({ from: p.starts, to: Math.max(p.starts, p.arrives) }));
  for (const t of transitions) list.push(instant(t.at));
  for (const t of timers) list.push(instant(t.firedAt));
  for (const c of calls) {
    list.push(instant(c.calledAt));
    if (c.returnEvent >= 0) list.push(instant(c.returnedAt));
  }
  if (range !== undefined) list.push(instant(range.from), instant(range.to));
  return list;
}

/** Calls, returns and new states, gathered by node and instant, in the order of the trace. */
function sideGroups(
  calls: readonly CallRow[],
  transitions: readonly Transition[],
  inside: (at: number) => boolean,
): SideGroup[] {
  const groups = new Map<string, { node: number; at: number; lines: SideLine[] }>();
  const add = (node: number, at: number, line: SideLine) => {
    const key = `${node} ${at}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { node, at, lines: [line] });
    else group.lines.push(line);
  };
  for (const call of calls) {
    add(call.node, call.calledAt, { kind: 'call', event: call.callEvent, call });
    if (call.returnEvent < 0 || isImmediate(call) || !inside(call.returnedAt)) continue;
    add(call.node, call.returnedAt, { kind: 'return', event: call.returnEvent, call });
  }
  for (const transition of transitions) {
    add(transition.node, transition.at, { kind: 'state', event: transition.id, transition });
  }
  return [...groups.values()]
    .map(({ node, at, lines }) => {
      const sorted = lines.sort((a, b) => a.event - b.event);
      return { node, at, lines: sorted, event: (sorted[0] as SideLine).event };
    })
    .sort((a, b) => a.at - b.at || a.event - b.event);
}

export interface NodeHead {
  readonly node: TopologyNode;
  /** '10.0.0.1:49152', or the address alone while there is no connection. */
  readonly endpoint: string;
  /** '' for a node that never has a connection in the whole run. */
  readonly state: string;
}

/** The head of a life line at the cursor. */
export function nodeHead(
  model: RecordedRun,
  node: TopologyNode,
  cursor: Cursor,
  conn: number | undefined,
): NodeHead {
  const last = lastTransition(model, node.id, cursor, conn);
  const address = node.addresses[0];
  if (last === undefined) {
    // Without a TCB the state is CLOSED (RFC 9293 §3.3.2); hosts that never have one show none.
    const has = transitionsOf(model).some((each) => each.node === node.id);
    const endpoint = address === undefined ? '' : formatIpv4(address);
    return { node, endpoint, state: has ? 'CLOSED' : '' };
  }
  const local = last.localAddress === 0 ? (address ?? 0) : last.localAddress;
  return {
    node,
    endpoint: formatEndpoint({ address: local, port: last.localPort }),
    state: last.to,
  };
}

export function layerOf(packet: Packet): Layer {
  switch (packet.protocol) {
    case 'tcp':
    case 'udp':
      return 'transport';
    case 'icmp':
      return 'network';
    default:
      return 'link';
  }
}

/** 'SYN', '↻ SYN', 'PSH, ACK · 5 B'. */
export function titleOf(packet: Packet): string {
  const length = segmentOf(packet)?.length ?? 0;
  const data = length > 0 ? ` · ${length} B` : '';
  return `${isRetransmission(packet) ? '↻ ' : ''}${packetTitle(packet)}${data}`;
}

export interface Numbers {
  readonly seq: number;
  readonly ack: number;
}

/** The sequence and acknowledgment numbers of a packet as they are to be shown. */
export function numbersOf(
  model: RecordedRun,
  packet: Packet,
  sequence: 'relative' | 'raw',
): Numbers | undefined {
  const segment = segmentOf(packet);
  if (segment === undefined) return undefined;
  const connection = connectionsOf(model)[packet.connection];
  if (sequence === 'raw' || connection === undefined) return segment;
  return { seq: relativeSeq(connection, segment), ack: relativeAck(connection, segment) };
}

/** The second line of a packet in its versions, the most complete first. */
export function detailsOf(
  model: RecordedRun,
  packet: Packet,
  sequence: 'relative' | 'raw',
  options: readonly string[],
  t: LadderText,
): string[] {
  const header = packet.header;
  switch (header?.kind) {
    case 'segment.sent': {
      const { seq, ack } = numbersOf(model, packet, sequence) as Numbers;
      const numbers = [`seq ${seq}`];
      if ((header.flags & tcpFlags.ACK) !== 0) numbers.push(`ack ${ack}`);
      const win = `win ${header.window}`;
      const lead = isRetransmission(packet) ? [t('again')] : [];
      // How much data it carries stands in its title.
      return versions([
        [...lead, ...numbers, win, ...options],
        [...lead, ...numbers, win],
        [...lead, ...numbers, ...options.slice(0, 1)],
        [...lead, ...numbers],
        numbers,
      ]);
    }
    case 'arp.sent': {
      const sender = formatIpv4(header.sender);
      if (header.operation === 'reply') return [t('isAt', { sender })];
      const target = formatIpv4(header.target);
      return [t('whoHas', { target, sender }), `${target}?`];
    }
    case 'icmp.sent':
      return [`type ${header.type} · code ${header.code}`];
    case 'udp.sent':
      return versions([
        [`${header.srcPort} → ${header.dstPort}`, `len ${header.length}`],
        [`len ${header.length}`],
      ]);
    default:
      return [`${packet.bytes} B`];
  }
}

function versions(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.map((list) => list.join(' · ')))];
}

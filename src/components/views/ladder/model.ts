/**
 * What the ladder shows of a run, before anything is placed: columns, packets with their words,
 * state changes, socket calls and timers. A pure function of the trace; the cursor only chooses.
 */

import {
  isRetransmission,
  layerOfPacket,
  type Packet,
  type PacketProtocol,
  packetTitle,
  segmentOf,
} from '../../../model/packets.ts';
import { type CallRow, isImmediate } from '../../../model/parts/calls.ts';
import { relativeAck, relativeSeq } from '../../../model/parts/connections.ts';
import type { TimerRun } from '../../../model/parts/timers.ts';
import type { Transition } from '../../../model/parts/transitions.ts';
import {
  callsOf,
  connectionsOf,
  packetsOf,
  timersOf,
  transitionsOf,
} from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { TopologyNode } from '../../../model/topology.ts';
import { formatIpv4 } from '../../../stack/core/addresses.ts';
import { tcpFlags } from '../../../stack/protocols/tcp/header/header.ts';
import type { Activity } from '../../view-kit/time-scale.ts';
import { shownNodes } from './columns.ts';
import { conversationOf, keyOf, protocolOf } from './conversations.ts';
import { type JoinedPacket, joinHops } from './joined.ts';
import { type LadderLook, PLAIN_LOOK } from './look.ts';
import type { LadderText } from './text.ts';

export type Layer = 'link' | 'network' | 'transport' | 'application';

export interface LadderOptions {
  /** Only these instants are drawn; the whole run when left out. */
  readonly range?: { readonly from: number; readonly to: number } | undefined;
  /** Protocols not to draw, such as ARP in a lesson that has not got there. */
  readonly hide?: readonly PacketProtocol[] | undefined;
  /** Whether the socket calls are written beside the life lines; they are when left out. */
  readonly calls?: boolean | undefined;
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
  readonly packets: readonly JoinedPacket[];
  readonly transitions: readonly Transition[];
  /** `node conn` of the connections of the one conversation; undefined: all of them. */
  readonly connections: ReadonlySet<string> | undefined;
  /** The events with which the packets were sent that have no line, in their order. */
  readonly hidden: readonly number[];
  readonly groups: readonly SideGroup[];
  /** Calls that blocked: drawn as a bracket from call to return. */
  readonly blocking: readonly CallRow[];
  readonly timers: readonly TimerRun[];
  readonly activities: readonly Activity[];
  /** Of two runs in one picture, the letter of the one run in which an event is; else undefined. */
  readonly letterOf?: ((event: number) => string | undefined) | undefined;
}

export function ladderRun(
  model: RecordedRun,
  options: LadderOptions,
  look: LadderLook = PLAIN_LOOK,
): LadderRun {
  const { range, hide = [], calls: withCalls = true } = options;
  const inside = (at: number) => range === undefined || (at >= range.from && at <= range.to);
  const nodes = shownNodes(nodesOf(model), look);
  const shown = new Set(nodes.map(({ id }) => id));
  const all = packetsOf(model).filter((p) => inside(p.starts) && !hide.includes(p.protocol));
  const [wanted, unwanted] = chosenPackets(all, look);
  const { packets, without } = joinHops(wanted, shown);
  const ofConversation = transitionsOf(model).filter((t) => isOfConversation(t, look));
  const connections = new Set(
    ofConversation.filter((t) => t.remotePort !== 0).map(({ node, conn }) => `${node} ${conn}`),
  );
  const transitions = ofConversation.filter(
    (t) => inside(t.at) && t.from !== t.to && shown.has(t.node),
  );
  const called = withCalls ? callsOf(model) : [];
  const calls = called.filter((c) => inside(c.calledAt) && shown.has(c.node));
  const timers = timersOf(model).filter(
    (t) =>
      inside(t.armedAt) &&
      inside(t.firedAt) &&
      shown.has(t.node) &&
      (look.only === undefined || connections.has(`${t.node} ${t.conn}`)),
  );
  return {
    nodes,
    packets,
    transitions,
    connections: look.only === undefined ? undefined : connections,
    hidden: [...unwanted, ...without].map(({ sentEvent }) => sentEvent).sort((a, b) => a - b),
    groups: sideGroups(calls, transitions, inside),
    blocking: calls.filter((c) => !isImmediate(c)),
    timers: timers.filter((t) => t.layer === 'tcp'),
    activities: activitiesOf(packets, transitions, calls, timers, range),
  };
}

/** The packets that the reader wants to see, and the others. */
function chosenPackets(all: readonly Packet[], { without, only }: LadderLook) {
  if (without.length === 0 && only === undefined) return [all, []] as const;
  const isWanted = (packet: Packet) =>
    (without.length === 0 || !without.includes(protocolOf(packet))) &&
    (only === undefined || conversationOf(packet) === only);
  const wanted: Packet[] = [];
  const unwanted: Packet[] = [];
  for (const packet of all) (isWanted(packet) ? wanted : unwanted).push(packet);
  return [wanted, unwanted] as const;
}

/** A state belongs to a conversation by its ends; one without a peer, as LISTEN, to each of them. */
function isOfConversation(t: Transition, { only }: LadderLook): boolean {
  if (only === undefined || t.remotePort === 0) return true;
  const { localAddress, localPort, remoteAddress, remotePort } = t;
  return (
    keyOf({
      ...{ srcAddress: localAddress, srcPort: localPort },
      ...{ dstAddress: remoteAddress, dstPort: remotePort },
    }) === only
  );
}

/** The nodes of the topology, or, without one, those that sent something. */
export function nodesOf(model: RecordedRun): readonly TopologyNode[] {
  if (model.topology.nodes.length > 0) return model.topology.nodes;
  const ids = new Set(packetsOf(model).flatMap((p) => (p.to >= 0 ? [p.from, p.to] : [p.from])));
  return [...ids]
    .sort((a, b) => a - b)
    .map((id) => ({ id, name: `#${id}`, kind: 'host', addresses: [] }));
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

export const layerOf: (packet: Packet) => Layer = layerOfPacket;

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
      const lead = [
        ...(isRetransmission(packet) ? [t('again')] : []),
        ...packet.changes.map(({ how }) => t(how)),
      ];
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

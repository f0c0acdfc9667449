/**
 * The read-model that the views share: packets, connections, transitions, socket calls and timers,
 * built from the trace and kept up to date as it grows. Lists are in the order of the trace, so
 * "what is visible at the cursor" is a binary search. Reading on costs only the new events.
 */
import { kindId, readEvent, type TraceLog } from '../../stack/trace/log.ts';
import type { EventKind, TraceEvent } from '../../stack/trace/schema.ts';
import {
  type ConnectionIndex,
  createConnectionIndex,
  noteSegment,
  repeats,
} from './connections.ts';
import { type Cursor, countBelow } from './cursor.ts';
import { createHeaderLinker, type HeaderLinker, headerOf, noteHeader } from './header-link.ts';
import type { Packet, PacketHeader, PacketProtocol } from './packets.ts';
import type { CallRow, RunningTimer, TimerRun, Transition } from './rows.ts';
import { EMPTY_TOPOLOGY, otherEnd, type Topology } from './topology.ts';

export interface TraceModel {
  readonly log: TraceLog;
  readonly topology: Topology;
  /** Events read so far. */
  read: number;
  readonly packets: Packet[];
  /** The packet of each frame number (the latest, should a number come again). */
  readonly byFrame: Map<number, Packet>;
  readonly connections: ConnectionIndex;
  readonly transitions: Transition[];
  readonly calls: CallRow[];
  readonly timers: TimerRun[];
  /** Ids of the `tcp.vars` events of each `varsKey(node, conn)`, ascending. */
  readonly vars: Map<string, number[]>;
  /** The longest time a frame is under way, µs: how far back packets in flight can lie. */
  longestWay: number;
  readonly openCalls: Map<string, CallRow>;
  readonly running: Map<string, RunningTimer>;
  readonly linker: HeaderLinker;
  /** The conversation of segments that may cross another link, by the id of their header. */
  readonly conversations: Map<number, Conversation>;
}

interface Conversation {
  readonly connection: number;
  readonly again: boolean;
}

const NO_CONVERSATION: Conversation = { connection: -1, again: false };

export function createTraceModel(log: TraceLog, topology: Topology = EMPTY_TOPOLOGY): TraceModel {
  const model: TraceModel = {
    log,
    topology,
    read: 0,
    packets: [],
    byFrame: new Map(),
    connections: createConnectionIndex(),
    transitions: [],
    calls: [],
    timers: [],
    vars: new Map(),
    longestWay: 0,
    openCalls: new Map(),
    running: new Map(),
    linker: createHeaderLinker(),
    conversations: new Map(),
  };
  updateTraceModel(model);
  return model;
}

type Readers = { [K in EventKind]?: (model: TraceModel, event: TraceEvent<K>) => void };

const readers: Readers = {
  'frame.sent': readFrameSent,
  'frame.delivered': readFrameDelivered,
  'frame.dropped': readFrameDropped,
  'frame.changed': (model, event) => {
    model.byFrame.get(event.frame)?.changes.push({ event: event.id, how: event.how });
  },
  'segment.sent': (model, event) => noteHeader(model.linker, event),
  'arp.sent': (model, event) => noteHeader(model.linker, event),
  'icmp.sent': (model, event) => noteHeader(model.linker, event),
  'udp.sent': (model, event) => noteHeader(model.linker, event),
  'segment.received': readSegmentReceived,
  'tcp.transition': (model, event) => {
    model.transitions.push(event);
  },
  'socket.call': readCall,
  'socket.return': readReturn,
  'timer.armed': (model, event) => {
    model.running.set(timerKey(event), { event: event.id, at: event.at, due: event.due });
  },
  'timer.cancelled': (model, event) => {
    model.running.delete(timerKey(event));
  },
  'timer.fired': readTimerFired,
};

const VARS = kindId('tcp.vars');
const byKind: (((model: TraceModel, event: never) => void) | undefined)[] = [];
for (const [kind, reader] of Object.entries(readers)) {
  byKind[kindId(kind as EventKind)] = reader as (model: TraceModel, event: never) => void;
}

/** Reads the events that came since the last time; true when there were any. */
export function updateTraceModel(model: TraceModel): boolean {
  const { log } = model;
  if (model.read === log.count) return false;
  for (let id = model.read; id < log.count; id++) {
    const kind = log.kinds[id] as number;
    if (kind === VARS) readVars(model, id);
    else byKind[kind]?.(model, readEvent(log, id) as never);
  }
  model.read = log.count;
  return true;
}

function readVars(model: TraceModel, id: number): void {
  // The connection's number is the first word of the event: no need to decode the other forty.
  const conn = model.log.words[model.log.offsets[id] as number] as number;
  const key = varsKey(model.log.nodes[id] as number, conn);
  const list = model.vars.get(key);
  if (list === undefined) model.vars.set(key, [id]);
  else list.push(id);
}

export function varsKey(node: number, conn: number): string {
  return `${node}:${conn}`;
}

/** The variables of a connection at the cursor. */
export function varsAt(
  model: TraceModel,
  node: number,
  conn: number,
  cursor: Cursor,
): TraceEvent<'tcp.vars'> | undefined {
  const list = model.vars.get(varsKey(node, conn)) ?? [];
  const id = list[countBelow(list, cursor.event, (each) => each) - 1];
  return id === undefined ? undefined : (readEvent(model.log, id) as TraceEvent<'tcp.vars'>);
}

function readFrameSent(model: TraceModel, event: TraceEvent<'frame.sent'>): void {
  const header = headerOf(model.linker, model.log, event, (frame) => model.byFrame.get(frame));
  const conversation = conversationOf(model, header, event.node);
  const packet: Packet = {
    index: model.packets.length,
    frame: event.frame,
    sentEvent: event.id,
    from: event.node,
    to: otherEnd(model.topology, event.link, event.node) ?? -1,
    nic: event.nic,
    link: event.link,
    bytes: event.bytes,
    starts: event.starts,
    arrives: event.arrives,
    protocol: protocolOf(header),
    header,
    ...conversation,
    endEvent: -1,
    endAt: event.arrives,
    dropped: undefined,
    changes: [],
    copies: [],
    receivedEvent: -1,
    verdict: undefined,
  };
  model.packets.push(packet);
  model.byFrame.set(event.frame, packet);
  model.longestWay = Math.max(model.longestWay, event.arrives - event.at);
}

/** A packet's TCP conversation, looked up once: what is forwarded or in pieces is the same packet. */
function conversationOf(
  model: TraceModel,
  header: PacketHeader | undefined,
  node: number,
): Conversation {
  if (header?.kind !== 'segment.sent') return NO_CONVERSATION;
  const known = model.conversations.get(header.id);
  if (known !== undefined) return known;
  const connection = noteSegment(model.connections, header, header.id);
  const found = { connection: connection.index, again: repeats(connection, header) };
  // Two hosts on one cable never see a header twice; only what may be forwarded is remembered.
  if (model.topology.nodes.length > 2 || node !== header.node) {
    model.conversations.set(header.id, found);
  }
  return found;
}

function protocolOf(header: PacketHeader | undefined): PacketProtocol {
  switch (header?.kind) {
    case 'segment.sent':
      return 'tcp';
    case 'arp.sent':
      return 'arp';
    case 'icmp.sent':
      return 'icmp';
    case 'udp.sent':
      return 'udp';
    default:
      return 'other';
  }
}

function readFrameDelivered(model: TraceModel, event: TraceEvent<'frame.delivered'>): void {
  const packet = model.byFrame.get(event.frame);
  if (packet === undefined) return;
  if (packet.endEvent >= 0) {
    packet.copies.push({ event: event.id, at: event.at });
    return;
  }
  packet.endEvent = event.id;
  packet.endAt = event.at;
  packet.to = event.node;
}

function readFrameDropped(model: TraceModel, event: TraceEvent<'frame.dropped'>): void {
  const packet = model.byFrame.get(event.frame);
  if (packet === undefined || packet.endEvent >= 0) return;
  packet.endEvent = event.id;
  packet.endAt = event.at;
  packet.dropped = event.why;
}

function readSegmentReceived(model: TraceModel, event: TraceEvent<'segment.received'>): void {
  const { log } = model;
  let id = event.cause;
  for (let steps = 0; id >= 0 && steps < 4; steps++) {
    const cause = readEvent(log, id);
    if (cause.kind === 'frame.delivered') {
      const packet = model.byFrame.get(cause.frame);
      if (packet !== undefined && packet.receivedEvent < 0) {
        packet.receivedEvent = event.id;
        packet.verdict = event.verdict;
      }
      return;
    }
    id = cause.cause;
  }
}

function callKey(event: TraceEvent<'socket.call' | 'socket.return'>): string {
  return `${event.node}:${event.call}`;
}

function readCall(model: TraceModel, event: TraceEvent<'socket.call'>): void {
  const row: CallRow = {
    node: event.node,
    process: event.process,
    name: event.name,
    args: event.args,
    callEvent: event.id,
    calledAt: event.at,
    fd: event.fd,
    returnEvent: -1,
    returnedAt: -1,
    result: '',
    resultFd: -1,
    blocked: false,
  };
  model.calls.push(row);
  model.openCalls.set(callKey(event), row);
}

function readReturn(model: TraceModel, event: TraceEvent<'socket.return'>): void {
  const row = model.openCalls.get(callKey(event));
  if (row === undefined) return;
  row.returnEvent = event.id;
  row.returnedAt = event.at;
  row.result = event.result;
  row.resultFd = event.fd;
  row.blocked = event.blocked;
  model.openCalls.delete(callKey(event));
}

function timerKey(event: TraceEvent<'timer.armed' | 'timer.fired' | 'timer.cancelled'>): string {
  return `${event.node}:${event.layer}:${event.conn}:${event.name}`;
}

function readTimerFired(model: TraceModel, event: TraceEvent<'timer.fired'>): void {
  const key = timerKey(event);
  const armed = model.running.get(key);
  model.running.delete(key);
  if (armed === undefined) return;
  model.timers.push({
    node: event.node,
    conn: event.conn,
    layer: event.layer,
    name: event.name,
    armedEvent: armed.event,
    armedAt: armed.at,
    firedEvent: event.id,
    firedAt: event.at,
  });
}

/** The packets under way at the cursor, in the order of sending. */
export function packetsInFlight(model: TraceModel, cursor: Cursor): Packet[] {
  const { packets } = model;
  const found: Packet[] = [];
  const since = cursor.at - model.longestWay;
  for (let i = countBelow(packets, cursor.event, (p) => p.sentEvent) - 1; i >= 0; i--) {
    const packet = packets[i] as Packet;
    if ((model.log.at[packet.sentEvent] as number) < since) break;
    if (packet.endEvent < 0 || packet.endEvent >= cursor.event) found.push(packet);
  }
  return found.reverse();
}

/** The latest transition of a node at the cursor: of one connection, or of any. */
export function lastTransition(
  model: TraceModel,
  node: number,
  cursor: Cursor,
  conn?: number,
): Transition | undefined {
  const { transitions } = model;
  for (let i = countBelow(transitions, cursor.event, (t) => t.id) - 1; i >= 0; i--) {
    const each = transitions[i] as Transition;
    if (each.node === node && (conn === undefined || each.conn === conn)) return each;
  }
  return undefined;
}

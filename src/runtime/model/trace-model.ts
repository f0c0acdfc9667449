/**
 * The read-model that the views share: packets, connections, transitions, socket calls and timers,
 * built from the trace and kept up to date as it grows. Lists are in the order of the trace, so
 * "what is visible at the cursor" is a binary search. Reading on costs only the new events.
 */
import { kindId, readEvent, type TraceLog } from '../../stack/trace/log.ts';
import { EVENT_KINDS, type EventKind, type TraceEvent } from '../../stack/trace/schema.ts';
import type { SegmentVerdict } from '../../stack/trace/tcp-names.ts';
import { column, isOfKind, readWord } from './columns.ts';
import {
  type ConnectionIndex,
  createConnectionIndex,
  noteSegment,
  repeats,
} from './connections.ts';
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
  'frame.dropped': readFrameDropped,
  'frame.changed': (model, event) => {
    model.byFrame.get(event.frame)?.changes.push({ event: event.id, how: event.how });
  },
  'segment.sent': (model, event) => noteHeader(model.linker, event),
  'arp.sent': (model, event) => noteHeader(model.linker, event),
  'icmp.sent': (model, event) => noteHeader(model.linker, event),
  'udp.sent': (model, event) => noteHeader(model.linker, event),
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

const DELIVERED_FRAME = column('frame.delivered', 'frame');
const VERDICT = column('segment.received', 'verdict');
const VARS_CONNECTION = column('tcp.vars', 'conn');

/** Kinds that come with every packet are read without making objects of them. */
const quickReaders = new Map<number, (model: TraceModel, id: number) => void>([
  [DELIVERED_FRAME.kind, readFrameDelivered],
  [VERDICT.kind, readSegmentReceived],
  [VARS_CONNECTION.kind, readVars],
]);
const quick = EVENT_KINDS.map((_, kind) => quickReaders.get(kind));
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
    const reader = byKind[kind];
    if (reader === undefined) quick[kind]?.(model, id);
    else reader(model, readEvent(log, id) as never);
  }
  model.read = log.count;
  return true;
}

function readVars(model: TraceModel, id: number): void {
  const conn = readWord(model.log, id, VARS_CONNECTION);
  const key = varsKey(model.log.nodes[id] as number, conn);
  const list = model.vars.get(key);
  if (list === undefined) model.vars.set(key, [id]);
  else list.push(id);
}

export function varsKey(node: number, conn: number): string {
  return `${node}:${conn}`;
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

function readFrameDelivered(model: TraceModel, id: number): void {
  const { log } = model;
  const packet = model.byFrame.get(readWord(log, id, DELIVERED_FRAME));
  if (packet === undefined) return;
  const at = log.at[id] as number;
  if (packet.endEvent >= 0) {
    packet.copies.push({ event: id, at });
    return;
  }
  packet.endEvent = id;
  packet.endAt = at;
  packet.to = log.nodes[id] as number;
}

function readFrameDropped(model: TraceModel, event: TraceEvent<'frame.dropped'>): void {
  const packet = model.byFrame.get(event.frame);
  if (packet === undefined || packet.endEvent >= 0) return;
  packet.endEvent = event.id;
  packet.endAt = event.at;
  packet.dropped = event.why;
}

function readSegmentReceived(model: TraceModel, id: number): void {
  const { log } = model;
  const cause = log.causes[id] as number;
  if (cause < 0 || !isOfKind(log, cause, DELIVERED_FRAME)) return;
  const packet = model.byFrame.get(readWord(log, cause, DELIVERED_FRAME));
  if (packet === undefined || packet.receivedEvent >= 0) return;
  packet.receivedEvent = id;
  packet.verdict = log.strings[readWord(log, id, VERDICT)] as SegmentVerdict;
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

/**
 * The read-model that the views share: packets, connections, transitions, socket calls and timers,
 * built from the trace and kept up to date as it grows. Lists are in the order of the trace, so
 * "what is visible at the cursor" is a binary search. Reading on costs only the new events, and
 * what comes with every packet is read field by field (columns.ts): a long run has millions.
 */
import '../stack/protocols/core-events.ts';
import { readEvent, type TraceLog } from '../stack/trace/log.ts';
import { type EventKind, kindId, placesOf } from '../stack/trace/schema.ts';
import { textAt, wordAt } from './columns.ts';
import { type ConnectionIndex, createConnectionIndex } from './connections.ts';
import { FrameIndex } from './frame-index.ts';
import type { PacketRow } from './packet-row.ts';
import {
  readCall,
  readReturn,
  readTimerArmed,
  readTimerCancelled,
  readTimerFired,
} from './read-calls.ts';
import {
  type Conversation,
  readFrameChanged,
  readFrameDelivered,
  readFrameDropped,
  readFrameSent,
  readSegmentReceived,
} from './read-frames.ts';
import type { CallRow, TimerRun, Transition } from './rows.ts';
import { EMPTY_TOPOLOGY, type Topology } from './topology.ts';

export interface TraceModel {
  readonly log: TraceLog;
  readonly topology: Topology;
  /** Events read so far. */
  read: number;
  readonly packets: PacketRow[];
  /** The packet of each frame number. */
  readonly byFrame: FrameIndex<PacketRow>;
  readonly connections: ConnectionIndex;
  readonly transitions: Transition[];
  readonly calls: CallRow[];
  readonly timers: TimerRun[];
  /** What whoever looks at the run has to be told, wherever the cursor stands: ids, ascending. */
  readonly notices: number[];
  /** Ids of the `tcp.vars` events of each `varsKey(node, conn)`, ascending. */
  readonly vars: Map<number, number[]>;
  /** The longest time a frame is under way, µs: how far back packets in flight can lie. */
  longestWay: number;
  /** Calls that have not returned, by node and call. */
  readonly openCalls: Map<number, CallRow>;
  /** The arming of each timer that runs at the end of the log. */
  readonly running: Map<number, number>;
  /** Numbers for the kinds of timers that have been met. */
  readonly timerKinds: Map<number, number>;
  /** The conversation of segments that may cross another link, by the id of their header. */
  readonly conversations: Map<number, Conversation>;
}

export function createTraceModel(log: TraceLog, topology: Topology = EMPTY_TOPOLOGY): TraceModel {
  const model: TraceModel = {
    log,
    topology,
    read: 0,
    packets: [],
    byFrame: new FrameIndex(),
    connections: createConnectionIndex(),
    transitions: [],
    calls: [],
    timers: [],
    notices: [],
    vars: new Map(),
    longestWay: 0,
    openCalls: new Map(),
    running: new Map(),
    timerKinds: new Map(),
    conversations: new Map(),
  };
  updateTraceModel(model);
  return model;
}

const APP_EVENT_NAME = placesOf('app.event').name;

type Reader = (model: TraceModel, id: number) => void;

const notice: Reader = ({ notices }, id) => notices.push(id);

const readers: { readonly [K in EventKind]?: Reader } = {
  'frame.sent': readFrameSent,
  'frame.delivered': readFrameDelivered,
  'frame.dropped': readFrameDropped,
  'frame.changed': readFrameChanged,
  'segment.received': readSegmentReceived,
  'tcp.vars': readVars,
  'tcp.transition': (model, id) => {
    model.transitions.push(readEvent(model.log, id) as Transition);
  },
  'socket.call': readCall,
  'socket.return': readReturn,
  'timer.armed': readTimerArmed,
  'timer.cancelled': readTimerCancelled,
  'timer.fired': readTimerFired,
  'run.stopped': notice,
  'input.futile': notice,
  'app.event': (model, id) => {
    if (textAt(model.log, id, APP_EVENT_NAME) === 'endless') notice(model, id);
  },
};

/** By the number of the kind; sparse. */
const byKind: (Reader | undefined)[] = [];
for (const [kind, reader] of Object.entries(readers)) byKind[kindId(kind as EventKind)] = reader;

/** Reads the events that came since the last time; true when there were any. */
export function updateTraceModel(model: TraceModel): boolean {
  const { log } = model;
  if (model.read === log.count) return false;
  for (let id = model.read; id < log.count; id++) byKind[log.kinds[id] as number]?.(model, id);
  model.read = log.count;
  return true;
}

const VARS_CONNECTION = placesOf('tcp.vars').conn;

function readVars(model: TraceModel, id: number): void {
  const { log, vars } = model;
  const key = varsKey(log.nodes[id] as number, wordAt(log, id, VARS_CONNECTION));
  const list = vars.get(key);
  if (list === undefined) vars.set(key, [id]);
  else list.push(id);
}

export function varsKey(node: number, conn: number): number {
  return node * 2 ** 32 + conn;
}

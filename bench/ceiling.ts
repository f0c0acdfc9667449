/**
 * The ceiling: what JavaScript can do at most when it moves TCP segments. Two dummy ends in one
 * process exchange bulk data with real headers in an arena (written and read through a DataView),
 * one copy into each segment and one out of it, checksums written and verified, an event heap, an
 * ACK for every second segment and a trace record for everything that is sent and received. There
 * is no state machine, no buffer between application and segment, no recovery, no congestion control.
 *
 * Only the checksum is the stack's own; all else is here, so that a change in the stack does not
 * change the yardstick that it is measured with.
 */
import { finish, fold, pseudoHeaderSum, sum } from '../src/stack/wire/checksum.ts';

const SLOT = 2048;
const SLOTS = 256;
const START = 2;
const IP = START + 14;
const TCP = IP + 20;
const HEADERS = 14 + 20 + 20;
const MSS = 1460;
const WINDOW = 64 * 1024;
const DELAY = 1_000;
/** The application's data, over and over; a segment never runs beyond the end. */
const PATTERN = 64 * 1024;
const TRACE_WORDS = 12;
const TRACE_EVENTS = 1 << 16;
const [CLIENT, SERVER] = [0x0a000001, 0x0a000002];

interface End {
  address: number;
  peer: number;
  /** Bytes of the stream: sent and acknowledged, received. */
  sent: number;
  acked: number;
  received: number;
  /** Segments that no ACK has answered yet. */
  unacked: number;
  nextId: number;
}

interface Ceiling {
  bytes: Uint8Array;
  words: Uint32Array;
  view: DataView;
  lengths: Int32Array;
  free: Int32Array;
  freeCount: number;
  now: number;
  order: number;
  heapAt: Float64Array;
  heapOrder: Float64Array;
  heapFrame: Int32Array;
  heapCount: number;
  trace: Int32Array;
  traceAt: Float64Array;
  events: number;
  segments: number;
  source: Uint8Array;
  target: Uint8Array;
  ends: [End, End];
}

function createEnd(address: number, peer: number): End {
  return { address, peer, sent: 0, acked: 0, received: 0, unacked: 0, nextId: 0 };
}

function createCeiling(): Ceiling {
  const buffer = new ArrayBuffer(SLOT * SLOTS);
  return {
    bytes: new Uint8Array(buffer),
    words: new Uint32Array(buffer),
    view: new DataView(buffer),
    lengths: new Int32Array(SLOTS),
    free: Int32Array.from({ length: SLOTS }, (_, i) => i),
    freeCount: SLOTS,
    now: 0,
    order: 0,
    heapAt: new Float64Array(SLOTS),
    heapOrder: new Float64Array(SLOTS),
    heapFrame: new Int32Array(SLOTS),
    heapCount: 0,
    trace: new Int32Array(TRACE_EVENTS * TRACE_WORDS),
    traceAt: new Float64Array(TRACE_EVENTS),
    events: 0,
    segments: 0,
    source: Uint8Array.from({ length: PATTERN + MSS }, (_, i) => i % 251),
    target: new Uint8Array(PATTERN + MSS),
    ends: [createEnd(CLIENT, SERVER), createEnd(SERVER, CLIENT)],
  };
}

/** Moves `total` bytes from one end to the other; the number of segments it took, ACKs included. */
export function runCeiling(total: number): number {
  const world = createCeiling();
  const [client, server] = world.ends;
  fill(world, client, total);
  while (world.heapCount > 0) {
    const frame = pop(world);
    const arrived = (world.lengths[frame] as number) - HEADERS;
    const end = world.view.getUint32(frame * SLOT + IP + 16) === CLIENT ? client : server;
    receive(world, end, frame, arrived);
    world.free[world.freeCount++] = frame;
    if (end === client) fill(world, client, total);
  }
  if (server.received !== total)
    throw new Error(`the ceiling lost bytes: ${server.received} of ${total}`);
  return world.segments;
}

/** Segments leave as the window allows. */
function fill(world: Ceiling, end: End, total: number): void {
  while (end.sent < total && end.sent - end.acked + MSS <= WINDOW) {
    const length = Math.min(MSS, total - end.sent);
    send(world, end, length);
    end.sent += length;
  }
}

function send(world: Ceiling, end: End, length: number): void {
  const frame = world.free[--world.freeCount] as number;
  const at = frame * SLOT;
  world.lengths[frame] = HEADERS + length;
  const tcp = at + TCP;
  const { view } = world;
  if (length > 0) {
    const from = end.sent & (PATTERN - 1);
    world.bytes.set(world.source.subarray(from, from + length), tcp + 20);
  }
  view.setUint32(tcp, (40_000 << 16) | 80);
  view.setUint32(tcp + 4, end.sent);
  view.setUint32(tcp + 8, end.received);
  view.setUint16(tcp + 12, 0x5010);
  view.setUint16(tcp + 14, 0xffff);
  view.setUint32(tcp + 16, 0);
  const pseudo = pseudoHeaderSum(end.address, end.peer, 6, 20 + length);
  view.setUint16(tcp + 16, finish(sum(world, tcp, 20 + length) + pseudo));
  const ip = at + IP;
  view.setUint16(ip, 0x4500);
  view.setUint16(ip + 2, 40 + length);
  view.setUint16(ip + 4, end.nextId++);
  view.setUint16(ip + 6, 0x4000);
  view.setUint16(ip + 8, 0x4006);
  view.setUint16(ip + 10, 0);
  view.setUint32(ip + 12, end.address);
  view.setUint32(ip + 16, end.peer);
  view.setUint16(ip + 10, finish(sum(world, ip, 20)));
  view.setUint32(at + START, 0x02000000);
  view.setUint32(at + START + 4, end.peer);
  view.setUint32(at + START + 8, end.address);
  view.setUint16(at + START + 12, 0x0800);
  world.segments++;
  record(world, 1, end, frame, length);
  push(world, world.now + DELAY, frame);
}

function receive(world: Ceiling, end: End, frame: number, length: number): void {
  const { view } = world;
  const ip = frame * SLOT + IP;
  const tcp = frame * SLOT + TCP;
  const pseudo = pseudoHeaderSum(
    view.getUint32(ip + 12),
    view.getUint32(ip + 16),
    view.getUint8(ip + 9),
    view.getUint16(ip + 2) - 20,
  );
  const good =
    view.getUint16(frame * SLOT + START + 12) === 0x0800 &&
    view.getUint16(ip) === 0x4500 &&
    fold(sum(world, ip, 20)) === 0xffff &&
    fold(sum(world, tcp, 20 + length) + pseudo) === 0xffff;
  if (!good || view.getUint32(tcp + 4) !== end.received >>> 0) throw new Error('a bad segment');
  record(world, 2, end, frame, length);
  end.acked = view.getUint32(tcp + 8);
  if (length === 0) return;
  world.target.set(world.bytes.subarray(tcp + 20, tcp + 20 + length), end.received & (PATTERN - 1));
  end.received += length;
  end.unacked++;
  if (end.unacked === 2 || length < MSS) {
    end.unacked = 0;
    send(world, end, 0);
  }
}

function record(world: Ceiling, kind: number, end: End, frame: number, length: number): void {
  const event = world.events++ & (TRACE_EVENTS - 1);
  world.traceAt[event] = world.now;
  const { trace } = world;
  const at = event * TRACE_WORDS;
  trace[at] = kind;
  trace[at + 1] = end.address;
  trace[at + 2] = end.peer;
  trace[at + 3] = frame;
  trace[at + 4] = length;
  trace[at + 5] = end.sent;
  trace[at + 6] = end.acked;
  trace[at + 7] = end.received;
  trace[at + 8] = end.unacked;
  trace[at + 9] = end.nextId;
  trace[at + 10] = world.segments;
  trace[at + 11] = world.heapCount;
}

/** A 4-ary heap by time and order. */
function push(world: Ceiling, at: number, frame: number): void {
  const { heapAt, heapOrder, heapFrame } = world;
  let i = world.heapCount++;
  while (i > 0) {
    const parent = (i - 1) >> 2;
    if ((heapAt[parent] as number) <= at) break;
    heapAt[i] = heapAt[parent] as number;
    heapOrder[i] = heapOrder[parent] as number;
    heapFrame[i] = heapFrame[parent] as number;
    i = parent;
  }
  heapAt[i] = at;
  heapOrder[i] = world.order++;
  heapFrame[i] = frame;
}

function pop(world: Ceiling): number {
  const { heapAt, heapOrder, heapFrame } = world;
  const first = heapFrame[0] as number;
  world.now = heapAt[0] as number;
  const last = --world.heapCount;
  let i = 0;
  for (;;) {
    let best = last;
    const end = Math.min(i * 4 + 5, last);
    for (let child = i * 4 + 1; child < end; child++) if (before(world, child, best)) best = child;
    if (best === last) break;
    heapAt[i] = heapAt[best] as number;
    heapOrder[i] = heapOrder[best] as number;
    heapFrame[i] = heapFrame[best] as number;
    i = best;
  }
  heapAt[i] = heapAt[last] as number;
  heapOrder[i] = heapOrder[last] as number;
  heapFrame[i] = heapFrame[last] as number;
  return first;
}

function before({ heapAt, heapOrder }: Ceiling, a: number, b: number): boolean {
  const difference = (heapAt[a] as number) - (heapAt[b] as number);
  return (
    difference < 0 || (difference === 0 && (heapOrder[a] as number) < (heapOrder[b] as number))
  );
}

/**
 * What a sender did, what it was told, and what it made of that: the part behind the pictures of
 * the inside of TCP. A flow is one direction of a connection, seen at the host that sends. Columns
 * of numbers, in the order of the log; sequence numbers as they are on the wire.
 */
import { seqGt, seqLt } from '../../stack/core/seq.ts';
import { tcpFlags } from '../../stack/protocols/tcp/header/header.ts';
import '../../stack/protocols/core-events.ts';
import { readNext } from '../../stack/trace/delta.ts';
import type { TraceLog } from '../../stack/trace/log.ts';
import { kindId, placesOf, wordsOf } from '../../stack/trace/schema.ts';
import {
  causeAt,
  holds,
  instantOf,
  isOfKind,
  nodeAt,
  textAt,
  unsignedAt,
  wordAt,
} from '../columns.ts';
import { connectionKey } from '../connection-key.ts';
import { countBelow } from '../cursor.ts';
import type { ModelPart } from '../part.ts';
import type { RecordedRun } from '../recorded-run.ts';
import type { Endpoint } from './connections.ts';
import type { Flow } from './flow.ts';

interface Chain {
  last: number;
  readonly words: Int32Array;
}

export interface Flows {
  /** In the order of their first segments. */
  readonly list: Flow[];
  readonly byKey: Map<number, Flow>;
  /** The variables of each connection, as its last event left them. */
  readonly chains: Map<number, Chain>;
  /** Frames on their way: the flow's place in the list, and the segment's. */
  readonly frames: Map<number, readonly [number, number]>;
}

const SEGMENT = placesOf('segment.sent');
const FRAME = placesOf('frame.sent');
const NOTE = placesOf('tcp.note');
const VARS = placesOf('tcp.vars');
const VARS_SIZE = wordsOf('tcp.vars');
const SEGMENT_KIND = kindId('segment.sent');
const DELIVERED_KIND = kindId('frame.delivered');

const keyOf = (log: TraceLog, id: number) =>
  connectionKey(nodeAt(log, id), wordAt(log, id, SEGMENT.conn));

export const FLOWS: ModelPart<Flows> = {
  id: 'flows',
  create: () => ({ list: [], byKey: new Map(), chains: new Map(), frames: new Map() }),
  readers: {
    'segment.sent': sent,
    'segment.received': received,
    'frame.sent': frameSent,
    'frame.delivered': ({ frames }, { log }, id) => {
      frames.delete(wordAt(log, id, FRAME.frame));
    },
    'frame.dropped': frameDropped,
    'tcp.vars': variables,
    'tcp.note'({ byKey }, { log }, id) {
      byKey.get(keyOf(log, id))?.notes.push({
        event: id,
        at: instantOf(log, id),
        code: textAt(log, id, NOTE.code),
        a: unsignedAt(log, id, NOTE.a),
        b: unsignedAt(log, id, NOTE.b),
      });
    },
  },
};

/** The flows of a run that sent more than their part of the handshake; the largest first. */
export function flowsOf(run: RecordedRun): readonly Flow[] {
  const { list } = run.part(FLOWS);
  return list.filter(({ sent }) => sent.event.length > 0).sort((a, b) => b.bytes - a.bytes);
}

function sent(flows: Flows, { log }: RecordedRun, id: number): void {
  if (wordAt(log, id, SEGMENT.conn) < 0) return;
  const flow = flows.byKey.get(keyOf(log, id)) ?? opened(flows, log, id);
  const flags = wordAt(log, id, SEGMENT.flags);
  const length = wordAt(log, id, SEGMENT.length);
  const seq = unsignedAt(log, id, SEGMENT.seq);
  const size = length + (flags & tcpFlags.SYN ? 1 : 0) + (flags & tcpFlags.FIN ? 1 : 0);
  const end = (seq + size) >>> 0;
  if ((flags & tcpFlags.SYN) !== 0) flow.base = seq;
  if (flow.next < 0) flow.next = seq;
  const again = size > 0 && seqLt(seq, flow.next) && !isProbe(log, id);
  if (seqGt(end, flow.next)) {
    flow.bytes += Math.min(length, (end - flow.next) >>> 0);
    flow.next = end;
  }
  const columns = flow.sent;
  columns.event.push(id);
  columns.at.push(instantOf(log, id));
  columns.seq.push(seq);
  columns.end.push(end);
  columns.length.push(length);
  columns.flags.push(flags);
  columns.again.push(again ? 1 : 0);
  columns.frame.push(-1);
  columns.lost.push(-1);
}

/** Probes repeat a byte on purpose: they ask, and do not mend. */
function isProbe(log: TraceLog, id: number): boolean {
  const reason = textAt(log, id, SEGMENT.reason);
  return reason === 'keepalive' || reason === 'window-probe';
}

function opened({ list, byKey }: Flows, log: TraceLog, id: number): Flow {
  const end = (address: number, port: number): Endpoint => ({
    address: unsignedAt(log, id, address),
    port: wordAt(log, id, port),
  });
  const flow: Flow = {
    node: nodeAt(log, id),
    conn: wordAt(log, id, SEGMENT.conn),
    from: end(SEGMENT.srcAddress, SEGMENT.srcPort),
    to: end(SEGMENT.dstAddress, SEGMENT.dstPort),
    ...{ base: -1, next: -1, bytes: 0, edges: [], notes: [], ways: new Map() },
    sent: {
      ...{ event: [], at: [], seq: [], end: [], length: [] },
      ...{ flags: [], again: [], frame: [], lost: [] },
    },
    acks: { event: [], at: [], ack: [], window: [], length: [], frame: [], duplicate: [] },
    vars: {
      ...{ event: [], at: [], una: [], nxt: [], wnd: [], cwnd: [], ssthresh: [], pipe: [] },
      ...{ srtt: [], rttvar: [], rto: [], backoff: [], recovery: [], state: [], mss: [] },
      edgesEnd: [],
    },
  };
  list.push(flow);
  byKey.set(keyOf(log, id), flow);
  return flow;
}

/** The segment of a header's event, which is the one that was written with it. */
function segmentOf(flows: Flows, log: TraceLog, header: number): readonly [number, number] {
  if (!holds(log, header) || !isOfKind(log, header, SEGMENT_KIND)) return [-1, -1];
  const flow = flows.byKey.get(keyOf(log, header));
  if (flow === undefined) return [-1, -1];
  const { event } = flow.sent;
  const place = countBelow(event, header, (each) => each);
  return event[place] === header ? [flows.list.indexOf(flow), place] : [-1, -1];
}

function frameSent(flows: Flows, { log }: RecordedRun, id: number): void {
  const found = segmentOf(flows, log, wordAt(log, id, FRAME.packet));
  const flow = flows.list[found[0]];
  if (flow === undefined) return;
  const frame = wordAt(log, id, FRAME.frame);
  flows.frames.set(frame, found);
  if ((flow.sent.frame[found[1]] as number) < 0) flow.sent.frame[found[1]] = frame;
  const [link, node] = [wordAt(log, id, FRAME.link), nodeAt(log, id)];
  const key = `${link} ${node}`;
  const way = flow.ways.get(key) ?? { link, node, bytes: 0 };
  way.bytes += wordAt(log, id, FRAME.bytes);
  flow.ways.set(key, way);
}

function frameDropped(flows: Flows, { log }: RecordedRun, id: number): void {
  const frame = wordAt(log, id, FRAME.frame);
  const found = flows.frames.get(frame);
  if (found === undefined) return;
  flows.frames.delete(frame);
  (flows.list[found[0]] as Flow).sent.lost[found[1]] = id;
}

function received({ byKey }: Flows, { log }: RecordedRun, id: number): void {
  const flow = byKey.get(keyOf(log, id));
  const flags = wordAt(log, id, SEGMENT.flags);
  if (flow === undefined || (flags & tcpFlags.ACK) === 0) return;
  const { acks } = flow;
  const ack = unsignedAt(log, id, SEGMENT.ack);
  const window = wordAt(log, id, SEGMENT.window);
  const length = wordAt(log, id, SEGMENT.length);
  const cause = causeAt(log, id);
  const delivered = holds(log, cause) && isOfKind(log, cause, DELIVERED_KIND);
  acks.event.push(id);
  acks.at.push(instantOf(log, id));
  acks.frame.push(delivered ? wordAt(log, cause, FRAME.frame) : -1);
  acks.duplicate.push(duplicateOf(flow, ack, window, length, flags));
  acks.ack.push(ack);
  acks.window.push(window);
  acks.length.push(length);
}

/** RFC 5681 §2: something is outstanding, no data, no SYN or FIN, the number and window of the last. */
function duplicateOf(
  { acks, next }: Flow,
  ack: number,
  window: number,
  length: number,
  flags: number,
): number {
  const last = acks.ack.at(-1);
  const bare = length === 0 && (flags & (tcpFlags.SYN | tcpFlags.FIN)) === 0;
  const isDuplicate = bare && ack === last && window === acks.window.at(-1) && seqLt(ack, next);
  return isDuplicate ? (acks.duplicate.at(-1) as number) + 1 : 0;
}

/** What each event of a long run has: its columns are written out, for going through their names takes four times as long. */
function pushVars({ vars, edges }: Flow, words: Int32Array): void {
  vars.una.push((words[VARS.sndUna] as number) >>> 0);
  vars.nxt.push((words[VARS.sndNxt] as number) >>> 0);
  vars.wnd.push((words[VARS.sndWnd] as number) >>> 0);
  vars.cwnd.push((words[VARS.cwnd] as number) >>> 0);
  vars.ssthresh.push((words[VARS.ssthresh] as number) >>> 0);
  vars.pipe.push((words[VARS.pipe] as number) >>> 0);
  vars.srtt.push(words[VARS.srtt] as number);
  vars.rttvar.push(words[VARS.rttvar] as number);
  vars.rto.push(words[VARS.rto] as number);
  vars.backoff.push(words[VARS.backoff] as number);
  vars.recovery.push(words[VARS.recovery] as number);
  vars.state.push(words[VARS.state] as number);
  vars.mss.push(words[VARS.sndMss] as number);
  vars.edgesEnd.push(edges.length);
}

/** Whether all of it is as it was in the row before. */
function isSame({ vars }: Flow, row: number, words: Int32Array): boolean {
  return (
    vars.una[row] === (words[VARS.sndUna] as number) >>> 0 &&
    vars.nxt[row] === (words[VARS.sndNxt] as number) >>> 0 &&
    vars.wnd[row] === (words[VARS.sndWnd] as number) >>> 0 &&
    vars.cwnd[row] === (words[VARS.cwnd] as number) >>> 0 &&
    vars.ssthresh[row] === (words[VARS.ssthresh] as number) >>> 0 &&
    vars.pipe[row] === (words[VARS.pipe] as number) >>> 0 &&
    vars.srtt[row] === words[VARS.srtt] &&
    vars.rttvar[row] === words[VARS.rttvar] &&
    vars.rto[row] === words[VARS.rto] &&
    vars.backoff[row] === words[VARS.backoff] &&
    vars.recovery[row] === words[VARS.recovery] &&
    vars.state[row] === words[VARS.state] &&
    vars.mss[row] === words[VARS.sndMss]
  );
}

function variables(flows: Flows, { log }: RecordedRun, id: number): void {
  const key = keyOf(log, id);
  let chain = flows.chains.get(key);
  if (chain === undefined) {
    chain = { last: -1, words: new Int32Array(VARS_SIZE) };
    flows.chains.set(key, chain);
  }
  const list = readNext(log, id, chain.last, chain.words);
  chain.last = id;
  const flow = flows.byKey.get(key);
  if (flow === undefined) return;
  const { words } = chain;
  if (flow.base < 0) flow.base = (words[VARS.iss] as number) >>> 0;
  const { vars, edges } = flow;
  const row = vars.event.length;
  const before = row === 0 ? 0 : (vars.edgesEnd[row - 1] as number);
  const since = row < 2 ? 0 : (vars.edgesEnd[row - 2] as number);
  const count = 2 * (words[VARS.sackedCount] as number);
  let same = row > 0 && before - since === count && isSame(flow, row - 1, words);
  for (let i = 0; i < count; i++) {
    const edge = (log.words[list + i] as number) >>> 0;
    edges.push(edge);
    same &&= edges[since + i] === edge;
  }
  if (same) {
    edges.length = before;
    return;
  }
  vars.event.push(id);
  vars.at.push(instantOf(log, id));
  pushVars(flow, words);
}

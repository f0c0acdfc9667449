/** Traces written by hand, for the tests of what is drawn from a trace. */
import { ipv4 } from '../../stack/core/addresses.ts';
import { tcpFlags } from '../../stack/protocols/tcp/header/header.ts';
import type { SegmentReason, TcpChartEvent, TcpState } from '../../stack/protocols/tcp/names.ts';
import { createLog, emit, type TraceLog } from '../../stack/trace/log.ts';
import type { EventBody, EventKind } from '../../stack/trace/schema.ts';
import type { Topology } from '../topology.ts';

export const CLIENT = 0;
export const SERVER = 1;
export const DELAY = 20_000;
const ADDRESSES = [ipv4('10.0.0.1'), ipv4('10.0.0.2')] as const;
const PORTS = [49152, 80] as const;
const ISNS = [1_000_000, 4_294_967_290] as const;

export const TWO_HOSTS: Topology = {
  nodes: [
    { id: CLIENT, name: 'client', kind: 'host', addresses: [ADDRESSES[0]] },
    { id: SERVER, name: 'server', kind: 'host', addresses: [ADDRESSES[1]] },
  ],
  links: [{ id: 0, name: 'cable', ends: [CLIENT, SERVER], delay: DELAY, lossPpm: 0, up: true }],
};

export interface Sent {
  readonly frame: number;
  readonly segment: number;
  readonly event: number;
  readonly arrives: number;
}

export interface MadeTrace {
  readonly log: TraceLog;
  /** Records an event at `at`, caused by `cause`. */
  add<K extends EventKind>(
    at: number,
    kind: K,
    node: number,
    cause: number,
    body: EventBody<K>,
  ): number;
  /** A segment and its frame. Numbers are relative. */
  send(
    at: number,
    node: 0 | 1,
    cause: number,
    flags: readonly (keyof typeof tcpFlags)[],
    reason: SegmentReason,
    seq: number,
    ack: number,
    length?: number,
  ): Sent;
  /** Its delivery and reception; returns the id of `segment.received`. */
  deliver(sent: Sent): number;
  drop(sent: Sent, at: number, why: 'loss' | 'learner'): number;
  become(
    at: number,
    node: 0 | 1,
    cause: number,
    from: TcpState,
    to: TcpState,
    event: TcpChartEvent,
  ): number;
}

function segmentBody(
  node: 0 | 1,
  flags: readonly (keyof typeof tcpFlags)[],
  reason: SegmentReason,
  seq: number,
  ack: number,
  length: number,
): EventBody<'segment.sent'> {
  const other = 1 - node;
  return {
    conn: node,
    srcAddress: ADDRESSES[node],
    dstAddress: ADDRESSES[other] as number,
    srcPort: PORTS[node],
    dstPort: PORTS[other] as number,
    seq: (ISNS[node] + seq) >>> 0,
    ack: flags.includes('ACK') ? ((ISNS[other] as number) + ack) >>> 0 : 0,
    flags: flags.reduce((sum, name) => sum | tcpFlags[name], 0),
    window: 65535,
    length,
    reason,
  };
}

export function makeTrace(): MadeTrace {
  const log = createLog();
  let frames = 0;
  const headers = new Map<number, EventBody<'segment.sent'> & { node: 0 | 1 }>();
  const made: MadeTrace = {
    log,
    add(at, kind, node, cause, body) {
      log.now = at;
      log.cause = cause;
      return emit(log, kind, node, body);
    },
    send(at, node, cause, flags, reason, seq, ack, length = 0) {
      const body = segmentBody(node, flags, reason, seq, ack, length);
      const segment = made.add(at, 'segment.sent', node, cause, body);
      const frame = frames++;
      headers.set(frame, { ...body, node });
      const event = made.add(at, 'frame.sent', node, segment, {
        frame,
        nic: 0,
        link: 0,
        bytes: 58 + length,
        starts: at,
        arrives: at + DELAY,
        packet: segment,
      });
      return { frame, segment, event, arrives: at + DELAY };
    },
    deliver(sent) {
      const { node, reason, ...body } = headers.get(sent.frame) as NonNullable<
        ReturnType<typeof headers.get>
      >;
      const to = 1 - node;
      const delivered = made.add(sent.arrives, 'frame.delivered', to, sent.event, {
        frame: sent.frame,
        nic: 0,
        link: 0,
      });
      const verdict = body.length === 0 && reason === 'ack' ? 'ack-only' : 'accepted';
      return made.add(sent.arrives, 'segment.received', to, delivered, {
        ...body,
        conn: to,
        verdict,
      });
    },
    drop(sent, at, why) {
      return made.add(at, 'frame.dropped', -1, sent.event, { frame: sent.frame, link: 0, why });
    },
    become(at, node, cause, from, to, event) {
      return made.add(at, 'tcp.transition', node, cause, {
        conn: node,
        from,
        to,
        event,
        rfc: 'RFC9293#3.10',
        localAddress: ADDRESSES[node],
        localPort: PORTS[node],
        remoteAddress: ADDRESSES[1 - node] as number,
        remotePort: PORTS[1 - node] as number,
      });
    },
  };
  return made;
}

export interface MadeCall {
  readonly call: number;
  readonly id: number;
  readonly node: 0 | 1;
  readonly name: string;
}

let calls = 0;

export function call(
  trace: MadeTrace,
  at: number,
  node: 0 | 1,
  name: string,
  args: string,
  fd = 3,
): MadeCall {
  const number = calls++;
  const id = trace.add(at, 'socket.call', node, -1, { call: number, process: 0, name, args, fd });
  return { call: number, id, node, name };
}

export function back(
  trace: MadeTrace,
  at: number,
  made: MadeCall,
  cause: number,
  result: string,
  blocked = true,
  fd = 3,
): number {
  const { call: number, name, node } = made;
  const body = { call: number, process: 0, name, result, fd, blocked };
  return trace.add(at, 'socket.return', node, cause, body);
}

/** The server's three calls and the client's socket(), all at 0. */
function opening(t: MadeTrace): MadeCall {
  const s = call(t, 0, SERVER, 'socket', 'SOCK_STREAM', -1);
  back(t, 0, s, s.id, '3', false);
  const b = call(t, 0, SERVER, 'bind', '3, 0.0.0.0:80');
  back(t, 0, b, b.id, '0', false);
  const l = call(t, 0, SERVER, 'listen', '3, 5');
  t.become(0, SERVER, l.id, 'CLOSED', 'LISTEN', 'OPEN.passive');
  back(t, 0, l, l.id, '0', false);
  const accept = call(t, 0, SERVER, 'accept', '3');
  const c = call(t, 0, CLIENT, 'socket', 'SOCK_STREAM', -1);
  back(t, 0, c, c.id, '3', false);
  return accept;
}

/** A three-way handshake; `loseSyn` loses the first SYN, which is sent again after one second. */
export function handshake(t: MadeTrace, loseSyn = false): number {
  const accept = opening(t);
  const connect = call(t, 0, CLIENT, 'connect', '3, 10.0.0.2:80');
  t.become(0, CLIENT, connect.id, 'CLOSED', 'SYN_SENT', 'OPEN.active');
  let at = 0;
  const timer = { conn: CLIENT, layer: 'tcp', name: 'retransmission' };
  const armed = t.add(0, 'timer.armed', CLIENT, connect.id, { ...timer, due: 1_000_000 });
  let syn = t.send(0, CLIENT, connect.id, ['SYN'], 'syn', 0, 0);
  if (loseSyn) {
    t.drop(syn, 13_000, 'learner');
    at = 1_000_000;
    const fired = t.add(at, 'timer.fired', CLIENT, armed, timer);
    t.add(at, 'timer.armed', CLIENT, fired, { ...timer, due: 3_000_000 });
    syn = t.send(at, CLIENT, fired, ['SYN'], 'retransmit-rto', 0, 0);
  }
  const got = t.deliver(syn);
  t.become(at + DELAY, SERVER, got, 'LISTEN', 'SYN_RECEIVED', 'rcv SYN');
  const synAck = t.send(at + DELAY, SERVER, got, ['SYN', 'ACK'], 'syn-ack', 0, 1);
  const gotBack = t.deliver(synAck);
  t.add(at + 2 * DELAY, 'timer.cancelled', CLIENT, gotBack, timer);
  t.become(at + 2 * DELAY, CLIENT, gotBack, 'SYN_SENT', 'ESTABLISHED', 'rcv SYN,ACK');
  const ack = t.send(at + 2 * DELAY, CLIENT, gotBack, ['ACK'], 'ack', 1, 1);
  back(t, at + 2 * DELAY, connect, gotBack, '0');
  const gotAck = t.deliver(ack);
  t.become(at + 3 * DELAY, SERVER, gotAck, 'SYN_RECEIVED', 'ESTABLISHED', 'rcv ACK of SYN');
  back(t, at + 3 * DELAY, accept, gotAck, '4', true, 4);
  return at + 3 * DELAY;
}

/** Data one way and a close begun by the client, with its minute of TIME_WAIT. */
export function dataAndClose(t: MadeTrace, from: number): number {
  const recv = call(t, from, SERVER, 'recv', '4, 4096', 4);
  const send = call(t, from + 20_000, CLIENT, 'send', '3, 5 bytes');
  const data = t.send(from + 20_000, CLIENT, send.id, ['ACK', 'PSH'], 'data', 1, 1, 5);
  back(t, from + 20_000, send, send.id, '5', false);
  const gotData = t.deliver(data);
  back(t, from + 40_000, recv, gotData, '5', true, 4);
  const ack = t.send(from + 40_000, SERVER, gotData, ['ACK'], 'ack', 1, 6);
  t.deliver(ack);
  const close = call(t, from + 90_000, CLIENT, 'close', '3');
  t.become(from + 90_000, CLIENT, close.id, 'ESTABLISHED', 'FIN_WAIT_1', 'CLOSE');
  const fin = t.send(from + 90_000, CLIENT, close.id, ['FIN', 'ACK'], 'fin', 6, 1);
  back(t, from + 90_000, close, close.id, '0', false);
  const gotFin = t.deliver(fin);
  t.become(from + 110_000, SERVER, gotFin, 'ESTABLISHED', 'CLOSE_WAIT', 'rcv FIN');
  const finAck = t.send(from + 110_000, SERVER, gotFin, ['ACK'], 'ack', 1, 7);
  const closing = call(t, from + 120_000, SERVER, 'close', '4', 4);
  t.become(from + 120_000, SERVER, closing.id, 'CLOSE_WAIT', 'LAST_ACK', 'CLOSE');
  const fin2 = t.send(from + 120_000, SERVER, closing.id, ['FIN', 'ACK'], 'fin', 1, 7);
  back(t, from + 120_000, closing, closing.id, '0', false, 4);
  const gotFinAck = t.deliver(finAck);
  t.become(from + 130_000, CLIENT, gotFinAck, 'FIN_WAIT_1', 'FIN_WAIT_2', 'rcv ACK of FIN');
  const gotFin2 = t.deliver(fin2);
  t.become(from + 140_000, CLIENT, gotFin2, 'FIN_WAIT_2', 'TIME_WAIT', 'rcv FIN');
  const timer = { conn: CLIENT, layer: 'tcp', name: 'time-wait' };
  const due = from + 60_140_000;
  const armed = t.add(from + 140_000, 'timer.armed', CLIENT, gotFin2, { ...timer, due });
  const last = t.send(from + 140_000, CLIENT, gotFin2, ['ACK'], 'ack', 7, 2);
  const gotLast = t.deliver(last);
  t.become(from + 160_000, SERVER, gotLast, 'LAST_ACK', 'CLOSED', 'rcv ACK of FIN');
  const fired = t.add(due, 'timer.fired', CLIENT, armed, timer);
  t.become(due, CLIENT, fired, 'TIME_WAIT', 'CLOSED', 'timeout 2MSL');
  return due;
}

/** Both sides send a SYN at once (RFC 9293 §3.5, figure 7). */
export function simultaneousOpen(t: MadeTrace): number {
  const nodes = [CLIENT, SERVER] as const;
  const syns = nodes.map((node) => {
    const peer = node === CLIENT ? '10.0.0.2:80' : '10.0.0.1:49152';
    const made = call(t, 0, node, 'connect', `3, ${peer}`);
    t.become(0, node, made.id, 'CLOSED', 'SYN_SENT', 'OPEN.active');
    return { made, syn: t.send(0, node, made.id, ['SYN'], 'syn', 0, 0) };
  });
  const answers = [1, 0].map((from) => {
    const got = t.deliver((syns[from] as (typeof syns)[number]).syn);
    const node = (1 - from) as 0 | 1;
    t.become(DELAY, node, got, 'SYN_SENT', 'SYN_RECEIVED', 'rcv SYN');
    return t.send(DELAY, node, got, ['SYN', 'ACK'], 'syn-ack', 0, 1);
  });
  for (const [i, answer] of answers.entries()) {
    const node = (1 - i) as 0 | 1;
    const got = t.deliver(answer);
    t.become(2 * DELAY, node, got, 'SYN_RECEIVED', 'ESTABLISHED', 'rcv ACK of SYN');
    back(t, 2 * DELAY, (syns[node] as (typeof syns)[number]).made, got, '0');
  }
  return 2 * DELAY;
}

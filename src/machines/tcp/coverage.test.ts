/**
 * Every arc of the chart is driven by the stack, and every transition the stack makes on the way
 * is legal on the chart. Each row is a story: how the connection got where it is, and what then.
 */
import { expect, test } from 'vitest';
import { SECOND } from '../../stack/core/instant.ts';
import type { TcpState } from '../../stack/protocols/tcp/names.ts';
import {
  call,
  connect,
  createPeer,
  PEER_ADDRESS,
  PEER_PORT,
  type Peer,
  segment,
  transitions,
  unreachable,
  wait,
} from '../../stack/world/testing/peer.ts';
import { arcKey, arcsOf } from '../arcs.ts';
import { conformance } from '../conformance.ts';
import { tcpMachine } from './chart.ts';
import { kind } from './kind.ts';

const LISTENER = 3;
/** Descriptor of the connection in all states below. */
const FD = 4;

type Act = (peer: Peer) => void;

const listen: Act = (peer) => {
  call(peer, { name: 'socket', type: 'stream' });
  call(peer, { name: 'bind', fd: LISTENER, address: 0, port: 80 });
  call(peer, { name: 'listen', fd: LISTENER, backlog: 5 });
};
const open: Act = (peer) => {
  call(peer, { name: 'socket', type: 'stream' });
  connect(peer, LISTENER);
};
const syn: Act = (peer) => segment(peer, { flags: ['SYN'], seq: 0 });
/** A SYN in the middle of a connection, which the RFC 793 way believes. */
const synAt =
  (seq: number): Act =>
  (peer) =>
    segment(peer, { flags: ['SYN'], seq });
const synFin: Act = (peer) => segment(peer, { flags: ['SYN', 'FIN'], seq: 0 });
const rst =
  (seq: number): Act =>
  (peer) =>
    segment(peer, { flags: ['RST'], seq });
const finAt =
  (seq: number, ack: number): Act =>
  (peer) =>
    segment(peer, { flags: ['FIN', 'ACK'], seq, ack });
const ackOf =
  (seq: number, ack: number): Act =>
  (peer) =>
    segment(peer, { flags: ['ACK'], seq, ack });
const hard =
  (seq: number): Act =>
  (peer) =>
    unreachable(peer, 3, seq);
const shutdown =
  (fd: number): Act =>
  (peer) => {
    call(peer, { name: 'shutdown', fd, how: 'wr' });
  };
const close =
  (fd: number): Act =>
  (peer) => {
    call(peer, { name: 'close', fd });
  };
const abort =
  (fd: number): Act =>
  (peer) => {
    call(peer, { name: 'abort', fd });
  };
const send =
  (fd: number): Act =>
  (peer) => {
    call(peer, { name: 'send', fd, data: new Uint8Array(10) });
  };
/** SEND names the peer that a passive open left open (RFC 9293 §3.10.2). */
const sendTo =
  (fd: number): Act =>
  (peer) => {
    const data = new Uint8Array(10);
    call(peer, { name: 'sendto', fd, data, address: PEER_ADDRESS, port: PEER_PORT });
  };
const patience: Act = (peer) => wait(peer, 3_000 * SECOND);
const hours: Act = (peer) => wait(peer, 9_000 * SECOND);
const keepAlive =
  (fd: number): Act =>
  (peer) => {
    call(peer, { name: 'setsockopt', fd, option: 'SO_KEEPALIVE', value: 1 });
  };
const accept: Act = (peer) => {
  call(peer, { name: 'accept', fd: LISTENER });
};

/** How a connection gets into each state. The peer's SYN takes its number 0, the host's too. */
const established = [listen, syn, ackOf(1, 1), accept];
const finWait1 = [...established, shutdown(FD)];
const finWait2 = [...finWait1, ackOf(1, 2)];
const closeWait = [...established, finAt(1, 1)];
const closing = [...finWait1, finAt(1, 1)];
const lastAck = [...closeWait, shutdown(FD)];
const timeWait = [...finWait2, finAt(1, 2)];
/** Opened by us, and by the peer at the same time. */
const bothOpened = [open, syn];
const halfOpen = [listen, syn];

const stories: Record<string, Act[]> = {
  'LISTEN|OPEN.active|SYN_SENT': [listen, (peer) => connect(peer, LISTENER)],
  'LISTEN|SEND|SYN_SENT': [listen, sendTo(LISTENER)],
  'LISTEN|CLOSE|CLOSED': [listen, close(LISTENER)],
  'LISTEN|ABORT|CLOSED': [listen, abort(LISTENER)],
  'LISTEN|delete TCB|CLOSED': [listen, syn, rst(1)],
  'SYN_SENT|rcv SYN,ACK|ESTABLISHED': [
    open,
    (peer) => segment(peer, { flags: ['SYN', 'ACK'], seq: 0, ack: 1 }),
  ],
  'SYN_SENT|CLOSE|CLOSED': [open, close(LISTENER)],
  'SYN_SENT|rcv RST|CLOSED': [
    open,
    (peer) => segment(peer, { flags: ['RST', 'ACK'], seq: 0, ack: 1 }),
  ],
  'SYN_SENT|ABORT|CLOSED': [open, abort(LISTENER)],
  'SYN_SENT|timeout user|CLOSED': [open, patience],
  'SYN_SENT|ICMP hard error|CLOSED': [open, hard(0)],
  'SYN_RECEIVED|CLOSE|FIN_WAIT_1': [...bothOpened, close(LISTENER)],
  'SYN_RECEIVED|rcv SYN|LISTEN': [...halfOpen, (p) => segment(p, { flags: ['SYN'], seq: 5 })],
  'SYN_RECEIVED|rcv RST|CLOSED': [...bothOpened, rst(1)],
  'SYN_RECEIVED|rcv FIN (passive half-open)|CLOSE_WAIT': [listen, synFin],
  'SYN_RECEIVED|ABORT|CLOSED': [...bothOpened, abort(LISTENER)],
  'SYN_RECEIVED|timeout user|CLOSED': [...bothOpened, patience],
  'SYN_RECEIVED|ICMP hard error|CLOSED': [...bothOpened, hard(0)],
  'ESTABLISHED|rcv FIN|CLOSE_WAIT': [open, synFin, ackOf(1, 1)],
  'ESTABLISHED|rcv RST|CLOSED': [...established, rst(1)],
  'ESTABLISHED|ABORT|CLOSED': [...established, abort(FD)],
  'ESTABLISHED|timeout user|CLOSED': [...established, send(FD), patience],
  'ESTABLISHED|ICMP hard error|CLOSED': [...established, send(FD), hard(1)],
  'FIN_WAIT_1|rcv FIN,ACK of FIN|TIME_WAIT': [...finWait1, finAt(1, 2)],
  'FIN_WAIT_1|rcv RST|CLOSED': [...finWait1, rst(1)],
  'FIN_WAIT_1|ABORT|CLOSED': [...finWait1, abort(FD)],
  'FIN_WAIT_1|timeout user|CLOSED': [...finWait1, patience],
  'FIN_WAIT_1|ICMP hard error|CLOSED': [...finWait1, hard(1)],
  'FIN_WAIT_2|timeout FIN_WAIT_2|CLOSED': [...established, close(FD), ackOf(1, 2), patience],
  'FIN_WAIT_2|timeout user|CLOSED': [...established, keepAlive(FD), ...finWait2.slice(4), hours],
  'FIN_WAIT_2|rcv RST|CLOSED': [...finWait2, rst(1)],
  'FIN_WAIT_2|ABORT|CLOSED': [...finWait2, abort(FD)],
  'CLOSE_WAIT|rcv RST|CLOSED': [...closeWait, rst(2)],
  'CLOSE_WAIT|ABORT|CLOSED': [...closeWait, abort(FD)],
  'CLOSE_WAIT|timeout user|CLOSED': [...closeWait, send(FD), patience],
  'CLOSE_WAIT|ICMP hard error|CLOSED': [...closeWait, send(FD), hard(1)],
  'CLOSING|rcv ACK of FIN|TIME_WAIT': [...closing, ackOf(2, 2)],
  'CLOSING|rcv RST|CLOSED': [...closing, rst(2)],
  'CLOSING|ABORT|CLOSED': [...closing, abort(FD)],
  'CLOSING|timeout user|CLOSED': [...closing, patience],
  'CLOSING|ICMP hard error|CLOSED': [...closing, hard(1)],
  'LAST_ACK|rcv ACK of FIN|CLOSED': [...lastAck, ackOf(2, 2)],
  'LAST_ACK|rcv RST|CLOSED': [...lastAck, rst(2)],
  'LAST_ACK|ABORT|CLOSED': [...lastAck, abort(FD)],
  'LAST_ACK|timeout user|CLOSED': [...lastAck, patience],
  'LAST_ACK|ICMP hard error|CLOSED': [...lastAck, hard(1)],
  'TIME_WAIT|timeout 2MSL|CLOSED': [...timeWait, patience],
  'TIME_WAIT|rcv SYN|SYN_RECEIVED': [
    ...established,
    close(FD),
    ackOf(1, 2),
    finAt(1, 2),
    (peer) => segment(peer, { flags: ['SYN'], seq: 1_000_000 }),
  ],
  'TIME_WAIT|rcv RST|CLOSED': [...timeWait, rst(2)],
  'TIME_WAIT|ABORT|CLOSED': [...timeWait, abort(FD)],
};

/** Without RFC 5961's challenges. */
const credulous: Record<string, Act[]> = {
  'SYN_RECEIVED|rcv SYN in window|CLOSED': [...bothOpened, synAt(5)],
  'ESTABLISHED|rcv SYN in window|CLOSED': [...established, synAt(5)],
  'FIN_WAIT_1|rcv SYN in window|CLOSED': [...finWait1, synAt(5)],
  'FIN_WAIT_2|rcv SYN in window|CLOSED': [...finWait2, synAt(5)],
  'CLOSE_WAIT|rcv SYN in window|CLOSED': [...closeWait, synAt(5)],
  'CLOSING|rcv SYN in window|CLOSED': [...closing, synAt(5)],
  'LAST_ACK|rcv SYN in window|CLOSED': [...lastAck, synAt(5)],
  'TIME_WAIT|rcv SYN in window|CLOSED': [...timeWait, synAt(5)],
};

const driven = new Map<string, string>();

test.each(Object.entries({ ...stories, ...credulous }))(
  'the stack takes the arc %s',
  (arc, acts) => {
    const trusting = Object.hasOwn(credulous, arc);
    const peer = createPeer(trusting ? { challengeAcks: false, timeWaitReuse: false } : {});
    for (const act of acts) act(peer);
    const taken = transitions(peer);
    for (const each of taken) driven.set(arcKey(each), `${each.from as TcpState}`);
    expect(conformance(tcpMachine, taken, kind.entries)).toEqual([]);
    expect(taken.map(arcKey)).toContain(arc);
  },
);

test('no arc of the chart is left undriven', () => {
  const undriven = arcsOf(tcpMachine).filter(({ key }) => !driven.has(key));
  expect(undriven.map(({ key }) => key)).toEqual([]);
});

/** RFC 9293 appendix B: retransmission and connection failures; RFC 6298 and RFC 5681 with them. */
import { expect, test } from 'vitest';
import { MILLISECOND, SECOND } from '../../../core/instant.ts';
import {
  accepted,
  CHILD,
  connecting,
  listening,
  MSS,
} from '../../../sockets/testing/situations.ts';
import { PEER, type TestHost, testHost } from '../../../sockets/testing/test-host.ts';

const send = (t: TestHost, bytes: number) =>
  t.call({ name: 'send', fd: CHILD, data: new Uint8Array(bytes) });
const times = (t: TestHost) => t.segments().map(({ packet }) => packet.at / SECOND);

test('MUST-18: the timeout is SRTT + 4·RTTVAR, and never below a second', () => {
  const t = accepted();
  send(t, 100);
  t.passes(400 * MILLISECOND);
  t.peer('. 1:1(0) ack 101');
  // The handshake took no time: SRTT 0 → 50 ms, RTTVAR 0 → 100 ms.
  expect(t.tcb.rtt).toMatchObject({ srtt8: 400_000, rttvar4: 400_000, rto: SECOND });
  send(t, 100);
  t.passes(2 * SECOND - 1);
  expect(t.tcb.rtt.backoff).toBe(1);
});

test('MUST-18: a first sample of R gives SRTT = R and RTTVAR = R/2', () => {
  const t = connecting();
  t.passes(800 * MILLISECOND);
  t.peer('S. 0:0(0) ack 1', { options: [MSS] });
  expect(t.tcb.rtt).toMatchObject({ srtt8: 6_400_000, rttvar4: 1_600_000, rto: 2_400_000 });
});

test('MUST-18: Karn — a retransmitted segment gives no sample, and the back-off stays', () => {
  const t = accepted();
  send(t, 100);
  t.passes(SECOND);
  t.passes(100 * MILLISECOND);
  t.peer('. 1:1(0) ack 101');
  expect(t.notes.filter((note) => note === 'rtt-sample')).toHaveLength(1);
  expect(t.notes).toContain('karn-no-sample');
  expect(t.tcb.rtt.backoff).toBe(1);
  send(t, 100);
  t.passes(10 * MILLISECOND);
  t.peer('. 1:1(0) ack 201');
  expect(t.tcb.rtt.backoff).toBe(0);
});

test('MUST-18: with timestamps even a retransmission gives a sample', () => {
  const t = accepted({ timestamps: true }, [MSS, { name: 'timestamps', value: 1, echo: 0 }]);
  send(t, 100);
  t.passes(SECOND);
  t.passes(100 * MILLISECOND);
  t.peer('. 1:1(0) ack 101');
  expect(t.tcb.rtt.backoff).toBe(0);
});

test('MUST-19: the timeout doubles with every expiry, up to its maximum', () => {
  const t = accepted({ maximumRto: 8 * SECOND });
  send(t, 100);
  const start = t.now;
  t.sent();
  t.passes(31 * SECOND);
  expect(t.segments().map(({ packet }) => (packet.at - start) / SECOND)).toEqual([
    1, 3, 7, 15, 23, 31,
  ]);
});

test('MUST-19: slow start doubles the window each round trip, then it grows by one segment', () => {
  const t = accepted({ initialWindow: 2, byteCounting: 1 });
  t.tcb.cc.ssthresh = 8 * 1460;
  send(t, 60_000);
  const windows = [];
  let acked = 1;
  for (let round = 0; round < 6; round++) {
    windows.push(t.tcb.cc.cwnd / 1460);
    const outstanding = t.sent().length;
    for (let i = 0; i < outstanding; i++) {
      acked += 1460;
      t.peer(`. 1:1(0) ack ${acked}`);
    }
  }
  expect(windows).toEqual([2, 4, 8, 9, 10, 11]);
});

test('MAY-4: a retransmission is the same segment again', () => {
  const t = accepted();
  send(t, 100);
  const [first] = t.sent();
  t.passes(SECOND);
  expect(t.sent()).toEqual([first]);
});

test('MUST-20: from R1 on the network layer is warned at each timeout, at R2 the connection is given up', () => {
  const t = accepted({ r1: 3, userTimeout: 100 * SECOND });
  send(t, 100);
  t.passes(6 * SECOND);
  expect(t.world.doubted).toEqual([]);
  t.passes(SECOND);
  expect(t.world.doubted).toEqual([PEER]);
  t.passes(92 * SECOND);
  expect(t.tcb.state).toBe('ESTABLISHED');
  t.passes(2 * SECOND);
  expect(t.arcs.at(-1)).toBe('ESTABLISHED → CLOSED: timeout user');
  expect(t.call({ name: 'recv', fd: CHILD, size: 1 })).toMatchObject({ error: 'ETIMEDOUT' });
});

test('MUST-21: the user sets R2 of a connection', () => {
  const t = accepted();
  t.call({ name: 'setsockopt', fd: CHILD, option: 'TCP_USER_TIMEOUT', value: 10_000 });
  send(t, 100);
  t.passes(10 * SECOND);
  expect(t.arcs.at(-1)).toBe('ESTABLISHED → CLOSED: timeout user');
});

test('SHLD-9: the user is told between R1 and R2', () => {
  const t = accepted();
  send(t, 100);
  t.passes(7 * SECOND);
  expect(t.world.notices).toContain(`${CHILD} soft-error ETIMEDOUT`);
});

test('SHLD-10, SHLD-11: R1 is three retransmissions, R2 at least 100 s', () => {
  const { set } = accepted().tcb;
  expect(set.r1).toBeGreaterThanOrEqual(3);
  expect(set.userTimeout).toBeGreaterThanOrEqual(100 * SECOND);
});

test('MUST-22: a SYN is retransmitted and given up by the same rules', () => {
  const t = connecting({ connectTimeout: 20 * SECOND });
  t.passes(16 * SECOND);
  expect(times(t)).toEqual([1, 3, 7, 15]);
  expect(t.world.doubted).toEqual([PEER, PEER]);
  t.passes(4 * SECOND);
  expect(t.result(2)).toEqual({ value: -1, error: 'ETIMEDOUT' });
});

test('MUST-23: a SYN is tried for at least three minutes', () => {
  const t = connecting();
  t.passes(180 * SECOND - 1);
  expect(t.tcb.state).toBe('SYN_SENT');
  t.passes(1);
  expect(t.arcs.at(-1)).toBe('SYN_SENT → CLOSED: timeout user');
});

test('a SYN that had to be repeated starts data with a timeout of 3 s and one segment', () => {
  const t = testHost();
  t.call({ name: 'socket', type: 'stream' });
  t.call({ name: 'connect', fd: 3, address: PEER, port: 4000 });
  t.ourPort = t.tcb.localPort;
  t.passes(1.5 * SECOND);
  t.peer('S. 0:0(0) ack 1', { options: [MSS] });
  t.sent();
  t.call({ name: 'send', fd: 3, data: new Uint8Array(10_000) });
  expect(t.sent()).toEqual(['. 1:1461(1460) ack 1']);
  t.passes(3 * SECOND - 1);
  expect(t.sent()).toEqual([]);
  t.passes(1);
  expect(t.sent()).toEqual(['. 1:1461(1460) ack 1']);
});

test('after a timeout the window is one segment and half of the flight is the threshold', () => {
  const t = accepted();
  send(t, 14_600);
  t.passes(SECOND);
  expect(t.tcb.cc).toMatchObject({ cwnd: 1460, ssthresh: 7300, phase: 'loss' });
  t.passes(2 * SECOND);
  expect(t.tcb.cc.ssthresh).toBe(7300);
});

test('going back after a timeout, what the peer acknowledges is not sent again', () => {
  const t = accepted();
  send(t, 7300);
  t.sent();
  t.passes(SECOND);
  expect(t.sent()).toEqual(['. 1:1461(1460) ack 1']);
  t.peer('. 1:1(0) ack 5841');
  expect(t.sent()).toEqual(['P. 5841:7301(1460) ack 1']);
});

test('what a timer sends again is told as such: SYN, SYN,ACK and data; a probed octet is not', () => {
  const client = connecting();
  client.passes(SECOND);
  expect(client.reasons).toEqual(['syn', 'retransmit-rto']);
  const server = listening();
  server.peer('S 0:0(0)', { options: [MSS] });
  server.peer('S 0:0(0)', { options: [MSS] });
  server.passes(SECOND);
  expect(server.reasons).toEqual(['syn-ack', 'syn-ack', 'retransmit-rto']);
  const sender = accepted();
  send(sender, 1);
  send(sender, 100);
  sender.passes(SECOND);
  expect(sender.reasons.slice(1)).toEqual(['data', 'retransmit-rto']);
  for (const bytes of [1, 2000]) {
    const closed = accepted({}, [MSS], 0);
    send(closed, bytes);
    closed.passes(SECOND);
    closed.peer('. 1:1(0) ack 1 win 1000');
    expect(closed.reasons.slice(1)).toEqual(['window-probe', 'data']);
  }
});

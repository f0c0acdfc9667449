/** RFC 5681, 6582, 3042, 3465, 6928, 9438, 3168: how the window moves. */
import { expect, test } from 'vitest';
import { MILLISECOND, SECOND } from '../../../../core/instant.ts';
import { accepted, CHILD, MSS } from '../../../../sockets/testing/situations.ts';
import type { TestHost } from '../../../../sockets/testing/test-host.ts';

const SMSS = 1460;
const send = (t: TestHost, segments: number) =>
  t.call({ name: 'send', fd: CHILD, data: new Uint8Array(segments * SMSS) });
const ack = (t: TestHost, segments: number) => t.peer(`. 1:1(0) ack ${1 + segments * SMSS}`);
const duplicates = (t: TestHost, segments: number, count: number) => {
  for (let i = 0; i < count; i++) ack(t, segments);
};
const segment = (index: number) => `. ${1 + index * SMSS}:${1 + (index + 1) * SMSS}(1460) ack 1`;

test('the initial window is a setting: ten segments, one, or RFC 5681’s two to four by size', () => {
  const count = (initialWindow: number, mss = 1460) => {
    const t = accepted({ initialWindow }, [{ name: 'mss', mss }]);
    send(t, 20);
    return t.sent().length;
  };
  expect(count(10)).toBe(10);
  expect(count(1)).toBe(1);
  expect(count(0)).toBe(3);
  expect(count(0, 1000)).toBe(4);
});

test('three duplicate ACKs: ssthresh half the flight without limited transmit’s segments, cwnd three segments above', () => {
  const t = accepted();
  send(t, 20);
  t.sent();
  duplicates(t, 0, 2);
  expect(t.sent()).toEqual([segment(10), segment(11)]);
  duplicates(t, 0, 1);
  expect(t.sent()).toEqual([segment(0)]);
  expect(t.tcb.cc).toMatchObject({ phase: 'recovery', ssthresh: 5 * SMSS, cwnd: 8 * SMSS });
});

test('without limited transmit the first two duplicates send nothing', () => {
  const t = accepted({ limitedTransmit: false });
  send(t, 20);
  t.sent();
  duplicates(t, 0, 2);
  expect(t.sent()).toEqual([]);
});

test('each further duplicate inflates the window by a segment', () => {
  const t = accepted();
  send(t, 40);
  duplicates(t, 0, 3);
  const before = t.tcb.cc.cwnd;
  duplicates(t, 0, 2);
  expect(t.tcb.cc.cwnd).toBe(before + 2 * SMSS);
});

test('Reno leaves recovery with the first new ACK', () => {
  const t = accepted({ congestionControl: 'reno' });
  send(t, 20);
  duplicates(t, 0, 3);
  ack(t, 3);
  expect(t.tcb.cc).toMatchObject({ phase: 'open', cwnd: 5 * SMSS });
});

test('NewReno repairs one loss with each partial ACK, and leaves with the full one', () => {
  const t = accepted();
  send(t, 12);
  duplicates(t, 0, 3);
  t.sent();
  ack(t, 4);
  expect(t.sent()).toEqual([segment(4)]);
  expect(t.tcb.cc.phase).toBe('recovery');
  ack(t, 12);
  expect(t.tcb.cc.phase).toBe('open');
  // min(ssthresh, max(FlightSize, SMSS) + SMSS) with nothing in flight.
  expect(t.tcb.cc.cwnd).toBe(2 * SMSS);
});

test('duplicates that follow a timeout do not start another recovery', () => {
  const t = accepted();
  send(t, 10);
  t.passes(SECOND);
  ack(t, 1);
  t.sent();
  duplicates(t, 1, 5);
  expect(t.tcb.cc.phase).toBe('loss');
});

test('byte counting: an ACK of two segments opens the window by two, by one after a timeout', () => {
  const t = accepted({ byteCounting: 2 });
  send(t, 20);
  const before = t.tcb.cc.cwnd;
  ack(t, 2);
  expect(t.tcb.cc.cwnd).toBe(before + 2 * SMSS);
  ack(t, 6);
  expect(t.tcb.cc.cwnd).toBe(before + 4 * SMSS);
});

test('a long idle time ends with the initial window', () => {
  const t = accepted();
  send(t, 10);
  ack(t, 10);
  expect(t.tcb.cc.cwnd).toBe(12 * SMSS);
  t.passes(10 * SECOND);
  t.sent();
  send(t, 20);
  expect(t.sent()).toHaveLength(10);
  expect(t.notes).toContain('restart-after-idle');
});

test('no congestion control sends all that the receiver takes', () => {
  const t = accepted({ congestionControl: 'none' });
  send(t, 44);
  expect(t.sent()).toHaveLength(44);
  duplicates(t, 0, 3);
  expect(t.sent()).toEqual([segment(0)]);
  expect(t.tcb.cc.cwnd).toBeGreaterThan(1e9);
});

test('CUBIC falls to 0.7, and comes back to where it was in K seconds', () => {
  const t = accepted({
    congestionControl: 'cubic',
    limitedTransmit: false,
    sendBuffer: 1 << 21,
    initialWindow: 40,
  });
  send(t, 1400);
  t.sent();
  const before = t.tcb.cc.cwnd;
  duplicates(t, 0, 3);
  const { cc } = t.tcb;
  expect(cc.ssthresh / before).toBeCloseTo(0.7, 1);
  expect(cc.cubic.wMax).toBe(before);
  let acked = Math.round(((cc.recover - t.tcb.iss - 1) >>> 0) / SMSS);
  ack(t, acked);
  cc.cwnd = cc.ssthresh;
  // K = cbrt(W_max · 0.3 / 0.4) with the window in segments.
  const k = Math.cbrt(((before / SMSS) * 0.3) / 0.4);
  const until = t.now + k * SECOND;
  while (t.now < until) {
    t.passes(100 * MILLISECOND);
    const flight = Math.floor(((t.tcb.snd.nxt - t.tcb.snd.una) >>> 0) / SMSS);
    acked += flight;
    ack(t, acked);
  }
  expect(cc.cwnd / before).toBeGreaterThan(0.95);
  expect(cc.cwnd / before).toBeLessThan(1.3);
});

test('an ECN echo reduces the window once, and the next data says so with CWR', () => {
  const t = ecnConnection();
  send(t, 10);
  t.sent();
  t.peer(`E. 1:1(0) ack ${1 + SMSS}`);
  t.peer(`E. 1:1(0) ack ${1 + 2 * SMSS}`);
  expect(t.tcb.cc).toMatchObject({ phase: 'cwr' });
  const reduced = t.tcb.cc.cwnd;
  expect(reduced).toBe(5 * SMSS);
  t.peer(`. 1:1(0) ack ${1 + 10 * SMSS}`);
  send(t, 1);
  expect(t.sent()).toEqual([`PW. 14601:16061(1460) ack 1`]);
});

test('data of an ECN connection is ECT(0); ACKs, SYNs and retransmissions are not', () => {
  const t = ecnConnection();
  send(t, 1);
  t.passes(SECOND);
  t.peer('. 1:101(100) ack 1');
  t.passes(SECOND);
  expect(t.world.packets.map((packet) => packet.tos & 3)).toEqual([0, 2, 0, 0]);
});

test('a marked segment is echoed until the sender has reduced', () => {
  const t = ecnConnection();
  const mark = (text: string) => {
    const bytes = t.written(text);
    t.deliver(bytes, { tos: 3 });
  };
  mark('. 1:101(100) ack 1');
  t.peer('. 101:201(100) ack 1');
  expect(t.sent()).toEqual(['E. 1:1(0) ack 201']);
  t.peer('W. 201:301(100) ack 1');
  t.peer('. 301:401(100) ack 1');
  expect(t.sent()).toEqual(['. 1:1(0) ack 401']);
});

function ecnConnection(): TestHost {
  const t = accepted({ ecn: 'passive' }, [MSS], 65_535, 'SEW');
  expect(t.tcb.opt.ecn).toBe(true);
  return t;
}

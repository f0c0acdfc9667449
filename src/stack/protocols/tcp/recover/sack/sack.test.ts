/** RFC 2018, 2883, 6675: selective acknowledgement, both ways. */
import { expect, test } from 'vitest';
import { SECOND } from '../../../../core/instant.ts';
import { accepted, CHILD, listening, MSS } from '../../../../sockets/testing/situations.ts';
import type { TestHost } from '../../../../sockets/testing/test-host.ts';
import type { TcpOption } from '../../header/options.ts';

const SMSS = 1460;
const PERMITTED: TcpOption = { name: 'sackPermitted' };
const sackConnection = (settings = {}) => accepted({ sack: true, ...settings }, [MSS, PERMITTED]);
const send = (t: TestHost, segments: number) =>
  t.call({ name: 'send', fd: CHILD, data: new Uint8Array(segments * SMSS) });
const segment = (index: number) => `. ${1 + index * SMSS}:${1 + (index + 1) * SMSS}(1460) ack 1`;
const from = (index: number) => 1 + index * SMSS;

/** An ACK of `acked` segments that SACKs the ranges given in segments. */
function sack(t: TestHost, acked: number, ...ranges: [number, number][]): void {
  const blocks = ranges.map(([left, right]) => ({
    left: (t.ourIss + from(left)) >>> 0,
    right: (t.ourIss + from(right)) >>> 0,
  }));
  const options: TcpOption[] = blocks.length === 0 ? [] : [{ name: 'sack', blocks }];
  t.peer(`. 1:1(0) ack ${from(acked)}`, { options });
}

/** The blocks of the last ACK, relative to the peer's stream. */
function blocksSent(t: TestHost): [number, number][] {
  const options = t.segments().at(-1)!.options;
  const found = options.find((option) => option.name === 'sack');
  if (found?.name !== 'sack') return [];
  return found.blocks.map(({ left, right }) => [left - t.peerIss, right - t.peerIss]);
}

test('SACK is used only when both SYNs permitted it', () => {
  const t = listening({ sack: true });
  t.peer('S 0:0(0)', { options: [MSS] });
  expect(t.segments()[0]!.options.map((option) => option.name)).toEqual(['mss']);
  expect(t.tcb.opt.sack).toBe(false);
  expect(sackConnection().tcb.opt.sack).toBe(true);
});

test('the first block is the one that the segment just received is in, then the recent ones', () => {
  const t = sackConnection();
  t.peer('. 101:201(100) ack 1');
  expect(blocksSent(t)).toEqual([[101, 201]]);
  t.peer('. 301:401(100) ack 1');
  expect(blocksSent(t)).toEqual([
    [301, 401],
    [101, 201],
  ]);
  t.peer('. 201:251(50) ack 1');
  expect(blocksSent(t)).toEqual([
    [101, 251],
    [301, 401],
  ]);
  t.peer('. 501:601(100) ack 1');
  expect(blocksSent(t)).toEqual([
    [501, 601],
    [101, 251],
    [301, 401],
  ]);
});

test('four blocks fit, three beside timestamps', () => {
  const t = sackConnection();
  for (let i = 1; i <= 6; i++) t.peer(`. ${i * 200}:${i * 200 + 100}(100) ack 1`);
  expect(blocksSent(t)).toHaveLength(4);
  const timestamp: TcpOption = { name: 'timestamps', value: 1, echo: 0 };
  const both = accepted({ sack: true, timestamps: true }, [MSS, PERMITTED, timestamp]);
  for (let i = 1; i <= 6; i++) both.peer(`. ${i * 200}:${i * 200 + 100}(100) ack 1`);
  expect(blocksSent(both)).toHaveLength(3);
});

test('D-SACK: a duplicate below the ACK is reported first', () => {
  const t = sackConnection();
  t.peer('. 1:101(100) ack 1');
  t.peer('. 1:101(100) ack 1');
  expect(blocksSent(t)).toEqual([[1, 101]]);
  t.peer('. 201:301(100) ack 1');
  t.peer('. 201:301(100) ack 1');
  expect(blocksSent(t)).toEqual([
    [201, 301],
    [201, 301],
  ]);
});

test('the hole is retransmitted, then the next one, and SACKed data is not', () => {
  const t = sackConnection();
  send(t, 10);
  t.sent();
  sack(t, 0, [1, 2]);
  sack(t, 0, [1, 2], [3, 4]);
  expect(t.tcb.cc.phase).toBe('disorder');
  sack(t, 0, [1, 2], [3, 5]);
  expect(t.tcb.cc.phase).toBe('recovery');
  expect(t.sent()).toEqual([segment(0)]);
  sack(t, 0, [1, 2], [3, 7]);
  sack(t, 0, [1, 2], [3, 10]);
  expect(t.sent()).toEqual([segment(2)]);
  sack(t, 10);
  expect(t.tcb.cc.phase).toBe('open');
  expect(t.tcb.sacked.count).toBe(0);
});

test('more than two segments SACKed in one block are proof enough (IsLost)', () => {
  const t = sackConnection();
  send(t, 10);
  t.sent();
  sack(t, 0, [1, 4]);
  expect(t.tcb.cc.phase).toBe('recovery');
});

test('new data is clocked out by SACKs while the pipe allows', () => {
  const t = sackConnection();
  send(t, 40);
  t.sent();
  for (let i = 2; i <= 10; i++) sack(t, 0, [1, i]);
  const resent = t.sent();
  expect(resent).toContain(segment(0));
  expect(resent.filter((text) => text === segment(0))).toHaveLength(1);
  expect(resent.length).toBeGreaterThan(3);
});

test('limited transmit with SACK: each of the first two SACKs lets one new segment out', () => {
  const t = sackConnection();
  send(t, 20);
  t.sent();
  sack(t, 0, [1, 2]);
  sack(t, 0, [1, 3]);
  expect(t.sent()).toEqual([segment(10), segment(11)]);
});

test('a timeout forgets the scoreboard, for the peer may have discarded it (RFC 2018 §8)', () => {
  const t = sackConnection();
  send(t, 10);
  sack(t, 0, [5, 6]);
  t.sent();
  t.passes(2 * SECOND);
  expect(t.tcb.sacked.count).toBe(0);
  expect(t.sent()[0]).toBe(segment(0));
});

test('blocks that make no sense are ignored', () => {
  const t = sackConnection();
  send(t, 5);
  t.peer(`. 1:1(0) ack 1`, {
    options: [
      {
        name: 'sack',
        blocks: [
          { left: t.ourIss + 9_000_000, right: t.ourIss + 9_001_000 },
          { left: t.ourIss + from(3), right: t.ourIss + from(2) },
        ],
      },
    ],
  });
  expect(t.tcb.sacked.count).toBe(0);
});

test('the last segment is sent once more when nothing else can be (NextSeg rule 4)', () => {
  const t = sackConnection();
  send(t, 10);
  t.sent();
  sack(t, 0, [1, 8]);
  expect(t.sent()).toEqual([segment(0), 'P. 13141:14601(1460) ack 1']);
});

test('a timeout in recovery lowers the threshold, however much was SACKed beyond the hole', () => {
  const t = sackConnection({ congestionControl: 'cubic' });
  send(t, 80);
  sack(t, 0, [1, 4]);
  const first = t.tcb.cc.ssthresh;
  for (let end = 5; end <= 24; end++) sack(t, 0, [1, end]);
  expect(t.tcb.snd.max - t.tcb.snd.una).toBeGreaterThan(2 * first);
  t.passes(SECOND);
  expect(t.tcb.cc.phase).toBe('loss');
  expect(t.tcb.cc.ssthresh).toBeLessThan(first);
});

test('a retransmission is lost again when three segments sent after it were SACKed', () => {
  const t = sackConnection();
  send(t, 40);
  sack(t, 0, [1, 4]);
  sack(t, 0, [1, 10]);
  t.sent();
  sack(t, 0, [1, 12]);
  expect(t.sent()).not.toContain(segment(0));
  sack(t, 0, [1, 13]);
  expect(t.sent()).toContain(segment(0));
  expect(t.notes).toContain('retransmission-lost');
  sack(t, 0, [1, 14]);
  expect(t.sent()).not.toContain(segment(0));
});

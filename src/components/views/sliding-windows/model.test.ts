import { describe, expect, it } from 'vitest';
import { visibleAt } from '../../../model/cursor.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { underWay } from './flight.ts';
import { carriersAt, cutsIn, flowsOf, sumsOf, usualFlow, windowsAt } from './model.ts';
import { movesAt } from './moves.ts';
import { receiverRegions, senderRegions } from './regions.ts';
import { runOf } from './testing/bulk.ts';
import { runWithout } from './testing/lost.ts';

// SYN at 0, SYN-ACK at 20 ms; the client’s data leave at 40 ms and arrive at 60; ACKs are back at 80.
const slow = runOf({ reads: [{ at: 150_000, size: 3000 }] });

function shown(run: RecordedRun, ms: number) {
  const [flow] = flowsOf(run);
  const cursor = visibleAt(run.log, ms * 1000);
  const now = windowsAt(run, flow!, cursor);
  return { flow: flow!, cursor, now, sender: now.sender!, receiver: now.receiver! };
}

describe('the sender’s side (RFC 9293 §3.3.1, figure 3)', () => {
  it('has sent what the window of 4,000 bytes lets out, and may send no more', () => {
    const { sender } = shown(slow, 50);
    expect(sender).toMatchObject({ una: 0, sent: 4000, window: 4000, written: 12_000 });
    expect(sumsOf(sender)).toEqual({
      ...{ advertised: 4000, unacknowledged: 4000, usable: 0, beyond: 'nothing' },
      ...{ limit: 'receiver', maySend: 0 },
    });
    expect(senderRegions(sender)).toEqual([
      { kind: 'sent', from: 0, to: 4000 },
      { kind: 'beyond', from: 4000, to: Number.POSITIVE_INFINITY },
    ]);
  });

  it('has the usable window of §3.8.6.2.1: U = SND.UNA + SND.WND − SND.NXT', () => {
    const { sender } = shown(runOf({ bytes: 2500, settings: { nagle: false } }), 50);
    expect(sumsOf(sender)).toMatchObject({ unacknowledged: 2500, usable: 4000 - 2500 });
    expect(senderRegions(sender)[1]).toEqual({ kind: 'allowed', from: 2500, to: 4000 });
  });

  it('has a window of 0 with all acknowledged, while nobody reads', () => {
    expect(sumsOf(shown(slow, 100).sender)).toMatchObject({ advertised: 0, unacknowledged: 0 });
    expect(senderRegions(shown(slow, 100).sender)[0]).toEqual({ kind: 'acked', from: 0, to: 4000 });
  });

  it('calls an octet beyond a closed window a probe, for nothing was taken back (§3.8.6.1)', () => {
    const probed = shown(runOf({}), 9000).sender;
    expect(sumsOf(probed)).toMatchObject({ advertised: 0, usable: -1, beyond: 'a probe' });
  });

  it('says that a window was taken back when data of before lie beyond its edge', () => {
    const { sender } = shown(slow, 50);
    expect(sumsOf({ ...sender, window: 1000 })).toMatchObject({ usable: -3000, beyond: 'data' });
  });

  it('is held by the smaller frame: cwnd of two segments against 4,000 bytes', () => {
    const run = runOf({ settings: { congestionControl: 'newreno', initialWindow: 2 } });
    const { sender } = shown(run, 50);
    expect(sender).toMatchObject({ cwnd: 2000, congestion: 2000, sent: 2000 });
    expect(sumsOf(sender)).toMatchObject({ limit: 'congestion', usable: 2000, maySend: 0 });
  });

  it('has no window before the peer has told one', () => {
    expect(shown(slow, 10).sender.open).toBe(false);
    expect(shown(slow, 10).now.receiver).toBeUndefined();
  });
});

describe('the receiver’s side (figure 4)', () => {
  it('has read 3,000 bytes, keeps 1,000, and offers as much room as it made', () => {
    const { receiver } = shown(slow, 160);
    expect(receiver).toMatchObject({ read: 3000, next: 4000, edge: 7000, buffer: 7000 });
    expect(receiverRegions(receiver).map(({ kind }) => kind)).toEqual([
      ...['read', 'waiting', 'room', 'outside'],
    ]);
  });

  it('does not tell room that is not worth a segment (§3.8.6.2.2)', () => {
    const { receiver } = shown(runOf({ reads: [{ at: 150_000, size: 500 }] }), 160);
    expect(receiver).toMatchObject({ read: 500, next: 4000, edge: 4000, buffer: 4500 });
    expect(receiverRegions(receiver)[2]).toEqual({ kind: 'untold', from: 4000, to: 4500 });
  });

  it('counts neither the SYN nor the FIN as bytes', () => {
    const run = runOf({ bytes: 1500, reads: [{ at: 150_000, size: 3000 }] });
    expect(shown(run, 30).receiver).toMatchObject({ read: 0, next: 0 });
    const { now, sender, receiver } = shown(run, 500);
    expect(now.end).toBe(1500);
    expect([sender.una, sender.sent, receiver.read, receiver.next]).toEqual(Array(4).fill(1500));
  });
});

describe('SACK, as in the examples of RFC 2018 §4', () => {
  const eight = {
    bytes: 4000,
    settings: { sack: true, sendMss: 500, receiveBuffer: 20_000, duplicateThreshold: 9 },
  };

  it('case 2: the first of eight segments of 500 bytes is lost, the other seven are one block', () => {
    const run = runWithout([1], eight);
    expect(shown(run, 70).receiver).toMatchObject({ next: 0, early: [{ from: 500, to: 4000 }] });
    const { sender } = shown(run, 90);
    expect(sender).toMatchObject({ una: 0, sacked: [{ from: 500, to: 4000 }] });
    expect(senderRegions(sender).slice(0, 2)).toEqual([
      { kind: 'sent', from: 0, to: 500 },
      { kind: 'sacked', from: 500, to: 4000 },
    ]);
  });

  it('case 3: of the second, fourth, sixth and eighth, three islands stand between holes', () => {
    const run = runWithout([2, 4, 6, 8], eight);
    const islands = [1000, 2000, 3000].map((from) => ({ from, to: from + 500 }));
    expect(shown(run, 70).receiver).toMatchObject({ next: 500, early: islands });
    expect(shown(run, 90).sender).toMatchObject({ una: 500, sacked: islands });
    expect(receiverRegions(shown(run, 70).receiver).map(({ kind }) => kind)).toEqual([
      ...['waiting', 'hole', 'early', 'hole', 'early', 'hole', 'early', 'room', 'outside'],
    ]);
  });

  it('marks what was sent again, and says of a byte how often and when it was sent', () => {
    const run = runWithout([1], {
      ...eight,
      settings: { ...eight.settings, duplicateThreshold: 3 },
    });
    const { sender, flow, cursor } = shown(run, 90);
    // The rescue (RFC 6675 §4) repeats the end of the stream, too.
    expect(sender.again[0]).toEqual({ from: 0, to: 500 });
    const times = carriersAt(run, flow, 499, cursor).map(({ packet }) => packet.starts);
    expect(times).toEqual([40_000, 80_000]);
    expect(carriersAt(run, flow, 500, cursor)).toHaveLength(1);
    expect(carriersAt(run, flow, 4000, cursor)).toEqual([]);
    expect(shown(run, 130).sender.again).toEqual([]);
  });
});

describe('between the strips', () => {
  it('lie four segments over their bytes, at their share of the way', () => {
    const { flow, cursor } = shown(slow, 45);
    const data = underWay(slow, flow, cursor).filter(({ length }) => length > 0);
    expect(data.map(({ from, to, progress }) => [from, to, progress])).toEqual(
      [0, 1000, 2000, 3000].map((from) => [from, from + 1000, 0.25]),
    );
  });

  it('point ACKs at the byte they expect, with the window they tell', () => {
    const { flow, cursor } = shown(slow, 70);
    const acks = underWay(slow, flow, cursor);
    expect(acks.map(({ down, from, ack, window }) => [down, from, ack, window])).toEqual([
      [false, 1000, 1001, 3000],
      [false, 2000, 2001, 2000],
      [false, 3000, 3001, 1000],
      [false, 4000, 4001, 0],
    ]);
  });

  it('stays a loss for a moment, where it happened', () => {
    const run = runWithout([1], { bytes: 1000 });
    const at = (ms: number) => {
      const { flow, cursor } = shown(run, ms);
      return underWay(run, flow, cursor).filter(({ lost }) => lost);
    };
    expect(at(50)).toMatchObject([{ lost: true, progress: 0.5 }]);
    expect(at(60)).toEqual([]);
  });
});

describe('edges that move', () => {
  const moves = (run: RecordedRun, ms: number) => {
    const { flow, cursor } = shown(run, ms);
    return movesAt(run, flow, cursor).map(({ edge, from, to }) => [edge, from, to]);
  };

  it('close a window from its trailing edge when ACKs come and nobody has read', () => {
    expect(moves(slow, 80)).toEqual([['una', 0, 4000]]);
  });

  it('open it at its leading edge when room was made', () => {
    expect(moves(slow, 150)).toEqual([
      ['read', 0, 3000],
      ['edge', 4000, 7000],
    ]);
    expect(moves(slow, 170)).toContainEqual(['window', 4000, 7000]);
  });

  it('are at rest a little later', () => {
    expect(moves(slow, 110)).toEqual([]);
  });
});

describe('the flow', () => {
  it('is, until somebody chooses, the one that carries more', () => {
    const cursor = visibleAt(slow.log, 100_000);
    expect(usualFlow(slow, flowsOf(slow), cursor)).toMatchObject({ side: 0, to: { port: 80 } });
  });

  it('shows no borders of segments where there are too many to tell apart', () => {
    const run = runOf({
      bytes: 200_000,
      settings: { receiveBuffer: 400_000, sendMss: 500, sendBuffer: 400_000, windowScaling: true },
    });
    const { flow, cursor } = shown(run, 500);
    expect(cutsIn(run, flow, { from: 0, to: 200_000 }, cursor)).toEqual([]);
    expect(cutsIn(run, flow, { from: 0, to: 1500 }, cursor)).toEqual([500, 1000]);
  });

  it('is cut into segments where they were first sent', () => {
    const { flow, cursor } = shown(slow, 50);
    expect(cutsIn(slow, flow, { from: 0, to: 12_000 }, cursor)).toEqual([1000, 2000, 3000]);
  });

  it('can be the other one, over which nothing comes but ACKs', () => {
    const back = flowsOf(slow)[1]!;
    const { sender, receiver } = windowsAt(slow, back, visibleAt(slow.log, 100_000));
    expect(sender).toMatchObject({ una: 0, sent: 0, window: 4000 });
    expect(receiver).toMatchObject({ read: 0, next: 0, edge: 4000 });
  });
});

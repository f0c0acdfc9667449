/** CUBIC against RFC 9438's formulas, worked out here by hand and not taken from the code. */
import { describe, expect, test } from 'vitest';
import { MILLISECOND } from '../../../../core/instant.ts';
import { accepted } from '../../../../sockets/testing/situations.ts';
import type { Tcb } from '../../state/tcb.ts';
import { cubic } from './cubic.ts';

const SMSS = 1460;
const C = 0.4;
const BETA = 0.7;

/** A sender in congestion avoidance with a window of `segments`, whose round trip takes `rtt` ms. */
function sender(segments: number, rtt: number): Tcb {
  const { tcb } = accepted({ congestionControl: 'cubic' });
  tcb.snd.mss = SMSS;
  tcb.rtt.srtt8 = 8 * rtt * MILLISECOND;
  tcb.cc.cwnd = segments * SMSS;
  fill(tcb);
  return tcb;
}

/** As much is in flight as the window allows. */
function fill({ snd, cc }: Tcb): void {
  snd.max = (snd.una + cc.cwnd) >>> 0;
}

/** A loss: the window falls to what CUBIC says. */
function lose(tcb: Tcb, now = 0): void {
  tcb.cc.ssthresh = cubic.onCongestion(tcb, now);
  tcb.cc.cwnd = tcb.cc.ssthresh;
  fill(tcb);
}

/** A round trip in which all that was in flight is acknowledged, two segments at a time. */
function roundTrip(tcb: Tcb, from: number, rtt: number): void {
  const acks = Math.max(1, Math.round(tcb.cc.cwnd / SMSS / 2));
  for (let i = 0; i < acks; i++) {
    cubic.onAck(tcb, 2 * SMSS, from + Math.floor((i * rtt * MILLISECOND) / acks));
  }
  fill(tcb);
}

describe('after a loss at 1,000 segments, over 100 ms', () => {
  // §4.2: K = cbrt((W_max − cwnd_epoch) / C), with the windows in segments.
  const K = Math.cbrt((1000 - 700) / C);
  const RTT = 100;

  /** The window in segments, `seconds` after the loss. */
  function windowAfter(seconds: number): number {
    const tcb = sender(1000, RTT);
    lose(tcb);
    let now = 0;
    for (; now < seconds * 1000; now += RTT) roundTrip(tcb, now * MILLISECOND, RTT);
    return tcb.cc.cwnd / SMSS;
  }

  test('it begins at 700 (β = 0.7)', () => {
    expect(windowAfter(0)).toBeCloseTo(700, 0);
  });

  test.each([0.25, 0.5, 0.75, 1, 1.25, 1.5])('after %f K it is on the curve', (part) => {
    const t = (Math.round((part * K * 1000) / RTT) * RTT) / 1000;
    // §4.2, Figure 1: W_cubic(t) = C·(t − K)³ + W_max.
    const curve = C * (t - K) ** 3 + 1000;
    expect(windowAfter(t) / curve).toBeGreaterThan(0.985);
    expect(windowAfter(t) / curve).toBeLessThan(1.015);
  });

  test('it rises fast, hardly at all around W_max, then fast again', () => {
    const [start, early, before, after, late] = [0, 0.3, 0.85, 1.15, 1.6].map((part) =>
      windowAfter(part * K),
    ) as [number, number, number, number, number];
    expect(early - start).toBeGreaterThan(150);
    expect(after - before).toBeLessThan(12);
    expect(late - after).toBeGreaterThan(50);
  });
});

describe('a second loss below the last maximum', () => {
  test('leaves room: W_max is the window times (1 + β) / 2 (§4.7)', () => {
    const tcb = sender(1000, 100);
    lose(tcb);
    const second = tcb.cc.cwnd;
    lose(tcb);
    expect(tcb.cc.cubic.wMax / second).toBeCloseTo((1 + BETA) / 2, 3);
  });
});

describe('the response function (§5.1): a loss after every 1/p segments', () => {
  // Between two losses the window goes from β·W to W in K = cbrt(W·(1 − β) / C) seconds, and its
  // integral, W·K·(3 + β) / 4, is what is sent, times the round trip.
  const expected = (p: number, rtt: number) =>
    ((C * (3 + BETA)) / (4 * (1 - BETA))) ** 0.25 * (rtt / 1000 / p) ** 0.75;

  /** The mean window in segments over the last of many losses. */
  function meanWindow(p: number, rtt: number): number {
    const tcb = sender(Math.round(expected(p, rtt)) + 2, rtt);
    const LOSSES = 16;
    let now = 0;
    let rounds = 0;
    let segments = 0;
    for (let loss = 0; loss < LOSSES; loss++) {
      let since = 0;
      lose(tcb, now * MILLISECOND);
      while (since < 1 / p) {
        const sent = tcb.cc.cwnd / SMSS;
        roundTrip(tcb, now * MILLISECOND, rtt);
        now += rtt;
        since += sent;
        if (loss < LOSSES / 2) continue;
        rounds++;
        segments += sent;
      }
    }
    return segments / rounds;
  }

  test.each([
    [1e-5, 100],
    [1e-5, 200],
    [1e-6, 100],
  ])('p = %f, %i ms', (p, rtt) => {
    const ratio = meanWindow(p, rtt) / expected(p, rtt);
    // Fast convergence (§4.7), which the formula leaves out, takes some percent.
    expect(ratio).toBeGreaterThan(0.9);
    expect(ratio).toBeLessThan(1.03);
  });

  test('where that is less than Reno’s, it is as Reno’s: the Reno-friendly region (§4.3)', () => {
    // AIMD(1, 0.5) has sqrt(1.5 / p) segments on average; α = 3·(1 − β)/(1 + β) gives the same.
    const reno = Math.sqrt(1.5 / 1e-3);
    expect(expected(1e-3, 10)).toBeLessThan(reno / 3);
    expect(meanWindow(1e-3, 10) / reno).toBeGreaterThan(0.85);
    expect(meanWindow(1e-3, 10) / reno).toBeLessThan(1.15);
  });
});

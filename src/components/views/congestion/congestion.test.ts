import { describe, expect, it } from 'vitest';
import { flowsOf } from '../../../model/parts/flows.ts';
import { QUEUES, waitingIn } from '../../../model/parts/queues.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import type { LinkSpec } from '../../../stack/world/scenario.ts';
import { all, runToEnd, transferScenario } from '../../../stack/world/testing.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { type CongestionWords, congestionLayout } from './layout.ts';
import { congestionOf } from './model.ts';
import { ratesOf } from './rates.ts';

function drawn(bytes: number, link: Partial<LinkSpec>) {
  const spec = transferScenario(bytes, link);
  const { log } = runToEnd(spec).sim;
  const run = recordedRun(log, topologyOf(spec));
  const [flow] = flowsOf(run);
  return { log, run, flow: flow!, ...congestionOf(run, flow!) };
}

/** Everything that is recorded in one instant: what counts is the last. */
const byInstant = <T extends { readonly at: number }>(rows: readonly T[]): T[] =>
  rows.filter(({ at }, i) => rows[i + 1]?.at !== at);

describe('slow start, over a link that loses nothing', () => {
  const { windows, bands, flow } = drawn(100_000, { bandwidth: 4_000_000 });
  const mss = 1_448;

  it('begins with ten segments (RFC 6928, section 2)', () => {
    expect(windows[0]).toMatchObject({ cwnd: 10 * mss, ssthresh: -1, phase: 'slow-start' });
  });

  it('grows with each ACK by what it acknowledges, two segments at most (RFC 5681, section 3.1)', () => {
    const rows = byInstant(windows);
    let grown = 0;
    rows.forEach(({ cwnd, delivered }, i) => {
      const before = rows[i - 1];
      if (before === undefined || cwnd === before.cwnd) return;
      expect(cwnd - before.cwnd).toBeLessThanOrEqual(2 * mss);
      expect(cwnd - before.cwnd).toBeLessThanOrEqual(delivered - before.delivered);
      grown++;
    });
    expect(grown).toBeGreaterThan(5);
  });

  it('is one band, since nothing was lost', () => {
    expect(bands.map(({ phase }) => phase)).toEqual(['slow-start']);
    expect(flow.notes.some(({ code }) => code === 'fast-retransmit')).toBe(false);
  });
});

describe('the estimator, by the formulas of RFC 6298', () => {
  const { samples, windows } = drawn(150_000, { bandwidth: 4_000_000, queueBytes: 40_000 });

  it('has SRTT and RTTVAR as section 2 computes them from the samples, and RTO no less than 1 s', () => {
    let [srtt, rttvar] = [-1, 0];
    for (const { value, at } of samples.filter(({ used }) => used)) {
      if (srtt < 0) {
        srtt = value;
        rttvar = value / 2;
      } else {
        rttvar = 0.75 * rttvar + 0.25 * Math.abs(srtt - value);
        srtt = 0.875 * srtt + 0.125 * value;
      }
      const row = byInstant(windows).find((each) => each.at === at);
      // The stack counts in whole microseconds.
      if (row === undefined) continue;
      expect(Math.abs(row.srtt - srtt)).toBeLessThan(10);
      expect(Math.abs(row.rttvar - rttvar)).toBeLessThan(10);
      expect(row.rto).toBe(Math.max(1_000_000, row.rto));
    }
    expect(samples.length).toBeGreaterThan(10);
  });

  it('first takes the handshake: 78 B of SYN, ACK and 66 B of ACK at 4 Mbit/s, and 2 × 20 ms', () => {
    expect(samples[0]?.value).toBe(156 + 132 + 40_000);
  });
});

describe('a transfer whose queue overflows', () => {
  const { run, log, windows, moments, samples, bottleneck, from, to, ...rows } = drawn(300_000, {
    bandwidth: 4_000_000,
    queueBytes: 20_000,
  });

  it('halves at fast retransmit: cwnd falls to ssthresh, which is no less than two segments', () => {
    const [first] = moments.filter(({ kind }) => kind === 'fast-retransmit');
    const after = windows.find(({ event }) => event > first!.event)!;
    const before = windows.findLast(({ event }) => event < first!.event)!;
    expect(after.phase).toBe('recovery');
    expect(after.cwnd).toBe(after.ssthresh);
    expect(after.cwnd).toBeLessThan(before.cwnd);
    expect(after.ssthresh).toBeGreaterThanOrEqual(2 * after.mss);
  });

  it('has no sample of what was sent twice (Karn), but says what it would have been', () => {
    const unused = samples.filter(({ used }) => !used);
    expect(unused.length).toBeGreaterThan(0);
    for (const { value } of unused) expect(value).toBeGreaterThan(80_000);
  });

  it('has every drop of the link, and never more waiting than 20 000 B hold', () => {
    expect(bottleneck?.drops.map(({ event }) => event)).toEqual(
      all(log, 'frame.dropped').map(({ id }) => id),
    );
    const most = Math.max(...bottleneck!.waiting.map(({ packets }) => packets));
    // 13 frames fit into 20 000 B, and one of them is on the line already.
    expect(most).toBe(Math.floor(20_000 / 1_514) - 1);
    expect(bottleneck?.waiting.at(-1)?.packets).toBe(0);
  });

  it('knows the line’s rate from the trace, and never uses more of it', () => {
    expect(Math.round(bottleneck!.rate / 1_000)).toBe(4_000);
    const rates = ratesOf({ windows, bottleneck, from, to, moments, samples, ...rows }, from, to);
    for (const { line } of rates) expect(line).toBeLessThanOrEqual(bottleneck!.rate * 1.001);
    expect(Math.max(...rates.map(({ line }) => line))).toBeGreaterThan(0.95 * bottleneck!.rate);
  });

  it('has a queue for each direction of each line', () => {
    const lines = [...run.part(QUEUES).byLine.values()];
    expect(lines.map(({ node }) => node).sort()).toEqual([0, 1]);
    for (const line of lines)
      for (const { packets } of waitingIn(line)) expect(packets).toBeGreaterThanOrEqual(0);
  });
});

describe('an outage of some seconds', () => {
  const spec = transferScenario(700_000, {
    bandwidth: 2_000_000,
    queueBytes: 30_000,
    delay: 40_000,
  });
  const link = topologyOf(spec).links[0]!.id;
  const { sim } = runToEnd(spec, {
    inputs: [
      { kind: 'link', at: 1_500_000, link, settings: { up: false } },
      { kind: 'link', at: 6_000_000, link, settings: { up: true } },
    ],
  });
  const run = recordedRun(sim.log, topologyOf(spec));
  const rows = congestionOf(run, flowsOf(run)[0]!);

  it('doubles RTO with each timeout, up to the ACK that ends it (RFC 6298, section 5.5)', () => {
    const [first, second, third] = rows.moments.filter(({ kind }) => kind === 'timeout');
    const behind = (event: number) => rows.windows.find((row) => row.event > event)!;
    expect(behind(second!.event).rto).toBe(2 * behind(first!.event).rto);
    expect(behind(third!.event).rto).toBe(2 * behind(second!.event).rto);
    expect(second!.at - first!.at).toBe(behind(first!.event).rto);
    expect(third!.at - second!.at).toBe(behind(second!.event).rto);
  });

  it('takes cwnd down to one segment, and into loss until all of it is mended', () => {
    const [first] = rows.moments.filter(({ kind }) => kind === 'timeout');
    expect(rows.windows.find((row) => row.event > first!.event)).toMatchObject({
      ...{ cwnd: 1_448, phase: 'loss' },
    });
  });

  it('never takes back what the peer has reported', () => {
    for (const { goodput } of ratesOf(rows, rows.from, rows.to)) {
      expect(goodput).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('a link that loses everything', () => {
  const spec = transferScenario(200_000, { bandwidth: 4_000_000, lossPpm: 1_000_000 });
  const { log } = runToEnd({ ...spec, until: 20_000_000 }).sim;

  it('leaves nothing to draw, as no connection comes about', () => {
    const run = recordedRun(log, topologyOf(spec));
    const [flow] = flowsOf(run);
    expect(flow === undefined ? [] : congestionOf(run, flow).windows).toEqual([]);
  });
});

const words: CongestionWords = {
  phases: {
    'slow-start': 'slow start',
    avoidance: 'avoidance',
    recovery: 'recovery',
    loss: 'loss',
    cwr: 'cwr',
  },
  moments: {
    'fast-retransmit': 'fast retransmit',
    timeout: 'timeout',
    ecn: 'ECN',
    idle: 'idle',
    'lost-again': 'again',
  },
  titles: { window: 'Window', rtt: 'RTT', queue: 'Queue', rate: 'Rate' },
  log: ' (log)',
  dropped: (n) => `${n} lost`,
};

describe('the layout', () => {
  const rows = drawn(300_000, { bandwidth: 4_000_000, queueBytes: 20_000 });
  const flows = [{ rows, letter: 'A' }] as const;
  const size = { width: 700, height: 640, rem: 16, least: 0 };
  const lanes = ['window', 'rtt', 'queue', 'rate'] as const;
  const lay = (more = {}, at = size) =>
    congestionLayout(
      flows,
      at,
      [rows.from, rows.to],
      { lanes, segments: false, board: false, ...more },
      words,
    );

  it('gives round trips the larger part where only the windows stand beside them', () => {
    const [window, rtt] = lay({ lanes: ['window', 'rtt'] }).boxes;
    expect(rtt!.height).toBeGreaterThan(window.height);
  });

  it('has its plots below each other on one scale of time', () => {
    const { boxes } = lay();
    expect(boxes).toHaveLength(4);
    boxes.slice(1).forEach((box, i) => {
      expect(box.top).toBeGreaterThan(boxes[i]!.top + boxes[i]!.height);
      expect(box.left).toBe(boxes[0].left);
    });
  });

  it('names phases and moments when they have come', () => {
    const texts = lay().signs.flatMap(({ shapes }) =>
      shapes.flatMap((each) => (each.kind === 'text' ? [each.text] : [])),
    );
    expect(texts).toContain('slow start');
    expect(texts).toContain('recovery');
    expect(texts).toContain('fast retransmit');
    const { signs } = lay();
    expect(signs.map(({ event }) => event)).toEqual(
      signs.map(({ event }) => event).sort((a, b) => a - b),
    );
  });

  it('is taller than a phone’s stage rather than pressed flat', () => {
    const { height, boxes } = lay({}, { ...size, width: 360, height: 300 });
    expect(height).toBeGreaterThan(300);
    expect(boxes[0].height).toBeGreaterThanOrEqual(7 * 14);
  });

  it('has the scale of values that runs beside each other share, in every plot', () => {
    const other = drawn(300_000, { bandwidth: 9_000_000, queueBytes: 90_000 });
    const shown = [Math.min(rows.from, other.from), Math.max(rows.to, other.to)] as const;
    const placed = (own: typeof rows, beside: (typeof rows)[], segments = false) =>
      congestionLayout(
        [{ rows: own, letter: 'A' }],
        size,
        shown,
        { lanes, segments, board: false, beside },
        words,
      ).heights?.map((height) => [height?.y.invert(0), height?.y.invert(100)]);
    expect(placed(rows, [])).not.toEqual(placed(other, []));
    expect(placed(rows, [other])).toEqual(placed(other, [rows]));
    expect(placed(rows, [other], true)).toEqual(placed(other, [rows], true));
  });

  it('draws two runs into one picture, the second dashed', () => {
    const two = congestionLayout(
      [...flows, { rows, letter: 'B' }],
      size,
      [rows.from, rows.to],
      { lanes, segments: false, board: false },
      words,
    );
    const dashed = two.past.filter((each) => each.kind === 'path' && each.stroke === 'application');
    expect(dashed.length).toBeGreaterThanOrEqual(3);
    for (const each of dashed) expect(each).toHaveProperty('dash');
    expect(two.edge({ at: rows.to, event: 1e9 }, [1e9, 1e9]).length).toBeGreaterThan(
      lay().edge({ at: rows.to, event: 1e9 }, [1e9]).length,
    );
  });

  it('has no more than two phases written on the board', () => {
    const board = lay({ lanes: ['window'], board: true }, { ...size, least: 28 });
    const texts = board.signs.flatMap(({ event, shapes }) =>
      event < 0 ? [] : shapes.filter(({ kind }) => kind === 'text'),
    );
    expect(texts.length).toBeLessThanOrEqual(2);
  });
});

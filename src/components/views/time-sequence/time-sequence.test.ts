import { describe, expect, it } from 'vitest';
import { roundTripAt } from '../../../model/parts/flow.ts';
import { flowsOf } from '../../../model/parts/flows.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { runToEnd, transferScenario } from '../../../stack/world/testing.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { px, widthOf } from '../../view-kit/plot/shapes.ts';
import { followedLine, sequenceLayout } from './layout.ts';
import { type AckRow, type SegmentRow, sumsOf, type TimeSequence, timeSequence } from './model.ts';

const drawn = (bytes: number, queueBytes: number) => {
  const spec = transferScenario(bytes, { bandwidth: 4_000_000, queueBytes });
  const run = recordedRun(runToEnd(spec).sim.log, topologyOf(spec));
  const [flow] = flowsOf(run);
  return { flow: flow!, ...timeSequence(run, flow!) };
};

describe('a transfer without loss, over 4 Mbit/s and 20 ms each way', () => {
  const { segments, steps } = drawn(20_000, 0);
  const data = segments.filter(({ kind }) => kind === 'data');

  it('has its strokes end to end: 1460 bytes less 12 for timestamps, from byte 1 on', () => {
    expect(data.slice(0, 3).map(({ seq, end }) => [seq, end])).toEqual([
      [1, 1449],
      [1449, 2897],
      [2897, 4345],
    ]);
    expect(segments.some(({ again }) => again)).toBe(false);
  });

  it('is acknowledged after two segments: 2 × 1514 B and 66 B at 4 Mbit/s, and 2 × 20 ms', () => {
    const step = steps.find(({ una }) => una === 2897);
    expect(step!.at - data[0]!.at).toBe(2 * 3_028 + 132 + 40_000);
  });

  it('begins with the SYN and ends with the FIN, which count for one number each', () => {
    expect(segments[0]).toMatchObject({ kind: 'syn', seq: 0, end: 1 });
    expect(segments.at(-1)).toMatchObject({ kind: 'fin', end: 20_002 });
  });
});

describe('a transfer whose queue overflows', () => {
  const { segments, acks, steps } = drawn(60_000, 12_000);

  it('marks as sent again all that lies below what had been sent', () => {
    let next = 0;
    for (const { seq, end, again } of segments) {
      expect(again).toBe(seq < next);
      next = Math.max(next, end);
    }
    expect(segments.filter(({ again }) => again).length).toBeGreaterThan(2);
  });

  it('has the window above the ACK line, and neither ever falls', () => {
    steps.forEach(({ una, edge }, i) => {
      expect(edge).toBeGreaterThan(una);
      expect(una).toBeGreaterThanOrEqual(steps[i - 1]?.una ?? 0);
    });
  });

  it('has a SACKed wedge over each run of duplicates, and its hole between ACK and SACK', () => {
    const duplicates = acks.filter(({ duplicate }) => duplicate > 0);
    expect(duplicates.length).toBeGreaterThan(5);
    for (const { ack, sacked } of duplicates) expect(sacked[0]).toBeGreaterThan(ack);
  });
});

const segment = (more: Partial<SegmentRow>): SegmentRow => ({
  ...{
    what: 'segment',
    kind: 'data',
    event: 1,
    at: 0,
    frame: 0,
    seq: 0,
    end: 1_000,
    length: 1_000,
  },
  ...{ again: false, push: false, lost: -1, why: undefined },
  ...more,
});
const ack = (more: Partial<AckRow>): AckRow => ({
  ...{ what: 'ack', event: 2, at: 50, frame: 1, ack: 1_000, duplicate: 0 },
  ...{ edge: 3_000, sameEdge: false, sacked: [] },
  ...more,
});

describe('the layout', () => {
  const segments = [segment({}), segment({ event: 3, at: 60, again: true, lost: 4, why: 'loss' })];
  const acks = [ack({})];
  const rows: TimeSequence = {
    ...{ base: 0, segments, acks, rows: [segments[0]!, acks[0]!, segments[1]!] },
    steps: [{ event: 2, at: 50, una: 1_000, edge: 3_000 }],
    sums: sumsOf(segments, acks),
    ...{ from: 0, to: 100 },
  };
  const size = { width: 700, height: 400, rem: 16, least: 0 };
  const words = { axis: '', lost: (n: number) => `${n} lost`, tick: String };
  const layout = sequenceLayout(rows, size, [0, 100], words);

  it('has a level line for a byte that is followed, up to the cursor and named ahead of it', () => {
    const till = layout.x(50);
    const [line, name] = followedLine(layout, 100, { at: 50, event: 1 }, 'byte 100');
    expect(line).toMatchObject({
      d: `M${px(layout.boxes[0].left)} ${px(layout.y(100))}H${px(till)}`,
    });
    expect(name).toMatchObject({ text: 'byte 100', x: till + 6 });
    const late = followedLine(layout, 100, { at: 100, event: 1 }, 'byte 100')[1];
    expect(late).toMatchObject({ anchor: 'end' });
    expect(followedLine(layout, 1e9, { at: 50, event: 1 }, '')).toEqual([]);
  });

  it('has a stroke where its segment is, and the marks in the order of events', () => {
    const [first, second, third] = layout.marks;
    expect(layout.marks.map(({ event }) => event)).toEqual([1, 2, 3]);
    expect(first!.x).toBe(layout.boxes[0].left);
    expect(first!.bottom - first!.top).toBeCloseTo(layout.y(0) - layout.y(1_000));
    expect(second!.top).toBe(layout.y(1_000));
    expect(third!.x).toBeCloseTo(layout.x(60));
  });

  it('has an R and a cross that come with their events', () => {
    const texts = layout.signs.map(({ event, shapes }) => [
      event,
      shapes.flatMap((each) => (each.kind === 'text' ? [each.text] : [])).join(),
    ]);
    expect(texts).toEqual([
      [3, 'R'],
      [4, ''],
      [4, '1 lost'],
    ]);
  });

  it('has the scale of values that runs beside each other share', () => {
    const higher = { ...rows, segments: rows.segments.map((row) => ({ ...row, end: 9_000 })) };
    const domain = (own: typeof rows, others: (typeof rows)[]) =>
      sequenceLayout(own, size, [0, 100], words, undefined, others).y.domain();
    expect(domain(rows, [])).not.toEqual(domain(higher, []));
    expect(domain(rows, [higher])).toEqual(domain(higher, [rows]));
  });

  it('leaves a window out that would press what was sent into a line, and says so', () => {
    expect(layout.windowBeyond).toBe(false);
    const steps = [{ event: 2, at: 50, una: 1_000, edge: 65_535 }];
    expect(sequenceLayout({ ...rows, steps }, size, [0, 100], words).windowBeyond).toBe(true);
  });

  it('draws at the cursor’s instant only what has happened', () => {
    const strokes = (event: number) =>
      layout
        .edge({ at: 60, event })
        .filter((each) => each.kind === 'path' && each.stroke === 'loss' && each.d !== '');
    expect(strokes(3)).toHaveLength(0);
    expect(strokes(4)).toHaveLength(1);
  });

  it('writes SYN above the first segments when they are close to it', () => {
    const { segments: all } = drawn(200_000, 0);
    const rows = drawn(200_000, 0);
    const { x, y, signs, type } = sequenceLayout(
      rows,
      { width: 360, height: 200, rem: 16, least: 0 },
      [rows.from, rows.to],
      { axis: '', lost: () => '', tick: String },
    );
    const texts = signs.flatMap(({ shapes }) => shapes.filter((each) => each.kind === 'text'));
    const syn = texts.find(({ text }) => text === 'SYN')!;
    const under = all.filter(
      ({ kind, at }) =>
        kind === 'data' && x(at) > syn.x && x(at) < syn.x + widthOf('SYN', type.small),
    );
    expect(under.length).toBeGreaterThan(0);
    for (const { end } of under) expect(syn.y).toBeLessThan(y(end));
  });

  it('has every sign inside a phone’s width', () => {
    const narrow = sequenceLayout(rows, { ...size, width: 330, height: 300 }, [0, 100], words);
    for (const { x } of narrow.marks) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(330);
    }
  });
});

it('no round trip is known before one was measured', () => {
  const { flow } = drawn(5_000, 0);
  expect(roundTripAt(flow, 0)).toBe(0);
  expect(roundTripAt(flow, Number.POSITIVE_INFINITY)).toBeGreaterThan(40_000);
});

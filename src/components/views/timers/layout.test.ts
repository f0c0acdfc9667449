import { describe, expect, it } from 'vitest';
import { cursorAfter, cursorAtEnd } from '../../../model/cursor.ts';
import { talksOf } from '../../../model/ends.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { SECOND } from '../../../stack/core/instant.ts';
import { runToEnd, transferScenario } from '../../../stack/world/testing.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { faceOf } from './face.ts';
import { type ClockInput, clockLayout } from './layout.ts';
import { decodeLook, encodeLook, endsOf } from './look.ts';
import { lanesOf, timerEvents } from './model.ts';

const spec = transferScenario(0, { lossPpm: 1_000_000 });
const { sim } = runToEnd(spec);
const run = recordedRun(sim.log, topologyOf(spec));
const [talk] = talksOf(run) as [ReturnType<typeof talksOf>[number]];
const events = timerEvents(run, talk);
const begin = events[0]?.at ?? 0;

function layoutOf(more: Partial<ClockInput> = {}) {
  return clockLayout({
    groups: talk.map((end) => ({
      name: 'client',
      lanes: lanesOf(run, end),
      owns: (event) => event.end.conn === end.conn,
    })),
    events,
    size: { width: 900, height: 400, rem: 16, least: 12 },
    stretch: [begin, begin + 16 * SECOND],
    last: 600 * SECOND,
    words: { name: (timer) => timer, off: 'off' },
    board: undefined,
    ...more,
  });
}

describe('the lanes', () => {
  const layout = layoutOf();
  const bars = layout.lanes.find(({ lane }) => lane.timer === 'retransmission')?.bars.bars ?? [];

  it('are seven, in one plot', () => {
    expect(layout.lanes).toHaveLength(7);
    expect(layout.boxes).toHaveLength(1);
  });

  it('have bars that double as the clock backs off', () => {
    const lengths = bars.slice(0, 4).map(({ left, right }) => right - left);
    const [one = 1] = lengths;
    expect(lengths.map((length) => Math.round(length / one))).toEqual([1, 2, 4, 8]);
  });

  it('have their names above them where there is little room', () => {
    const small = layoutOf({ size: { width: 366, height: 150, rem: 16, least: 12 } });
    expect(small.boxes[0].left).toBe(0);
    expect(small.lanes).toHaveLength(7);
    expect(small.height).toBeGreaterThan(150);
  });

  it('can be pointed at along the whole of a bar, and each mark is an event in its order', () => {
    const order = layout.marks.map(({ event }) => event);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const bar = layout.marks.find(({ event }) => event === bars[1]?.setting.armed);
    expect(bar?.right).toBeCloseTo(bars[1]?.right ?? 0);
    expect(layout.shown).toHaveLength(layout.marks.length);
  });

  it('say what is left at the cursor', () => {
    const texts = (cursor: Parameters<typeof layout.edge>[0]) =>
      layout.edge(cursor).flatMap((shape) => (shape.kind === 'text' ? shape.text : []));
    const armed = bars[1]?.setting.armed ?? 0;
    expect(texts(cursorAfter(sim.log, armed))).toContain('2\u00a0s');
    expect(texts(cursorAtEnd(sim.log)).every((text) => text === 'off')).toBe(true);
  });

  it('are without numbers while a question is open on the projector, and only those set by then', () => {
    const board = layoutOf({ board: (events[0]?.event ?? 0) + 1 });
    expect(board.lanes).toHaveLength(1);
    const signs = board.signs.flatMap(({ shapes }) => shapes.map(({ kind }) => kind));
    expect(signs).not.toContain('text');
    expect(board.edge(cursorAtEnd(sim.log))).toEqual([]);
  });
});

describe('a face', () => {
  it('is whole when its clock was just set, and empty when it is due', () => {
    expect(faceOf(0, 0, 8, 1)).toMatchObject([{ fill: 'transport' }]);
    expect(faceOf(0, 0, 8, 0).every((shape) => !('fill' in shape))).toBe(true);
  });

  it('has lost its right half when half of the time is gone', () => {
    const [, wedge] = faceOf(0, 0, 8, 0.5);
    expect(wedge).toMatchObject({ d: 'M0 0L0 8A8 8 0 0 1 0 -8z' });
  });
});

describe('a look', () => {
  it('comes back from a link as it was', () => {
    const look = { talk: 3, ends: 'b', shown: [5, 900] } as const;
    expect(encodeLook(look)).toBe('c3~eb~z5.900');
    expect(decodeLook('c3~eb~z5.900')).toEqual(look);
  });

  it('leaves out what it does not understand', () => {
    expect(decodeLook('c-1~ex~z9.3~q')).toEqual({ talk: 0, ends: 'both', shown: undefined });
    expect(encodeLook(decodeLook(undefined))).toBeUndefined();
  });

  it('of an end that is not there shows the one that is', () => {
    expect(endsOf(talk, { talk: 0, ends: 'b', shown: undefined })).toEqual([talk[0]]);
  });
});

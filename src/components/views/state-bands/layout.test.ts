import { expect, it } from 'vitest';
import { scenario } from '../../../lessons/three-way-handshake/scenario.ts';
import { cursorAtEnd, visibleAt } from '../../../model/cursor.ts';
import { talksOf } from '../../../model/ends.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { TCP_STATES } from '../../../stack/protocols/tcp/names.ts';
import { runToEnd } from '../../../stack/world/testing.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { bottom, type Shape } from '../../view-kit/plot/shapes.ts';
import { betweenOf } from './between.ts';
import { rowsOf } from './changes.ts';
import { bandLayout } from './layout.ts';
import { bandOf } from './model.ts';
import { patternOf, phaseOf, slanted } from './patterns.ts';

const { sim } = runToEnd(scenario);
const run = recordedRun(sim.log, topologyOf(scenario));
const groups = talksOf(run).map((talk) => {
  const bands = talk.map((end) => bandOf(run, end));
  return { name: '', bands, between: betweenOf(run, bands) };
});
const words = {
  host: (node: number) => run.nodes[node] ?? '',
  states: TCP_STATES,
  mismatch: (what: string) => what,
};
const layout = (width: number, board = false, to = 200_000) =>
  bandLayout({
    ...{ groups, rows: rowsOf(groups), words, board, last: 300_000_000 },
    size: { width, height: 480, rem: 16, least: 0 },
    stretch: [0, to],
  });

const textOf = (shape: Shape) => (shape.kind === 'text' ? [shape.text] : []);

it('a state stands where its time is: SYN_SENT from 20 to 60 ms', () => {
  const { marks, shown, x } = layout(900);
  const sent = shown.findIndex((row) => row.what === 'change' && row.change.to === 'SYN_SENT');
  expect(marks[sent]?.x).toBeCloseTo(x(20_000));
  expect(marks[sent]?.right).toBeCloseTo(x(60_000));
});

it('a change opens the segment that brought it about, a call none', () => {
  const { marks, shown } = layout(900);
  const frames = shown.map((row, i) => [
    row.what === 'change' && row.change.event,
    marks[i]?.frame,
  ]);
  expect(frames.find(([event]) => event === 'OPEN.active')?.[1]).toBe(-1);
  expect(frames.find(([event]) => event === 'rcv SYN')?.[1]).toBeGreaterThanOrEqual(0);
});

it('marks are in the order of their events, so that the cursor uncovers them', () => {
  const events = layout(900).marks.map(({ event }) => event);
  expect(events).toEqual(events.toSorted((a, b) => a - b));
});

it('names that fit stand in their states, others beside the band', () => {
  const { past, signs } = layout(900);
  expect(past.flatMap(textOf)).toContain('ESTABLISHED');
  const wide = layout(900, false, 20_000_000);
  expect(wide.past.flatMap(textOf)).not.toContain('SYN_SENT');
  expect(wide.signs.flatMap(({ shapes }) => shapes.flatMap(textOf))).toContain('SYN_SENT');
  expect(signs.flatMap(({ shapes }) => shapes.flatMap(textOf))).toContain('SYN');
});

it('what stands beside the bands follows the cursor', () => {
  const states = (at: number) => layout(900).edge(visibleAt(run.log, at)).flatMap(textOf);
  expect(states(10_000)).toEqual(['CLOSED', 'LISTEN']);
  expect(states(70_000)).toEqual(['ESTABLISHED', 'SYN_RECEIVED']);
  expect(layout(900).edge(cursorAtEnd(run.log)).flatMap(textOf)).toHaveLength(2);
});

it('on a phone the hosts stand above and below their bands, which have the whole width', () => {
  const { placed } = layout(340);
  expect(placed[0]?.boxes[0]?.left).toBe(0);
  const [first, second] = placed[0]?.boxes ?? [];
  expect(bottom(first as NonNullable<typeof first>)).toBeLessThan(second?.top ?? 0);
});

it('while a question is open there are no words between the bands', () => {
  const { signs } = layout(900, true);
  expect(signs.flatMap(({ shapes }) => shapes.flatMap(textOf))).toEqual([]);
});

it('every state but CLOSED has a pattern, and none looks like another phase', () => {
  const box = { left: 0, top: 0, width: 60, height: 30 };
  const phases = new Set(TCP_STATES.flatMap((state) => phaseOf(state) ?? []));
  expect(phaseOf('CLOSED')).toBeUndefined();
  const looks = [...phases].map((phase) => JSON.stringify(patternOf(phase, box)));
  expect(new Set(looks).size).toBe(phases.size);
});

it('a hatch stays within its box', () => {
  const numbers = (
    slanted({ left: 10, top: 20, width: 50, height: 30 }, 7, 1).match(/-?[\d.]+/g) ?? []
  ).map(Number);
  for (let i = 0; i < numbers.length; i += 2) {
    expect(numbers[i]).toBeGreaterThanOrEqual(10);
    expect(numbers[i]).toBeLessThanOrEqual(60);
    expect(numbers[i + 1]).toBeGreaterThanOrEqual(20);
    expect(numbers[i + 1]).toBeLessThanOrEqual(50);
  }
});

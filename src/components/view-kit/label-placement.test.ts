import { describe, expect, it } from 'vitest';
import { boxesTouch, type Line, linesCross, readingAngle } from './geometry.ts';
import { type LabelRequest, placeLabels } from './label-placement.ts';
import { spreadBlocks } from './spread-blocks.ts';
import { lineTouchesBox } from './testing/line-touches-box.ts';

const sizes = { titleHeight: 20, detailHeight: 16, gap: 3, endGap: 12 };
const right = (y: number, drop = 100): Line => ({ from: { x: 0, y }, to: { x: 500, y: y + drop } });
const left = (y: number, drop = 100): Line => ({ from: { x: 500, y }, to: { x: 0, y: y + drop } });
const ask = (line: Line, detailWidths = [300, 120]): LabelRequest => ({
  line,
  titleWidth: 50,
  detailWidths,
  floor: Infinity,
});

describe('geometry', () => {
  it('sees turned boxes that miss each other although their bounds overlap', () => {
    const a = { x: 0, y: 0, width: 200, height: 10, angle: Math.PI / 4 };
    expect(boxesTouch(a, { ...a, x: 40, y: 0 })).toBe(false);
    expect(boxesTouch(a, { ...a, x: 5, y: 0 })).toBe(true);
  });

  it('knows lines through a box from lines beside it', () => {
    const box = { x: 250, y: 50, width: 100, height: 20, angle: 0 };
    expect(lineTouchesBox(right(0), box)).toBe(true);
    expect(lineTouchesBox(right(80), box)).toBe(false);
  });

  it('reads text left to right on either direction', () => {
    expect(readingAngle(right(0))).toBeCloseTo(Math.atan2(100, 500));
    expect(readingAngle(left(0))).toBeCloseTo(-Math.atan2(100, 500));
    expect(linesCross(right(0), left(0))).toBe(true);
    expect(linesCross(right(0), left(100))).toBe(false);
  });
});

describe('labels', () => {
  it('stand in the middle with all their numbers when there is room', () => {
    const labels = placeLabels([ask(right(0)), ask(left(100)), ask(right(200))], sizes);
    expect(labels.map((l) => l.part)).toEqual([0.5, 0.5, 0.5]);
    expect(labels.every((l) => l.visible && l.detail === 0)).toBe(true);
  });

  it('stand near their senders when packets cross, as in a simultaneous open', () => {
    const labels = placeLabels([ask(right(0), [150]), ask(left(0), [150])], sizes);
    expect(labels.every((l) => l.visible && l.part < 0.4)).toBe(true);
  });

  it('step aside when packets follow closely', () => {
    const labels = placeLabels([ask(right(0), [120]), ask(right(26), [120])], sizes);
    expect(labels.every((l) => l.visible)).toBe(true);
    expect(labels[0]?.part).not.toBe(labels[1]?.part);
  });

  it('move onto their line when another runs too close above it', () => {
    const labels = placeLabels([ask(right(0)), ask(right(17)), ask(right(60))], sizes);
    expect(labels[1]).toMatchObject({ inline: true, visible: true, detail: -1 });
  });

  it('stand apart where two lines meet on either side', () => {
    const labels = placeLabels(
      [right(0, 34), left(34, 34), right(68, 34)].map((l) => ask(l)),
      sizes,
    );
    expect(labels.every((l) => l.visible && !l.inline && l.detail >= 0)).toBe(true);
    expect(labels[1]?.part).not.toBe(labels[1]?.detailPart);
  });

  it('shorten their numbers on a short line', () => {
    const short: Line = { from: { x: 0, y: 0 }, to: { x: 200, y: 20 } };
    expect(placeLabels([ask(short)], sizes)[0]?.detail).toBe(1);
  });

  it('stay above the floor, towards the sender', () => {
    const line = right(0, 60);
    const [label] = placeLabels([{ ...ask(line, [200]), floor: line.to.y }], sizes);
    expect(label).toMatchObject({ visible: true, detail: 0 });
    const { detailPart, angle } = label!;
    const lowest = detailPart * 60 + 19 + 100 * Math.sin(angle);
    expect(lowest).toBeLessThan(61);
  });

  it('are left out rather than put over each other', () => {
    const many = Array.from({ length: 40 }, (_, i) => ask(right(i * 4)));
    const labels = placeLabels(many, sizes);
    expect(labels.some((l) => !l.visible)).toBe(true);
    const boxes = labels
      .filter((l) => l.visible)
      .map((l) => ({ x: l.x, y: l.y - 13, width: 50, height: 18, angle: l.angle }));
    for (const [i, a] of boxes.entries()) {
      for (const b of boxes.slice(i + 1)) expect(boxesTouch(a, b)).toBe(false);
    }
  });

  it('keep off obstacles', () => {
    const wall = { x: 250, y: 50, width: 60, height: 60, angle: 0 };
    const [label] = placeLabels([ask(right(0), [100])], sizes, [wall]);
    expect(label?.visible).toBe(true);
    expect(Math.abs((label?.x ?? 250) - 250)).toBeGreaterThan(50);
  });
});

describe('texts beside a life line', () => {
  it('stay where they want to be when they can', () => {
    expect(
      spreadBlocks(
        [
          { wanted: 10, height: 10 },
          { wanted: 50, height: 10 },
        ],
        4,
        0,
      ),
    ).toEqual([10, 50]);
  });

  it('share the shift when they would overlap', () => {
    expect(
      spreadBlocks(
        [
          { wanted: 50, height: 20 },
          { wanted: 60, height: 20 },
        ],
        0,
        0,
      ),
    ).toEqual([45, 65]);
  });

  it('never leave the upper edge and never overlap', () => {
    const blocks = [0, 2, 3, 30, 31].map((wanted) => ({ wanted, height: 12 }));
    const tops = spreadBlocks(blocks, 2, 0);
    expect(tops[0]).toBeGreaterThanOrEqual(0);
    tops.slice(1).forEach((top, i) => {
      expect(top - (tops[i] as number)).toBeGreaterThanOrEqual(13.999);
    });
  });
});

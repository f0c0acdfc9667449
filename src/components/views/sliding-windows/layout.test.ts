import { describe, expect, it } from 'vitest';
import { visibleAt } from '../../../model/cursor.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { type TextShape, widthOf } from '../../view-kit/plot/shapes.ts';
import { wholeStream } from './domain.ts';
import { underWay } from './flight.ts';
import { type PictureInput, windowsPicture } from './layout.ts';
import { cutsIn, flowsOf, windowsAt } from './model.ts';
import { movesAt } from './moves.ts';
import type { PictureSize } from './room.ts';
import { runOf } from './testing/bulk.ts';
import { runWithout } from './testing/lost.ts';
import type { WindowsText } from './text.ts';

const WIDE: PictureSize = { width: 1000, height: 520, rem: 16, least: 0 };
/** Each text is its key, with what was put into it. */
const t = ((key: string, values?: Record<string, unknown>) =>
  [key, ...Object.values(values ?? {})].join(' ')) as unknown as WindowsText;

function inputAt(run: RecordedRun, ms: number, own: Partial<PictureInput> = {}): PictureInput {
  const [flow] = flowsOf(run);
  const cursor = visibleAt(run.log, ms * 1000);
  const now = windowsAt(run, flow!, cursor);
  const sight = wholeStream(now);
  return {
    ...{ now, sight, t, board: false, covers: [], selected: undefined },
    flights: underWay(run, flow!, cursor),
    moves: movesAt(run, flow!, cursor),
    cuts: cutsIn(run, flow!, sight, cursor),
    from: { name: 'client', endpoint: '10.0.0.1:49152' },
    to: { name: 'server', endpoint: '10.0.0.2:80' },
    ...own,
  };
}

const slow = runOf({ reads: [{ at: 150_000, size: 3000 }] });
const textsOf = (input: PictureInput, size = WIDE) =>
  windowsPicture(input, size).shapes.filter((shape): shape is TextShape => shape.kind === 'text');

describe('the picture', () => {
  it('writes the subtraction whose difference is the usable window', () => {
    const run = runOf({ bytes: 2500, settings: { nagle: false } });
    const large = textsOf(inputAt(run, 50)).slice(0, 8);
    expect(large.map(({ text }) => text.replace('\u202f', ''))).toEqual([
      ...['4000', 'advertised', '−', '2500', 'unacknowledged', '=', '1500', 'usable'],
    ]);
  });

  it('names the smaller frame, and draws it the stronger', () => {
    const run = runOf({ settings: { congestionControl: 'newreno', initialWindow: 2 } });
    const named = textsOf(inputAt(run, 50)).filter(({ text }) => text.startsWith('limits'));
    expect(named.map(({ text }) => text.includes('cwnd'))).toEqual([true]);
    const other = textsOf(inputAt(slow, 50)).filter(({ text }) => text.startsWith('limits'));
    expect(other.map(({ text }) => text.includes('rwnd'))).toEqual([true]);
  });

  it('has the same bytes at the same place in both strips and on the axis', () => {
    const input = inputAt(slow, 160);
    const { pen, room } = windowsPicture(input, WIDE);
    expect(pen.scale(0)).toBe(room.left);
    expect(pen.scale(input.sight.to)).toBe(room.right);
    // The sender’s trailing edge and the receiver’s next byte, both at 4,000.
    expect(input.now.sender?.una).toBe(input.now.receiver?.next);
  });

  it('lets a segment fall from its bytes above to its bytes below', () => {
    const places = [41, 50, 59].map((ms) => {
      const { marks, pen } = windowsPicture(inputAt(slow, ms), WIDE);
      const first = marks.find(({ flight }) => flight.length > 0)!;
      expect(first.box.left).toBeCloseTo(pen.scale(0));
      expect(first.box.width).toBeCloseTo(pen.scale(1000) - pen.scale(0));
      return first.box.top;
    });
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(new Set(places).size).toBe(3);
  });

  it('marks with an R what was sent again', () => {
    const run = runWithout([1], { bytes: 4000, settings: { sendMss: 500, receiveBuffer: 20_000 } });
    expect(textsOf(inputAt(run, 90)).some(({ text }) => text === 'R')).toBe(true);
    expect(textsOf(inputAt(run, 75)).some(({ text }) => text === 'R')).toBe(false);
  });

  it('names a region beside the R in it, also where an edge came from inside of that', () => {
    const { now, ...input } = inputAt(slow, 50, { sight: { from: 0, to: 4200 } });
    const sender = { ...now.sender!, una: 0, sent: 4000, again: [{ from: 0, to: 1000 }] };
    const move = { edge: 'window', from: 300, to: 4000, event: 0 } as const;
    const { pen, shapes } = windowsPicture(
      { ...input, now: { ...now, sender }, moves: [move] },
      WIDE,
    );
    const name = shapes.find((shape) => shape.kind === 'text' && shape.text === 'sent');
    expect((name as TextShape).x).toBeCloseTo(pen.scale((1000 + 4000) / 2));
  });

  it('says how much of the room of the congestion window is of what has left the network', () => {
    const settings = { sendMss: 500, receiveBuffer: 20_000, initialWindow: 8 } as const;
    const run = runWithout([1], {
      ...{ bytes: 4000, settings: { ...settings, congestionControl: 'newreno' } },
    });
    const nameAt = (ms: number) =>
      textsOf(inputAt(run, ms)).find(({ text }) => text.includes('cwnd'))?.text;
    expect(nameAt(50)).not.toContain('cwndGone');
    const { now } = inputAt(run, 90);
    const { una, cwnd, gone, congestion } = now.sender!;
    expect(gone).toBeGreaterThan(0);
    expect(congestion).toBe(una + cwnd + gone);
    expect(nameAt(90)?.replace(/\u202f/g, '')).toContain(`cwndGone ${gone}`);
  });

  it('keeps its words apart and inside, wide and on a phone', () => {
    for (const size of [WIDE, { ...WIDE, width: 366, height: 215 }]) {
      for (const ms of [50, 70, 80, 160, 175]) {
        const picture = windowsPicture(inputAt(slow, ms), size);
        for (const each of picture.shapes) {
          if (each.kind !== 'text') continue;
          expect(each.x, each.text).toBeGreaterThanOrEqual(0);
          expect(each.x, each.text).toBeLessThanOrEqual(size.width);
          expect(each.y, each.text).toBeLessThanOrEqual(picture.room.height + 2);
        }
      }
    }
  });

  it('has no edge through the names of what the bytes are, where both frames are narrow', () => {
    const run = runOf({ settings: { congestionControl: 'newreno', initialWindow: 8 } });
    const input = inputAt(run, 50);
    const { una, window, congestion } = input.now.sender!;
    const { shapes, pen, room } = windowsPicture(input, { ...WIDE, width: 340, height: 420 });
    const names = shapes.filter(
      (each) => each.kind === 'text' && each.anchor === 'middle' && each.y < room.sender.bottom,
    ) as TextShape[];
    expect(names.map(({ text }) => text)).toContain('beyond');
    for (const { text, x, size } of names) {
      for (const edge of [una + window, congestion]) {
        expect(Math.abs(pen.scale(edge) - x), text).toBeGreaterThan(widthOf(text, size ?? 0) / 2);
      }
    }
  });

  it('has seven words at the most on the board, of 28 px at least', () => {
    const board = { ...WIDE, width: 860, height: 480, least: 28 };
    for (const ms of [50, 70, 160, 175]) {
      const words = textsOf(inputAt(slow, ms, { board: true }), board).filter(({ text }) =>
        /[a-z]/i.test(text),
      );
      expect(words.length).toBeLessThanOrEqual(7);
      for (const { size } of words) expect(size).toBeGreaterThanOrEqual(28);
    }
  });

  it('fits a phone whole, with the numbers of its axis', () => {
    const phone = { ...WIDE, width: 366, height: 184 };
    const { room, shapes } = windowsPicture(inputAt(slow, 50), phone);
    expect(room.height).toBe(184);
    const axis = shapes.filter((each) => each.kind === 'text' && each.y > room.axis);
    expect(axis.length).toBeGreaterThan(1);
    for (const each of axis) expect((each as TextShape).y).toBeLessThan(184 - 2);
    expect(room.between.bottom - room.between.top).toBeGreaterThan(room.line);
  });

  it('does not become lower than it can be read', () => {
    expect(windowsPicture(inputAt(slow, 50), { ...WIDE, height: 60 }).room.height).toBeCloseTo(
      176.4,
    );
  });
});

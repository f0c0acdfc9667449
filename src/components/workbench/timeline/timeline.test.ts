import { describe, expect, it } from 'vitest';
import type { LessonText } from '../../../i18n/lesson.ts';
import { lessonEn } from '../../../i18n/lesson-en.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { CLIENT, makeTrace, SERVER, TWO_HOSTS } from '../../../model/testing/made-trace.ts';
import { foldTime } from '../../../runtime/folded-time.ts';
import { fill } from '../../../stack/core/localized.ts';
import { layoutTimeline } from './layout.ts';
import { type Mark, timelineMarks } from './model.ts';
import { instantText, speedText } from './time-text.ts';

const text: LessonText = (key, ...[values]) => fill(lessonEn[key], values ?? {});

function lostHandshake() {
  const trace = makeTrace();
  const syn = trace.send(0, CLIENT, -1, ['SYN'], 'syn', 0, 0);
  const received = trace.deliver(syn);
  const synAck = trace.send(syn.arrives, SERVER, received, ['SYN', 'ACK'], 'syn-ack', 0, 1);
  trace.drop(synAck, syn.arrives + 5_000, 'learner');
  return recordedRun(trace.log, TWO_HOSTS);
}

const mark = (at: number, label?: string): Mark => ({
  event: at,
  at,
  kind: 'sent',
  layer: 'transport',
  ...(label === undefined ? {} : { label: () => label }),
});

describe('the marks of the timeline', () => {
  it('are a packet’s sending, with its name, and what became of it', () => {
    const marks = timelineMarks(lostHandshake()).map(({ kind, label }) => [kind, label?.()]);
    expect(marks).toEqual([
      ['sent', 'SYN'],
      ['arrived', undefined],
      ['sent', 'SYN, ACK'],
      ['lost', undefined],
    ]);
  });

  it('wear the colour of their layer', () => {
    expect(new Set(timelineMarks(lostHandshake()).map(({ layer }) => layer))).toEqual(
      new Set(['transport']),
    );
  });
});

describe('the layout of the timeline', () => {
  const time = foldTime([0, 100], 100);

  it('puts marks of one instant side by side', () => {
    const { ticks } = layoutTimeline([mark(50), mark(50), mark(50)], time, 1000, 12);
    expect(ticks.map(({ x }) => x)).toEqual([500, 504, 508]);
  });

  it('writes names only where there is room, and inside the track', () => {
    const marks = [mark(0, 'SYN'), mark(1, 'SYN, ACK'), mark(50, 'ACK'), mark(100, 'FIN, ACK')];
    const { labels } = layoutTimeline(marks, time, 400, 12);
    expect(labels.map((label) => label.text)).toEqual(['SYN', 'ACK', 'FIN, ACK']);
    expect(labels[0]!.x).toBeGreaterThan(0);
    expect(labels[2]!.x).toBeLessThan(400);
  });

  it('labels the axis with round numbers, as exact as they need to be', () => {
    const { axis } = layoutTimeline([], foldTime([], 110_000), 600, 12);
    expect(axis.map(({ label }) => label)).toEqual([
      '0',
      '20\u00a0ms',
      '40\u00a0ms',
      '60\u00a0ms',
      '80\u00a0ms',
      '100\u00a0ms',
    ]);
    const late = foldTime([70_000_000], 70_200_000, [[70_000_000, 70_200_000]]);
    const labels = layoutTimeline([], late, 600, 12).axis.map(({ label }) => label);
    expect(labels).toContain('70.05\u00a0s');
  });

  it('keeps the numbers at both ends beside the track, however long they are', () => {
    const late = foldTime([1_660_000_000], 1_660_020_000, [[1_660_000_000, 1_660_020_000]]);
    const { axis } = layoutTimeline([], late, 600, 16);
    const last = axis.at(-1)!;
    expect(last.label).toBe('1\u202f660.02\u00a0s');
    const half = (last.label.length * 0.6 * 16) / 2;
    expect(last.x + half).toBeLessThanOrEqual(600 + 16);
    expect(axis.every(({ x, label }) => x - (label.length * 0.6 * 16) / 2 >= -16)).toBe(true);
  });

  it('writes the length of a fold where it is, and no number over it', () => {
    const folded = foldTime([0, 20_000, 40_000, 60_000], 240_000_000, [[0, 60_000]]);
    const { folds, axis } = layoutTimeline([], folded, 1000, 12);
    expect(folds).toHaveLength(1);
    expect(axis.length).toBeGreaterThan(2);
    expect(axis.every(({ x }) => Math.abs(x - folds[0]!.x) > 5.5 * 12)).toBe(true);
  });
});

describe('times as text', () => {
  it('writes an instant to the microsecond', () => {
    expect(instantText(51_600)).toBe('0.051\u202f600 s');
    expect(instantText(240_000_001)).toBe('240.000\u202f001 s');
  });

  it('writes speeds as people say them', () => {
    expect(speedText(0.02, text)).toBe('1/50 speed');
    expect(speedText(1, text)).toBe('real speed');
    expect(speedText(10, text)).toBe('10× speed');
  });
});

import { expect, it } from 'vitest';
import { visibleAt } from '../../../model/cursor.ts';
import { fill } from '../../../stack/core/localized.ts';
import { csvOf, rowsBefore } from '../../view-kit/plot/twin.ts';
import { flowsOf, windowsAt } from './model.ts';
import { movesAt } from './moves.ts';
import { byteSentence, moveSentences, pictureSentences } from './sentences.ts';
import { runOf } from './testing/bulk.ts';
import { runWithout } from './testing/lost.ts';
import type { WindowsText } from './text.ts';
import { windowsTwin } from './twin.ts';

/** Each text is its key, and what is put into it. */
const t = ((key: string, values: Readonly<Record<string, string | number>> = {}) =>
  fill([key, ...Object.keys(values).map((name) => `{${name}}`)].join(' '), values)) as WindowsText;

const ends = [
  { name: 'client', endpoint: '10.0.0.1:49152' },
  { name: 'server', endpoint: '10.0.0.2:80' },
] as const;
const [from, to] = ends;
const slow = runOf({ reads: [{ at: 150_000, size: 3000 }] });

function at(run: typeof slow, ms: number) {
  const [flow] = flowsOf(run);
  const cursor = visibleAt(run.log, ms * 1000);
  return { run, flow: flow!, cursor, now: windowsAt(run, flow!, cursor), from, to, t };
}

it('a byte is told with what it is to both hosts, and with the segment that carried it', () => {
  expect(byteSentence(500, at(slow, 50)).replaceAll('\u00a0', ' ')).toBe(
    'byte 501 · bySender client sent · bySender server room · once 40 ms 1 1\u202f000',
  );
  expect(byteSentence(9000, at(slow, 50))).toContain('never');
});

it('a byte that was sent again is told with each time', () => {
  const run = runWithout([1], { bytes: 4000, settings: { sendMss: 500, receiveBuffer: 20_000 } });
  expect(byteSentence(0, at(run, 90)).replaceAll('\u00a0', ' ')).toContain('times 2 40 ms, 80 ms');
});

it('what has moved is told in a sentence for each edge', () => {
  const { run, flow, cursor } = at(slow, 170);
  const moves = movesAt(run, flow, cursor);
  expect(moveSentences(moves, t, 3)).toBe('sendsMore 3\u202f000 opensBy 3\u202f000');
  expect(moveSentences(moves, t, 1)).toBe('sendsMore 3\u202f000');
});

it('the whole picture is told: the subtraction, what limits, and each region', () => {
  expect(pictureSentences(at(slow, 50))).toEqual([
    'sentence sum 4\u202f000 4\u202f000 0',
    'sentence limitsNow rwnd',
    'sentence bySender client regions regionFrom sent 1 4\u202f000 regionOn beyond 4\u202f001',
    'sentence bySender server regions regionFrom room 1 4\u202f000 regionOn outside 4\u202f001',
  ]);
});

it('the table has a row for each change, in the order of time, and ends at the cursor', () => {
  const { run, flow, cursor } = at(slow, 80);
  const twin = windowsTwin(run, flow, ends, t);
  const last = twin.cells(rowsBefore(twin, cursor) - 1);
  expect(last.map((cell) => String(cell).replace('\u00a0', ' '))).toEqual([
    ...['80 ms', 'client', '4000', '4000', '0', '0', '0', '–', '0', '4000', '4000'],
  ]);
  expect(csvOf(twin).split('\r\n')).toHaveLength(twin.count + 2);
});

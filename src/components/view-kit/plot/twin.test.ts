import { describe, expect, it } from 'vitest';
import { csvOf, markAt, rowsBefore, type Twin } from './twin.ts';

const twin: Twin = {
  columns: [{ label: 'time', number: true, file: 'time (ms)' }, { label: 'what' }],
  count: 3,
  cells: (row) => [
    { shown: `${row} s`, value: row * 1_000 },
    ['plain', 'with, comma', 'says "so"'][row] as string,
  ],
  event: (row) => row * 10,
  frame: () => -1,
};

describe('the table twin', () => {
  it('has the rows whose events the cursor has behind it', () => {
    expect([0, 1, 10, 11, 99].map((event) => rowsBefore(twin, { at: 0, event }))).toEqual([
      0, 1, 1, 2, 3,
    ]);
  });

  it('is saved as RFC 4180 wants it', () => {
    expect(csvOf(twin)).toBe(
      'time (ms),what\r\n0,plain\r\n1000,"with, comma"\r\n2000,"says ""so"""\r\n',
    );
    expect(csvOf(twin, 1)).toBe('time (ms),what\r\n0,plain\r\n');
  });
});

describe('pointing', () => {
  const end = { at: 0, event: 9 };
  const marks = [
    { event: 1, frame: 0, x: 10, top: 0, bottom: 20 },
    { event: 2, frame: 1, x: 14, top: 10, bottom: 30 },
  ];

  it('means the nearest mark, along its whole stroke', () => {
    expect(markAt(marks, 11, 5, end)).toBe(0);
    expect(markAt(marks, 14, 29, end)).toBe(1);
    expect(markAt(marks, 40, 5, end)).toBe(-1);
  });

  it('means a bar along its whole length', () => {
    const bars = [{ event: 1, frame: -1, x: 10, right: 200, top: 0, bottom: 20 }];
    expect(markAt(bars, 150, 5, end)).toBe(0);
    expect(markAt(bars, 240, 5, end)).toBe(-1);
  });

  it('means nothing that the cursor has not behind it', () => {
    expect(markAt(marks, 24, 29, { at: 0, event: 2 })).toBe(-1);
    expect(markAt(marks, 24, 29, end)).toBe(1);
  });
});

import { describe, expect, it } from 'vitest';
import { cursorAtEnd } from '../../../model/cursor.ts';
import { MILLISECOND, MINUTE } from '../../../stack/core/instant.ts';
import { SERVER } from '../../../stack/world/testing.ts';
import { rowsBefore } from '../../view-kit/plot/twin.ts';
import { reassemblyLayout } from './layout.ts';
import { datagramsAt, datagramsOf } from './model.ts';
import type { ReassemblyInput } from './pen.ts';
import { reassemblyTwin } from './rows.ts';
import { arriving } from './testing/arriving.ts';
import { speechOf } from './testing/speech.ts';
import { markName, reassemblyWords } from './words.ts';
import { wrapped } from './wrapped.ts';

const ENGLISH = await speechOf('en');
const CHINESE = await speechOf('zh');
const WIDE = { width: 900, height: 400, rem: 16, least: 12 };
const NARROW = { ...WIDE, width: 340 };

const scattered = arriving(
  { at: 800, end: 1_200 },
  { at: 0, end: 400 },
  { at: 1_600, end: 2_000, more: false },
);
const hostile = arriving({ at: 0, end: 600 }, { at: 400, end: 1_200, odd: 3 });

function layoutOf(rows: ReassemblyInput['rows'], more: Partial<ReassemblyInput> = {}) {
  const words = reassemblyWords(ENGLISH, []);
  const input = { rows, words, size: WIDE, selected: undefined, board: false, ...more };
  const layout = reassemblyLayout(input);
  const texts = layout.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape] : []));
  const own = layout.marks.filter(({ echo }) => !echo);
  return { ...layout, texts, said: texts.map(({ text }) => text), own };
}

const THIN = '\u202f';

describe('a datagram with holes', () => {
  const layout = layoutOf(scattered.at(4 * MILLISECOND));

  it('has each fragment below its strip, in the order in which they came, at its bytes', () => {
    const bars = layout.own.filter(({ kind }) => kind === 'piece');
    expect(bars.map(({ piece }) => piece?.piece.offset)).toEqual([800, 0, 1_600]);
    const tops = bars.map(({ box }) => box.top);
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
    const strip = layout.marks.filter(({ echo, kind }) => echo && kind === 'piece');
    const [second, first, third] = strip.map(({ box }) => box.left) as [number, number, number];
    expect(third - second).toBeCloseTo(second - first, 0);
  });

  it('names each hole by its bytes', () => {
    expect(layout.said).toEqual(expect.arrayContaining(['400–799', `1${THIN}200–1${THIN}599`]));
    expect(layout.own.filter(({ kind }) => kind === 'hole')).toHaveLength(2);
  });

  it('says what is known of its length, what is missing, and how long it still waits', () => {
    const words = layout.said.join(' ').replaceAll(THIN, '').replaceAll('\u00a0', ' ');
    expect(words).toContain('Length: 2000 B. Missing: bytes 400–799, 1200–1599 (800 B).');
    expect(words).toContain('waits for the rest, 60 s left');
  });

  it('has number, offset, length and MF in columns, or above the bars where there is no room', () => {
    expect(layout.said).toEqual(expect.arrayContaining(['no.', 'offset', 'length', 'MF']));
    const narrow = layoutOf(scattered.at(4 * MILLISECOND), { size: NARROW });
    expect(narrow.said).not.toContain('offset');
    expect(narrow.said).toContain('1: offset 800, 400 B, MF = 1');
    for (const { box } of narrow.marks) expect(box.left + box.width).toBeLessThanOrEqual(340);
  });

  it('has no end before its last fragment has come', () => {
    const early = layoutOf(scattered.at(2 * MILLISECOND));
    expect(early.said).toEqual(expect.arrayContaining(['end: ?', `1${THIN}200–?`]));
  });

  it('has marks that can be hit, each with a name that counts the offset as the header does', () => {
    for (const { box } of layout.own) {
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
    }
    const names = layout.own.map((mark) => markName(mark, ENGLISH));
    expect(names).toContain(
      'Fragment 1: bytes 800–1\u202f199, offset field 100 (× 8), more fragments follow, fills a hole',
    );
  });
});

describe('a datagram that was refused', () => {
  it('says which fragment contradicts which bytes, and that no side wins', () => {
    const { said } = layoutOf(hostile.at(3 * MILLISECOND));
    expect(said).toContain('overlaps 400–599: neither wins');
    expect(said.join(' ')).toContain('Fragment 2: it overlaps');
    expect(said.join(' ')).toContain('Neither side wins; all of it is thrown away.');
  });

  it('misses nothing any more', () => {
    const { marks } = layoutOf(hostile.at(3 * MILLISECOND));
    expect(marks.filter(({ kind }) => kind === 'hole')).toEqual([]);
  });
});

describe('many datagrams', () => {
  const several = arriving(
    ...Array.from({ length: 30 }, (_, id) => [
      { at: 0, end: 8, id },
      { at: 8, end: 16, id, more: false },
    ]).flat(),
  );

  it('that have ended are strips alone, the one that changed last excepted', () => {
    const { own, said } = layoutOf(several.at(MINUTE));
    const pieces = own.filter(({ kind }) => kind === 'piece');
    expect(pieces.map(({ row }) => row.datagram.identification)).toEqual([29, 29]);
    expect(said).toContain('6 more datagrams: see the table');
  });
});

describe('for the last row of a hall', () => {
  it('are strips with numbers, and no sentences', () => {
    const { said } = layoutOf(scattered.at(4 * MILLISECOND), { board: true });
    expect(said).toEqual(['1', '2', '3']);
  });
});

describe('the table twin', () => {
  const { run, log } = hostile;
  const twin = reassemblyTwin(datagramsOf(run, SERVER), ENGLISH);

  it('has a row for each fragment and for the end of each datagram, in the order of events', () => {
    const rows = Array.from({ length: twin.count }, (_, row) => twin.cells(row));
    expect(rows.map(([, what]) => what)).toEqual(['fragment 1', 'fragment 2', 'outcome']);
    expect(rows[0]?.slice(6)).toEqual(['fills a hole', 'not known']);
    const events = rows.map((_, row) => twin.event(row));
    expect(events).toEqual([...events].sort((a, b) => a - b));
    expect(rowsBefore(twin, cursorAtEnd(log))).toBe(3);
  });
});

describe('in Chinese', () => {
  it('the picture speaks Chinese, and breaks its lines before no sign', () => {
    const words = reassemblyWords(CHINESE, []);
    const rows = datagramsAt(hostile.run, SERVER, cursorAtEnd(hostile.log));
    const said = words.known(rows[0] as (typeof rows)[number]);
    expect(said).toMatch(/^第 2 片：.*整个数据报丢弃。$/);
    const lines = wrapped(said, 13, 200);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('')).toBe(said);
    for (const line of lines) expect(line).not.toMatch(/^[，。；：、）]/);
  });
});

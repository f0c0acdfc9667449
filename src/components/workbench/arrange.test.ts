import { describe, expect, it } from 'vitest';
import { type RecordedRun, recordedRun } from '../../model/recorded-run.ts';
import { createLog } from '../../stack/trace/log.ts';
import type { StageView } from '../view-kit/stage-view.ts';
import { subjectWord } from '../view-kit/subject.ts';
import { arrange, isStacked, modeOf, type Room, type Slot, slotsOf } from './arrange.ts';
import type { Split } from './plan.ts';

function view(id: string, more: Partial<StageView> = {}): StageView {
  return {
    ...{ id, title: { en: id, zh: id }, order: 1, subject: 'node', place: 'side' },
    ...{ least: { width: 10, height: 5 }, compares: 'beside', offered: () => true },
    load: () => Promise.reject(new Error('is not drawn here')),
    ...more,
  };
}

const picture = view('picture', {
  subject: 'run',
  place: 'main',
  least: { width: 20, height: 10 },
  margins: { kinds: ['notes'], least: () => 40 },
});
const notes = view('notes', { margin: 'notes' });
const inside = view('inside');
const table = view('table', { subject: 'run' });

/** A run among so many hosts, before anything has happened. */
function hosts(count: number): RecordedRun {
  const nodes = Array.from({ length: count }, (_, id) => ({
    ...{ id, name: `host ${id}`, addresses: [] },
    kind: 'host' as const,
  }));
  return recordedRun(createLog(), { nodes, links: [] });
}

const NOBODY = { left: {}, right: {} };
const WIDE = { width: 100, panel: false };
const NARROW = { width: 30, panel: false };
const words = (slots: readonly Slot[]) =>
  slots.map(({ view: { id }, subject }) => `${id}: ${subjectWord(subject)}`);

const stage = (sides: StageView[], run: RecordedRun, chosen: typeof NOBODY, room: Room) =>
  arrange({ first: picture, sides }, run, chosen, room);

describe('the stage', () => {
  it('sets a view of hosts at both sides of the main picture, a host each', () => {
    const { main, left, right } = stage([inside], hosts(2), NOBODY, WIDE);
    expect(main.map(({ view }) => view)).toEqual([picture]);
    expect(words(left)).toEqual(['inside: node 0']);
    expect(words(right)).toEqual(['inside: node 1']);
  });

  it('sets what is there once on the right', () => {
    const { left, right } = stage([table], hosts(2), NOBODY, WIDE);
    expect(words(left)).toEqual([]);
    expect(words(right)).toEqual(['table: run']);
  });

  it('shows at each side whom the reader has chosen among many', () => {
    const chosen = { left: { node: 'node 2' }, right: { node: 'node 3' } };
    const { left, right } = stage([inside], hosts(4), chosen, WIDE);
    expect(words([...left, ...right])).toEqual(['inside: node 2', 'inside: node 3']);
    expect(left[0]?.subjects).toHaveLength(4);
  });

  it('leaves to the margins of the main picture what can stand there', () => {
    const { margins, left, columnsCanWait } = stage([notes], hosts(2), NOBODY, WIDE);
    expect([margins, left, columnsCanWait]).toEqual([['notes'], [], false]);
  });

  it('gives the margins’ view a column when others have one, or there is no room for margins', () => {
    const together = stage([inside, notes], hosts(2), NOBODY, WIDE);
    expect(words(together.left)).toEqual(['inside: node 0', 'notes: node 0']);
    expect(together.margins).toEqual([]);
    const narrow = stage([notes], hosts(2), NOBODY, NARROW);
    expect(words(narrow.right)).toEqual(['notes: node 1']);
    expect(narrow.columnsCanWait).toBe(true);
  });

  it('opens no column beside a panel for what is not worth one', () => {
    const room = { ...NARROW, panel: true };
    expect(stage([notes], hosts(2), NOBODY, room).left).toEqual([]);
    expect(stage([inside], hosts(2), NOBODY, room).left).toHaveLength(1);
  });

  it('is stacked when the columns and the main picture have less than they need at the least', () => {
    const arrangement = stage([inside], hosts(2), NOBODY, WIDE);
    expect(isStacked(arrangement, hosts(2), 39)).toBe(true);
    expect(isStacked(arrangement, hosts(2), 40)).toBe(false);
  });
});

describe('a view of hosts in a place of its own', () => {
  it('shows two of them beside each other', () => {
    expect(words(slotsOf(inside, hosts(2), NOBODY))).toEqual(['inside: node 0', 'inside: node 1']);
  });

  it('shows the two that the reader chose among many', () => {
    const chosen = { left: { node: 'node 1' }, right: { node: 'node 3' } };
    expect(words(slotsOf(inside, hosts(4), chosen))).toEqual(['inside: node 1', 'inside: node 3']);
  });
});

describe('two pictures', () => {
  const two = (split: Split, width: number, height: number, board = false) => {
    const plan = { first: picture, second: inside, sides: [], split, share: 50 };
    return modeOf(plan, hosts(2), { width, height }, board);
  };

  it('stand as was chosen where there is room', () => {
    expect([two('beside', 58, 30), two('below', 58, 30)]).toEqual(['beside', 'below']);
  });

  it('stand the other way where only that has room', () => {
    expect(two('below', 58, 15)).toBe('beside');
  });

  it('stand as was chosen where neither way has room, but on the board the first alone', () => {
    const wide = view('wide', { least: { width: 38, height: 18 } });
    const plan = { first: wide, second: inside, sides: [], split: 'beside', share: 50 } as const;
    const room = { width: 40, height: 20 };
    expect(modeOf(plan, hosts(2), room)).toBe('beside');
    expect(modeOf(plan, hosts(2), room, true)).toBe('one');
    const slightly = {
      ...plan,
      first: view('slim', { least: { width: 31, height: 18 } }),
      share: 72,
    };
    expect(modeOf(slightly, hosts(2), room, true)).toBe('beside');
    expect(two('beside', 58, 30, true)).toBe('beside');
  });

  it('are led to by tabs on a narrow stage, and so is one alone', () => {
    expect(two('beside', 24, 30)).toBe('tabs');
    const one = {
      first: picture,
      second: undefined,
      sides: [],
      split: 'beside',
      share: 50,
    } as const;
    expect(modeOf(one, hosts(2), { width: 24, height: 30 })).toBe('tabs');
    expect(modeOf(one, hosts(2), { width: 58, height: 30 })).toBe('one');
  });
});

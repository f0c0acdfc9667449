import { expect, it } from 'vitest';
import type { LessonContent } from '../../lessons/types.ts';
import { COMMAND_IDS, keysOf } from '../help/keymap.ts';
import type { StageView } from '../view-kit/stage-view.ts';
import { VIEWS } from './registry.ts';

const folders = Object.entries(
  import.meta.glob<StageView>('../views/*/view.ts', { eager: true, import: 'view' }),
);
const lessons = Object.entries(
  import.meta.glob<LessonContent>('../../lessons/*/lesson.ts', { eager: true, import: 'lesson' }),
);
const ids = new Set(VIEWS.map(({ id }) => id));

it.each(folders)('%s is called as its folder', (path, { id }) => {
  expect(path).toBe(`../views/${id}/view.ts`);
});

it('has an order in which no two views are equal', () => {
  const orders = VIEWS.map(({ order }) => order);
  expect(orders).toEqual([...new Set(orders)]);
});

it('gives no key to two views, or to a view and a command', () => {
  const keys = VIEWS.flatMap(({ key, large }) => [key, large?.key]).filter(Boolean);
  const all = [...keys, ...COMMAND_IDS.flatMap((id) => keysOf(id))];
  expect(all).toEqual([...new Set(all)]);
});

it.each(VIEWS)('$id can be fetched', async ({ load, large, watch }) => {
  for (const each of [load, large?.load, watch]) {
    if (each) expect(typeof (await each()).default).toBe('function');
  }
});

it.each(lessons)('%s shows only views that there are', (_, { steps }) => {
  expect(lessons.length).toBeGreaterThan(0);
  const unknown = steps.flatMap(({ show = [], stage = {} }) =>
    [...show, ...[stage.first, stage.second].filter((id) => id !== undefined)].filter(
      (id) => !ids.has(id),
    ),
  );
  expect(unknown).toEqual([]);
});

it.each(lessons)('%s looks at views only as they understand it', async (_, { steps }) => {
  const looks = steps.flatMap(({ looks = {} }) => Object.entries(looks));
  for (const [view, look] of looks) {
    const drawn = await VIEWS.find(({ id }) => id === view)?.load();
    for (const part of look.split('~').filter((each) => each !== '')) {
      expect(await drawn?.understands?.(part), `${view}: ${part}`).toBe(true);
    }
  }
});

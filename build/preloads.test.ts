import { expect, test } from 'vitest';
import type { LessonContent } from '../src/lessons/types.ts';
import { FIRST_VIEWS, preloads } from './preloads.ts';

const view = 'assets/First-12345678.js';
const deps = [
  view,
  'assets/axes-12345678.js',
  'assets/packages-12345678.js',
  'assets/player-12345678.js',
];
const script = (name: string) => ({
  hostId: `assets/${name}-12345678.js`,
  hostType: 'js' as const,
});

test('a first picture comes together with what it imports and is not there', () => {
  expect(preloads(view, deps, script('player'))).toEqual([view, 'assets/axes-12345678.js']);
});

test('before the player is there, it is fetched together with a page', () => {
  const page = 'assets/LessonPage-12345678.js';
  const wanted = [page, 'assets/player-12345678.js'];
  expect(preloads(page, [...wanted, 'assets/shell-12345678.js'], script('index'))).toEqual(wanted);
});

test('what stands behind a click is named once', () => {
  const menu = 'assets/ShareMenu-12345678.js';
  expect(preloads(menu, [menu, 'assets/menu-12345678.js'], script('player'))).toEqual([]);
});

test('the page itself names all that it begins with', () => {
  const html = { hostId: 'index.html', hostType: 'html' as const };
  expect(preloads('assets/index-12345678.js', deps, html)).toEqual(deps);
});

const lessons = import.meta.glob<{ lesson: LessonContent }>('../src/lessons/*/lesson.ts');
const views = import.meta.glob<{ view: { margin?: string } }>('../src/components/views/*/view.ts');

test('every view that a lesson opens with is fetched with what it imports', async () => {
  const opened = new Set<string>();
  for (const load of Object.values(lessons)) {
    const { lesson } = await load();
    for (const view of lesson.steps[0]?.show ?? []) opened.add(view);
  }
  for (const id of opened) {
    const module = await views[`../src/components/views/${id}/view.ts`]?.();
    // What the main picture writes into its margins is fetched when somebody asks for it.
    if (module?.view.margin !== undefined) opened.delete(id);
  }
  expect(FIRST_VIEWS).toEqual(expect.arrayContaining([...opened]));
});

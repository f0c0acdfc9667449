import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Rolldown } from 'vite';

type Graph = Pick<Rolldown.ChunkingContext, 'getModuleInfo'>;

const SOURCE = resolve(import.meta.dirname, '../src');

/** Where the first screen of any lesson begins: the player and the main picture. */
const PLAYER_ROOTS = ['components/lesson/LessonPage.tsx', 'components/views/ladder/View.tsx'].map(
  (file) => join(SOURCE, file),
);

function lessonFiles(): string[] {
  const lessons = join(SOURCE, 'lessons');
  const files = readdirSync(lessons).map((folder) => join(lessons, folder, 'lesson.ts'));
  return files.filter((file) => existsSync(file));
}

/** What every page fetches, and the home page. */
const HOME_ROOTS = [join(SOURCE, 'main.tsx'), join(SOURCE, 'components/home/Home.tsx')];

/**
 * Names a chunk for what the first screen of a lesson imports statically and the home page does
 * not. A group takes whatever two chunks share; without this, what only two *lazy* parts share
 * would come with the first screen.
 */
export function onFirstScreen(name: string) {
  let chosen: ReadonlySet<string> | undefined;
  return (module: string, graph: Graph): string | null => {
    chosen ??= firstScreen(graph);
    return module.startsWith(SOURCE) && chosen.has(module) ? name : null;
  };
}

/** What the player, its main picture or most lessons need: what few lessons share stays with them. */
function firstScreen(graph: Graph): ReadonlySet<string> {
  const home = reachedFrom(HOME_ROOTS, graph);
  const lessons = lessonFiles().map((file) => reachedFrom([file], graph));
  const most = (module: string) =>
    2 * lessons.filter((each) => each.has(module)).length > lessons.length;
  const common = [...new Set(lessons.flatMap((each) => [...each]))].filter(most);
  const all = [...reachedFrom(PLAYER_ROOTS, graph), ...common];
  return new Set(all.filter((module) => !home.has(module)));
}

function reachedFrom(starts: readonly string[], graph: Graph): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...starts];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    waiting.push(...(graph.getModuleInfo(id)?.importedIds ?? []));
  }
  return reached;
}

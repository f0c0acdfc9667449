import type { ResolveModulePreloadDependenciesFn, Rolldown } from 'vite';

/** The views that lessons open with: nobody has anything else to look at meanwhile. */
export const FIRST_VIEWS: readonly string[] = ['ladder', 'topology', 'tables', 'sliding-windows'];

/** Their chunks have a name by which `preloads` knows them. */
export function pageChunkName({ facadeModuleId }: Rolldown.PreRenderedChunk): string {
  const [, view = ''] = /\/views\/([\w-]+)\/View\.tsx$/.exec(facadeModuleId ?? '') ?? [];
  return `assets/${FIRST_VIEWS.includes(view) ? 'First' : '[name]'}-[hash].js`;
}

/** What most visitors wait for with nothing else to look at: these two pages, lessons and their first pictures. */
const AWAITED = /\/(Home|LessonPage|lesson|First|keymap)-[\w-]+\.js$/;

/** What is there before any script asks for more: `index.html` names it. */
const THERE = /\/(rolldown-runtime|packages|shell)-[\w-]+\.js$/;
/** And this before anything in it, or a list of lessons, does. */
const PLAYER = /\/player-[\w-]+\.js$/;
const BEHIND_PLAYER = /\/(player|[a-z]-[a-z])-[\w-]+\.js$/;

/**
 * Which scripts are fetched together with a lazy chunk, since it imports them (its styles always
 * are). Each that is named costs eight letters that do not compress, in the chunk that may want it:
 * what stands behind a click finds its own imports, and after the first visit all of it is in the
 * browser's cache (`pwa.ts`).
 */
export const preloads: ResolveModulePreloadDependenciesFn = (file, deps, { hostId, hostType }) => {
  if (hostType === 'html') return deps;
  if (!AWAITED.test(file)) return [];
  return deps.filter(
    (dep) => !THERE.test(dep) && !(PLAYER.test(dep) && BEHIND_PLAYER.test(hostId)),
  );
};

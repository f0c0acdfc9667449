import { edgesOf, isCode, isTest, isTestSupport, type Project } from './project.ts';

const STYLE_IMPORT = /(?:@import\s+(?:url\()?|composes:[^;]*\sfrom\s)["']([^"']+)["']/g;

/** Who asks for whom, styles included. Types are left out of `values`: they cannot form a cycle. */
function neighbours(project: Project) {
  const all = new Map<string, Set<string>>();
  const values = new Map<string, Set<string>>();
  const add = (map: Map<string, Set<string>>, from: string, to: string) => {
    if (!project.has(to)) return;
    map.set(from, (map.get(from) ?? new Set()).add(to));
  };
  for (const { from, to, inside, typeOnly, glob } of edgesOf(project, '')) {
    if (!inside) continue;
    add(all, from, to);
    if (!typeOnly && !glob) add(values, from, to);
  }
  for (const [from, source] of project) {
    if (!from.endsWith('.css')) continue;
    for (const [, to = ''] of source.matchAll(STYLE_IMPORT)) {
      add(all, from, new URL(to, `file:///${from}`).pathname.slice(1));
    }
  }
  return { all, values };
}

/**
 * The page, the programs beside it (the script runner, benchmarks, fuzzers, the agent), and the
 * codec's public door, through which packets are forged.
 */
const BEGINNINGS =
  /^src\/main\.tsx$|^src\/packetdrill\/main\.ts$|^src\/stack\/wire\/index\.ts$|^(?:bench|agent|fuzz)\/.*\.ts$/;

/**
 * Files in src that the app never comes to from its first page. Knip looks for dead code too, but
 * to knip a test is a use; here only the app itself is.
 */
export function unreachable(project: Project): string[] {
  const { all } = neighbours(project);
  const reached = new Set<string>();
  const visit = (path: string) => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const next of all.get(path) ?? []) visit(next);
  };
  for (const path of project.keys()) if (BEGINNINGS.test(path) && !isTest(path)) visit(path);
  return [...project.keys()]
    .filter((path) => path.startsWith('src/') && /\.(?:tsx?|css|mdx)$/.test(path))
    .filter((path) => !path.endsWith('.d.ts') && !isTest(path) && !isTestSupport(path))
    .filter((path) => !reached.has(path))
    .map((path) => `${path}: nothing in the app leads here`);
}

/** Circles of imports, each written once, beginning with its alphabetically first file. */
export function cycles(project: Project): string[] {
  const { values } = neighbours(project);
  const found = new Set<string>();
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]) => {
    const at = trail.indexOf(path);
    if (at !== -1) {
      const circle = trail.slice(at);
      const first = circle.indexOf([...circle].sort()[0] ?? '');
      const turned = [...circle.slice(first), ...circle.slice(0, first)];
      found.add([...turned, turned[0]].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const next of values.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of project.keys()) if (isCode(path)) visit(path, []);
  return [...found];
}

import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { root } from '../lib/paths.mjs';
import { type Import, importsOf } from './imports.ts';

/** The text of every file that is written by hand, by its path from the top of the checkout. */
export type Project = ReadonlyMap<string, string>;

const NOT_OURS = new Set(['node_modules', 'dist', 'coverage', 'test-results', 'playwright-report']);
const TEXT = /\.(?:ts|tsx|mts|mjs|js|css|html|json|md|mdx|svg|sh|pkt)$|^\.ci\/run$/;

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) {
      const hidden = entry.name.startsWith('.') && entry.name !== '.ci';
      return hidden || NOT_OURS.has(entry.name) ? [] : filesIn(path);
    }
    return TEXT.test(path) && entry.name !== 'package-lock.json' ? [path] : [];
  });
}

export const readProject = (): Project =>
  new Map(filesIn('').map((path) => [path, readFileSync(join(root, path), 'utf8')]));

export const isCode = (path: string) => /\.(?:ts|tsx|mjs)$/.test(path);
export const isTest = (path: string) => /\.(?:test|spec|lab)\.tsx?$/.test(path);
/** What only tests use: `testing.ts`, a folder `testing`, a lesson's claims and witness. */
export const isTestSupport = (path: string) =>
  /\/testing(?:\.tsx?$|\/)|^src\/lessons\/.*\/(?:claims|witness)\.ts$/.test(path);

/** One asked-for file. `to` is a path inside the project, or a package's name. */
export interface Edge extends Import {
  readonly from: string;
  readonly to: string;
  readonly inside: boolean;
}

/** `*`, `**` and one letter of some, `[a-e]`. */
function matcher(glob: string): RegExp {
  const escaped = glob.replace(/[.+^${}()|\\]/g, '\\$&');
  const wild = escaped.replace(/\*\*\/|\*\*|\*/g, (star) =>
    star === '*' ? '[^/]*' : star === '**' ? '.*' : '(?:.*/)?',
  );
  return new RegExp(`^${wild}$`);
}

/** From a path and a specifier in it to a path from the top, or undefined for a package. */
function resolvePath(from: string, specifier: string): string | undefined {
  const plain = specifier.replace(/\?.*$/, '');
  if (plain.startsWith('/')) return plain.slice(1);
  return plain.startsWith('.') ? posix.join(posix.dirname(from), plain) : undefined;
}

/** Everything that the files under `under` ask for. */
export function edgesOf(project: Project, under = 'src/'): Edge[] {
  const edges: Edge[] = [];
  for (const [from, source] of project) {
    if (!from.startsWith(under) || !(isCode(from) || from.endsWith('.mdx'))) continue;
    for (const wanted of importsOf(source)) {
      const path = resolvePath(from, wanted.specifier);
      if (path === undefined) edges.push({ ...wanted, from, to: wanted.specifier, inside: false });
      else if (!wanted.glob) edges.push({ ...wanted, from, to: path, inside: true });
      else {
        const pattern = matcher(path);
        const targets = [...project.keys()].filter((it) => it !== from && pattern.test(it));
        for (const to of targets) edges.push({ ...wanted, from, to, inside: true });
      }
    }
  }
  return edges;
}

// What a visitor downloads before a page can be used, and the worker with the stack in it, against
// the limits the project has set itself. Pages are the home page and every lesson opened by its
// address, with the views of its first step. What is fetched later is not counted: what stands
// behind a click, and the home page's live picture, which comes when the page is painted.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './lib/paths.mjs';

const KB = 1000;
const LANGUAGES = ['en', 'zh'];
/** In kB of gzip. `picture`: a lesson that opens with another picture than the ladder, which every lesson brings. Wanted are 225 for pictures (decision 18), 48 for the kernel (decision 23) and 12 for a capability. A capability that brings its own primitives has a limit of its own. */
export const LIMITS = { home: 110, lesson: 190.5, picture: 229.5, kernel: 49.5, capability: 12.7 };
/** Those of names and the web bring codecs and parsers of their own, until these are shared (decision 50). @type {Record<string, number>} */
const LARGER_CAPABILITIES = { tls: 45, dns: 13, curl: 20.2, 'http-server': 15.7, browser: 28.7 };
/** Fetched only where another capability is already (world/needs.ts), with which they share their parts. @type {Record<string, string>} */
const BEHIND = {
  'dns-server': 'dns',
  'dns-resolver': 'dns',
  'dns-spoofer': 'dns',
};

/** What every lesson fetches at once: the main picture. */
const WITH_EVERY_LESSON = ['src/components/views/ladder/View.tsx'];

/** @param {string} view */
const withEveryLesson = (view) =>
  WITH_EVERY_LESSON.some((key) => key.includes(`/components/views/${view}/`));

/** @param {string} file */
const gzipped = (file) => gzipSync(readFileSync(file), { level: 9 }).length;

/**
 * The files of a chunk, its styles and all that it imports statically.
 * @typedef {{ file: string, isEntry?: boolean, css?: string[], imports?: string[] }} Chunk
 * @typedef {Record<string, Chunk>} Manifest
 * @param {Manifest} manifest
 * @param {string} key
 * @param {Set<string>} files
 */
function withImports(manifest, key, files) {
  const chunk = manifest[key];
  if (!chunk || files.has(chunk.file)) return files;
  files.add(chunk.file);
  for (const css of chunk.css ?? []) files.add(css);
  for (const imported of chunk.imports ?? []) withImports(manifest, imported, files);
  return files;
}

/**
 * What nobody finds would be measured as nothing.
 * @param {Manifest} manifest
 * @param {string[]} chunks
 */
function there(manifest, chunks) {
  const lost = chunks.filter((key) => !(key in manifest));
  if (lost.length > 0) throw new Error(`scripts/budget.mjs: no such chunk as ${lost.join(', ')}`);
  return chunks;
}

/**
 * A view with many words fetches those of the language that is shown.
 * @param {string[]} keys
 * @param {string} view
 * @param {string} language
 */
function wordsOf(keys, view, language) {
  const words = view.replace(/View\.tsx$/, `text-${language}.ts`);
  return keys.filter((key) => key === words);
}

/**
 * @param {Manifest} manifest
 * @param {string} view
 * @param {string} language
 */
function chunksOfView(manifest, view, language) {
  // What it fetches later is not counted there, nor here.
  if (withEveryLesson(view)) return [];
  const keys = Object.keys(manifest);
  const chunks = keys.filter((key) => key.endsWith(`/views/${view}/View.tsx`));
  // A view whose chunks nobody finds would be measured as nothing.
  if (chunks.length === 0) throw new Error(`scripts/budget.mjs: no chunks of the view "${view}"`);
  return chunks.flatMap((key) => [key, ...wordsOf(keys, key, language)]);
}

/**
 * The list that says where the files of lessons with its first letter are.
 * @param {string[]} keys
 * @param {string} lesson
 */
function shelfOf(keys, lesson) {
  const [letter = ''] = lesson;
  const found = keys.find((key) => {
    const [, from = '', to = ''] = /lesson\/shelves\/([a-z])-([a-z])\.ts$/.exec(key) ?? [];
    return from !== '' && letter >= from && letter <= to;
  });
  if (found === undefined) throw new Error(`scripts/budget.mjs: no list has the lesson ${lesson}`);
  return found;
}

/**
 * The chunks that a page needs beside the entry, as the manifest calls them.
 * @param {Manifest} manifest
 * @param {(lesson: string) => readonly string[]} firstViews
 */
function pagesOf(manifest, firstViews) {
  const keys = Object.keys(manifest);
  const lessons = keys.filter((key) => /^src\/lessons\/[^/]+\/lesson\.ts$/.test(key));
  const player = 'src/components/lesson/LessonPage.tsx';
  return LANGUAGES.flatMap((language) => {
    const pictures = WITH_EVERY_LESSON.flatMap((key) => [key, ...wordsOf(keys, key, language)]);
    const words = [`src/i18n/${language}.ts`, `src/i18n/lesson-${language}.ts`];
    const ownWords = [`src/i18n/${language}.ts`, `src/i18n/home-${language}.ts`];
    const home = there(manifest, ['src/components/home/Home.tsx', ...ownWords]);
    const pages = lessons.map((lesson) => {
      const folder = lesson.slice(0, -'lesson.ts'.length);
      const id = basename(folder);
      const views = firstViews(id).flatMap((view) => chunksOfView(manifest, view, language));
      const prose = `${folder}${language}.mdx`;
      const shelf = shelfOf(keys, id);
      const always = there(manifest, [player, shelf, lesson, prose, ...words, ...pictures]);
      const chunks = [...always, ...views];
      const limit = views.length > 0 ? LIMITS.picture : LIMITS.lesson;
      return { page: `${id}/${language}`, limit, chunks };
    });
    return [{ page: `home/${language}`, limit: LIMITS.home, chunks: home }, ...pages];
  });
}

/** Files beside a chunk that its text imports, at once or (`import(…)`) when they are needed. */
const IMPORTS = {
  now: /(?:\bfrom|\bimport)\s*["']\.\/([^"']+)["']/g,
  later: /\bimport\s*\(\s*["'`]\.\/([^"'`]+)["'`]\s*\)/g,
};

/**
 * @param {string} assets
 * @param {string} file
 * @param {RegExp} how
 */
const importedBy = (assets, file, how) =>
  [...readFileSync(join(assets, file), 'utf8').matchAll(how)].map(([, name = '']) => name);

/**
 * A chunk of the worker with what it imports statically; the manifest does not know it.
 * @param {string} assets
 * @param {string} file
 * @param {Set<string>} files
 */
function withOwnImports(assets, file, files) {
  if (files.has(file) || !existsSync(join(assets, file))) return files;
  files.add(file);
  for (const name of importedBy(assets, file, IMPORTS.now)) withOwnImports(assets, name, files);
  return files;
}

/** The checks of a session are fetched before every run: what they bring, no capability brings again. */
const CHECKS = 'check';

/** @param {string} file */
const nameOf = (file) => file.replace(/-[\w-]{8}\.js$/, '');

/**
 * The worker's kernel, and what it fetches when a scenario needs it, each by its name.
 * @param {string} assets
 */
function workerOf(assets) {
  const entries = readdirSync(assets).filter((name) => /^worker-.*\.js$/.test(name));
  /** @type {Set<string>} */
  const kernel = new Set();
  for (const entry of entries) withOwnImports(assets, entry, kernel);
  const lazy = new Set([...kernel].flatMap((file) => importedBy(assets, file, IMPORTS.later)));
  const checks = [...lazy].find((file) => nameOf(file) === CHECKS);
  /** @type {Set<string>} */
  const before = checks === undefined ? new Set() : withOwnImports(assets, checks, new Set());
  const named = new Map([...lazy].map((file) => [nameOf(file), file]));
  /** @param {string} file */
  const there = (file) => {
    const first = named.get(BEHIND[nameOf(file)] ?? '');
    return first === undefined ? new Set() : withOwnImports(assets, first, new Set());
  };
  const capabilities = [...lazy].map((file) => {
    const already = there(file);
    const files = [...withOwnImports(assets, file, new Set())].filter(
      (each) => !kernel.has(each) && !already.has(each) && (file === checks || !before.has(each)),
    );
    return { name: nameOf(file), files };
  });
  return { kernel: [...kernel], capabilities };
}

/**
 * @param {string} dist
 * @param {(lesson: string) => readonly string[]} firstViews
 */
export function measure(dist = join(root, 'dist'), firstViews = () => []) {
  /** @type {Manifest} */
  const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));
  /** @type {Set<string>} */
  const entry = new Set();
  for (const [key, chunk] of Object.entries(manifest)) {
    if (chunk.isEntry) withImports(manifest, key, entry);
  }
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  for (const [, file = ''] of html.matchAll(/(?:src|href)="(?:\.\/)?([^":]+\.(?:js|css))"/g)) {
    entry.add(file);
  }
  /** @param {Iterable<string>} files */
  const sum = (files, folder = dist) => {
    let total = 0;
    for (const file of files) total += gzipped(join(folder, file));
    return total;
  };
  const pages = pagesOf(manifest, firstViews).map(({ page, limit, chunks }) => {
    const files = new Set(entry);
    for (const chunk of chunks) {
      const own = withImports(manifest, chunk, new Set());
      for (const file of own) files.add(file);
    }
    return { what: `page ${page}`, limit, size: sum(files) };
  });
  const assets = join(dist, 'assets');
  const { kernel, capabilities } = workerOf(assets);
  return [
    ...pages,
    { what: 'worker, kernel with TCP', limit: LIMITS.kernel, size: sum(kernel, assets) },
    ...capabilities.map(({ name, files }) => ({
      what: `worker, capability ${name}`,
      limit: LARGER_CAPABILITIES[name] ?? LIMITS.capability,
      size: sum(files, assets),
    })),
  ];
}

/**
 * The views that each lesson opens with, by its folder's name; read off the lessons themselves. What
 * the main picture writes into its margins is fetched when somebody asks for the view itself.
 */
export async function readFirstViews() {
  const { runnerImport } = await import('vite');
  /** @type {Map<string, readonly string[]>} */
  const views = new Map();
  /**
   * @template T
   * @param {string[]} path
   * @returns {Promise<T | undefined>}
   */
  const load = async (...path) => {
    const file = join(root, 'src', ...path);
    if (!existsSync(file)) return undefined;
    const { module } = await runnerImport(file, { root, configFile: false, logLevel: 'warn' });
    return /** @type {T} */ (module);
  };
  for (const id of readdirSync(join(root, 'src', 'lessons'))) {
    /** @type {{ lesson: { steps: { show?: string[] }[] } } | undefined} */
    const found = await load('lessons', id, 'lesson.ts');
    if (found === undefined) continue;
    const fetched = [];
    for (const name of found.lesson.steps[0]?.show ?? []) {
      /** @type {{ view: { margin?: string } } | undefined} */
      const definition = await load('components', 'views', name, 'view.ts');
      if (definition?.view.margin === undefined) fetched.push(name);
    }
    views.set(id, fetched);
  }
  return (/** @type {string} */ id) => views.get(id) ?? [];
}

/** Prints the sizes; 0 when all are within their limits, else 1. */
export async function checkBudget(dist = join(root, 'dist')) {
  const results = measure(dist, await readFirstViews()).map(({ what, limit, size }) => {
    const ok = size > 0 && size <= limit * KB;
    const sign = size === 0 ? 'nothing found' : ok ? 'ok' : 'TOO LARGE';
    console.log(`${what}: ${(size / KB).toFixed(1)} of ${limit} kB gzip, ${sign}`);
    return ok;
  });
  return results.every(Boolean) ? 0 : 1;
}

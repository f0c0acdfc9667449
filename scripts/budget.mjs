// What a visitor downloads before a page can be used, and the worker with the whole stack in it,
// against the limits the project has set itself. Pages are the home page and every lesson opened
// by its address. The code behind a click is not counted: it is in lazy chunks, which the service
// worker fetches later.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './lib/paths.mjs';

const KB = 1000;
const LIMITS = { firstLoad: 150 * KB, worker: 40 * KB };

/** @param {string} file */
const gzipped = (file) => gzipSync(readFileSync(file), { level: 9 }).length;

/**
 * The files of a chunk, its styles and all that it imports statically.
 * @typedef {{ file: string, isEntry?: boolean, css?: string[], imports?: string[] }} Chunk
 * @param {Record<string, Chunk>} manifest
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
 * The chunks that a page needs beside the entry, as the manifest calls them.
 * @param {Record<string, Chunk>} manifest
 */
function pagesOf(manifest) {
  const keys = Object.keys(manifest);
  const lessons = keys.filter((key) => /^src\/lessons\/[^/]+\/lesson\.ts$/.test(key));
  const player = 'src/components/lesson/LessonPage.tsx';
  const pages = [{ page: 'home', chunks: ['src/components/home/Home.tsx'] }];
  for (const lesson of lessons) {
    const folder = lesson.slice(0, -'lesson.ts'.length);
    // One language is loaded; the larger of them counts.
    const prose = keys.filter((key) => key.startsWith(folder) && key.endsWith('.mdx'));
    for (const each of prose) {
      const page = each.slice('src/lessons/'.length);
      pages.push({ page, chunks: [player, lesson, each] });
    }
  }
  return pages;
}

/**
 * @param {string} dist
 * @returns {{ pages: { page: string, size: number }[], worker: number }}
 */
export function measure(dist = join(root, 'dist')) {
  /** @type {Record<string, Chunk>} */
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
  const sum = (files) => {
    let total = 0;
    for (const file of files) total += gzipped(join(dist, file));
    return total;
  };
  const pages = pagesOf(manifest).map(({ page, chunks }) => {
    const files = new Set(entry);
    for (const chunk of chunks) {
      const own = withImports(manifest, chunk, new Set());
      for (const file of own) files.add(file);
    }
    return { page, size: sum(files) };
  });
  const workers = readdirSync(join(dist, 'assets')).filter((name) => /^worker-.*\.js$/.test(name));
  return { pages, worker: sum(workers.map((name) => `assets/${name}`)) };
}

/** Prints the sizes; 0 when all are within their limits, else 1. */
export function checkBudget(dist = join(root, 'dist')) {
  const sizes = measure(dist);
  /** @param {string} what @param {number} size @param {number} limit */
  const within = (what, size, limit) => {
    const ok = size > 0 && size <= limit;
    const sign = size === 0 ? 'nothing found' : ok ? 'ok' : 'TOO LARGE';
    console.log(`${what}: ${(size / KB).toFixed(1)} of ${limit / KB} kB gzip, ${sign}`);
    return ok;
  };
  const results = [
    ...sizes.pages.map(({ page, size }) => within(`First load of ${page}`, size, LIMITS.firstLoad)),
    within('Worker', sizes.worker, LIMITS.worker),
  ];
  return results.every(Boolean) ? 0 : 1;
}

// What a visitor downloads before anything shows, and the worker with the whole stack in it,
// against the limits the project has set itself. The code behind a click is not counted: it is
// in lazy chunks, which the service worker fetches later.

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
 * @param {string} dist
 * @returns {{ firstLoad: number, worker: number, files: { file: string, size: number }[] }}
 */
export function measure(dist = join(root, 'dist')) {
  /** @type {Record<string, Chunk>} */
  const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));
  /** @type {Set<string>} */
  const first = new Set();
  for (const [key, chunk] of Object.entries(manifest)) {
    if (chunk.isEntry) withImports(manifest, key, first);
  }
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  for (const [, file = ''] of page.matchAll(/(?:src|href)="(?:\.\/)?([^":]+\.(?:js|css))"/g)) {
    first.add(file);
  }
  const workers = readdirSync(join(dist, 'assets'))
    .filter((name) => /^worker-.*\.js$/.test(name))
    .map((name) => `assets/${name}`);
  const sizes = [...first, ...workers].map((file) => ({ file, size: gzipped(join(dist, file)) }));
  /** @param {(file: string) => boolean} belongs */
  const sum = (belongs) =>
    sizes.filter(({ file }) => belongs(file)).reduce((total, { size }) => total + size, 0);
  return {
    firstLoad: sum((file) => first.has(file)),
    worker: sum((file) => workers.includes(file)),
    files: sizes,
  };
}

/** Prints the sizes; 0 when all are within their limits, else 1. */
export function checkBudget(dist = join(root, 'dist')) {
  const sizes = measure(dist);
  for (const { file, size } of sizes.files) {
    console.log(`${(size / KB).toFixed(1).padStart(8)} kB  ${file}`);
  }
  /** @param {string} what @param {number} size @param {number} limit */
  const within = (what, size, limit) => {
    const ok = size > 0 && size <= limit;
    const sign = size === 0 ? 'nothing found' : ok ? 'ok' : 'TOO LARGE';
    console.log(`${what}: ${(size / KB).toFixed(1)} of ${limit / KB} kB gzip, ${sign}`);
    return ok;
  };
  const results = [
    within('First load, JS + CSS', sizes.firstLoad, LIMITS.firstLoad),
    within('Worker', sizes.worker, LIMITS.worker),
  ];
  return results.every(Boolean) ? 0 : 1;
}

// Whether the built app is there, and is what its sources say.

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** What the app is made of. */
const SOURCES = ['src', 'public', 'build', 'index.html', 'vite.config.ts', 'package-lock.json'];
const TEST = /\.test\.tsx?$/;

/** When a file was changed; 0 when there is none. @param {string} file */
const changedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** @param {string} path @param {number} since @returns {boolean} */
function changedSince(path, since) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return false;
  if (!stat.isDirectory()) return !TEST.test(path) && stat.mtimeMs > since;
  return readdirSync(path).some((name) => changedSince(join(path, name), since));
}

/**
 * `stale`: a source is newer than the app that was built.
 * @param {string} [folder]
 * @returns {'missing' | 'stale' | 'current'}
 */
export function builtApp(folder = root) {
  const built = changedAt(join(folder, 'dist', 'index.html'));
  if (built === 0) return 'missing';
  return SOURCES.some((name) => changedSince(join(folder, name), built)) ? 'stale' : 'current';
}

// Writes the skeleton of something new, and its line in the list that it needs:
//   npm run new -- <kind> <name> [--en "Name on the screen"] [--zh "屏幕上的名称"] [--after <lesson>]

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureNode } from './lib/node-version.mjs';
import { option } from './lib/options.mjs';
import { bin, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { KINDS } from './new/kinds.mjs';
import { editsOf } from './new/lists.mjs';
import { namesOf, skeletonOf } from './new/skeleton.mjs';

const SLUG = /^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/;
const LONGEST = 40;

/** @param {string} path */
const read = (path) => readFileSync(join(root, path), 'utf8');

/** @param {import('./new/kinds.mjs').Kind} kind @param {string} name */
const placeOf = ({ folder, isFile = false }, name) => `${folder}/${name}${isFile ? '.ts' : ''}`;

/** What is wrong with what was asked for. @param {string} kind @param {string} name */
function fault(kind, name) {
  const known = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  const kinds = Object.keys(KINDS).join(', ');
  if (known === undefined) {
    return `What is to be added? npm run new -- <kind> <name>, where the kind is one of: ${kinds}.`;
  }
  if (!SLUG.test(name) || name.length > LONGEST) {
    return `“${name}” is no name for a ${kind}: small letters and digits, words joined by hyphens, each beginning with a letter, at most ${LONGEST} in all.`;
  }
  const path = placeOf(known, name);
  if (existsSync(join(root, path))) return `${path} exists already.`;
  const capability = new RegExp(`^ +'?${name}'?: \\(\\) =>`, 'm');
  if (known.lists.includes('capabilities')) {
    if (name === 'core' || capability.test(read('src/runtime/capabilities.ts'))) {
      return `There is a capability “${name}” already (src/runtime/capabilities.ts).`;
    }
  }
  return undefined;
}

/** @param {string} kind @param {string} name @returns {string[]} The files that were written. */
function write(kind, name) {
  const {
    folder: parent,
    lists,
    isFile,
  } = /** @type {import('./new/kinds.mjs').Kind} */ (KINDS[kind]);
  const folder = isFile ? parent : `${parent}/${name}`;
  const names = namesOf(name, option('en'), option('zh'));
  const files = new Map(
    [...skeletonOf(kind, names, parent)].map(([path, text]) => [`${folder}/${path}`, text]),
  );
  for (const list of lists) {
    for (const { file, edit } of editsOf(list, names, folder, option('after'))) {
      const before = read(file);
      const text = edit(before);
      if (text !== before) files.set(file, text);
    }
  }
  // Everything is known to be in order: only now something is written.
  for (const [path, text] of files) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return [...files.keys()];
}

ensureNode();
const [kind = '', name = ''] = process.argv.slice(2);
const wrong = fault(kind, name);
if (wrong !== undefined) {
  console.error(wrong);
  process.exit(2);
}
/** @type {string[]} */
let files = [];
try {
  files = write(kind, name);
} catch (error) {
  console.error(`Nothing was written: ${error instanceof Error ? error.message : error}.`);
  process.exit(2);
}
const code = files.filter((file) => !file.endsWith('.mdx'));
const formatted = await run(process.execPath, [
  bin('@biomejs/biome', 'biome'),
  ...['check', '--write', '--log-level=error'],
  ...code,
]);
const known = /** @type {import('./new/kinds.mjs').Kind} */ (KINDS[kind]);
const { next, alsoTest = '', isFile } = known;
const own = isFile ? '' : placeOf(known, name);
console.log(files.join('\n'));
console.log(`\n${next}\nnpx vitest run ${`${own} ${alsoTest}`.trim()}`);
process.exit(formatted);

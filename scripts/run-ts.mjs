// Runs a TypeScript program with the Node at hand, however old: Vite bundles it first.
//   node scripts/run-ts.mjs bench/main.ts --any --arguments of-the-program

import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { ensureNode } from './lib/node-version.mjs';
import { root } from './lib/paths.mjs';
import { onStop, run } from './lib/run.mjs';

/**
 * Bundles a program and gives the path of the result. A vite.config.ts beside it is heeded.
 * @param {string} entry
 */
async function bundle(entry) {
  const { build } = await import('vite');
  const config = resolve(root, dirname(entry), 'vite.config.ts');
  const name = entry.replace(/[^\w.-]+/g, '-').replace(/\.ts$/, '');
  const outDir = join(root, '.cache', 'run', name);
  rmSync(outDir, { recursive: true, force: true });
  await build({
    root,
    configFile: existsSync(config) ? config : false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: resolve(root, entry),
      outDir,
      target: 'node20',
      sourcemap: true,
      rolldownOptions: { output: { entryFileNames: '[name].mjs' } },
    },
  });
  return join(outDir, basename(entry).replace(/\.ts$/, '.mjs'));
}

ensureNode();
onStop(() => {});
const [entry, ...rest] = process.argv.slice(2);
const args = rest[0] === '--' ? rest.slice(1) : rest;
if (!entry) {
  console.error('Which program? For example: node scripts/run-ts.mjs bench/main.ts');
  process.exit(2);
}
await ensureInstalled();
const program = await bundle(entry);
// A benchmark wants to be able to collect garbage between its rounds.
process.exit(
  await run(process.execPath, ['--enable-source-maps', '--expose-gc', program, ...args]),
);

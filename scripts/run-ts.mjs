// Runs a TypeScript program with the Node at hand, however old: Vite bundles it first.
//   node scripts/run-ts.mjs bench/main.ts --any --arguments of-the-program

import { bundle } from './lib/bundle.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { ensureNode } from './lib/node-version.mjs';
import { root } from './lib/paths.mjs';
import { onStop, run } from './lib/run.mjs';

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
  await run(process.execPath, ['--enable-source-maps', '--expose-gc', program, ...args], {
    env: { WIREGLASS_ROOT: root },
  }),
);

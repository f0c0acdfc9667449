// `npm run agent`: our stack on a real network. What is missing, or older than its sources, is
// installed and built first, as the user who called, also under sudo, so that nothing in the project
// belongs to root.
//   npm run agent -- --interface eth0

import { tmpdir } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { builtApp } from './lib/app.mjs';
import { bundle, bundleOf } from './lib/bundle.mjs';
import { homeOfUser } from './lib/home.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { ensureNode } from './lib/node-version.mjs';
import { bin, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

const PROGRAM = 'agent/main.ts';
const PREPARE = '--prepare-only';

async function prepare() {
  await ensureInstalled();
  await bundle(PROGRAM);
  const app = builtApp();
  if (app === 'current') return;
  const why = app === 'missing' ? '(once)' : 'again, for it has changed since';
  console.log(`Building the app ${why} …`);
  const code = await run(process.execPath, [bin('vite', 'vite'), 'build', '--logLevel', 'warn']);
  if (code === 0) return;
  if (app === 'missing') process.exit(code);
  console.error('It could not be built: the agent serves the app as it was built before.');
}

/** Who called us through sudo; undefined when nobody did. */
function caller() {
  const { SUDO_UID, SUDO_GID } = process.env;
  if (process.getuid?.() !== 0 || !SUDO_UID || !SUDO_GID) return undefined;
  return { uid: Number(SUDO_UID), gid: Number(SUDO_GID) };
}

ensureNode();
const args = process.argv.slice(2);
if (args[0] === PREPARE) {
  // Under sudo this may still be root's home, where npm could not write.
  process.env.HOME = homeOfUser() ?? tmpdir();
  await prepare();
} else {
  const user = caller();
  if (user === undefined) await prepare();
  else {
    const self = fileURLToPath(import.meta.url);
    const code = await run(process.execPath, [self, PREPARE], user);
    if (code !== 0) process.exit(code);
  }
  process.env.WIREGLASS_PROJECT = root;
  process.setSourceMapsEnabled(true);
  // In this very process: Ctrl-C and a question in the terminal then just work.
  await import(pathToFileURL(bundleOf(PROGRAM)).href);
}

// `npm start`: the app, with changes shown as you save them. Needs nothing but Node and npm.
//   npm start -- --port 8080 --host 0.0.0.0

import { ensureInstalled } from './lib/install.mjs';
import { ensureNode } from './lib/node-version.mjs';
import { option } from './lib/options.mjs';
import { root } from './lib/paths.mjs';
import { onStop } from './lib/run.mjs';

ensureNode();

/** @type {import('vite').ViteDevServer | undefined} */
let server;
onStop(async () => {
  await server?.close();
}, 0);

await ensureInstalled();

// Vite runs inside this process, so that there is nothing to leave behind when it ends.
const { createServer } = await import('vite');
const host = option('host');
server = await createServer({
  root,
  clearScreen: false,
  server: { port: Number(option('port') ?? 5173), ...(host === undefined ? {} : { host }) },
});
await server.listen();
console.log('\n  Wireglass is ready:\n');
server.printUrls();
console.log('  Ctrl-C stops it.\n');

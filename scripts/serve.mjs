// `npm run preview`: serves the built app, under any folder.
//   node scripts/serve.mjs --base /some/folder/ --port 4173 --dist dist

import { resolve } from 'node:path';
import { option } from './lib/options.mjs';
import { root } from './lib/paths.mjs';
import { onStop } from './lib/run.mjs';
import { asBase, staticServer } from './lib/static-server.mjs';

const base = asBase(option('base') ?? '/');
const dist = resolve(root, option('dist') ?? 'dist');
const server = staticServer({ dist, base });
onStop(() => void server.close(), 0);
server.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(Number(option('port') ?? 4173), option('host') ?? '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  console.log(`Serving ${dist} at http://127.0.0.1:${port}${base}`);
});

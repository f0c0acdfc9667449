/** What a visitor downloads, from the built app. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { measure } from '../scripts/budget.mjs';
import { figure, type Table } from './table.ts';

const KB = 1_000;
const LIMITS = { firstLoad: 150, worker: 40 };

export function sizes(): Table {
  const title = 'Sizes, gzip';
  const head = ['', 'kB', 'limit'];
  const dist = join(process.cwd(), 'dist');
  if (!existsSync(join(dist, '.vite', 'manifest.json'))) {
    return { title, head, rows: [], notes: ['There is no build: `npm run build` makes one.'] };
  }
  const { pages, worker } = measure(dist);
  return {
    title,
    head,
    rows: [
      ...pages.map(({ page, size }) => [
        `first load of ${page}`,
        figure(size / KB),
        String(LIMITS.firstLoad),
      ]),
      ['stack and simulator, the worker', figure(worker / KB), String(LIMITS.worker)],
    ],
  };
}

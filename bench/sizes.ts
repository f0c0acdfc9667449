/** What a visitor downloads, from the built app. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { measure, readFirstViews } from '../scripts/budget.mjs';
import { figure, type Table } from './table.ts';

const KB = 1_000;

export async function sizes(): Promise<Table> {
  const title = 'Sizes, gzip';
  const head = ['', 'kB', 'limit'];
  const dist = join(process.cwd(), 'dist');
  if (!existsSync(join(dist, '.vite', 'manifest.json'))) {
    return { title, head, rows: [], notes: ['There is no build: `npm run build` makes one.'] };
  }
  const rows = measure(dist, await readFirstViews()).map(({ what, limit, size }) => [
    what,
    figure(size / KB),
    String(limit),
  ]);
  return { title, head, rows };
}

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout; a program that was bundled lies elsewhere, and is told. */
export const root =
  process.env.WIREGLASS_ROOT ?? resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Where results of a test run are left for others (`.ci/run`) to read. */
export const results = join(root, '.cache', 'results');

/**
 * The JavaScript file behind a package's command. Starting it with our own Node, instead of
 * through `npx` or a shell, leaves no process in between that could outlive us.
 * @param {string} packageName
 * @param {string} command
 */
export function bin(packageName, command) {
  const folder = join(root, 'node_modules', packageName);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const entry = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin?.[command];
  const file = join(folder, entry ?? '');
  if (!entry || !existsSync(file)) throw new Error(`${packageName} has no command ${command}`);
  return file;
}

import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { root } from './paths.mjs';

/**
 * Bundles a TypeScript program, so that any Node can run it, and gives the path of the result.
 * A vite.config.ts beside it is heeded.
 * @param {string} entry
 */
export async function bundle(entry) {
  const { build } = await import('vite');
  const config = resolve(root, dirname(entry), 'vite.config.ts');
  const outDir = dirname(bundleOf(entry));
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
  return bundleOf(entry);
}

/** Where the bundle of a program is. @param {string} entry */
export function bundleOf(entry) {
  const name = entry.replace(/[^\w.-]+/g, '-').replace(/\.ts$/, '');
  return join(root, '.cache', 'run', name, basename(entry).replace(/\.ts$/, '.mjs'));
}

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { shortNames } from './build/class-names.ts';
import { onFirstScreen } from './build/first-screen.ts';
import { iconsWithoutKeys } from './build/icons.ts';
import { mdx } from './build/mdx.ts';
import { pageChunkName, preloads } from './build/preloads.ts';
import { pwa } from './build/pwa.ts';
import { reactByName } from './build/react-by-name.ts';
import { smaller, workerSmaller } from './build/smaller.ts';
import { workerOutput } from './build/worker.ts';

/** Packages that several chunks use. */
const packages = {
  name: 'packages',
  minShareCount: 2,
  // Fetching chunks is needed by every page that has lazy parts.
  // Comparing what a store gives piece by piece is for notices, which come later.
  test: /vite\/preload-helper|by-name:|node_modules\/(react|react-dom|scheduler|wouter|zustand(?!.*\/shallow)|regexparam|use-sync-external-store|lucide-react)/,
};
/** The frame around every page. */
const shell = {
  name: 'shell',
  minShareCount: 2,
  test: /src\/(i18n\/(define|language|index)|runtime\/(settings|progress|start-worker)|components\/(shell|a11y|glossary\/(load-glossary|use-glossary))|lessons\/(catalog|curriculum))/,
};
/** What the player, the lessons and the pictures of a run have in common on a first screen. */
const player = { name: onFirstScreen('player'), minShareCount: 2 };

export default defineConfig(({ command }) => ({
  // Every path is relative, so that the built app can be put into any folder of any server.
  base: './',
  plugins: [
    reactByName(),
    iconsWithoutKeys(),
    mdx(),
    react({ include: /\.(mdx|tsx?)$/ }),
    smaller(),
    pwa(),
  ],
  css: { modules: command === 'build' ? { generateScopedName: shortNames() } : {} },
  worker: {
    format: 'es',
    plugins: () => [workerSmaller()],
    rolldownOptions: { output: workerOutput },
  },
  optimizeDeps: { entries: ['index.html'] },
  // What other commands write is no reason to load the page again.
  server: { watch: { ignored: ['**/.cache/**', '**/dist/**'] } },
  build: {
    target: 'baseline-widely-available',
    // Written into dist/.vite/, for the check of the sizes.
    manifest: true,
    modulePreload: { resolveDependencies: preloads },
    // What several pages share goes into three chunks, not fifty: small files do not compress.
    rolldownOptions: {
      output: {
        chunkFileNames: pageChunkName,
        codeSplitting: { groups: [packages, shell, player] },
      },
    },
    sourcemap: true,
  },
}));

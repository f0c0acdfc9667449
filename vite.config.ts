import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { mdx } from './build/mdx.ts';
import { pwa } from './build/pwa.ts';
import { smaller } from './build/smaller.ts';
import { workerOutput } from './build/worker.ts';

/** Packages that several chunks use. */
const packages = {
  name: 'packages',
  minShareCount: 2,
  // Fetching chunks is needed by every page that has lazy parts.
  test: /vite\/preload-helper|node_modules\/(react|react-dom|scheduler|wouter|zustand|regexparam|use-sync-external-store|lucide-react)/,
};
/** The frame around every page. */
const shell = {
  name: 'shell',
  minShareCount: 2,
  test: /src\/(i18n\/(define|language|index)|runtime\/(settings|progress)|components\/(shell|a11y)|lessons\/(catalog|curriculum))/,
};
/** What the pictures of a run have in common. */
const player = {
  name: 'player',
  minShareCount: 2,
  test: /src\/(model|runtime\/(run-|simulation|topology)|stack\/trace\/(log|batch|capture)|components\/(lesson|workbench|view-kit|node-name))/,
};

export default defineConfig({
  // Every path is relative, so that the built app can be put into any folder of any server.
  base: './',
  plugins: [mdx(), react({ include: /\.(mdx|tsx?)$/ }), smaller(), pwa()],
  worker: {
    format: 'es',
    rolldownOptions: { output: workerOutput },
  },
  optimizeDeps: { entries: ['index.html'] },
  // What other commands write is no reason to load the page again.
  server: { watch: { ignored: ['**/.cache/**', '**/dist/**'] } },
  build: {
    target: 'baseline-widely-available',
    // Written into dist/.vite/, for the check of the sizes.
    manifest: true,
    // What several pages share goes into three chunks, not fifty: small files do not compress.
    rolldownOptions: { output: { codeSplitting: { groups: [packages, shell, player] } } },
    sourcemap: true,
  },
});

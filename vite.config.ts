import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { mdx } from './build/mdx.ts';
import { pwa } from './build/pwa.ts';

const shared = { minShareCount: 2, includeDependenciesRecursively: false };
/** The frame around every page. */
const shell = {
  ...shared,
  name: 'shell',
  test: /node_modules\/(react|react-dom|scheduler|wouter|zustand|regexparam|use-sync-external-store)\/|src\/(i18n\/(define|language|index)|runtime\/(settings|progress)|components\/(shell|help|a11y)|lessons\/(catalog|curriculum))/,
};
/** What the pictures of a run have in common. */
const player = {
  ...shared,
  name: 'player',
  test: /src\/(runtime|stack\/(trace|core|sim|wire\/(tcp|fields|header|options|ethernet)\.ts)|components\/(lesson|questions|ladder))/,
};

export default defineConfig({
  // Every path is relative, so that the built app can be put into any folder of any server.
  base: './',
  plugins: [mdx(), react({ include: /\.(mdx|tsx?)$/ }), pwa()],
  worker: { format: 'es' },
  optimizeDeps: { entries: ['index.html'] },
  // What other commands write is no reason to load the page again.
  server: { watch: { ignored: ['**/.cache/**', '**/dist/**'] } },
  build: {
    target: 'baseline-widely-available',
    // Written into dist/.vite/, for the check of the sizes.
    manifest: true,
    // What several pages share goes into two chunks, not fifty: small files do not compress.
    rolldownOptions: { output: { codeSplitting: { groups: [shell, player] } } },
    sourcemap: true,
  },
});

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { mdx } from './build/mdx.ts';
import { pwa } from './build/pwa.ts';

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
    sourcemap: true,
  },
});

/** The stack is measured as it is shipped: folded and minified like the worker (vite.config.ts). */
import { defineConfig } from 'vite';
import { fold } from '../build/fold.ts';
import { smaller } from '../build/smaller.ts';

export default defineConfig({
  plugins: [fold('worker'), smaller('worker')],
  build: { minify: 'oxc' },
});

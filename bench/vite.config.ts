/** The stack is measured as it is shipped: built like the worker. */
import { defineConfig } from 'vite';
import { workerSmaller } from '../build/smaller.ts';
import { workerOutput } from '../build/worker.ts';

export default defineConfig({
  plugins: [workerSmaller()],
  build: { minify: 'oxc', rolldownOptions: { output: workerOutput } },
});

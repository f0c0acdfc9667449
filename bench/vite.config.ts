/** The stack is measured as it is shipped: built like the worker. */
import { defineConfig } from 'vite';
import { workerOutput } from '../build/worker.ts';

export default defineConfig({
  build: { minify: 'oxc', rolldownOptions: { output: workerOutput } },
});

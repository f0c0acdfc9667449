/** The stack is measured as it is shipped: built like the worker. */
import { defineConfig } from 'vite';
import { workerOutput, workerPlugins } from '../build/worker.ts';

export default defineConfig({
  plugins: workerPlugins(),
  build: { minify: 'oxc', rolldownOptions: { output: workerOutput } },
});

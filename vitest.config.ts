import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { mdx } from './build/mdx.ts';

export default defineConfig({
  plugins: [mdx(), react({ include: /\.(mdx|tsx?)$/ })],
  test: {
    environment: 'node',
    // Generous: a busy machine is not a failing test.
    testTimeout: 30_000,
    setupFiles: ['src/machines/testing/every-trace.ts', 'build/property-seed.ts'],
    include: ['src/**/*.test.{ts,tsx}', '{scripts,build,bench,agent,fuzz,layout}/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
  },
});

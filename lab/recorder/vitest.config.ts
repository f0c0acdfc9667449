import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// The unit tests of the stack and of all that drives it, with a recorder listening.
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    environment: 'node',
    testTimeout: 120_000,
    include: ['src/{stack,packetdrill,lessons,machines}/**/*.test.ts'],
    setupFiles: ['lab/recorder/setup.ts', 'build/property-seed.ts'],
    pool: 'forks',
    maxWorkers: 2,
    reporters: ['json'],
    outputFile: '.cache/results/recorded-tests.json',
  },
});

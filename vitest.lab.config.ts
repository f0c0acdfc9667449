import { defineConfig } from 'vitest/config';

// The tests that other people's tools take part in: `npm run test:lab`.
export default defineConfig({
  test: {
    environment: 'node',
    include: ['lab/**/*.lab.ts', 'agent/**/*.lab.ts'],
    pool: 'forks',
    maxWorkers: 1,
    // One test file may look at what another had tshark read already.
    isolate: false,
    testTimeout: 120_000,
    // Real kernels and wall time; who needed a second try is named (docs/decisions/0049-the-lab-too.md).
    retry: process.env.CI ? 1 : 0,
    reporters: ['default', ['json', { outputFile: '.cache/results/lab.json' }]],
  },
});

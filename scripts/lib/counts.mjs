import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { results } from './paths.mjs';

/** @param {string} folder @param {string} name */
function read(folder, name) {
  try {
    return JSON.parse(readFileSync(join(folder, name), 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * What a report of vitest's or Playwright's JSON reporter says.
 * @param {any} report
 */
function counts(report) {
  if (report?.stats) return { passed: report.stats.expected, failed: report.stats.unexpected };
  if (report) return { passed: report.numPassedTests, failed: report.numFailedTests };
  return { passed: 0, failed: 0 };
}

/**
 * What the last `npm test` and `npm run test:lab` came to. A step that has no single tests
 * (types, lint, the build …) counts as one failure when it failed, and as nothing when it did not.
 * @param {string} [folder]
 * @returns {{ passed: number, failed: number }}
 */
export function total(folder = results) {
  /** @type {{ outcome: string, report?: string }[]} */
  const steps = [
    ...(read(folder, 'steps.json') ?? [{ outcome: 'failed' }]),
    ...(read(folder, 'lab-steps.json') ?? []),
  ];
  const each = steps.map(({ outcome, report }) => {
    const sum = counts(report ? read(folder, report) : undefined);
    // A run can fail without a failing test: an error outside of any, or nothing ran at all.
    return outcome === 'failed' && sum.failed === 0 ? { ...sum, failed: 1 } : sum;
  });
  return {
    passed: each.reduce((sum, it) => sum + it.passed, 0),
    failed: each.reduce((sum, it) => sum + it.failed, 0),
  };
}

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
  if (report?.stats) {
    const { expected, unexpected, flaky } = report.stats;
    return { passed: expected + flaky, failed: unexpected };
  }
  if (report) return { passed: report.numPassedTests, failed: report.numFailedTests };
  return { passed: 0, failed: 0 };
}

/** @typedef {{ outcome: string, name?: string, report?: string }} Step */

/** @param {string} folder @returns {Step[]} */
const stepsIn = (folder) => [
  ...(read(folder, 'steps.json') ?? [{ outcome: 'failed' }]),
  ...(read(folder, 'lab-steps.json') ?? []),
];

/**
 * The tests that failed, by file and name: the last lines of a long log are what is kept of it.
 * @param {string} [folder]
 * @returns {string[]}
 */
export function failures(folder = results) {
  return stepsIn(folder).flatMap(({ outcome, name, report }) => {
    if (outcome !== 'failed') return [];
    const found = report ? failedIn(read(folder, report)) : [];
    return found.length > 0 ? found : [name ?? 'nothing ran'];
  });
}

/**
 * The tests of the browser and of the lab that failed once and passed when they were tried again: they
 * are told after each run (docs/decisions/0031-a-second-try.md, 0049-the-lab-too.md).
 * @param {string} [folder]
 * @returns {string[]}
 */
export function wavering(folder = results) {
  return stepsIn(folder).flatMap(({ report }) => (report ? waveredIn(read(folder, report)) : []));
}

/** @param {any} report @returns {string[]} */
function waveredIn(report) {
  if (report?.stats) {
    const wavered = (/** @type {any} */ spec) =>
      spec.tests.some((/** @type {any} */ test) => test.status === 'flaky');
    return report.suites.flatMap((/** @type {any} */ suite) => specsOf(suite, wavered));
  }
  // Vitest has no word for it: the failures of the first try stand with a test that passed.
  return (report?.testResults ?? []).flatMap((/** @type {any} */ file) =>
    file.assertionResults
      .filter((/** @type {any} */ it) => it.status === 'passed' && it.failureMessages?.length > 0)
      .map((/** @type {any} */ it) => `${file.name}: ${it.fullName}`),
  );
}

/** @param {any} report @returns {string[]} */
function failedIn(report) {
  if (report?.stats) {
    const failed = (/** @type {any} */ spec) => !spec.ok;
    return report.suites.flatMap((/** @type {any} */ suite) => specsOf(suite, failed));
  }
  return (report?.testResults ?? []).flatMap((/** @type {any} */ file) => {
    const failed = file.assertionResults.filter((/** @type {any} */ it) => it.status === 'failed');
    if (failed.length === 0 && file.status === 'failed') return [`${file.name}: ${file.message}`];
    return failed.map((/** @type {any} */ it) => `${file.name}: ${it.fullName}`);
  });
}

/** @param {any} suite @param {(spec: any) => boolean} wanted @returns {string[]} */
function specsOf(suite, wanted) {
  const own = (suite.specs ?? []).filter(wanted);
  return [
    ...own.map((/** @type {any} */ spec) => `${spec.file}:${spec.line}: ${spec.title}`),
    ...(suite.suites ?? []).flatMap((/** @type {any} */ inner) => specsOf(inner, wanted)),
  ];
}

/**
 * What the last `npm test` and `npm run test:lab` came to. A step that has no single tests
 * (types, lint, the build …) counts as one failure when it failed, and as nothing when it did not.
 * @param {string} [folder]
 * @returns {{ passed: number, failed: number }}
 */
export function total(folder = results) {
  const each = stepsIn(folder).map(({ outcome, report }) => {
    const sum = counts(report ? read(folder, report) : undefined);
    // A run can fail without a failing test: an error outside of any, or nothing ran at all.
    return outcome === 'failed' && sum.failed === 0 ? { ...sum, failed: 1 } : sum;
  });
  return {
    passed: each.reduce((sum, it) => sum + it.passed, 0),
    failed: each.reduce((sum, it) => sum + it.failed, 0),
  };
}

// `npm test`: everything that must hold, each step timed, in the order of what fails fastest.
//   npm test                  all of it
//   npm test -- types unit    only these steps

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { checkBudget } from './budget.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { ensureNode } from './lib/node-version.mjs';
import { bin, results, root } from './lib/paths.mjs';
import { onStop, run } from './lib/run.mjs';

/** @param {string} packageName @param {string} command @param {readonly string[]} args */
const tool = (packageName, command, args) =>
  run(process.execPath, [bin(packageName, command), ...args]);

const unitReport = [
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${join(results, 'unit.json')}`,
];

async function endToEnd() {
  const browser = await ensureBrowser();
  console.log(`Browser: ${browser}`);
  const cli = bin('@playwright/test', 'playwright');
  const env = {
    CHROMIUM_PATH: browser,
    PLAYWRIGHT_JSON_OUTPUT_FILE: join(results, 'e2e.json'),
  };
  return run(process.execPath, [cli, 'test', '--reporter=list,json'], { env });
}

/** A sample of windows and themes that comes to every step (layout/plan.ts). */
async function layout() {
  const env = { CHROMIUM_PATH: await ensureBrowser() };
  return run(process.execPath, [join(root, 'scripts', 'run-ts.mjs'), 'layout/main.ts'], { env });
}

/**
 * Each step gives an exit code. `report` is the file in which its single tests are counted.
 * @typedef {{ name: string, what: string, needs?: string, report?: string, run: () => Promise<number> }} Step
 * @type {readonly Step[]}
 */
const STEPS = [
  { name: 'types', what: 'TypeScript', run: () => tool('typescript', 'tsc', ['-b']) },
  {
    name: 'lint',
    what: 'lint and format',
    run: () => tool('@biomejs/biome', 'biome', ['check', '--error-on-warnings', '.']),
  },
  { name: 'knip', what: 'dead code', run: () => tool('knip', 'knip', []) },
  {
    name: 'unit',
    what: 'unit tests, lessons, tidiness',
    report: 'unit.json',
    run: () => tool('vitest', 'vitest', ['run', ...unitReport]),
  },
  { name: 'build', what: 'the app', run: () => tool('vite', 'vite', ['build', '--logLevel=warn']) },
  { name: 'budget', what: 'sizes', needs: 'build', run: async () => checkBudget() },
  { name: 'layout', what: 'every step, looked at', needs: 'build', run: layout },
  { name: 'e2e', what: 'in the browser', needs: 'build', report: 'e2e.json', run: endToEnd },
];

/** @param {readonly string[]} names */
function chosen(names) {
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(`No such step: ${unknown.join(', ')}.`);
    console.error(`There are: ${STEPS.map((step) => step.name).join(', ')}.`);
    process.exit(2);
  }
  if (names.length === 0) return STEPS;
  return STEPS.filter((step) => names.includes(step.name));
}

/**
 * @typedef {{ name: string, what: string, outcome: 'ok' | 'failed' | 'skipped', seconds: number, report?: string }} Outcome
 * @param {Step} step
 * @param {readonly Outcome[]} before
 * @returns {Promise<Outcome>}
 */
async function perform(step, before) {
  const { name, what, report } = step;
  const about = { name, what, ...(report === undefined ? {} : { report }) };
  if (before.some((it) => it.name === step.needs && it.outcome !== 'ok')) {
    return { ...about, outcome: 'skipped', seconds: 0 };
  }
  console.log(`\n── ${name}: ${what}`);
  const start = performance.now();
  let code = 1;
  try {
    code = await step.run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  const seconds = (performance.now() - start) / 1000;
  return { ...about, outcome: code === 0 ? 'ok' : 'failed', seconds };
}

/** The errors of the tools stand far above by now; the summary says where to look. */
function summarise(/** @type {readonly Outcome[]} */ outcomes) {
  const mark = { ok: '✓', failed: '✗', skipped: '–' };
  console.log('\n── summary');
  for (const { name, what, outcome, seconds } of outcomes) {
    const time = outcome === 'skipped' ? 'skipped' : `${seconds.toFixed(1)} s`;
    console.log(`${mark[outcome]} ${name.padEnd(8)}${time.padStart(9)}  ${what}`);
  }
}

ensureNode();
onStop(() => {});
await ensureInstalled();
mkdirSync(results, { recursive: true });

const steps = chosen(process.argv.slice(2));
for (const { report } of steps) if (report) rmSync(join(results, report), { force: true });

/** @type {Outcome[]} */
const outcomes = [];
for (const step of steps) outcomes.push(await perform(step, outcomes));
summarise(outcomes);
writeFileSync(join(results, 'steps.json'), JSON.stringify(outcomes, null, 2));
process.exit(outcomes.every((it) => it.outcome === 'ok') ? 0 : 1);

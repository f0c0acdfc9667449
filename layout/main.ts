// `npm run layout`: looks at every step of every lesson, in each theme, language and window, and
// tells what an eye would complain of (build the app first).
//   npm run layout                                  a sample that covers every step, as `npm test` does
//   npm run layout -- --all                         everything
//   npm run layout -- --lesson arp --language zh    one lesson
//   npm run layout -- --sheets folder               a picture for each lesson and window besides

import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { ensureBrowser, launchOptions } from '../scripts/browser.mjs';
import { option } from '../scripts/lib/options.mjs';
import { staticServer } from '../scripts/lib/static-server.mjs';
import { type Course, checkLesson, type Result, together } from './lesson.ts';
import { inPageScript } from './page.ts';
import { reportOf } from './report.ts';

/** This program is bundled before it runs: only the working directory says where the checkout is. */
const root = process.cwd();
const LANGUAGES = ['en', 'zh'] as const;
/** A page of the browser's for each of the two cores that the smallest machine has. */
const AT_ONCE = 2;

const chosen = <T extends string>(name: string, all: readonly T[]) =>
  all.filter((each) => (option(name) ?? each) === each);

const lessons = () =>
  readdirSync(join(root, 'src/lessons')).filter((id) =>
    existsSync(join(root, 'src/lessons', id, 'lesson.ts')),
  );

async function main(): Promise<number> {
  const dist = resolve(root, option('dist') ?? 'dist');
  if (!existsSync(join(dist, 'index.html'))) {
    console.error('There is no built app to look at: run `npm run build` first.');
    return 1;
  }
  const server = staticServer({ dist });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
  const browser = await chromium.launch(launchOptions(await ensureBrowser()));
  const script = await inPageScript(root);
  const all = process.argv.includes('--all');
  const course: Course = { browser, url, script, root, all, sheets: option('sheets') };
  const start = performance.now();
  const subjects = chosen('lesson', lessons()).flatMap((id) =>
    chosen('language', LANGUAGES).map((language) => ({ id, language })),
  );
  const results: Result[] = [];
  const turns = subjects.entries();
  // Each takes the next lesson as soon as it has finished one.
  const look = async () => {
    for (const [turn, subject] of turns) {
      results[turn] = await checkLesson(course, { ...subject, turn });
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, look));
  } finally {
    await browser.close();
    server.close();
  }
  return tell(together(results), subjects.length, performance.now() - start);
}

function tell({ findings, looks, ms }: Result, subjects: number, took: number): number {
  for (const line of reportOf(findings)) console.log(line);
  const each = looks === 0 ? 0 : ms / looks;
  const seconds = (took / 1000).toFixed(1);
  const what = `${looks} looks at ${subjects} lessons, each in one language`;
  console.log(`\n${what}: ${seconds} s, ${each.toFixed(0)} ms a look.`);
  console.log(findings.length === 0 ? 'Nothing to complain of.' : `${findings.length} faults.`);
  return findings.length === 0 ? 0 : 1;
}

process.exitCode = await main();

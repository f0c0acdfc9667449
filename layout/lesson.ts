/** Looks at one lesson in one language: with its questions open, answered, and presented. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { answeredProgress, answeredSteps } from './answered.ts';
import type { Layout, Seen } from './in-page/index.ts';
import { openLesson } from './page.ts';
import {
  BEAMERS,
  everything,
  SIZES,
  type Size,
  sample,
  THEMES,
  type Theme,
  type Visit,
} from './plan.ts';
import type { Finding } from './report.ts';
import { leastFor } from './rules.ts';
import { takeSheets } from './sheets.ts';

declare const layout: Layout;

export interface Course {
  readonly browser: Browser;
  readonly url: string;
  readonly script: string;
  /** The folder of the checkout. */
  readonly root: string;
  /** Every step in every window and theme, rather than a sample. */
  readonly all: boolean;
  /** Where contact sheets go, if they are wanted. */
  readonly sheets: string | undefined;
}

/** One lesson in one language. `turn` counts them: a sample moves on with it. */
export interface Subject {
  readonly id: string;
  readonly language: string;
  readonly turn: number;
}

/** What came of it: how much was looked at, how long that took, what was found. */
export interface Result {
  readonly findings: readonly Finding[];
  readonly looks: number;
  readonly ms: number;
}

export async function checkLesson(course: Course, subject: Subject): Promise<Result> {
  const { id, language, turn } = subject;
  const page = await openLesson(course.browser, { ...course, path: `#/lesson/${id}`, language });
  const steps = await page.evaluate(() => layout.countSteps());
  const visits = (count: number, offset: number) =>
    course.all ? everything(count) : sample(count, turn + offset);
  const results = [await pass(page, subject, 'open', visits(steps, 0))];
  if (course.sheets !== undefined) {
    await takeSheets(page, resolve(course.root, course.sheets), `${id}-${language}`);
  }
  const prose = readFileSync(join(course.root, 'src/lessons', id, 'en.mdx'), 'utf8');
  await page.evaluate((kept) => layout.keepProgress(kept), answeredProgress(id, prose));
  // And the end of the lesson.
  results.push(await pass(page, subject, 'answered', visits(steps + 1, 7)));
  await page.close();
  results.push(await checkAnswered(course, subject, prose));
  if (course.all || turn % 2 === Math.floor(turn / 2) % 2) {
    results.push(await checkPresented(course, subject));
  }
  return together(results);
}

async function pass(page: Page, subject: Subject, state: string, visits: readonly Visit[]) {
  const results: Result[] = [];
  for (const { size, shots } of visits) {
    await page.setViewportSize({ width: size.width, height: size.height });
    const wanted = shots.map(({ step, theme }) => ({ step, ...ruleFor(theme, size, false) }));
    const seen = await page.evaluate((each) => layout.survey(each), wanted);
    results.push(resultOf(seen, subject, size, state));
  }
  return together(results);
}

/** With all answered right, on a laptop. */
async function checkAnswered(course: Course, subject: Subject, prose: string): Promise<Result> {
  const { id, language } = subject;
  const progress = answeredProgress(id, prose, 'right');
  const path = `#/lesson/${id}`;
  const page = await openLesson(course.browser, { ...course, path, language, progress });
  const seen = await page.evaluate((steps) => layout.surveyAnswered(steps), answeredSteps(prose));
  await page.close();
  return resultOf(seen, subject, SIZES[0]!, 'answered right');
}

/** A beamer’s windows and themes: all of them, or one at a turn. */
async function checkPresented(course: Course, subject: Subject): Promise<Result> {
  const { id, language, turn } = subject;
  const each = BEAMERS.flatMap((size) => THEMES.map((theme) => ({ size, theme })));
  const chosen = course.all ? each : [each[Math.floor(turn / 2) % each.length]!];
  const results: Result[] = [];
  for (const { size, theme } of chosen) {
    const path = `#/lesson/${id}?mode=present`;
    const page = await openLesson(course.browser, { ...course, path, language });
    await page.setViewportSize({ width: size.width, height: size.height });
    const wanted = ruleFor(theme, size, true);
    const seen = await page.evaluate((rule) => layout.surveyPresented(rule), wanted);
    results.push(resultOf(seen, subject, size, 'presented'));
    await page.close();
  }
  return together(results);
}

export function together(results: readonly Result[]): Result {
  return {
    findings: results.flatMap(({ findings }) => findings),
    looks: results.reduce((sum, { looks }) => sum + looks, 0),
    ms: results.reduce((sum, { ms }) => sum + ms, 0),
  };
}

const ruleFor = (theme: Theme, size: Size, presented: boolean) => ({
  ...{ theme, strict: theme === 'projector' },
  least: leastFor(theme, size, presented),
});

function resultOf(seen: readonly Seen[], subject: Subject, size: Size, state: string): Result {
  const { id: lesson, language } = subject;
  return {
    findings: seen.flatMap(({ faults, ms: _, ...where }) =>
      faults.map((fault) => ({ lesson, language, size: size.name, state, ...where, ...fault })),
    ),
    looks: seen.length,
    ms: seen.reduce((sum, { ms }) => sum + ms, 0),
  };
}

/**
 * `npm run new` in a copy of the checkout: one skeleton of each kind, all at once, and everything that
 * is asked of the project (types, lint, tidiness) is asked of them; their own tests pass.
 */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LESSONS } from '../src/lessons/catalog.ts';
import { COURSE } from '../src/lessons/curriculum.ts';
import curriculum from '../src/lessons/curriculum.ts?raw';
import { bin, root } from './lib/paths.mjs';
import { KINDS } from './new/kinds.mjs';
import { editsOf } from './new/lists.mjs';
import { namesOf } from './new/skeleton.mjs';

/** Generous: a busy machine is not a failing test. */
const LONG = 900_000;
const OUTPUT = ['.cache', 'dist', 'coverage', 'test-results', 'playwright-report'];
const LEFT_OUT = new Set(['node_modules', '.git', ...OUTPUT]);

const planned = COURSE.find(({ slug }) => LESSONS.every(({ id }) => id !== slug));
const nameOf = (kind: string) => (kind === 'lesson' ? (planned?.slug ?? '') : `sample-${kind}`);

/** Where a sample stands: a folder, or a file. */
const SAMPLES = Object.entries(KINDS).map(([kind, { folder, isFile }]) => {
  const path = `${folder}/${nameOf(kind)}`;
  return isFile ? `${path}.ts` : `${path}/`;
});

let copy = '';
const written: string[] = [];

/** Starts one of our tools in a folder, as somebody at a shell would. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV$|NODE_OPTIONS$)/.test(name)),
);

interface Ended {
  readonly status: number | string | null | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** It does not block: the test runner is answered while a tool runs. */
function start(program: string, ...args: string[]): Promise<Ended> {
  const options = { cwd: copy, env: environment, maxBuffer: 1 << 26 };
  return promisify(execFile)(process.execPath, [program, ...args], options).then(
    ({ stdout, stderr }) => ({ status: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ status: code, stdout, stderr }),
  );
}

const orderIn = (path: string) => Number(/order: (\d+)/.exec(readFileSync(path, 'utf8'))?.[1]);

const makeNew = (...args: string[]) => start(join(copy, 'scripts', 'new.mjs'), ...args);

async function runs(packageName: string, command: string, ...args: string[]): Promise<string> {
  const path = join(copy, relative(root, bin(packageName, command)));
  const { status, stdout, stderr } = await start(path, ...args);
  return status === 0 ? 'passed' : `${stdout}${stderr}`;
}

beforeAll(async () => {
  copy = await mkdtemp(join(realpathSync(tmpdir()), 'wireglass-'));
  const wanted = (path: string) => !LEFT_OUT.has(relative(root, path).split(/[\\/]/)[0] as string);
  await cp(root, copy, { recursive: true, filter: wanted });
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  // What is known of types that are unchanged need not be found out again.
  const known = join('.cache', 'tsc');
  await mkdir(join(copy, '.cache'));
  if (existsSync(join(root, known)))
    await cp(join(root, known), join(copy, known), { recursive: true });
  for (const kind of Object.keys(KINDS)) {
    const { status, stdout, stderr } = await makeNew(kind, nameOf(kind));
    expect(stderr, kind).toBe('');
    expect(status, stdout).toBe(0);
    written.push(...stdout.split('\n').filter((line) => /^src\/\S+$/.test(line)));
  }
}, LONG);

// A tool that was cut off may still be writing there.
afterAll(() => rm(copy, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 }), LONG);

test('a skeleton of each kind compiles', { timeout: LONG }, async () => {
  expect(await runs('typescript', 'tsc', '-b')).toBe('passed');
});

test('a skeleton of each kind is formatted and has nothing to lint', {
  timeout: LONG,
}, async () => {
  const files = [...new Set(written)].filter((file) => !file.endsWith('.mdx'));
  expect(files.length).toBeGreaterThan(60);
  expect(await runs('@biomejs/biome', 'biome', 'check', '--error-on-warnings', ...files)).toBe(
    'passed',
  );
});

test('a skeleton of each kind is tidy, and its tests pass', { timeout: LONG }, async () => {
  const own = SAMPLES.filter((path) => path.endsWith('/'));
  const sets = [
    'scripts/tidy/tidy.test.ts',
    'src/lessons/lessons.test.ts',
    'src/lessons/answers.test.ts',
    'src/challenges/challenge.test.ts',
    'src/components/workbench/registry.test.ts',
    'src/components/views/settings/knobs.test.ts',
    'src/components/views/sweep/sweep.test.ts',
    'src/drills/drill.test.ts',
    'src/components/inspect/words/tables.test.ts',
    'src/stack/trace/schema.test.ts',
    'build/offsets.test.ts',
  ];
  expect(await runs('vitest', 'vitest', 'run', ...sets, ...own)).toBe('passed');
});

test('nothing but the lists is edited, and nothing is overwritten', { timeout: LONG }, async () => {
  const outside = written.filter((file) => !SAMPLES.some((path) => file.startsWith(path)));
  expect([...new Set(outside)].sort()).toEqual([
    'src/drills/levels.ts',
    'src/runtime/capabilities.ts',
    'src/stack/inputs/letters.ts',
  ]);
  const again = await makeNew('view', nameOf('view'));
  expect(again).toMatchObject({ status: 2, stdout: '' });
  expect(again.stderr).toContain('src/components/views/sample-view exists already');
  const level = await makeNew('level', nameOf('level'));
  expect(level.stderr).toContain('src/drills/levels/sample-level.ts exists already');
});

test('what is no kind, no name, or taken is refused with a reason', { timeout: LONG }, async () => {
  const refused = async (...args: string[]) => {
    const { status, stdout, stderr } = await makeNew(...args);
    expect([status, stdout]).toEqual([2, '']);
    return stderr;
  };
  expect(await refused()).toContain('npm run new -- <kind> <name>');
  expect(await refused('router', 'mine')).toContain('one of: lesson, view, protocol');
  for (const name of ['', 'Mine', 'my_thing', '-mine', '4th', '../mine', 'a'.repeat(41)]) {
    expect(await refused('view', name)).toContain('is no name for a view');
  }
  expect(await refused('node', 'dns')).toContain('There is a capability “dns” already');
  expect(await refused('input', 'flag')).toContain('“flag” means something else');
  expect(await refused('app', 'default')).toContain('“default” means something else');
  expect(await refused('lesson', 'mine', '--after', 'nowhere')).toContain('no lesson “nowhere”');
});

test('views and results that are added one after the other have an order of their own', {
  timeout: LONG,
}, async () => {
  for (const kind of ['view', 'result']) {
    const { folder, isFile } = KINDS[kind] as (typeof KINDS)[string];
    const file = (name: string) => `${folder}/${name}${isFile ? '.ts' : '/view.ts'}`;
    await makeNew(kind, 'another');
    const orders = ['another', nameOf(kind)].map((name) => orderIn(join(copy, file(name))));
    expect(orders[0], kind).toBeGreaterThan(orders[1] as number);
  }
});

test('a lesson beyond the plan gets its row where it is asked for', () => {
  const [edit] = editsOf('curriculum', namesOf('mine', 'Mine', '我的'), 'src/lessons/mine', 'b');
  const first =
    "    ['a', 'A', '甲'],\n    [\n      'b',\n      'B',\n      '乙',\n      'a',\n    ],\n";
  const rest = "    ['c', 'C', '丙'],\n";
  const row = "    ['mine', 'Mine', '我的'],\n";
  expect(edit?.edit(first + rest)).toBe(first + row + rest);
});

test('a lesson that is planned has its row, however that is written', () => {
  for (const { slug } of COURSE) {
    const [edit] = editsOf(
      'curriculum',
      namesOf(slug, 'A', '甲'),
      `src/lessons/${slug}`,
      undefined,
    );
    expect(edit?.edit(curriculum), slug).toBe(curriculum);
  }
});

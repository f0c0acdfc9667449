/**
 * `npm run new` in a copy of the checkout: one skeleton of each kind, all at once, and everything that
 * is asked of the project (types, lint, tidiness) is asked of them; their own tests pass.
 */
import { execFile, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
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
const LEFT_OUT = new Set(['node_modules', '.git', '.cache', 'dist', 'coverage']);

const planned = COURSE.find(({ slug }) => LESSONS.every(({ id }) => id !== slug));
const nameOf = (kind: string) => (kind === 'lesson' ? (planned?.slug ?? '') : `sample-${kind}`);

let copy = '';
const written: string[] = [];

/** Starts one of our tools in a folder, as somebody at a shell would. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV$|NODE_OPTIONS$)/.test(name)),
);

function makeNew(folder: string, ...args: string[]) {
  const program = [join(folder, 'scripts', 'new.mjs'), ...args];
  const options = { cwd: folder, encoding: 'utf8', env: environment } as const;
  return spawnSync(process.execPath, program, options);
}

async function runs(packageName: string, command: string, ...args: string[]): Promise<string> {
  const path = join(copy, relative(root, bin(packageName, command)));
  const options = { cwd: copy, env: environment, maxBuffer: 1 << 26 };
  return promisify(execFile)(process.execPath, [path, ...args], options).then(
    () => 'passed',
    ({ stdout, stderr }) => `${stdout}${stderr}`,
  );
}

beforeAll(() => {
  copy = mkdtempSync(join(realpathSync(tmpdir()), 'wireglass-'));
  const wanted = (path: string) => !LEFT_OUT.has(relative(root, path).split(/[\\/]/)[0] as string);
  cpSync(root, copy, { recursive: true, filter: wanted });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  // What is known of types that are unchanged need not be found out again.
  const known = join('.cache', 'tsc');
  mkdirSync(join(copy, '.cache'));
  if (existsSync(join(root, known)))
    cpSync(join(root, known), join(copy, known), { recursive: true });
  for (const kind of Object.keys(KINDS)) {
    const { status, stdout, stderr } = makeNew(copy, kind, nameOf(kind));
    expect(stderr, kind).toBe('');
    expect(status, stdout).toBe(0);
    written.push(...stdout.split('\n').filter((line) => /^src\/\S+$/.test(line)));
  }
}, LONG);

afterAll(() => rmSync(copy, { recursive: true, force: true }));

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
  const own = Object.entries(KINDS).map(([kind, { folder }]) => `${folder}/${nameOf(kind)}/`);
  const sets = [
    'scripts/tidy/tidy.test.ts',
    'src/lessons/lessons.test.ts',
    'src/lessons/answers.test.ts',
    'src/challenges/challenge.test.ts',
    'src/components/workbench/registry.test.ts',
    'src/components/inspect/words/tables.test.ts',
    'src/stack/trace/schema.test.ts',
    'build/offsets.test.ts',
  ];
  expect(await runs('vitest', 'vitest', 'run', ...sets, ...own)).toBe('passed');
});

test('nothing but the lists is edited, and nothing is overwritten', () => {
  const folders = Object.entries(KINDS).map(([kind, { folder }]) => `${folder}/${nameOf(kind)}/`);
  const outside = written.filter((file) => !folders.some((folder) => file.startsWith(folder)));
  expect([...new Set(outside)].sort()).toEqual([
    'src/runtime/capabilities.ts',
    'src/stack/inputs/letters.ts',
    'src/stack/protocols/tcp/page/settings-text.ts',
    'src/stack/protocols/tcp/state/settings.ts',
  ]);
  const again = makeNew(copy, 'view', nameOf('view'));
  expect(again).toMatchObject({ status: 2, stdout: '' });
  expect(again.stderr).toContain('src/components/views/sample-view exists already');
});

test('what is no kind, no name, or taken is refused with a reason', () => {
  const refused = (...args: string[]) => {
    const { status, stdout, stderr } = makeNew(copy, ...args);
    expect([status, stdout]).toEqual([2, '']);
    return stderr;
  };
  expect(refused()).toContain('npm run new -- <kind> <name>');
  expect(refused('router', 'mine')).toContain('one of: lesson, view, protocol');
  for (const name of ['', 'Mine', 'my_thing', '-mine', '4th', '../mine', 'a'.repeat(41)]) {
    expect(refused('view', name)).toContain('is no name for a view');
  }
  expect(refused('node', 'dns')).toContain('There is a capability “dns” already');
  expect(refused('input', 'flag')).toContain('“flag” means something else');
  expect(refused('app', 'default')).toContain('“default” means something else');
  expect(refused('lesson', 'mine', '--after', 'nowhere')).toContain('no lesson “nowhere”');
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
